import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { safeLink } from '../../src/extras/safeLink.ts';
import { allByRole, byRole, focused, idIn, openBell, seenText, settled, unmountAll } from './support/bell.ts';
import { FakeClient, faq, recommendations } from './support/fakeClient.ts';
import { inChromium, prefer } from './support/media.ts';

const helpful = (client = new FakeClient()): FakeClient => {
  client.fitting = (page, queued) => ({
    faq: page === 'product' || queued ? faq : [],
    recommendations: page === 'shop' || page === 'order' ? recommendations : [],
  });
  return client;
};

describe('what may help without anybody', () => {
  beforeEach(() => {
    localStorage.clear();
  });
  afterEach(unmountAll);
  after(async () => {
    await prefer({ reducedMotion: 'no-preference' });
  });

  it('RB-08 frequent questions stand at the beginning on a product page, answers open in place', async () => {
    const { bell, client } = await openBell({}, helpful());
    assert.deepEqual(client.answersAsked, ['product']);
    byRole(bell, 'region', 'Frequent questions');
    byRole(bell, 'button', '多少天内可以退货？').click();
    await settled(bell);
    assert.include(seenText(bell), '签收后七天内。');
  });

  it('RB-08 there are none on a shop page, RB-07 but recommendations', async () => {
    const { bell } = await openBell({ page: 'shop', sku: null }, helpful());
    assert.deepEqual(allByRole(bell, 'region', 'Frequent questions'), []);
    byRole(bell, 'region', 'The shop recommends');
    assert.include(seenText(bell), '今年卖得最好');
  });

  it('RB-07 recommendations stand on an order page, and neither list on a tracking page', async () => {
    const { bell } = await openBell({ page: 'order', sku: null, orderId: 'A-7' }, helpful());
    byRole(bell, 'region', 'The shop recommends');
    unmountAll();
    const { bell: tracking, client } = await openBell({ page: 'tracking', sku: null }, helpful());
    assert.deepEqual(allByRole(tracking, 'region'), []);
    assert.deepEqual(client.answersAsked, []);
  });

  it('RB-07 links are safe, titles never markup, and what is no link is none', async () => {
    const { bell } = await openBell({ page: 'shop', sku: null }, helpful());
    const [link, ...others] = allByRole(bell, 'link') as HTMLAnchorElement[];
    assert.deepEqual(others, []);
    if (!link) throw new Error('no link');
    assert.equal(link.href, 'https://shop.example/p/1001');
    assert.equal(link.rel, 'noopener noreferrer');
    assert.include(link.computedName, 'opens in a new window');
    assert.include(seenText(bell), '<b>Ultralight</b> sleeping mat');
    assert.include(seenText(bell), 'Not a link');
  });

  it('RB-07 an address with another scheme or a password in it is no link', () => {
    assert.equal(safeLink('https://shop.example/a b'), 'https://shop.example/a%20b');
    for (const url of [
      undefined,
      '',
      '/p',
      'http://shop.example',
      'javascript:alert(1)',
      'https://a:b@shop.example',
      'data:text/html,x',
    ]) {
      assert.equal(safeLink(url), undefined, url);
    }
  });

  it('RB-07 a recommended product without a link can be asked about', async () => {
    const { bell } = await openBell({ page: 'shop', sku: null }, helpful());
    byRole(bell, 'button', /^Ask about/).click();
    await settled(bell);
    const field = byRole(bell, 'textbox') as HTMLTextAreaElement;
    assert.equal(field.value, 'About “<b>Ultralight</b> sleeping mat”: ');
    assert.equal(focused(), field);
  });

  it('a card can be folded, and says so', async () => {
    const { bell } = await openBell({}, helpful());
    const fold = byRole(bell, 'button', 'Frequent questions');
    assert.equal(fold.ariaExpanded, 'true');
    fold.click();
    await settled(bell);
    assert.equal(fold.ariaExpanded, 'false');
    assert.notInclude(seenText(bell), '多少天内可以退货？');
    assert.equal(focused(), byRole(bell, 'textbox'), 'a fold takes no focus away');
  });

  it('a dismissed card does not come back in this conversation, on the next page either; in another it does', async () => {
    const mounted = await openBell({}, helpful());
    const { client, bell } = mounted;
    byRole(bell, 'button', 'Do not show again: Frequent questions').click();
    await settled(bell);
    assert.deepEqual(allByRole(bell, 'region'), []);
    client.say(idIn(mounted), 'Hello');
    await settled(bell);
    assert.deepEqual(allByRole(bell, 'region'), []);
    unmountAll();
    const { bell: next } = await openBell({}, client);
    assert.deepEqual(allByRole(next, 'region'), []);
    unmountAll();
    await client.end(idIn({ client, bell }));
    const { bell: anew } = await openBell({}, client);
    byRole(anew, 'region', 'Frequent questions');
  });

  inChromium(
    'nothing jumps: while there is room, messages and questions stay where they are when answers open',
    async () => {
      await setViewport({ width: 1280, height: 800 });
      await prefer({ reducedMotion: 'reduce' });
      const mounted = await openBell({}, helpful());
      const { bell, client } = mounted;
      client.say(idIn(mounted), 'Hello');
      await settled(bell);
      const log = byRole(bell, 'log');
      const line = () =>
        [...log.querySelectorAll('.text')]
          .find(({ textContent }) => textContent === 'Hello')
          ?.getBoundingClientRect().top;
      const question = byRole(bell, 'button', '多少天内可以退货？');
      const [before, place] = [line(), question.getBoundingClientRect().top];
      question.click();
      await settled(bell);
      assert.equal(line(), before);
      assert.equal(question.getBoundingClientRect().top, place);
    },
  );

  it('whoever reads an answer is not carried off by a new message', async () => {
    const mounted = await openBell({}, helpful());
    const { bell, client } = mounted;
    for (let lines = 0; lines < 8; lines += 1) client.say(idIn(mounted), `line ${lines}`);
    await settled(bell);
    const log = byRole(bell, 'log');
    log.scrollTop = 0;
    await settled(bell);
    byRole(bell, 'button', '这顶帐篷防雨吗？').click();
    await settled(bell);
    client.say(idIn(mounted), 'newest');
    await settled(bell);
    assert.equal(log.scrollTop, 0);
    byRole(bell, 'button', '1 new message');
  });

  it('what cannot be had at the beginning is not missed', async () => {
    const client = new FakeClient();
    client.fitting = () => {
      throw new Error('no');
    };
    const { bell } = await openBell({}, client);
    assert.deepEqual(allByRole(bell, 'region'), []);
    byRole(bell, 'textbox', 'Write your question');
  });
});
