import { assert } from 'chai';
import { knowsOpenConversation } from '@shopbell/sdk';
import type { ItemsProvider } from '../../src/element.ts';
import { mayHaveConversation } from '../../src/loader/openConversation.ts';
import { deep, seenText, until } from './support/bell.ts';
import { FakeClient, clientThatOpens, waiting } from './support/fakeClient.ts';

interface PageWindow extends Window {
  seen: { read: string[]; written: string[]; violations: string[]; errors: string[] };
}

/** What the SDK notes while a conversation is open. */
const openKey = `shopbell:demo@${location.origin}:open`;

let frame: HTMLIFrameElement | undefined;

/** A whole page of its own, with the script tag in it, loaded until its bell is there. */
async function load(name: string) {
  const made = document.createElement('iframe');
  frame = made;
  made.width = '900';
  made.height = '700';
  made.src = `/pages/${name}`;
  document.body.append(made);
  const bell = await until(() => made.contentDocument?.querySelector('shop-bell'));
  const page = made.contentWindow as PageWindow;
  const button = () => bell.shadowRoot?.querySelector<HTMLElement>('.bell');
  await until(() => page.document.readyState === 'complete' && button());
  return {
    page,
    bell,
    tap: () => button()?.click(),
    label: () => button()?.ariaLabel,
    requests: () =>
      page.performance
        .getEntriesByType('resource')
        .map((entry) => new URL(entry.name).pathname)
        // The test runner's own.
        .filter((path) => !path.startsWith('/__web-dev-server')),
    isOpen: () => bell.shadowRoot?.querySelector('dialog')?.open === true,
  };
}

