import { describe, expect, test } from 'vitest';
import type { CustomerClient } from '../src/index.ts';
import { FakeBrowser } from './support/browser.ts';
import { recorded, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { leaders, openTabs, sockets, ways } from './support/tabs.ts';

/* Which tab holds the connection, whatever becomes of the one that does. */

const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown }).code;

describe.each(ways)('who leads, %s', (_name, options) => {
  test('the leader is closed: another one leads, nobody has a hole or a repeat', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    server.says(id, 'one');
    await server.settle();
    const told = tabs.map(({ client }) => recorded(client));
    tabs[0]?.kill();
    server.says(id, 'two');
    await server.advance(4_000);
    expect([leaders(tabs), sockets(server)]).toEqual([1, 1]);
    server.says(id, 'three');
    await server.settle();
    for (const { client } of tabs.slice(1)) {
      expect(client.connection).toBe('online');
      expect(shown(client, id)).toEqual(['one', 'two', 'three']);
    }
    for (const events of told.slice(1)) {
      expect(events.filter(({ event }) => event === 'message')).toHaveLength(2);
      expect(events.some(({ event }) => event === 'reset')).toBe(false);
    }
    expect(server.hellos.at(-1)?.since).toBeDefined();
  });

  test('the leader freezes: within 2 s another one leads; it thaws, and follows', async () => {
    const { server, tabs, id } = await openTabs(3, options);
    tabs[0]?.freeze();
    await server.advance(2_000);
    expect(leaders(tabs.slice(1))).toBe(1);
    await server.advance(500);
    server.says(id, 'anybody?');
    tabs[1]?.client.send(id, 'yes');
    await server.settle();
    for (const { client } of tabs.slice(1)) expect(shown(client, id)).toEqual(['anybody?', 'yes']);
    expect(shown(tabs[0]?.client as CustomerClient, id)).toEqual([]);
    tabs[0]?.thaw();
    await server.advance(3_000);
    expect(leaders(tabs)).toBe(1);
    expect(sockets(server)).toBe(1);
    for (const { client } of tabs) {
      expect(client.connection).toBe('online');
      expect(shown(client, id)).toEqual(['anybody?', 'yes']);
      expect(client.outgoing(id)).toEqual([]);
    }
  });

  test.each(['asks and goes', 'asks and stays'])(
    'the leader is frozen: only its own answer calms a tab that waits for it, not another that %s',
    async (what) => {
      const { server, browser, tabs } = await openTabs(1, options);
      tabs[0]?.freeze();
      const patient = browser.tab();
      void patient.client.connect();
      await server.settle(30);
      const other = browser.tab();
      void other.client.connect();
      await server.settle(30);
      if (what === 'asks and goes') other.kill();
      await server.advance(3_000);
      expect(patient.client.connection).toBe('online');
      expect(leaders([patient, other])).toBe(1);
      tabs[0]?.thaw();
      await server.advance(3_000);
      expect([leaders([...tabs, patient, other]), sockets(server)]).toEqual([1, 1]);
    },
  );

  test('the leader freezes as soon as it has answered: who has just heard of it does not wait for ever', async () => {
    const { server, browser, tabs } = await openTabs(1, options);
    const [leader] = tabs;
    const place = { happens: queueMicrotask };
    const ear = new (browser.origin.channelOf(place))(browser.origin.said[0]?.name ?? '');
    ear.addEventListener('message', ({ data }) => {
      if ((data as { kind?: unknown }).kind === 'lead') leader?.freeze();
    });
    const late = browser.tab();
    void late.client.connect();
    await server.advance(3_000);
    ear.close();
    expect([leader?.frozen, late.client.connection, late.client.leads]).toEqual([true, 'online', true]);
  });

  test('a leader that has no connection: nobody has one, and all come back at once', async () => {
    const { server, tabs } = await openTabs(3, options);
    const refusing = server.refuseSockets();
    server.socket.cut();
    await server.settle();
    expect(tabs.map(({ client }) => client.connection)).toEqual(['offline', 'offline', 'offline']);
    await server.advance(30_000);
    expect(tabs.map(({ client }) => client.connection)).not.toContain('online');
    refusing.end();
    while (tabs[0]?.client.connection !== 'online') await server.advance(100);
    await server.settle();
    expect(tabs.map(({ client }) => client.connection)).toEqual(['online', 'online', 'online']);
    expect(sockets(server)).toBe(1);
  });

  test('somebody looks at a tab that follows: the leader’s socket must prove itself, and is replaced within 2 s', async () => {
    const { server, tabs, id } = await openTabs(2, options);
    const [leader, follower] = tabs;
    server.socket.freeze();
    await server.advance(1_000);
    follower?.wake();
    await server.advance(2_000);
    expect(leader?.client.connection).toBe('offline');
    await server.advance(1_000);
    server.says(id, 'still there?');
    await server.settle();
    for (const { client } of tabs) {
      expect([client.connection, shown(client, id)]).toEqual(['online', ['still there?']]);
    }
    expect([leader?.client.leads, sockets(server)]).toEqual([true, 1]);
  });

  test('somebody looks at a tab that follows while the leader waits for its next attempt: it begins at once', async () => {
    const { server, tabs } = await openTabs(2, options);
    const refusing = server.refuseSockets();
    server.socket.cut();
    await server.advance(30_000);
    refusing.end();
    while (tabs[0]?.client.connection !== 'offline') await server.advance(100);
    tabs[1]?.wake();
    await server.settle();
    expect(tabs.map(({ client }) => client.connection)).toEqual(['online', 'online']);
  });

  test('the leader is destroyed: another one leads at once', async () => {
    const { server, tabs } = await openTabs(2, options);
    const told: boolean[] = [];
    tabs[1]?.client.on('leads', (leads) => told.push(leads));
    tabs[0]?.client.destroy();
    await server.advance(1_000);
    expect([tabs[0]?.client.leads, tabs[1]?.client.leads, tabs[1]?.client.connection]).toEqual([
      false,
      true,
      'online',
    ]);
    expect(told).toEqual([true]);
    tabs[1]?.client.destroy();
    await server.settle();
    expect(server.clock.pending).toBe(0);
    expect(sockets(server)).toBe(0);
  });

  test.each([0, 1, 3, 8, 20, 40])('destroyed in the middle of coming, after %i turns', async (turns) => {
    const { server, browser, tabs } = await openTabs(1, options);
    const late = browser.tab();
    const opening = late.client.open({ page: 'order' }).catch(codeOf);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    late.client.destroy();
    expect(await opening).toBe('DESTROYED');
    await server.advance(5_000);
    expect([tabs[0]?.client.leads, sockets(server)]).toEqual([true, 1]);
    tabs[0]?.client.destroy();
    expect(server.clock.pending).toBe(0);
  });

  test('tabs that come at the same time agree', async () => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server, options);
    const tabs = Array.from({ length: 5 }, () => browser.tab());
    for (const { client } of tabs) void client.connect();
    await server.advance(3_000);
    expect([leaders(tabs), sockets(server)]).toEqual([1, 1]);
    for (const { client } of tabs) expect(client.connection).toBe('online');
  });
});

