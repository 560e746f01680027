import { afterEach, describe, expect, test, vi } from 'vitest';
import { platformWith } from '../src/platform.ts';
import { FakeBrowser } from './support/browser.ts';
import { customerOf, recorded, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a page that is put aside, and comes back as it was', () => {
  test('holds neither socket nor timer meanwhile; back, it goes on where it was', async () => {
    const server = new FakeServer();
    const [tab] = await new FakeBrowser(server).tabs(1);
    const { client } = tab ?? expect.fail();
    const opening = client.open();
    await server.settle();
    const { id } = (await opening).conversation;
    const told = recorded(client);
    tab?.hide();
    await server.settle();
    expect([client.connection, client.leads, server.socket.open]).toEqual(['offline', false, false]);
    expect(server.clock.pending).toBe(0);
    server.says(id, 'meanwhile');
    await server.advance(60_000);
    expect(server.sockets.all).toHaveLength(1);
    tab?.wake();
    await server.settle();
    expect([client.connection, client.leads, shown(client, id)]).toEqual(['online', true, ['meanwhile']]);
    expect(told.filter(({ event }) => event === 'reset')).toEqual([]);
  });

  test.each([
    ['with locks', {}],
    ['without locks', { locks: false }],
  ])(
    'the leader of two tabs: the other leads at once, and the one that comes back follows (%s)',
    async (_name, has) => {
      const server = new FakeServer();
      const [first, second] = await new FakeBrowser(server, has).tabs(2);
      first?.hide();
      await server.advance(3_000);
      expect([second?.client.connection, second?.client.leads]).toEqual(['online', true]);
      first?.wake();
      await server.advance(3_000);
      expect([first?.client.connection, first?.client.leads, second?.client.leads]).toEqual([
        'online',
        false,
        true,
      ]);
      expect(server.sockets.all.filter(({ open }) => open)).toHaveLength(1);
    },
  );

  test('is told apart from one that is shown for the first time', () => {
    const page = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('window', page);
    vi.stubGlobal('document', document);
    const told: string[] = [];
    const end = platformWith().onWake(
      () => told.push('wake'),
      () => told.push('hide'),
    );
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(told).toEqual([]);
    page.dispatchEvent(new Event('pagehide'));
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    page.dispatchEvent(new Event('online'));
    // Whether the connection went with it is asked at once.
    page.dispatchEvent(new Event('offline'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).toEqual(['hide', 'wake', 'wake', 'wake', 'wake']);
    end();
    page.dispatchEvent(new Event('pagehide'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).toHaveLength(5);
  });
});

describe('a wake-up while connecting', () => {
  /** A client whose first socket is never answered. */
  async function stuck(): Promise<{ server: FakeServer; wake: () => void; connection: () => string }> {
    const server = new FakeServer();
    let wake: () => void = () => undefined;
    const client = customerOf(server, {
      onWake: (run) => {
        wake = run;
        return () => undefined;
      },
    });
    void client.connect();
    while (server.sockets.all.length === 0) await Promise.resolve();
    server.socket.freeze();
    await server.settle();
    return { server, wake, connection: () => client.connection };
  }

  test('after a sleep: what was begun before it is given up', async () => {
    const { server, wake, connection } = await stuck();
    server.clock.sleep(3_600_000);
    wake();
    await server.advance(1_000);
    expect([connection(), server.sockets.all.length]).toEqual(['online', 2]);
  });

  test('that was begun before: it gets some seconds more, however often that happens', async () => {
    const { server, wake, connection } = await stuck();
    await server.advance(1_500);
    wake();
    await server.advance(4_000);
    wake();
    await server.advance(4_000);
    expect([connection(), server.sockets.all.length]).toEqual(['connecting', 1]);
    await server.advance(2_000);
    expect([connection(), server.sockets.all.length]).toEqual(['online', 2]);
  });

  test('that was begun this very moment: it has all its time', async () => {
    const { server, wake, connection } = await stuck();
    wake();
    await server.advance(900);
    wake();
    await server.advance(9_000);
    expect([connection(), server.sockets.all.length]).toEqual(['connecting', 1]);
    await server.advance(1_000);
    expect([connection(), server.sockets.all.length]).toEqual(['online', 2]);
  });
});

describe('a page that comes back as it was', () => {
  test('tells so several times at once: what is begun then has all its time', async () => {
    const server = new FakeServer();
    const [tab] = await new FakeBrowser(server).tabs(1);
    tab?.hide();
    await server.advance(1_000);
    tab?.wake();
    for (let n = 0; n < 20; n++) await Promise.resolve();
    // The page is shown, is visible, and its network is there.
    tab?.wake();
    tab?.wake();
    expect(server.sockets.all).toHaveLength(2);
    server.socket.freeze();
    await server.advance(9_400);
    expect([tab?.client.connection, server.sockets.all.length]).toEqual(['connecting', 2]);
    await server.advance(1_600);
    expect([tab?.client.connection, server.sockets.all.length]).toEqual(['online', 3]);
  });
});

test('a half-open socket is found within 2 s of the first sign of waking, however many follow', async () => {
  const server = new FakeServer();
  const [tab] = await new FakeBrowser(server).tabs(1);
  server.socket.freeze();
  const told: string[] = [];
  tab?.client.on('connection', (state) => told.push(state));
  for (let n = 0; n < 4; n++) {
    tab?.wake();
    await server.advance(490);
  }
  expect(told).toEqual([]);
  await server.advance(50);
  expect(told[0]).toBe('offline');
  await server.advance(500);
  expect(tab?.client.connection).toBe('online');
});
