import { assert } from 'chai';
import { greet } from '../../src/greeting/greeting.ts';
import { byRole, focused, idIn, mount, press, settled, unmountAll, until } from './support/bell.ts';
import { clientThatOpens, waiting } from './support/fakeClient.ts';
import { FakeClient } from './support/fakeClient.ts';

let texts = 0;
/** Another word each time: nobody is told the same twice. */
const word = () => `Need a hand? ${++texts}`;
const isThere = (bell: Element) => bubbleOf(bell) !== null;
const bubbleOf = (bell: Element) => bell.shadowRoot?.querySelector<HTMLElement>('.greeting') ?? null;

describe('the word beside the bell', () => {
  const realTimeout = window.setTimeout;
  /** Seconds that were asked for, and what happens after them. */
  let waits: { seconds: number; run: () => void }[] = [];
  beforeEach(() => {
    waits = [];
    localStorage.removeItem('shopbell:greeted');
  });
  afterEach(() => {
    window.setTimeout = realTimeout;
    unmountAll();
    document.querySelector('#shops-own')?.remove();
  });

  async function bellOnPage(attributes: Record<string, string> = {}) {
    const mounted = mount();
    for (const [name, value] of Object.entries(attributes)) mounted.bell.setAttribute(name, value);
    // Its name comes with the words.
    await until(() => mounted.bell.shadowRoot?.querySelector('.bell')?.ariaLabel);
    return mounted;
  }

  function greetAfter(bell: HTMLElement, text?: string): void {
    waits = [];
    window.setTimeout = ((run: () => void, milliseconds = 0) => {
      waits.push({ seconds: milliseconds / 1000, run });
      return 0;
    }) as typeof setTimeout;
    greet(bell, text);
    window.setTimeout = realTimeout;
    waits.at(-1)?.run();
  }

  it('comes from the page’s script at once, opens the panel, and is gone then', async () => {
    const { bell } = await bellOnPage();
    const text = word();
    greetAfter(bell, text);
    assert.equal(waits[0]?.seconds, 0);
    byRole(bell, 'button', text).click();
    await settled(bell);
    assert.isTrue(bell.opened);
    assert.isFalse(isThere(bell));
  });

  it('comes by page and after the time that the attributes say', async () => {
    const [shop, product] = [word(), word()];
    const { bell } = await bellOnPage({
      greeting: shop,
      'greeting-product': product,
      'greeting-after': '40',
    });
    greetAfter(bell);
    assert.equal(waits[0]?.seconds, 40);
    assert.include(bubbleOf(bell)?.textContent, product);
    bell.setAttribute('page', 'order');
    greetAfter(bell);
    assert.include(bubbleOf(bell)?.textContent, shop);
    assert.lengthOf(bell.shadowRoot?.querySelectorAll('.greeting') ?? [], 1, 'one at a time');
    bell.setAttribute('greeting-after', 'soon');
    bell.setAttribute('greeting', word());
    greetAfter(bell);
    assert.equal(waits.at(-1)?.seconds, 15);
  });

  it('comes once on a device, and goes by its button or Escape without opening anything', async () => {
    const { bell } = await bellOnPage();
    const text = word();
    greetAfter(bell, text);
    byRole(bell, 'button', 'No thanks').click();
    assert.isFalse(isThere(bell));
    assert.isFalse(bell.opened);
    assert.equal(focused(), byRole(bell, 'button', 'Contact us'));
    greetAfter(bell, text);
    assert.isFalse(isThere(bell));
    greetAfter(bell, word());
    const inside = bubbleOf(bell)?.querySelector('button');
    if (inside) press(inside, 'Escape');
    assert.isFalse(isThere(bell));
  });

  it('holds nothing of a bell that was taken away before its time', async () => {
    const { bell } = await bellOnPage();
    const listened: string[] = [];
    const listen = document.addEventListener.bind(document);
    const signals: (AbortSignal | undefined)[] = [];
    document.addEventListener = (name: string, heard: EventListener, options?: AddEventListenerOptions) => {
      listened.push(name);
      signals.push(options?.signal);
      listen(name, heard, options);
    };
    bell.remove();
    greetAfter(bell, word());
    document.addEventListener = listen;
    assert.isTrue(signals.every((signal) => signal?.aborted));
    assert.include(listened.join(), 'visibilitychange');
  });

  it('is text, whatever the page says', async () => {
    const { bell } = await bellOnPage();
    greetAfter(bell, `<img src=x onerror=alert(1)> ${word()}`);
    assert.lengthOf(bubbleOf(bell)?.querySelectorAll('img') ?? [], 0);
    assert.include(bubbleOf(bell)?.textContent, '<img src=x');
  });

  it('does not come to whoever has the panel open, or a conversation that goes on', async () => {
    const { bell } = await bellOnPage({ server: 'https://desk.example', shop: 'demo' });
    bell.open();
    await settled(bell);
    greetAfter(bell, word());
    assert.isFalse(isThere(bell));
    bell.close();
    await settled(bell);
    localStorage.setItem('shopbell:demo@https://desk.example:open', '1');
    greetAfter(bell, word());
    assert.isFalse(isThere(bell));
    localStorage.removeItem('shopbell:demo@https://desk.example:open');
  });

  it('is never over a button of the shop: it waits until there is room', async () => {
    const { bell } = await bellOnPage();
    const own = Object.assign(document.createElement('button'), { id: 'shops-own', textContent: 'Buy now' });
    own.style.cssText = 'position: fixed; right: 150px; bottom: 30px; width: 80px; height: 30px';
    document.body.append(own);
    greetAfter(bell, word());
    const bubble = bubbleOf(bell);
    assert.isFalse(bubble?.checkVisibility({ visibilityProperty: true }));
    assert.isTrue(bubble.inert);
    own.style.bottom = '400px';
    dispatchEvent(new Event('resize'));
    assert.isTrue(bubble.checkVisibility({ visibilityProperty: true }));
    assert.isFalse(bubble.inert);
  });

  it('goes out of the way of what comes to the page later, frames of others too', async () => {
    const { bell } = await bellOnPage();
    let look = () => undefined;
    const realInterval = window.setInterval;
    window.setInterval = ((run: () => undefined) => {
      look = run;
      return 0;
    }) as typeof setInterval;
    greetAfter(bell, word());
    window.setInterval = realInterval;
    assert.isFalse(bubbleOf(bell)?.inert);
    const own = Object.assign(document.createElement('iframe'), { id: 'shops-own' });
    own.style.cssText = 'position: fixed; right: 150px; bottom: 30px; width: 80px; height: 30px';
    document.body.append(own);
    look();
    assert.isTrue(bubbleOf(bell)?.inert);
    own.remove();
    look();
    assert.isFalse(bubbleOf(bell)?.inert);
  });

  it('says what fits the page at that moment, in a shop of one page', async () => {
    const [shop, product] = [word(), word()];
    const { bell } = await bellOnPage({ greeting: shop, 'greeting-product': product });
    bell.page = 'shop';
    window.setTimeout = ((run: () => void) => waits.push({ seconds: 0, run })) as typeof setTimeout;
    greet(bell);
    window.setTimeout = realTimeout;
    bell.page = 'product';
    waits.at(-1)?.run();
    assert.include(bubbleOf(bell)?.textContent, product);
  });

  it('is asked for by the attribute of one kind of page alone', async () => {
    const text = word();
    const bell = document.createElement('shop-bell');
    bell.setAttribute('page', 'product');
    bell.setAttribute('greeting-product', text);
    bell.setAttribute('greeting-after', '0');
    bell.client = new FakeClient();
    document.body.append(bell);
    await until(() => bubbleOf(bell));
    assert.include(bubbleOf(bell)?.textContent, text);
  });

  it('is asked for by the element’s method and attribute where there is no loader', async () => {
    const text = word();
    const bell = document.createElement('shop-bell');
    bell.setAttribute('greeting', text);
    bell.setAttribute('greeting-after', '0');
    bell.client = new FakeClient();
    document.body.append(bell);
    await until(() => bubbleOf(bell));
    assert.include(bubbleOf(bell)?.textContent, text);
  });
});

