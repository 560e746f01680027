import { describe, expect, test, vi } from 'vitest';
import { createCustomerClient, isShopbellError } from '../src/index.ts';
import { closeCodes } from '../src/model.ts';
import { backoff } from '../src/connection/backoff.ts';
import { finalCloses } from '../src/connection/finalCloses.ts';
import { customerOf, opened, recorded, rejection } from './support/customer.ts';
import { FakeServer, refusal } from './support/fakeServer.ts';
import './support/loadedService.ts';

describe('connecting', () => {
  test('says hello with the token, takes the welcome, is ready', async () => {
    const server = new FakeServer();
    const client = customerOf(server);
    const told = recorded(client);
    expect(client.connection).toBe('idle');
    const connecting = client.connect();
    expect(client.connection).toBe('connecting');
    await server.settle();
    await connecting;
    expect(server.hellos).toEqual([{ type: 'hello', v: 1, auth: { kind: 'customer', token: 'token-1' } }]);
    expect(server.socket.url).toBe('wss://desk.example/v1/socket');
    expect(told.map(({ event }) => event)).toEqual(['connection', 'connection', 'reset', 'ready']);
    expect(client.customerId).toBe('customer-1');
    await client.connect();
    expect(server.sockets.all).toHaveLength(1);
  });

  test('a late listener hears ready, and hears it once', async () => {
    const server = new FakeServer();
    const client = customerOf(server);
    void client.connect();
    await server.settle();
    const late = vi.fn();
    const gone = vi.fn();
    client.on('ready', late);
    client.on('ready', gone)();
    await server.settle();
    expect(late).toHaveBeenCalledExactlyOnceWith({
      customerId: 'customer-1',
      shop: { id: 'demo', name: '演示店' },
    });
    expect(gone).not.toHaveBeenCalled();
    server.socket.cut();
    await server.advance(1_000);
    expect(client.connection).toBe('online');
    expect(late).toHaveBeenCalledOnce();
  });

  test('a server that never answers is given up after 10 s and tried again', async () => {
    const server = new FakeServer();
    const client = customerOf(server, {
      WebSocket: class {
        send = vi.fn();
        close = vi.fn();
        addEventListener = vi.fn();
      },
    });
    void client.connect();
    await server.advance(9_900);
    expect(client.connection).toBe('connecting');
    await server.advance(200);
    expect(client.connection).toBe('offline');
    await server.advance(1_000);
    expect(client.connection).toBe('connecting');
  });

  test('a WebSocket that cannot even be made is an ordinary break', async () => {
    const server = new FakeServer();
    const client = customerOf(server, {
      WebSocket: function () {
        throw new DOMException('blocked', 'SecurityError');
      } as never,
    });
    void client.connect();
    await server.settle();
    expect(client.connection).toBe('offline');
  });
});

describe('breaks', () => {
  test('the back-off is anything below a bound that doubles from 0.5 s to 20 s', () => {
    const bounds = [0, 1, 2, 3, 4, 5, 6, 7, 2000].map((attempt) => backoff(attempt, () => 1));
    expect(bounds).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000]);
    expect(backoff(9, () => 0)).toBe(0);
  });

  test('waits longer from break to break, and starts anew once a socket has proved itself', async () => {
    const server = new FakeServer();
    const client = customerOf(server, { random: () => 0.999 });
    void client.connect();
    await server.settle();
    const waits: number[] = [];
    for (let round = 0; round < 7; round++) {
      const before = server.clock.now();
      const opened = server.sockets.all.length;
      server.socket.cut();
      while (server.sockets.all.length === opened) await server.advance(50);
      waits.push(server.clock.now() - before);
      await server.settle();
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000]);
    await server.advance(10_000);
    server.socket.cut();
    await server.advance(500);
    expect(client.connection).toBe('online');
  });

  test('a half-open socket is found within two heartbeats', async () => {
    const { server, client } = await opened();
    await server.advance(25_000);
    expect(client.connection).toBe('online');
    const told = recorded(client);
    server.socket.freeze();
    await server.advance(20_000);
    expect(told).toContainEqual({ event: 'connection', value: 'offline' });
    expect(server.sockets.all[0]?.closedByClient).toEqual({ code: closeCodes.heartbeatTimeout.code });
    await server.advance(500);
    expect(client.connection).toBe('online');
  });

  test('timers that were held back are not taken for a dead server', async () => {
    const { server, client } = await opened();
    for (let minute = 0; minute < 5; minute++) {
      server.clock.jumpTo(server.clock.now() + 60_000);
      await server.advance(1);
      await server.settle();
    }
    expect(client.connection).toBe('online');
    expect(server.sockets.all).toHaveLength(1);
  });

  test('a device that slept, and told nobody that it woke: its dead socket is found within 2 s all the same', async () => {
    const { server, client } = await opened();
    server.socket.freeze();
    // Timers stood still with the device: what was due in 3 s is due in 3 s still.
    await server.clock.advance(7_000);
    server.clock.sleep(3_600_000);
    await server.advance(2_000);
    expect(client.connection).toBe('offline');
    await server.advance(1_000);
    expect(client.connection).toBe('online');
  });

  test('a living one is kept over a sleep', async () => {
    const { server, client } = await opened();
    for (let night = 0; night < 3; night++) {
      server.clock.sleep(3_600_000);
      await server.advance(3_000);
    }
    expect(client.connection).toBe('online');
    expect(server.sockets.all).toHaveLength(1);
  });

  test('on waking a dead socket is found within 2 s, and a wait is cut short', async () => {
    let wake = (): void => undefined;
    const onWake = (run: () => void): (() => void) => {
      wake = run;
      return () => undefined;
    };
    const { server, client } = await opened({ onWake });
    wake();
    await server.advance(2_000);
    expect(client.connection).toBe('online');
    server.socket.freeze();
    wake();
    await server.advance(2_000);
    expect(client.connection).toBe('offline');
    wake();
    expect(client.connection).toBe('connecting');
    await server.settle();
    expect(client.connection).toBe('online');
  });
});

