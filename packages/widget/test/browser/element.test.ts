import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import type { DeskController } from '../../src/bridge/deskController.ts';
import { ShopBell } from '../../src/element.ts';
import {
  allByRole,
  byRole,
  deep,
  eventOf,
  mount,
  openBell,
  seenText,
  settled,
  unmountAll,
  until,
} from './support/bell.ts';
import { FakeClient, waiting } from './support/fakeClient.ts';

/** What its views ask. */
function deskOf(bell: Element): DeskController | undefined {
  const hints = [...deep(bell)].find(({ localName }) => localName === 'shop-bell-hints');
  return (hints as unknown as { actions?: DeskController } | undefined)?.actions;
}

describe('<shop-bell>', () => {
  afterEach(() => {
    unmountAll();
    document.adoptedStyleSheets = [];
  });

  it('asks nothing of its client before it is opened', async () => {
    const { bell, client } = mount();
    await settled(bell);
    assert.deepEqual(client.asked, []);
  });

  it('resumes an open conversation by itself and shows what was not read', async () => {
    const client = new FakeClient();
    client.known = true;
    client.begin({ page: 'shop' }, client.opens);
    client.unread = 2;
    const { bell } = mount({}, client);
    await settled(bell);
    assert.deepEqual(client.asked, ['connect']);
    byRole(bell, 'button', 'Contact us, 2 new messages');
    assert.equal(bell.opened, false);
  });

  it('enters with the scope of the page when it is opened', async () => {
    const { client } = await openBell();
    assert.deepEqual(client.asked, ['connect', 'open']);
    assert.deepEqual(client.scopes, [{ page: 'product', sku: '1001' }]);
  });

  it('says nothing of what the page does not say: then it is a shop page', async () => {
    const { client } = await openBell({ page: null, sku: null });
    assert.deepEqual(client.scopes, [{ page: 'shop' }]);
  });

  it('tells of opening, closing, outcome, messages, unread ones and errors by events that bubble', async () => {
    const { bell, client } = mount();
    const told: string[] = [];
    const listening = new AbortController();
    for (const name of ['open', 'close', 'outcome', 'message', 'unread', 'error']) {
      document.addEventListener(`shopbell-${name}`, () => told.push(name), listening);
    }
    bell.open();
    await settled(bell);
    const [id = ''] = client.conversations.keys();
    client.say(id, 'Hello');
    client.emit('unread', 1);
    bell.close();
    await settled(bell);
    assert.deepEqual(told, ['open', 'outcome', 'message', 'unread', 'close']);
    listening.abort();
  });

  it('takes properties that were set before it was defined', async () => {
    const early = document.createElement('late-bell');
    const client = new FakeClient();
    Object.assign(early, { client, page: 'order', orderId: 'A-7', locale: 'en', opened: true });
    document.body.append(early);
    customElements.define('late-bell', class extends ShopBell {});
    await settled(early);
    assert.deepEqual(client.scopes, [{ page: 'order', orderId: 'A-7' }]);
    early.remove();
  });

  it('stays open and connected when it is moved', async () => {
    const { bell, client } = await openBell();
    const place = document.createElement('section');
    document.body.append(place);
    place.append(bell);
    await settled(bell);
    assert.equal(bell.opened, true);
    assert.equal(bell.shadowRoot?.querySelector('dialog')?.open, true);
    assert.deepEqual(client.asked, ['connect', 'open']);
    assert.isAbove(client.listening, 0);
    place.remove();
  });

  it('lets everything go when it is removed in mid-connection, and starts again when it is put back', async () => {
    const client = new FakeClient();
    let open = () => {};
    client.gate = new Promise((resolve) => {
      open = resolve;
    });
    const { bell } = mount({}, client);
    bell.open();
    await settled(bell);
    bell.remove();
    await Promise.resolve();
    open();
    await settled(document.body);
    assert.equal(client.listening, 0);
    assert.deepEqual(client.asked, ['connect'], 'no entry after it was removed');
    assert.equal(bell.opened, false);

    document.body.append(bell);
    bell.open();
    await settled(bell);
    assert.deepEqual(client.asked, ['connect', 'connect', 'open']);
    byRole(bell, 'textbox');
  });

  it('does not destroy a client that belongs to the page', async () => {
    const { bell, client } = await openBell();
    bell.remove();
    await Promise.resolve();
    assert.notInclude(client.asked, 'destroy');
  });

  it('leaves no listener behind after a hundred lives', async () => {
    const client = new FakeClient();
    for (let life = 0; life < 100; life += 1) {
      const { bell } = mount({}, client);
      await bell.updateComplete;
      bell.remove();
      await Promise.resolve();
    }
    assert.equal(client.listening, 0);
    for (let life = 0; life < 100; life += 1) {
      const { bell } = mount({}, client);
      bell.open();
      await bell.updateComplete;
      await new Promise(requestAnimationFrame);
      bell.remove();
      await Promise.resolve();
    }
    await new Promise(requestAnimationFrame);
    assert.equal(client.listening, 0, 'opened, too');
  });

  it('enters anew when what it showed is gone', async () => {
    const { bell, client } = await openBell();
    client.conversations = new Map();
    client.emit('reset', client.conversations);
    await settled(bell);
    assert.deepEqual(client.asked, ['connect', 'open', 'connect', 'open']);
    byRole(bell, 'textbox');
  });

  it('goes over to another client in flight', async () => {
    const { bell, client } = await openBell();
    const other = new FakeClient();
    bell.client = other;
    await settled(bell);
    assert.equal(client.listening, 0);
    assert.deepEqual(other.asked, ['connect', 'open']);
  });

  it('tells the page what is unread with another client, and hears no more of the one before', async () => {
    const { bell, client } = await openBell();
    client.unread = 3;
    client.emit('unread', 3);
    let reject = (_: ShopbellError) => {};
    client.loadHistory = () =>
      new Promise((_, refused) => {
        reject = refused;
      });
    const desk = await until(() => deskOf(bell));
    desk.history();
    const told: unknown[] = [];
    bell.addEventListener('shopbell-unread', ({ detail }) => told.push(detail.count));
    bell.addEventListener('shopbell-error', () => told.push('error'));
    bell.client = new FakeClient();
    await settled(bell);
    assert.deepEqual(told, [0]);
    assert.isFalse(desk.loadingHistory);
    reject(new ShopbellError('DESTROYED', 'destroyed'));
    await settled(bell);
    assert.isUndefined(desk.trouble);
    assert.deepEqual(told, [0]);
  });

  it('tells of one refused connection once', async () => {
    const client = new FakeClient();
    const { bell } = mount({}, client);
    const told: string[] = [];
    bell.addEventListener('shopbell-error', ({ detail }) => told.push(detail.error.code));
    const refused = new ShopbellError('FORBIDDEN', 'not here');
    client.connect = () => {
      client.emit('error', refused);
      return Promise.reject(refused);
    };
    bell.open();
    await settled(bell);
    assert.deepEqual(told, ['FORBIDDEN']);
  });

  it('opens and closes by attribute, method and bell alike', async () => {
    const { bell } = mount();
    const dialog = () => bell.shadowRoot?.querySelector('dialog')?.open;
    bell.setAttribute('opened', '');
    await settled(bell);
    assert.equal(dialog(), true);
    bell.toggle();
    await settled(bell);
    assert.equal(dialog(), false);
    assert.equal(bell.hasAttribute('opened'), false);
    byRole(bell, 'button', 'Contact us').click();
    await settled(bell);
    assert.equal(dialog(), true);
  });

  it('changes its language while it is open', async () => {
    const { bell } = await openBell();
    bell.locale = 'zh-CN';
    await settled(bell);
    await settled(bell);
    byRole(bell, 'textbox', '写下您的问题');
    assert.include(seenText(bell), '正在为您服务');
  });

  it('changes its language without tearing down what is open, and keeps it where the other cannot be had', async () => {
    const { bell } = await openBell();
    const field = byRole(bell, 'textbox', 'Write your question');
    for (const locale of ['zh-CN', 'ar', 'en'] as const) {
      bell.locale = locale;
      await bell.updateComplete;
      assert.isTrue(byRole(bell, 'textbox') === field, locale);
    }
    await settled(bell);
    await settled(bell);
    assert.isTrue(byRole(bell, 'textbox', 'Write your question') === field);
  });

  it('speaks the language of the page where the tag says nothing', async () => {
    document.documentElement.lang = 'zh-Hans-CN';
    const { bell } = mount({ locale: null });
    await settled(bell);
    await settled(bell);
    byRole(bell, 'button', '联系客服');
    document.documentElement.lang = '';
  });

  it('reflects theme and side, so that styles follow properties', async () => {
    const { bell } = mount({ theme: 'dark', position: 'left' });
    await settled(bell);
    assert.equal(getComputedStyle(bell).colorScheme, 'dark');
    assert.isBelow(bell.getBoundingClientRect().left, 40);
  });

  it('keeps its place and look under hostile styles of the page', async () => {
    const hostile = new CSSStyleSheet();
    hostile.replaceSync(
      'body * { all: initial; display: none !important; font-size: 99px } button { color: red }',
    );
    document.adoptedStyleSheets = [hostile];
    const { bell } = await openBell();
    const { right, bottom } = bell.getBoundingClientRect();
    assert.approximately(innerWidth - right, 20, 1);
    assert.approximately(innerHeight - bottom, 20, 1);
    assert.equal(getComputedStyle(bell).fontSize, '15px');
  });

  it('writes on any accent with a contrast of at least 4.5', async () => {
    const { bell } = await openBell();
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const luminance = (colour: string) => {
      if (!canvas) throw new Error('no canvas');
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = Array.from(canvas.getImageData(0, 0, 1, 1).data, (part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (const accent of [
      '#ffe600',
      '#e60012',
      '#767676',
      '#777777',
      '#00a0ff',
      '#000',
      '#fff',
      'hotpink',
      '#2f5d50',
    ]) {
      bell.style.setProperty('--shopbell-accent', accent);
      const { color, backgroundColor } = getComputedStyle(byRole(bell, 'button', 'Contact us'));
      const [light = 0, dark = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => b - a);
      assert.isAtLeast((light + 0.05) / (dark + 0.05), 4.5, accent);
    }
  });

  it('importing the class alone defines nothing', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const view = frame.contentWindow as (Window & typeof globalThis) | null;
    const script = view?.document.createElement('script');
    if (!view || !script) throw new Error('no frame');
    script.type = 'module';
    script.textContent = `import { ShopBell } from '${new URL('../../src/element.ts', import.meta.url).pathname}';
      dispatchEvent(new CustomEvent('done', { detail: [typeof ShopBell, customElements.get('shop-bell')] }));`;
    const done = eventOf(view, 'done');
    view.document.head.append(script);
    assert.deepEqual((await done).detail, ['function', undefined]);
    frame.remove();
  });

  it('carries no style attribute anywhere', async () => {
    const { bell, client } = await openBell();
    const [id = ''] = client.conversations.keys();
    client.send(id, 'Hello');
    await settled(bell);
    assert.deepEqual(
      [...deep(bell)].filter((element) => element.hasAttribute('style')),
      [],
    );
    assert.equal(allByRole(bell, 'dialog').length, 1);
  });

  it('README names every attribute, event, part and custom property that there is', async () => {
    const readme = (await (await fetch('/packages/widget/README.md')).text()).replace(/ +/g, ' ');
    for (const attribute of ShopBell.observedAttributes) assert.include(readme, `\`${attribute}\``);
    const { bell, client } = await openBell();
    const [id = ''] = client.conversations.keys();
    client.say(id, 'Hello');
    client.send(id, 'Hello');
    client.unread = 1;
    await settled(bell);
    client.change(id, waiting);
    bell.close();
    await settled(bell);
    const parts = new Set([...deep(bell)].flatMap((element) => [...element.part]));
    assert.deepEqual([...parts].sort(), [
      'badge',
      'bell',
      'bubble',
      'messages',
      'own-bubble',
      'panel',
      'place',
      'their-bubble',
    ]);
    for (const part of parts) assert.include(readme, `\`${part}\``);
    const sheets = bell.shadowRoot?.adoptedStyleSheets ?? [];
    const styles = sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join();
    const properties = new Set(styles.match(/--shopbell-[a-z-]+/g));
    for (const property of properties) assert.include(readme, `| \`${property}`);
    assert.equal(properties.size, readme.match(/^\| `--shopbell/gm)?.length);
  });
});