describe('the bell while closed', () => {
  afterEach(unmountAll);
  const place = (bell: Element) => bell.shadowRoot?.querySelector('.place')?.textContent.trim();

  it('RT-46 tells the place, that one is next, and that somebody is there now', async () => {
    const client = clientThatOpens(waiting);
    const mounted = mount({}, client);
    const { bell } = mounted;
    bell.open();
    await settled(bell);
    bell.close();
    await settled(bell);
    const id = idIn(mounted);
    assert.equal(place(bell), '3rd in line · about 2 min');
    client.move(id, 1);
    await settled(bell);
    assert.equal(place(bell), 'You are next');
    client.assign(id, 'queue');
    await settled(bell);
    assert.equal(place(bell), 'It is your turn. Amy is here for you');
    byRole(bell, 'button', 'Contact us, It is your turn. Amy is here for you').click();
    await settled(bell);
    bell.close();
    await settled(bell);
    assert.isUndefined(place(bell));
  });

  it('stands left or right as it is told, its side words with it, also on pages that read from the right', async () => {
    for (const [dir, position, side] of [
      ['ltr', undefined, 'right'],
      ['rtl', undefined, 'left'],
      ['ltr', 'left', 'left'],
      ['rtl', 'right', 'right'],
    ] as const) {
      document.documentElement.dir = dir;
      const { bell } = mount(position && { position }, clientThatOpens(waiting));
      bell.open();
      await settled(bell);
      const panel = bell.shadowRoot?.querySelector('dialog')?.getBoundingClientRect();
      bell.close();
      await settled(bell);
      const button = bell.shadowRoot?.querySelector('.bell')?.getBoundingClientRect();
      const words = bell.shadowRoot?.querySelector('.place')?.getBoundingClientRect();
      const [left, right] = [button?.left ?? 0, innerWidth - (button?.right ?? 0)];
      assert.equal(left < right ? 'left' : 'right', side, `${dir} ${position}`);
      assert.isTrue(
        side === 'left'
          ? (words?.left ?? 0) > (button?.right ?? 0)
          : (words?.right ?? 0) < (button?.left ?? 0),
      );
      assert.approximately(side === 'left' ? (panel?.left ?? 0) : innerWidth - (panel?.right ?? 0), 20, 4);
      unmountAll();
    }
    document.documentElement.dir = '';
  });

  it('may be left out for a launcher of the page’s own, which gets the focus back', async () => {
    const own = Object.assign(document.createElement('button'), { id: 'shops-own', textContent: 'Help' });
    document.body.append(own);
    const { bell } = mount();
    await settled(bell);
    bell.setAttribute('launcher', 'none');
    own.addEventListener('click', () => {
      bell.open();
    });
    await settled(bell);
    assert.isFalse(bell.shadowRoot?.querySelector('.bell')?.checkVisibility());
    own.focus();
    own.click();
    await settled(bell);
    assert.equal(focused()?.localName, 'textarea');
    press(focused() ?? bell, 'Escape');
    await settled(bell);
    assert.isFalse(bell.opened);
    assert.equal(focused(), own);
    own.remove();
  });
});
