import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import {
  allByRole,
  byRole,
  deep,
  focused,
  idIn,
  openBell,
  press,
  seenText,
  settled,
  type,
  unmountAll,
  until,
} from './support/bell.ts';
import { clientThatOpens, faq, waiting, type FakeClient } from './support/fakeClient.ts';

const inLine = (): FakeClient => {
  const client = clientThatOpens(waiting);
  client.fitting = (_page, queued) => ({ faq: queued ? faq : [], recommendations: [] });
  return client;
};
/** What the view tells whoever listens. */
const told = (bell: Element) =>
  [...deep(bell)].find(
    (element) => element.matches('.spoken[role=status]') && element.textContent.includes(' in line'),
  )?.textContent;

describe('a customer waiting in line', () => {
  afterEach(() => {
    unmountAll();
    localStorage.clear();
  });

  it('RT-46 sees the place and the wait, live', async () => {
    const mounted = await openBell({}, inLine());
    const { bell, client } = mounted;
    assert.include(seenText(bell), '3rd in line\nabout 2 min');
    client.move(idIn(mounted), 2, 61_000);
    await settled(bell);
    assert.include(seenText(bell), '2nd in line\nabout 1 min');
    client.move(idIn(mounted), 1);
    await settled(bell);
    assert.include(seenText(bell), 'You are next');
    assert.notMatch(seenText(bell), /about \d+ min/, 'without a figure nobody guesses');
  });

  it('RT-46 in Chinese', async () => {
    const mounted = await openBell({ locale: 'zh-CN' }, inLine());
    const { bell, client } = mounted;
    await settled(bell);
    assert.include(seenText(bell), '第 3 位\n大约 2 分钟');
    client.move(idIn(mounted), 1);
    await settled(bell);
    assert.include(seenText(bell), '下一位就是您');
  });

  it('RT-46 sees the place on the closed bell, and hears it as its name', async () => {
    const mounted = await openBell({}, inLine());
    const { bell, client } = mounted;
    bell.close();
    await settled(bell);
    assert.include(seenText(bell), '3rd in line · about 2 min');
    byRole(bell, 'button', 'Contact us, 3rd in line · about 2 min');
    client.move(idIn(mounted), 1);
    await settled(bell);
    byRole(bell, 'button', 'Contact us, You are next');
    client.assign(idIn(mounted), 'queue');
    await settled(bell);
    byRole(bell, 'button', 'Contact us, It is your turn. Amy is here for you');
  });

  it('RT-46 hears a changed place politely: the latest now and then, not each', async () => {
    const mounted = await openBell({}, inLine());
    const { bell, client } = mounted;
    await until(() => told(bell) === '3rd in line · about 2 min');
    const set = window.setTimeout;
    const delays: number[] = [];
    window.setTimeout = ((run: () => void, delay = 0) => {
      delays.push(delay);
      return set(run, delay);
    }) as typeof window.setTimeout;
    client.move(idIn(mounted), 3, 60_000);
    client.move(idIn(mounted), 2, 60_000);
    await settled(bell);
    window.setTimeout = set;
    assert.isAbove(Math.max(...delays), 10_000);
    assert.equal(told(bell), '3rd in line · about 2 min', 'told a moment ago');
    const live = [...deep(bell)].filter(
      (element) =>
        element.checkVisibility() &&
        element.matches('[role=status], [role=alert], [aria-live]') &&
        /2nd/.test(element.textContent),
    );
    assert.deepEqual(live, [], 'what is seen to change is no live region');
  });

  it('RT-47 reads fitting answers, opened in place by keyboard', async () => {
    const mounted = await openBell({ page: 'order', sku: null }, inLine());
    const { bell, client } = mounted;
    assert.deepEqual(client.answersAsked, ['order queued']);
    const question = byRole(bell, 'button', '这顶帐篷防雨吗？');
    assert.equal(question.ariaExpanded, 'false');
    assert.notInclude(seenText(bell), '外帐防水');
    question.focus();
    question.click();
    await settled(bell);
    assert.equal(question.ariaExpanded, 'true');
    assert.include(seenText(bell), '外帐防水 3000 mm');
    assert.equal(focused(), question);
  });

  it('RT-47 sees no answer that is none, and markup as text', async () => {
    const { bell } = await openBell({}, inLine());
    byRole(bell, 'button', 'Show all 5').click();
    await settled(bell);
    byRole(bell, 'button', 'Is there a <b>warranty</b>?').click();
    await settled(bell);
    assert.include(seenText(bell), 'Yes: <i>two years</i>.');
    unmountAll();
    const without = clientThatOpens(waiting);
    const { bell: bare } = await openBell({}, without);
    assert.notInclude(seenText(bare), 'While you wait');
  });

  it('RT-47 keeps an answer that is being read when the agent comes; else the questions go', async () => {
    for (const reading of [true, false]) {
      const mounted = await openBell({ page: 'order', sku: null }, inLine());
      const { bell, client } = mounted;
      if (reading) byRole(bell, 'button', '这顶帐篷防雨吗？').click();
      client.assign(idIn(mounted), 'queue');
      await settled(bell);
      assert.include(seenText(bell), 'It is your turn. Amy is here for you');
      assert.equal(seenText(bell).includes('这顶帐篷防雨吗？'), reading);
      unmountAll();
    }
  });

  it('RT-47 may ask for the answers again when they did not come', async () => {
    const client = inLine();
    const { fitting } = client;
    client.fitting = () => {
      throw new ShopbellError('TIMEOUT', 'late');
    };
    const { bell } = await openBell({}, client);
    assert.include(seenText(bell), 'did not come');
    client.fitting = fitting;
    byRole(bell, 'button', 'Try again').click();
    await settled(bell);
    byRole(bell, 'button', '这顶帐篷防雨吗？');
  });

  it('RT-46 writes while waiting', async () => {
    const mounted = await openBell({}, inLine());
    const { bell, client } = mounted;
    const field = byRole(bell, 'textbox', 'Write your question');
    type(field, 'Does it work at minus five?');
    press(field, 'Enter');
    client.store(idIn(mounted));
    await settled(bell);
    assert.include(seenText(bell), 'Does it work at minus five?');
    assert.include(seenText(bell), '3rd in line');
  });

  it('RT-46 leaves a message instead: what was written stays, the draft too', async () => {
    const mounted = await openBell({}, inLine());
    const { bell, client } = mounted;
    client.send(idIn(mounted), 'Sent already');
    client.store(idIn(mounted));
    const field = byRole(bell, 'textbox') as HTMLTextAreaElement;
    type(field, 'and also');
    byRole(bell, 'button', 'Leave a message instead').click();
    await settled(bell);
    assert.include(client.asked, 'leave leave-message');
    assert.include(seenText(bell), 'We have your message');
    assert.include(seenText(bell), 'Sent already');
    assert.equal(byRole(bell, 'textbox', 'Write your message'), field, 'the very same field');
    assert.equal(field.value, 'and also');
  });

  it('RT-46 says that it is solved, and may ask again', async () => {
    const mounted = await openBell({}, inLine());
    const { bell, client } = mounted;
    byRole(bell, 'button', 'Solved').click();
    await settled(bell);
    assert.include(client.asked, 'leave solved');
    assert.include(seenText(bell), 'Glad that is solved');
    assert.include(seenText(bell), 'Solved. You are no longer in line');
    byRole(bell, 'button', 'Ask again').click();
    await settled(bell);
    assert.equal(client.conversations.size, 2);
  });

  it('RT-46 is told when it was no longer in line', async () => {
    const mounted = await openBell({}, inLine());
    const { bell, client } = mounted;
    client.refusal = new ShopbellError('NOT_QUEUED', 'served');
    byRole(bell, 'button', 'Solved').click();
    await settled(bell);
    assert.include(byRole(bell, 'alert').textContent, 'You are no longer in line');
    client.refusal = undefined;
    client.assign(idIn(mounted), 'queue');
    await settled(bell);
    assert.deepEqual(allByRole(bell, 'button', 'Solved'), []);
  });

  it('RT-46 is asked nothing twice: a step under way cannot be tapped again', async () => {
    const { bell, client } = await openBell({}, inLine());
    byRole(bell, 'button', 'Leave a message instead').click();
    byRole(bell, 'button', 'Solved').click();
    await settled(bell);
    assert.deepEqual(
      client.asked.filter((asked) => asked.startsWith('leave')),
      ['leave leave-message'],
    );
  });
});