describe('loader', () => {
  beforeEach(() => {
    localStorage.clear();
  });
  afterEach(() => {
    frame?.remove();
    localStorage.clear();
  });

  it('before the first tap reads one key, writes none, and requests nothing but itself', async () => {
    const { page, requests } = await load('plain');
    assert.deepEqual(requests(), ['/shipped/whole/shopbell.js']);
    assert.deepEqual(page.seen.read, [openKey]);
    assert.deepEqual(page.seen.written, []);
    assert.equal(page.document.cookie, '');
  });

  it('leaves one global name on the page', async () => {
    const { page } = await load('plain');
    const bare = document.createElement('iframe');
    document.body.append(bare);
    const known = new Set(Object.keys(bare.contentWindow ?? {}));
    bare.remove();
    const added = Object.keys(page).filter((key) => !known.has(key) && !['seen', '0'].includes(key));
    assert.deepEqual(added, ['shopbell']);
  });

  it('draws the bell in the language of the page', async () => {
    const { label } = await load('chinese');
    assert.equal(label(), '联系客服');
  });

  it('takes the attributes of its tag over', async () => {
    const { bell } = await load('plain');
    assert.equal(bell.getAttribute('shop'), 'demo');
    assert.equal(bell.getAttribute('page'), 'product');
    assert.equal(bell.getAttribute('sku'), '1001');
    assert.equal(bell.getAttribute('server'), location.origin);
  });

  it('opens the panel on the first tap, in the place of what it drew', async () => {
    const { bell, tap, isOpen, requests } = await load('plain');
    Object.assign(bell, { client: new FakeClient() });
    tap();
    await until(isOpen);
    assert.equal(bell.shadowRoot?.querySelectorAll('.bell').length, 1);
    await until(() => requests().length === 5);
    assert.sameMembers(requests(), [
      '/shipped/whole/shopbell.js',
      '/shipped/whole/widget/panel.js',
      '/shipped/whole/widget/en.js',
      '/shipped/whole/widget/extras.js',
      '/shipped/whole/widget/later-en.js',
    ]);
  });

  it('keeps the bell and its picture where they were when the panel takes over', async () => {
    const { bell, page, tap, isOpen } = await load('plain');
    Object.assign(bell, { client: new FakeClient() });
    const places = () =>
      ['.bell', '.bell svg'].map((selector) => {
        const { x, y, width, height } =
          bell.shadowRoot?.querySelector(selector)?.getBoundingClientRect() ?? {};
        return [x, y, width, height];
      });
    const before = places();
    tap();
    await until(isOpen);
    page.shopbell?.('close');
    await until(() => !isOpen());
    assert.deepEqual(places(), before);
  });

  it('draws an inline panel’s place where its tag stands, and asks for nothing more before the first tap', async () => {
    const { bell, page, requests, label } = await load('inline');
    const main = page.document.querySelector('main');
    assert.isTrue(bell.parentElement === main);
    const { width, height } = bell.getBoundingClientRect();
    assert.deepEqual([width, height], [main?.clientWidth, 600]);
    const start = bell.shadowRoot?.querySelector('.bell');
    assert.equal(label(), 'Contact us');
    const { left = 0, top = 0, right = 0, bottom = 0 } = start?.getBoundingClientRect() ?? {};
    const box = bell.getBoundingClientRect();
    assert.approximately((left + right) / 2, (box.left + box.right) / 2, 1, 'in its middle');
    assert.approximately((top + bottom) / 2, (box.top + box.bottom) / 2, 1);
    assert.isAbove(right - left, 100, 'it says what it does');
    assert.deepEqual(requests(), ['/shipped/whole/shopbell.js']);
    assert.deepEqual(page.seen.read, [openKey]);
    assert.deepEqual(page.seen.written, []);
  });

  it('opens an inline panel in that place, under a strict CSP too, and nothing moves', async () => {
    for (const name of ['inline', 'strict-inline']) {
      const { bell, page, tap } = await load(name);
      const client = new FakeClient();
      Object.assign(bell, { client });
      const before = bell.getBoundingClientRect();
      const pill = () => bell.shadowRoot?.querySelector('.bell')?.getBoundingClientRect();
      const drawn = pill();
      tap();
      await until(() => bell.shadowRoot?.querySelector('section:not([hidden]) .inside'));
      assert.deepEqual(bell.getBoundingClientRect().toJSON(), before.toJSON());
      page.shopbell?.('close');
      await until(() => !bell.hasAttribute('opened') && pill()?.width);
      assert.approximately(
        pill()?.left ?? 0,
        drawn?.left ?? -1,
        1,
        'what Lit draws stands where the loader’s stood',
      );
      assert.approximately(pill()?.top ?? 0, drawn?.top ?? -1, 1);
      assert.deepEqual(page.seen.violations, []);
      assert.deepEqual(page.seen.errors, []);
      frame?.remove();
    }
  });

  it('opens a page of its own with the page', async () => {
    const { bell, page } = await load('own-page');
    Object.assign(bell, { client: new FakeClient() });
    await until(() => bell.shadowRoot?.querySelector('section:not([hidden]) .inside'));
    const { width, height } = bell.getBoundingClientRect();
    assert.deepEqual([width, height], [page.document.documentElement.clientWidth, 700]);
    assert.deepEqual(page.seen.errors, []);
  });

  it('draws one bell for two script tags', async () => {
    const { page } = await load('twice');
    await until(() => page.document.readyState === 'complete');
    assert.equal(page.document.querySelectorAll('shop-bell').length, 1);
  });

  it('takes over calls that were made before it was there', async () => {
    const { bell, page, isOpen } = await load('queued');
    assert.equal(bell.getAttribute('page'), 'order');
    assert.equal(bell.getAttribute('order-id'), 'A-7');
    assert.equal(bell.hasAttribute('sku'), false, 'a scope is replaced whole');
    Object.assign(bell, { client: new FakeClient() });
    page.shopbell?.('open');
    await until(isOpen);
    page.shopbell?.('close');
    await until(() => !isOpen());
    page.shopbell?.('update');
    assert.deepEqual(
      ['page', 'sku', 'order-id'].filter((name) => bell.hasAttribute(name)),
      [],
      'nothing said is a shop page',
    );
    page.shopbell?.('destroy');
    assert.equal(page.document.querySelector('shop-bell'), null);
    assert.equal(page.shopbell, undefined);
  });

  it('opens nothing that was closed again before the panel was there', async () => {
    const { bell, page, isOpen } = await load('plain');
    Object.assign(bell, { client: new FakeClient() });
    page.shopbell?.('open');
    page.shopbell?.('close');
    await until(() => 'open' in bell);
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    assert.isFalse(isOpen());
    page.shopbell?.('open');
    await until(isOpen);
  });

  it('leaves it closed when it was told twice to toggle before the panel was there, and opens by a third', async () => {
    const { bell, page, isOpen } = await load('plain');
    Object.assign(bell, { client: new FakeClient() });
    page.shopbell?.('toggle');
    page.shopbell?.('toggle');
    await until(() => 'open' in bell);
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    assert.isFalse(isOpen());
    page.shopbell?.('toggle');
    await until(isOpen);
  });

  it('opens by the next toggle what could not be loaded by the first', async () => {
    const { bell, page, isOpen } = await load('flaky');
    Object.assign(bell, { client: new FakeClient() });
    page.shopbell?.('toggle');
    await until(() => bell.shadowRoot?.querySelector('[role=status]')?.textContent);
    page.shopbell?.('toggle');
    await until(isOpen);
  });

  it('hands over what the customer may show, also where that was said before the loader was there', async () => {
    const { bell, page, isOpen, requests } = await load('queued');
    assert.deepEqual(requests(), ['/shipped/whole/shopbell.js'], 'nothing more is asked for before a tap');
    Object.assign(bell, { client: new FakeClient() });
    page.shopbell?.('open');
    await until(isOpen);
    const shelves = async () => await (bell as Element & { items?: ItemsProvider }).items?.();
    assert.deepEqual(await shelves(), [{ shelf: 'cart', items: [{ kind: 'product', id: '2002' }] }]);
    page.shopbell?.('items', () => []);
    assert.deepEqual(await shelves(), []);
  });

  it('says in plain words when the panel cannot be loaded, and leaves the page as it was', async () => {
    const { bell, page, tap } = await load('broken');
    tap();
    const note = await until(() => bell.shadowRoot?.querySelector('[role=status]')?.textContent);
    assert.match(note, /Did not open.*Tap again/);
    assert.equal(
      page.document.body.querySelectorAll(':scope > :not(script)').length,
      2,
      'the heading and the bell',
    );
    assert.deepEqual(page.seen.errors, []);
    const { width, height } = bell.getBoundingClientRect();
    assert.deepEqual([width, height], [56, 56], 'it covers nothing but its own place');
  });

  it('may be tapped again after a failure', async () => {
    const { bell, tap, isOpen } = await load('flaky');
    Object.assign(bell, { client: new FakeClient() });
    tap();
    await until(() => bell.shadowRoot?.querySelector('[role=status]')?.textContent);
    tap();
    await until(isOpen);
  });

  it('goes on with the chat when the later views cannot be loaded, in a line and at its end too', async () => {
    const { bell, page, tap, isOpen } = await load('bare');
    const client = clientThatOpens(waiting);
    Object.assign(bell, { client });
    tap();
    await until(isOpen);
    const text = () => seenText(bell);
    await until(() => text().includes('A part of this did not open'));
    assert.include(text(), '3rd in line · about 2 min');
    const [id = ''] = client.conversations.keys();
    client.send(id, 'Hello');
    await until(() => text().includes('Hello'));
    client.assign(id, 'queue');
    await until(() => text().includes('It is your turn'));
    assert.notInclude(text(), 'A part of this did not open');
    client.change(id, { state: 'ended' });
    await until(() => text().includes('A part of this did not open'));
    assert.deepEqual(page.seen.errors, []);
  });

  it('asks for the later views again when it is told to, and they come to life where they stand', async () => {
    const { bell, tap, isOpen } = await load('mending');
    Object.assign(bell, { client: clientThatOpens(waiting) });
    tap();
    await until(isOpen);
    const again = await until(() =>
      [...deep(bell)].find(
        (element): element is HTMLElement =>
          element.matches('button') && element.textContent.trim() === 'Try again',
      ),
    );
    again.click();
    await until(() => seenText(bell).includes('Leave a message instead'));
    assert.notInclude(seenText(bell), 'did not open');
  });

  it('the later views stand alone: they import nothing', async () => {
    for (const name of ['extras', 'attached']) {
      const code = await (await fetch(`/shipped/whole/widget/${name}.js`)).text();
      // One asks for the other by its address, and for nothing else.
      assert.notMatch(
        code.replace(/\bimport\(new URL\(\["attached\.js"\]|\bimport\.meta\b/g, ''),
        /\bimport\b/,
      );
      assert.notInclude(code, 'litElementVersions');
    }
  });

  it('loads the panel by itself when a conversation is open', async () => {
    localStorage.setItem(openKey, '1');
    const { requests } = await load('plain');
    await until(() => requests().includes('/shipped/whole/widget/panel.js'));
  });

  it('judges an open conversation as the SDK does', () => {
    const shop = { server: `${location.origin}/`, shopId: 'demo' };
    for (const kept of [null, '', '1']) {
      if (kept === null) localStorage.removeItem(openKey);
      else localStorage.setItem(openKey, kept);
      assert.equal(mayHaveConversation(location.origin, 'demo'), knowsOpenConversation(shop), String(kept));
      assert.equal(mayHaveConversation(location.origin, 'demo'), kept === '1');
      assert.equal(mayHaveConversation(shop.server, 'demo'), kept === '1', 'of an address with a slash');
    }
  });

  it('runs under a strict CSP with a nonce and Trusted Types without one violation', async () => {
    const { bell, page, tap, isOpen } = await load('strict');
    const client = new FakeClient();
    Object.assign(bell, { client });
    tap();
    await until(isOpen);
    const log = await until(() => [...deep(bell)].find((element) => element.getAttribute('role') === 'log'));
    const [id = ''] = client.conversations.keys();
    client.say(id, '<img src=x onerror=alert(1)>');
    client.send(id, '<b>bold</b>');
    await until(() => log.textContent.includes('<b>bold</b>'));
    assert.include(log.textContent, '<img src=x onerror=alert(1)>');
    assert.equal(log.querySelector('img, b'), null);
    client.change(id, waiting);
    await until(() => seenText(bell).includes('Leave a message instead'));
    assert.deepEqual(page.seen.violations, []);
    assert.deepEqual(page.seen.errors, []);
    assert.deepEqual(
      [...deep(bell)].filter((element) => element.hasAttribute('style')),
      [],
    );
    assert.equal(getComputedStyle(log).display, 'flex', 'styles apply');
  });
});
