import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { greet } from '../../src/greeting/greeting.ts';
import {
  allByRole,
  byRole,
  deep,
  focused,
  idIn,
  mount,
  openBell,
  press,
  settled,
  type,
  unmountAll,
  until,
} from './support/bell.ts';
import { FakeClient } from './support/fakeClient.ts';

const box = (element: Element) => element.getBoundingClientRect();
const panelOf = (bell: Element): Element =>
  bell.shadowRoot?.querySelector('.panel') ?? assert.fail('no panel');
const shell = (bell: Element) => byRole(bell, 'button', 'Contact us');
const field = (bell: Element) => byRole(bell, 'textbox');

/** Until its words are there. */
const named = (bell: Element) => until(() => allByRole(bell, 'button', /^Contact us/)[0]);

/** A page of the shop: a box with the bell in it, and something of the shop's own below. */
function helpPage(bell: HTMLElement) {
  const help = document.createElement('main');
  const below = document.createElement('p');
  below.textContent = 'Below';
  help.append(bell, below);
  document.body.append(help);
  return { help, below };
}

/** What an observer tells of the page comes with its next picture. */
const drawnTwice = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        resolve();
      });
    });
  });

describe('as a part of the page', () => {
  beforeEach(async () => {
    await setViewport({ width: 1280, height: 800 });
  });
  afterEach(() => {
    unmountAll();
    for (const made of document.querySelectorAll('main, input')) made.remove();
    document.documentElement.dir = '';
    document.adoptedStyleSheets = [];
  });
  after(() => setViewport({ width: 1280, height: 800 }));

  describe('inline', () => {
    it('keeps its place, as wide as what it stands in, and asks for nothing before the first tap', async () => {
      const { bell, client } = mount({ display: 'inline' });
      const { help, below } = helpPage(bell);
      bell.style.setProperty('--shopbell-inline-height', '520px');
      await named(bell);
      assert.equal(getComputedStyle(bell).position, 'relative');
      assert.equal(box(bell).width, box(help).width);
      assert.equal(box(bell).height, 520);
      assert.equal(box(below).top, box(bell).bottom + parseFloat(getComputedStyle(below).marginTop));
      const { left, right } = box(shell(bell));
      assert.approximately((left + right) / 2, (box(bell).left + box(bell).right) / 2, 1);
      assert.isNull(shell(bell).getAttribute('aria-haspopup'), 'it opens no dialog');
      assert.deepEqual(client.asked, []);
      assert.lengthOf(allByRole(bell, 'region'), 0);
    });

    it('opens where it stands and moves nothing: a region that nobody closes and that keeps no focus inside', async () => {
      const { bell, client } = mount({ display: 'inline' });
      const { help, below } = helpPage(bell);
      await named(bell);
      const before = box(below).top;
      shell(bell).focus();
      shell(bell).click();
      await until(() => allByRole(bell, 'textbox')[0]);
      await settled(bell);
      assert.deepEqual(client.asked.slice(0, 2), ['connect', 'open']);
      assert.equal(box(below).top, before);
      const region = byRole(bell, 'region', 'Customer service');
      assert.deepEqual([box(region).width, box(region).height], [box(help).width, 600]);
      assert.lengthOf(allByRole(bell, 'dialog'), 0);
      assert.lengthOf(allByRole(bell, 'button', 'Close'), 0);
      assert.lengthOf(allByRole(bell, 'button', /^Contact us/), 0, 'no bell');
      assert.isTrue(focused() === field(bell), 'who tapped goes on writing');
      press(field(bell), 'Escape');
      await settled(bell);
      assert.isTrue(bell.opened);
    });

    it('takes the focus from nobody where the page opens it', async () => {
      const search = document.createElement('input');
      document.body.append(search);
      search.focus();
      const { bell } = await openBell({ display: 'inline' });
      assert.isTrue(focused() === search);
      field(bell).focus();
      assert.isTrue(focused() === field(bell));
    });

    it('has a place of its own on pages from right to left, under hostile styles, and none while hidden', async () => {
      const hostile = new CSSStyleSheet();
      hostile.replaceSync(
        'body * { all: initial; display: none; position: absolute } main { display: block }',
      );
      document.adoptedStyleSheets = [hostile];
      document.documentElement.dir = 'rtl';
      const { bell } = mount({ display: 'inline' });
      const { help } = helpPage(bell);
      bell.open();
      await until(() => bell.shadowRoot?.querySelector('.inside'));
      await settled(bell);
      assert.deepEqual([box(bell).width, box(bell).height], [box(help).width, 600]);
      bell.hidden = true;
      assert.deepEqual([box(bell).width, box(bell).height], [0, 0]);
      bell.hidden = false;
      await settled(bell);
      byRole(bell, 'region', 'Customer service');
    });

    it('counts as seen only what is in view', async () => {
      const { bell, client } = await openBell({ display: 'inline' });
      const above = document.createElement('main');
      above.style.height = '3000px';
      document.body.prepend(above);
      scrollTo(0, 0);
      await until(() => !bell.inSight);
      const id = idIn({ bell, client });
      client.say(id, 'Below the fold');
      await settled(bell);
      assert.notMatch(client.asked.join(), /seen/);
      // Its head is in view, and most of it; what is new stands at its foot.
      scrollBy(0, box(bell).top - innerHeight + 0.7 * box(bell).height);
      await drawnTwice();
      assert.notMatch(client.asked.join(), /seen/);
      bell.scrollIntoView({ block: 'end' });
      await until(() => client.asked.join().includes('seen'));
      scrollTo(0, 0);
    });

    it('is in view at its foot, where it is higher than the window', async () => {
      const { bell } = await openBell({ display: 'inline' });
      bell.style.setProperty('--shopbell-inline-height', '2000px');
      scrollTo(0, 0);
      await until(() => !bell.inSight);
      bell.scrollIntoView({ block: 'end' });
      await until(() => bell.inSight);
      scrollTo(0, 0);
    });

    it('is not greeted: what it says stands there already', async () => {
      const { bell } = mount({ display: 'inline' });
      await settled(bell);
      greet(bell, `Hello ${Math.random()}`);
      await new Promise((done) => setTimeout(done));
      assert.isNull(bell.shadowRoot?.querySelector('.greeting') ?? null);
    });
  });

  describe('page', () => {
    it('opens with the page, fills it with a column in its middle, and leaves the page’s head free', async () => {
      const search = document.createElement('input');
      document.body.append(search);
      search.focus();
      const { bell, client } = mount({ display: 'page' });
      await until(() => client.asked.includes('open'));
      await until(() => allByRole(bell, 'textbox')[0]);
      await settled(bell);
      const region = byRole(bell, 'region', 'Customer service');
      assert.deepEqual([box(region).left, box(region).top], [0, 0]);
      assert.deepEqual(
        [box(region).width, box(region).height],
        [document.body.parentElement?.clientWidth, 800],
      );
      const { left, right, width } = box(
        field(bell).getRootNode() instanceof ShadowRoot
          ? (field(bell).getRootNode() as ShadowRoot).host
          : bell,
      );
      assert.equal(width, 720);
      assert.approximately(left, innerWidth - right, 1);
      assert.isTrue(focused() === search, 'it takes the focus from nobody');
      assert.lengthOf(allByRole(bell, 'button', 'Close'), 0);
      bell.style.setProperty('--shopbell-page-top', '64px');
      assert.deepEqual([box(region).top, box(region).height], [64, 736]);
    });

    it('gives the page back when a script closes it, and opens again when it is put back', async () => {
      const { bell } = await openBell({ display: 'page' });
      bell.close();
      await settled(bell);
      assert.deepEqual([box(bell).width, box(bell).height], [56, 56]);
      await named(bell);
      bell.remove();
      await Promise.resolve();
      document.body.append(bell);
      await settled(bell);
      assert.isTrue(bell.opened);
      byRole(bell, 'region', 'Customer service');
    });

    it('leaves the part that is in sight to it when a keyboard lies over the screen, below the page’s head', async () => {
      const real = Object.getOwnPropertyDescriptor(window, 'visualViewport');
      const sight = Object.assign(new EventTarget(), { height: 844, offsetTop: 0, scale: 1 });
      Object.defineProperty(window, 'visualViewport', { value: sight, configurable: true });
      await setViewport({ width: 390, height: 844 });
      const { bell } = await openBell({ display: 'page' });
      const shows = async (to: Partial<typeof sight>) => {
        Object.assign(sight, to);
        sight.dispatchEvent(new Event('resize'));
        await settled(bell);
        const { top, bottom } = box(panelOf(bell));
        return [top, bottom];
      };
      assert.deepEqual(await shows({ height: 500, offsetTop: 30 }), [30, 530]);
      bell.style.setProperty('--shopbell-page-top', '64px');
      assert.deepEqual(await shows({ height: 500, offsetTop: 30 }), [64, 530]);
      assert.deepEqual(await shows({ height: 844, offsetTop: 0 }), [64, 844]);
      if (real) Object.defineProperty(window, 'visualViewport', real);
    });
  });

  it('goes from one way to another in flight: conversation, draft and focus stay', async () => {
    await setViewport({ width: 390, height: 844 });
    const { bell, client } = await openBell();
    const modal = () => document.querySelector(':modal') !== null || deepModal(bell);
    assert.isTrue(modal(), 'on a phone it fills the screen');
    field(bell).focus();
    type(field(bell), 'half a sent');
    for (const display of ['inline', 'page', 'inline', 'floating', 'page', null] as const) {
      bell.display = display;
      await settled(bell);
      assert.isTrue(bell.opened, `${display}`);
      assert.equal((field(bell) as HTMLTextAreaElement).value, 'half a sent', `${display}`);
      assert.isTrue(focused() === field(bell), `${display}`);
      assert.equal(bell.getAttribute('display'), display);
      assert.equal(modal(), display !== 'inline' && display !== 'page');
    }
    assert.deepEqual(
      client.asked.filter((what) => what === 'open' || what === 'connect'),
      ['connect', 'open'],
    );
  });

  it('stays as it is when it is moved', async () => {
    const { bell, client } = await openBell({ display: 'inline' });
    const { help } = helpPage(document.createElement('span'));
    help.prepend(bell);
    await settled(bell);
    assert.isTrue(bell.opened);
    byRole(bell, 'region', 'Customer service');
    assert.equal(box(bell).width, box(help).width);
    assert.deepEqual(client.asked, ['connect', 'open']);
    await until(() => bell.inSight);
  });

  it('tells of a conversation that goes on before it is tapped', async () => {
    const client = new FakeClient();
    client.known = true;
    client.begin({ page: 'shop' }, client.opens);
    client.unread = 2;
    const { bell } = mount({ display: 'inline' }, client);
    await named(bell);
    byRole(bell, 'button', 'Contact us, 2 new messages');
    assert.isFalse(bell.opened);
  });
});

const deepModal = (bell: Element) => [...deep(bell)].some((element) => element.matches(':modal'));