describe('where tabs cannot talk to each other', () => {
  test('each has its own connection', async () => {
    const { server, tabs, id } = await openTabs(3, { channel: false });
    expect([leaders(tabs), sockets(server)]).toEqual([3, 3]);
    tabs[2]?.client.send(id, 'once');
    await server.settle();
    for (const { client } of tabs) expect(shown(client, id)).toEqual(['once']);
  });

  test('nor where a channel may not be made', async () => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server);
    const { client } = browser.tab({
      BroadcastChannel: function () {
        throw new DOMException('no', 'SecurityError');
      } as never,
    });
    void client.connect();
    await server.settle();
    expect([client.connection, client.leads]).toEqual(['online', true]);
  });

  test('locks that are there but forbidden are done without', async () => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server, { locks: false });
    const forbidden = {
      request: <T>(name: string, _options: unknown, run: () => Promise<T>): Promise<T> =>
        name.startsWith('shopbell:demo@') ? run() : Promise.reject(new DOMException('no', 'SecurityError')),
    };
    const tabs = [browser.tab({ locks: forbidden }), browser.tab({ locks: forbidden })];
    for (const { client } of tabs) {
      void client.connect();
      await server.advance(2_500);
    }
    expect([leaders(tabs), sockets(server)]).toEqual([1, 1]);
  });
});
