import { describe, expect, test, vi } from 'vitest';
import { createAgentClient } from '../src/agent.ts';
import type { CommonEvents } from '../src/client/conversationClient.ts';
import { Emitter } from '../src/emitter/emitter.ts';
import type { CustomerClient } from '../src/index.ts';
import { Outbox } from '../src/outbox/outbox.ts';
import { platformWith } from '../src/platform.ts';
import { TestClock, TestSockets } from '../src/testing.ts';
import { customerOf, FakeStorage, opened, platformOf } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import './support/loadedService.ts';

/** Connects again from within the first `closed` that a listener is told. */
function comesBack(client: CustomerClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = client.on('connection', (state) => {
      if (state !== 'closed') return;
      end();
      client.connect().then(resolve, reject);
    });
  });
}

/** What became of a promise so far. */
function watched(promise: Promise<unknown>): { now: string } {
  const state = { now: 'waits' };
  promise.then(
    () => (state.now = 'resolved'),
    (error: unknown) => (state.now = (error as { code: string }).code),
  );
  return state;
}

describe('connecting again from a listener that is told of the end', () => {
  test.each([
    [
      'a refusal',
      ({ server }: Awaited<ReturnType<typeof opened>>) => {
        server.socket.server.close(4003, '');
      },
    ],
    ['a logout', ({ client }: Awaited<ReturnType<typeof opened>>) => client.logout()],
  ] as const)('after %s: the client lives', async (_what, end) => {
    const scene = await opened({ storage: new FakeStorage() });
    const { server, client, id } = scene;
    const back = watched(comesBack(client));
    await end(scene);
    await server.advance(1_000);
    expect([back.now, client.connection, client.customerId]).toEqual(['resolved', 'online', 'customer-1']);
    const rating = watched(client.rate(id, { grade: 5 }));
    client.send(id, 'still here');
    await server.settle();
    expect([rating.now, client.outgoing(id)]).toEqual(['resolved', []]);
    expect(server.requests.map(({ method }) => method)).toContain('conversation.rate');
    expect(server.texts(id)).toEqual(['still here']);
  });

  test('a refusal is told as an error all the same, and what was asked before is refused', async () => {
    const { server, client, id } = await opened();
    const told = vi.fn();
    client.on('error', ({ code }) => {
      told(code);
    });
    server.silent = true;
    const ending = watched(client.choose(id, 'g'));
    void comesBack(client);
    server.socket.server.close(4003, '');
    await server.advance(1_000);
    expect(told).toHaveBeenCalledOnce();
    expect(ending.now).not.toBe('waits');
    expect(client.connection).toBe('online');
  });
});

describe('destroy', () => {
  test.each(['connect', 'open'] as const)(
    'from a listener that is told of connecting: %s rejects',
    async (call) => {
      const server = new FakeServer();
      const client = customerOf(server);
      client.on('connection', () => {
        client.destroy();
      });
      const calling = watched(client[call]());
      await server.settle();
      expect([calling.now, client.connection, server.sockets.all.length]).toEqual(['DESTROYED', 'closed', 0]);
    },
  );

  test('nothing is told afterwards, not even to the other listeners of the same event', async () => {
    const { server, client, id } = await opened();
    const after = vi.fn();
    client.on('message', () => {
      client.destroy();
    });
    client.on('message', after);
    client.on('unread', after);
    server.says(id, 'hi');
    await server.settle();
    expect([client.connection, after.mock.calls]).toEqual(['closed', []]);
  });

  test('nor to a listener who came too late for ready', async () => {
    const { server, client } = await opened();
    const late = vi.fn();
    client.on('ready', late);
    client.destroy();
    client.on('ready', late);
    await server.settle();
    expect(late).not.toHaveBeenCalled();
  });
});