describe('close codes', () => {
  test('the final ones are those of the model that say not to come back', () => {
    const final = Object.values(closeCodes).flatMap(({ code, comeBack }) => (comeBack ? [] : code));
    expect(Object.keys(finalCloses).map(Number).sort()).toEqual(final.sort());
  });

  test.each(Object.entries(closeCodes))('%s', async (name, { code, comeBack: always }) => {
    // A customer's login on this device may have been replaced by another one.
    const comeBack = always || name === 'signedOut';
    const { server, client } = await opened();
    const told = recorded(client);
    server.socket.server.close(code, '');
    await server.advance(60_000);
    expect(client.connection).toBe(comeBack ? 'online' : 'closed');
    const errors = told.filter(({ event }) => event === 'error').map(({ value }) => value);
    expect(errors).toHaveLength(comeBack ? 0 : 1);
    if (!comeBack) expect(isShopbellError(errors[0])).toBe(true);
    if (name === 'goingAway') expect(server.sockets.all).toHaveLength(2);
  });

  test('a refusal surfaces as the error that the server told before closing', async () => {
    const server = new FakeServer();
    const client = customerOf(server);
    const connecting = rejection(client.connect());
    const pair = await server.sockets.next();
    await Promise.resolve();
    server.tell({
      type: 'error',
      error: { code: 'UNSUPPORTED_VERSION', message: 'no', retry: false, details: { supported: [2] } },
    });
    pair.server.close(closeCodes.unsupportedVersion.code, '');
    const error = await connecting;
    expect(isShopbellError(error, 'UNSUPPORTED_VERSION') && error.details.supported).toEqual([2]);
    await expect(client.end('x')).rejects.toBe(error);
    const again = client.connect();
    await server.settle();
    await again;
    expect(client.connection).toBe('online');
  });
});

