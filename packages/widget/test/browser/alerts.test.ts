import { assert } from 'chai';
import { part } from '../../src/parts/part.ts';
import {
  allByRole,
  idIn,
  mount,
  openBell,
  settled,
  unmountAll,
  until,
  type Mounted,
} from './support/bell.ts';
import { FakeClient, clientThatOpens, waiting } from './support/fakeClient.ts';
import { amyInGroups } from './support/fakeGroups.ts';

describe('told while looking elsewhere', () => {
  const rung: number[] = [];
  const Real = window.AudioContext;
  const title = document.title;
  let hidden = false;
  let hasBeenActive = true;
  const { setTimeout: later, clearTimeout: cancel } = window;
  const putOff = new Map<number, () => void>();
  before(async () => {
    await part('alerts');
    window.setTimeout = ((run: () => void, ms?: number) => {
      if (ms !== 400) return later(run, ms);
      const id = -1 - putOff.size;
      putOff.set(id, run);
      return id;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      if (!putOff.delete(Number(id))) cancel(id);
    };
    Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true });
    // The page was touched.
    Object.defineProperty(navigator, 'userActivation', {
      get: () => ({ hasBeenActive }),
      configurable: true,
    });
    window.AudioContext = class extends Real {
      override get currentTime(): number {
        rung.push(1);
        return super.currentTime;
      }
    };
  });
  after(() => {
    delete (document as { hidden?: boolean }).hidden;
    delete (navigator as { userActivation?: unknown }).userActivation;
    Object.assign(window, { AudioContext: Real, setTimeout: later, clearTimeout: cancel });
  });
  afterEach(() => {
    hidden = false;
    hasBeenActive = true;
    rung.length = 0;
    document.dispatchEvent(new Event('visibilitychange'));
    localStorage.removeItem('shopbell:quiet');
    unmountAll();
  });

  async function written(given: {
    panel?: boolean;
    touched?: boolean;
    quiet?: boolean;
    hidden?: boolean;
    unread?: number;
    then?: (mounted: Mounted) => void;
  }) {
    const mounted = await openBell();
    hasBeenActive = given.touched ?? true;
    if (given.panel === false) mounted.bell.close();
    await settled(mounted.bell);
    if (given.quiet) localStorage.setItem('shopbell:quiet', '1');
    hidden = given.hidden ?? false;
    mounted.client.unread = given.unread ?? 1;
    mounted.client.say(idIn(mounted), 'Hello');
    given.then?.(mounted);
    await timePasses();
    return mounted;
  }

  /** What was put off until other tabs have had their say comes now. */
  async function timePasses(): Promise<void> {
    const runs = [...putOff.values()];
    putOff.clear();
    for (const run of runs) run();
    // What rings has come before (below): it is told in this turn.
    await part('alerts');
    await new Promise(requestAnimationFrame);
  }

  /** Letters posted so far have come, and their answers. */
  async function delivered(): Promise<void> {
    const [from, to] = [new BroadcastChannel('test'), new BroadcastChannel('test')];
    for (let round = 0; round < 3; round += 1) {
      const came = new Promise((resolve) => {
        to.onmessage = resolve;
      });
      from.postMessage(round);
      await came;
    }
    from.close();
    to.close();
  }

  it('is there for a conversation that goes on, on a page where the panel was not opened', async () => {
    const client = new FakeClient();
    client.known = true;
    const mounted = mount({}, client);
    client.begin({}, client.opens);
    mounted.bell.requestUpdate();
    await customElements.whenDefined('shop-bell-hints');
    await settled(mounted.bell);
    client.unread = 1;
    client.say(idIn(mounted), 'Hello');
    await timePasses();
    assert.isFalse(mounted.bell.opened);
    assert.lengthOf(rung, 1);
  });

  it('rings with the panel closed, not with it in sight, not if it was read in another tab or is quiet', async () => {
    await written({});
    assert.lengthOf(rung, 0, 'in sight');
    unmountAll();
    await written({ panel: false, unread: 0 });
    assert.lengthOf(rung, 0, 'read elsewhere');
    unmountAll();
    await written({ panel: false, quiet: true, hidden: true });
    assert.lengthOf(rung, 0, 'quiet');
    assert.equal(document.title, title);
    localStorage.removeItem('shopbell:quiet');
    hidden = false;
    unmountAll();
    await written({ panel: false });
    assert.lengthOf(rung, 1);
    assert.equal(document.title, title, 'the page is in sight');
  });

  it('rings once for what comes together, and for nobody who has gone meanwhile', async () => {
    const then = (mounted: Mounted) => {
      mounted.client.say(idIn(mounted), 'And again');
    };
    await written({ panel: false, then });
    assert.lengthOf(rung, 1);
    await written({ panel: false, then: unmountAll });
    assert.lengthOf(rung, 1);
  });

  it('flashes the title of a page that nobody sees, and gives it back', async () => {
    await written({ hidden: true });
    assert.equal(document.title, '1 new message · Amy');
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    assert.equal(document.title, title);
  });

  it('counts in the title what the bell counts: conversations and groups', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    client.groups.join('vip', 'VIP', [
      [amyInGroups, 'One'],
      [amyInGroups, 'Two'],
    ]);
    await until(() => allByRole(bell, 'button', /^Groups, VIP/)[0]);
    hidden = true;
    client.unread = 1;
    client.say(idIn(mounted), 'Hello');
    putOff.clear();
    client.groups.say('vip', amyInGroups, 'Three');
    await settled(bell);
    await timePasses();
    await until(() => document.title !== title);
    assert.equal(document.title, '4 new messages · VIP');
  });

  it('rings for a group while its members are shown, and not while its messages are', async () => {
    const mounted = await openBell();
    const { bell, client } = mounted;
    client.groups.join('vip', 'VIP', [[amyInGroups, 'One']]);
    const tap = async (name: string | RegExp) => {
      (await until(() => allByRole(bell, 'button', name)[0])).click();
      await settled(bell);
    };
    await tap(/^Groups, VIP/);
    await tap(/^VIP/);
    client.groups.say('vip', amyInGroups, 'Two');
    await timePasses();
    assert.lengthOf(rung, 0);
    await tap('Members');
    client.groups.say('vip', amyInGroups, 'Three');
    await timePasses();
    assert.lengthOf(rung, 1);
  });

  it('gives back the title that the page has got meanwhile, and lets that take turns', async () => {
    await written({ hidden: true });
    document.title = 'Cart (2)';
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    assert.equal(document.title, 'Cart (2)');
    document.title = title;
  });

  it('rings once it is one’s turn', async () => {
    const mounted = await openBell({}, clientThatOpens(waiting));
    mounted.bell.close();
    await settled(mounted.bell);
    mounted.client.assign(idIn(mounted), 'queue');
    await timePasses();
    assert.lengthOf(rung, 1);
  });

  it('does not ring in the tab that leads while another one has the conversation in sight, nor in one that follows', async () => {
    /** Another tab of the site. */
    const other = new BroadcastChannel('shopbell:alerts');
    const asked: unknown[] = [];
    const inSight = new Promise<void>((resolve) => {
      other.onmessage = ({ data }: MessageEvent<{ asks?: string }>) => {
        if (data.asks === undefined) return;
        asked.push(data.asks);
        other.postMessage({ seen: data.asks });
        resolve();
      };
    });
    const mounted = await openBell({}, clientThatOpens(waiting));
    mounted.bell.close();
    await settled(mounted.bell);
    mounted.client.assign(idIn(mounted), 'queue');
    await inSight;
    await delivered();
    assert.equal(putOff.size, 0);
    assert.deepEqual(asked, [idIn(mounted)]);
    assert.lengthOf(rung, 0);
    mounted.client.leads = false;
    mounted.client.say(idIn(mounted), 'Hello');
    await delivered();
    assert.lengthOf(asked, 1, 'who follows does not ask');
    other.close();
  });

  it('answers a tab that asks only while it has that conversation in sight', async () => {
    const mounted = await openBell();
    const id = idIn(mounted);
    const other = new BroadcastChannel('shopbell:alerts');
    const seen: unknown[] = [];
    other.onmessage = ({ data }: MessageEvent<{ seen?: string }>) => {
      if (data.seen !== undefined) seen.push(data.seen);
    };
    // It is known here too, but not what is shown.
    const { id: another } = mounted.client.begin({ page: 'order' }, mounted.client.opens);
    await settled(mounted.bell);
    other.postMessage({ asks: 'of another shop' });
    other.postMessage({ asks: another });
    other.postMessage({ asks: id });
    await delivered();
    assert.deepEqual(seen, [id]);
    mounted.bell.close();
    await settled(mounted.bell);
    other.postMessage({ asks: id });
    await delivered();
    assert.lengthOf(seen, 1);
    other.close();
  });

  describe('by notifications of the browser', () => {
    /** As a browser has them, but for showing anything. */
    class Shown extends EventTarget {
      static permission: NotificationPermission = 'default';
      static answer: NotificationPermission = 'granted';
      static asked = 0;
      static readonly all: Shown[] = [];
      static async requestPermission(): Promise<NotificationPermission> {
        Shown.asked += 1;
        return await Promise.resolve((Shown.permission = Shown.answer));
      }
      closed = false;
      readonly title: string;
      readonly said: NotificationOptions;
      constructor(title: string, said: NotificationOptions) {
        super();
        this.title = title;
        this.said = said;
        Shown.all.push(this);
      }
      close(): void {
        this.closed = true;
      }
    }
    const own = Object.getOwnPropertyDescriptor(window, 'Notification');
    beforeEach(() => {
      Object.assign(Shown, { permission: 'default', answer: 'granted', asked: 0 });
      Shown.all.length = 0;
      Object.defineProperty(window, 'Notification', { value: Shown, configurable: true, writable: true });
    });
    afterEach(() => {
      if (own) Object.defineProperty(window, 'Notification', own);
    });

    /** The button that asks for them, beside the signs to write with. */
    const askIn = async ({ bell }: Mounted) => {
      allByRole(bell, 'button', /^Emoji/)[0]?.click();
      await customElements.whenDefined('shop-bell-tray');
      await until(() => allByRole(bell, 'button', 'Sound and title alerts')[0]);
      return allByRole(bell, 'button', 'Notifications')[0];
    };

    it('asks nobody by itself, and shows none before it has asked', async () => {
      await written({ hidden: true });
      assert.equal(Shown.asked, 0);
      assert.lengthOf(Shown.all, 0);
    });

    it('asks by a touch alone, once; then says who wrote what, and brings the page back', async () => {
      const mounted = await openBell();
      const ask = (await askIn(mounted)) ?? assert.fail('nothing to ask with');
      assert.equal(Shown.asked, 0);
      ask.click();
      await until(() => allByRole(mounted.bell, 'button', 'Notifications').length === 0);
      assert.equal(Shown.asked, 1);
      hidden = true;
      mounted.client.unread = 1;
      mounted.client.say(idIn(mounted), 'It <b>does</b>.');
      await timePasses();
      const [shown, ...more] = Shown.all;
      assert.lengthOf(more, 0);
      assert.equal(shown?.title, 'Amy');
      assert.equal(shown?.said.body, 'It <b>does</b>.');
      let focusedPage = 0;
      const { focus } = window;
      window.focus = () => {
        focusedPage += 1;
      };
      shown?.dispatchEvent(new Event('click'));
      window.focus = focus;
      assert.equal(focusedPage, 1);
      assert.isTrue(shown?.closed);
    });

    it('shows none to who said no, who sees the page, or who wants quiet', async () => {
      Shown.answer = 'denied';
      const mounted = await openBell();
      (await askIn(mounted))?.click();
      await until(() => Shown.permission === 'denied');
      unmountAll();
      await written({ hidden: true });
      assert.lengthOf(Shown.all, 0, 'denied');
      unmountAll();
      Shown.permission = 'granted';
      await written({ panel: false });
      assert.lengthOf(Shown.all, 0, 'the page is in sight');
      unmountAll();
      await written({ hidden: true, quiet: true });
      assert.lengthOf(Shown.all, 0, 'quiet');
    });

    it('goes without where the browser has none of its own, or lets no page make them', async () => {
      Shown.permission = 'granted';
      class Forbidden extends Shown {
        constructor() {
          super('', {});
          throw new TypeError('Illegal constructor');
        }
      }
      Object.defineProperty(window, 'Notification', { value: Forbidden, configurable: true });
      await written({ hidden: true });
      assert.equal(document.title, '1 new message · Amy', 'the title says it all the same');
      unmountAll();
      delete (window as { Notification?: unknown }).Notification;
      hidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
      const mounted = await openBell();
      assert.isUndefined(await askIn(mounted), 'nothing is offered');
    });
  });

  it('plays nothing on a page that was not touched: it would all be heard at once later', async () => {
    await written({ panel: false, touched: false });
    assert.lengthOf(rung, 0);
  });
});