describe('nothing is left behind', () => {
  test('no timer by logging out', async () => {
    const { server, client } = await opened({ storage: new FakeStorage() });
    await server.settle();
    const before = server.clock.pending;
    for (let n = 0; n < 5; n++) {
      await client.logout();
      expect(server.clock.pending).toBe(0);
      void client.connect();
      await server.settle();
    }
    expect([client.connection, server.clock.pending]).toEqual(['online', before]);
  });

  test('no timer by logging out and being destroyed meanwhile', async () => {
    const { server, client, id } = await opened();
    server.silent = true;
    client.send(id, 'never sent');
    const leaving = client.logout();
    client.destroy();
    await server.advance(6_000);
    await leaving;
    expect(server.clock.pending).toBe(0);
  });

  test('no listener by waiting for what is unsent', async () => {
    const emitter = new Emitter<CommonEvents>();
    const ended = vi.fn();
    vi.spyOn(emitter, 'on').mockReturnValue(ended);
    const clock = new TestClock();
    const platform = platformWith({ ...platformOf(new FakeServer()), clock });
    const outbox = new Outbox(platform, emitter, { post: vi.fn(), told: () => 0, share: vi.fn() });
    await outbox.sent(5_000);
    outbox.add('talk', 'never sent');
    const waiting = outbox.sent(5_000);
    await clock.advance(5_000);
    await waiting;
    expect(ended).toHaveBeenCalledTimes(2);
    expect(clock.pending).toBe(0);
  });

  test('no listener on the caller’s signal, once connected, refused, or given up', async () => {
    const server = new FakeServer();
    const giveUp = new AbortController();
    const added = vi.spyOn(giveUp.signal, 'addEventListener');
    const removed = vi.spyOn(giveUp.signal, 'removeEventListener');
    const left = (): number => {
      const gone = new Set(removed.mock.calls.map(([, listener]) => listener));
      return added.mock.calls.filter(([, listener]) => !gone.has(listener)).length;
    };
    const client = customerOf(server);
    const connecting = client.connect({ signal: giveUp.signal });
    expect(left()).toBe(1);
    await server.settle();
    await connecting;
    expect(left()).toBe(0);
    server.socket.cut();
    const again = watched(client.connect({ signal: giveUp.signal }));
    client.destroy();
    await server.settle();
    expect([again.now, left()]).toEqual(['DESTROYED', 0]);
    const next = watched(customerOf(server).connect({ signal: giveUp.signal }));
    giveUp.abort();
    await server.settle();
    expect([next.now, left()]).toEqual(['ABORTED', 0]);
  });
});

test('an agent signs out, although the browser never opens its database', async () => {
  const clock = new TestClock();
  const sockets = new TestSockets();
  const amy = { id: 'amy', name: 'Amy' };
  const shop = { id: 'demo', name: '演示店' };
  const answers: Readonly<Record<string, () => Response>> = {
    'POST /v1/session/ticket': () => Response.json({ ticket: 't', expiresAt: 1 }),
    'DELETE /v1/session': () => new Response(null, { status: 204 }),
  };
  const client = createAgentClient({
    server: 'https://desk.example',
    platform: {
      clock,
      WebSocket: sockets.WebSocket,
      storage: null,
      locks: null,
      BroadcastChannel: null,
      indexedDB: { open: () => ({}) } as unknown as IDBFactory,
      fetch: (url, { method = '' }) =>
        Promise.resolve(
          answers[`${method} ${new URL(url).pathname}`]?.() ?? new Response('', { status: 404 }),
        ),
    },
  });
  void client.connect();
  const pair = await sockets.next();
  pair.accept();
  pair.tell({
    type: 'welcome',
    v: 1,
    position: { epoch: 'e', seq: 1 },
    resumed: false,
    me: { kind: 'agent', ...amy, status: 'online' },
    shop,
    now: clock.now(),
    snapshot: { conversations: [], agents: [{ ...amy, status: 'online' }] },
  });
  pair.flushToClient();
  await clock.advance(10);
  expect(client.me?.id).toBe('amy');
  const leaving = watched(client.signOut());
  await clock.advance(10_000);
  expect([leaving.now, client.connection, client.me, client.agents]).toEqual([
    'resolved',
    'closed',
    undefined,
    [],
  ]);
});