describe('frames', () => {
  test('unknown ones are skipped; malformed ones are told as errors and harm nothing else', async () => {
    const { server, client, id } = await opened();
    const errors: unknown[] = [];
    client.on('error', ({ code }) => errors.push(code));
    server.socket.tell({ type: 'fireworks', colour: 'red' });
    server.socket.flush();
    expect(errors).toEqual([]);
    for (const text of [
      '{',
      '[]',
      '17',
      '{"type":3}',
      '{"type":"typing","conversationId":7}',
      '{"type":"reply"}',
    ]) {
      server.socket.server.send(text);
    }
    server.socket.flush();
    expect(errors).toEqual(Array.from({ length: 6 }, () => 'BAD_FRAME'));
    server.says(id, 'still here');
    server.socket.flush();
    expect(client.conversations.get(id)?.items.at(-1)).toMatchObject({ text: 'still here' });
    expect(server.sockets.all).toHaveLength(1);
  });

  test('fields of a newer server are ignored; items of kinds not known here are left out', async () => {
    const { server, client, id } = await opened();
    const conversation = server.conversation(id);
    const card = { kind: 'card', seq: 99, at: 1, product: 'A-1' };
    const notice = { kind: 'notice', seq: 100, at: 1, notice: { kind: 'rated', stars: 5 } };
    const joined = {
      ...conversation,
      lastSeq: 100,
      items: [...conversation.items, card, notice],
      mood: 'fine',
    };
    const event = { type: 'conversation.joined', conversationId: id, at: 1, conversation: joined };
    server.socket.tell({ type: 'event', seq: 100, after: conversation.lastSeq, event, trace: {} });
    server.socket.flush();
    expect(client.conversations.get(id)).toMatchObject({ lastSeq: 100, items: conversation.items });
  });

  test('an event of a newer server changes nothing, and what follows is heard', async () => {
    const { server, client, id } = await opened();
    const before = client.conversations;
    const { lastSeq } = server.conversation(id);
    for (const [n, type] of ['conversation.praised', 'constructor'].entries()) {
      const event = { type, conversationId: id, at: 1, agent: 7 };
      server.socket.tell({ type: 'event', seq: lastSeq + 1 + n, after: lastSeq + n, event });
    }
    server.socket.flush();
    expect(client.conversations).toBe(before);
    server.elsewhere();
    server.elsewhere();
    server.says(id, 'still here');
    server.socket.flush();
    expect(client.conversations.get(id)?.items.at(-1)).toMatchObject({ text: 'still here' });
    expect(server.sockets.all).toHaveLength(1);
  });
});

describe('destroy', () => {
  test.each([0, 1, 2, 3, 5, 8, 13, 21])('in the middle of open, after %i turns', async (turns) => {
    const server = new FakeServer();
    const client = customerOf(server);
    const opening = rejection(client.open());
    const connecting = rejection(client.connect());
    for (let turn = 0; turn < turns; turn++) {
      await Promise.resolve();
      if (turns > 5) server.sockets.all.at(-1)?.flush();
    }
    client.destroy();
    const outcomes = [await opening, await connecting];
    for (const outcome of outcomes) {
      expect(outcome === 'resolved' || isShopbellError(outcome, 'DESTROYED')).toBe(true);
    }
    const sockets = server.sockets.all.length;
    await server.advance(60_000);
    expect(client.connection).toBe('closed');
    expect(server.sockets.all.length).toBe(sockets);
    expect(server.sockets.all.every((pair) => !pair.open)).toBe(true);
    expect(server.clock.pending).toBe(0);
  });

  test('afterwards everything is refused by name or does nothing', async () => {
    const { server, client, id } = await opened();
    server.onRequest = () => {
      throw refusal('UNAVAILABLE');
    };
    client.send(id, 'waits for its next attempt');
    await server.settle();
    client.destroy();
    client.destroy();
    expect(() => client.send(id, 'x')).toThrow(expect.objectContaining({ code: 'DESTROYED' }));
    for (const call of [
      client.connect(),
      client.open(),
      client.end(id),
      client.loadHistory(id),
      client.choose(id, 'g'),
    ]) {
      expect(isShopbellError(await rejection(call), 'DESTROYED')).toBe(true);
    }
    client.markSeen(id, 99);
    client.setTyping(id, true);
    client.retry('x');
    client.discard('x');
    client.on('ready', () => undefined)();
    await server.settle();
    expect(server.clock.pending).toBe(0);
  });

  test('from within a listener', async () => {
    for (const event of ['connection', 'reset', 'ready'] as const) {
      const server = new FakeServer();
      const client = customerOf(server);
      client.on(event, () => {
        client.destroy();
      });
      void rejection(client.open());
      await server.settle();
      expect(client.connection).toBe('closed');
      expect(server.clock.pending).toBe(0);
    }
  });
});

test('making a client touches nothing', () => {
  const untouchable = new Proxy(
    {},
    {
      get() {
        throw new Error('touched');
      },
    },
  ) as never;
  const platform = {
    clock: untouchable,
    storage: untouchable,
    indexedDB: untouchable,
    locks: untouchable,
    WebSocket: untouchable,
  };
  const client = createCustomerClient({ server: 'https://desk.example', shopId: 'demo', platform });
  client.on('ready', () => undefined);
  expect([client.connection, client.unread, client.customerId, client.outgoing('x')]).toEqual([
    'idle',
    0,
    undefined,
    [],
  ]);
});
