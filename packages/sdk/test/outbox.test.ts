import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { isShopbellError, type OutgoingMessage } from '../src/index.ts';
import { shopbellError } from '../src/model.ts';
import { customerOf, FakeStorage, opened, shown } from './support/customer.ts';
import { refusal } from './support/fakeServer.ts';

const states = (messages: readonly OutgoingMessage[]): string[] =>
  messages.map(({ text, state }) => `${text} ${state}`);

describe('sending', () => {
  test('shown at once as sending; an item of the conversation, once, when it is stored', async () => {
    const { server, client, id } = await opened();
    const both: string[][] = [];
    client.on('message', () => both.push([...states(client.outgoing(id)), ...shown(client, id)]));
    const message = client.send(id, '在吗？');
    expect(message).toMatchObject({ conversationId: id, text: '在吗？', state: 'sending' });
    expect(client.outgoing(id)).toEqual([message]);
    expect(client.outgoing(id)).toBe(client.outgoing(id));
    await server.settle();
    expect(client.outgoing(id)).toEqual([]);
    expect(shown(client, id)).toEqual(['在吗？']);
    expect(both).toEqual([['在吗？']]);
  });

  test('one at a time, in order, whatever fails in between', async () => {
    const { server, client, id } = await opened();
    let refusals = 0;
    server.onRequest = ({ method }) => {
      if (method === 'message.send' && refusals++ % 3 !== 2)
        throw refusal(refusals % 2 ? 'UNAVAILABLE' : 'INTERNAL');
    };
    const texts = Array.from({ length: 8 }, (_, n) => `m${String(n)}`);
    for (const text of texts) client.send(id, text);
    await server.settle();
    expect(server.requests.filter(({ method }) => method === 'message.send')).toHaveLength(1);
    await server.advance(60_000);
    expect(server.texts(id)).toEqual(texts);
    expect(client.outgoing(id)).toEqual([]);
  });

  test('while offline it is queued', async () => {
    const { server, client, id } = await opened();
    server.socket.cut();
    client.send(id, 'one');
    client.send(id, 'two');
    expect(states(client.outgoing(id))).toEqual(['one sending', 'two sending']);
    await server.advance(1_000);
    expect(shown(client, id)).toEqual(['one', 'two']);
  });

  test.each(['reply', 'reply and event'] as const)(
    'the %s lost after the commit: same client id, one message',
    async (lost) => {
      const { server, client, id } = await opened();
      const { clientId } = client.send(id, 'once');
      server.socket.flushToServer();
      expect(server.texts(id)).toEqual(['once']);
      if (lost === 'reply') server.socket.flushToClient(1);
      server.socket.cut();
      await server.advance(1_000);
      expect(server.texts(id)).toEqual(['once']);
      expect(shown(client, id)).toEqual(['once']);
      expect(client.outgoing(id)).toEqual([]);
      const ids = server.requests
        .filter(({ method }) => method === 'message.send')
        .map(({ params }) => params);
      expect(ids.every((params) => (params as { clientId: string }).clientId === clientId)).toBe(true);
      expect(ids).toHaveLength(lost === 'reply' ? 1 : 2);
    },
  );

  test('the reply before the event: still sending until the conversation shows it', async () => {
    const { server, client, id } = await opened();
    client.send(id, 'one');
    client.send(id, 'two');
    server.socket.flushToServer();
    const [event = '', reply = ''] = server.socket.toClient.splice(0);
    server.socket.server.send(reply);
    server.socket.flushToClient();
    await server.clock.advance(0);
    expect(states(client.outgoing(id))).toEqual(['one sending', 'two sending']);
    server.socket.server.send(event);
    server.socket.flushToClient();
    expect(states(client.outgoing(id))).toEqual(['two sending']);
    await server.settle();
    expect(shown(client, id)).toEqual(['one', 'two']);
    expect(server.requests.filter(({ method }) => method === 'message.send')).toHaveLength(2);
  });

  test('no answer in time: again under the same client id', async () => {
    const { server, client, id } = await opened();
    server.silent = true;
    client.send(id, 'anybody?');
    await server.advance(31_000);
    server.silent = false;
    await server.advance(32_000);
    const sent = server.requests.filter(({ method }) => method === 'message.send');
    expect(new Set(sent.map(({ params }) => (params as { clientId: string }).clientId)).size).toBe(1);
    expect(sent.length).toBeGreaterThan(1);
    expect(server.texts(id)).toEqual(['anybody?']);
  });

  test('RATE_LIMITED waits as long as the server asks', async () => {
    const { server, client, id } = await opened();
    const until = server.clock.now() + 9_000;
    server.onRequest = () => {
      if (server.clock.now() < until)
        throw shopbellError('RATE_LIMITED', { retryAfterMs: until - server.clock.now() });
    };
    client.send(id, 'patience');
    await server.advance(8_900);
    expect(server.requests.filter(({ method }) => method === 'message.send')).toHaveLength(1);
    await server.advance(200);
    expect(server.texts(id)).toEqual(['patience']);
  });

  test("somebody else's message with the same client id confirms nothing", async () => {
    const { server, client, id } = await opened();
    server.silent = true;
    const { clientId } = client.send(id, 'mine');
    server.happen(id, {
      type: 'message.posted',
      message: {
        kind: 'message',
        id: 'x',
        seq: 13,
        at: 1,
        author: { kind: 'agent', id: 'customer-1' },
        clientId,
        text: 'not yours',
      },
    });
    server.socket.flush();
    expect(states(client.outgoing(id))).toEqual(['mine sending']);
  });
});

describe('many conversations', () => {
  const ids = Array.from({ length: 50 }, (_, n) => `talk-${String(n)}`);

  test('eight at a time: who was offline for long does not flood the server', async () => {
    const { server, client } = await opened();
    server.onRequest = ({ method }) => {
      if (method === 'message.send') throw refusal('NOT_FOUND');
    };
    for (const id of ids) client.send(id, 'hello');
    expect(server.socket.toServer).toHaveLength(8);
    await server.settle();
    const asked = server.requests.filter(({ method }) => method === 'message.send');
    expect(asked).toHaveLength(50);
  });

  test('what waits after a fault lets the others pass; what the server slowed down does not', async () => {
    for (const [code, passed] of [
      ['INTERNAL', 50],
      ['RATE_LIMITED', 8],
    ] as const) {
      const { server, client } = await opened();
      server.onRequest = ({ method }) => {
        if (method === 'message.send')
          throw code === 'INTERNAL' ? refusal(code) : shopbellError(code, { retryAfterMs: 10_000 });
      };
      for (const id of ids) client.send(id, 'hello');
      await server.settle();
      expect(server.requests.filter(({ method }) => method === 'message.send')).toHaveLength(passed);
    }
  });
});

describe('a permanent refusal', () => {
  test('marks that message failed and holds up no other', async () => {
    const { server, client, id } = await opened();
    server.onRequest = ({ params }) => {
      if ((params as { text?: string }).text === 'bad') throw refusal('FORBIDDEN');
    };
    client.send(id, 'bad');
    client.send(id, 'good');
    await server.settle();
    expect(states(client.outgoing(id))).toEqual(['bad failed']);
    const [failed] = client.outgoing(id);
    expect(isShopbellError(failed?.error, 'FORBIDDEN')).toBe(true);
    expect(server.texts(id)).toEqual(['good']);
    server.onRequest = () => undefined;
    client.retry(failed?.clientId ?? '');
    expect(states(client.outgoing(id))).toEqual(['bad sending']);
    await server.settle();
    expect(shown(client, id)).toEqual(['good', 'bad']);
    expect(client.outgoing(id)).toEqual([]);
  });

  test('discard drops it; a message that waits can be dropped too', async () => {
    const { server, client, id } = await opened();
    server.onRequest = () => {
      throw refusal('UNAVAILABLE');
    };
    const first = client.send(id, 'first');
    client.send(id, 'second');
    await server.settle();
    server.onRequest = () => undefined;
    client.discard(first.clientId);
    await server.settle();
    expect(server.texts(id)).toEqual(['second']);
    await server.advance(30_000);
    expect(server.texts(id)).toEqual(['second']);
  });

  test('a text over the limit fails here, with the payload of the refusal, and never ends the connection', async () => {
    const { server, client, id } = await opened();
    const { state, error, clientId } = client.send(id, 'x'.repeat(4_001));
    expect(state).toBe('failed');
    expect(isShopbellError(error, 'TEXT_TOO_LONG') && error.details).toEqual({ limit: 4000, length: 4001 });
    client.retry(clientId);
    client.send(id, 'short');
    client.send(id, 'x'.repeat(4_000));
    await server.settle();
    expect(server.texts(id)).toEqual(['short', 'x'.repeat(4_000)]);
    expect(states(client.outgoing(id))[0]).toMatch(/failed$/);
  });

  test('a refusal of the connection fails no message: it is about who asks, not about what', async () => {
    const { server, client, id } = await opened();
    server.silent = true;
    client.send(id, 'keep me');
    server.socket.flush();
    server.socket.server.close(4003, '');
    await server.settle();
    expect(client.connection).toBe('closed');
    expect(states(client.outgoing(id))).toEqual(['keep me sending']);
    server.silent = false;
    void client.connect();
    await server.settle();
    expect(server.texts(id)).toEqual(['keep me']);
  });
});

describe('reload', () => {
  test('what was not sent is sent again under the same client id, before what is new; what failed still shows', async () => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ indexedDB, storage });
    server.onRequest = ({ params }) => {
      if ((params as { text?: string }).text === 'bad')
        throw shopbellError('TEXT_TOO_LONG', { limit: 1, length: 3 });
    };
    client.send(id, 'bad');
    await server.settleAll();
    // Committed, but the answer gets lost with the page.
    client.send(id, 'one');
    client.send(id, 'two');
    await server.settleAll();
    server.silent = true;
    const sent = ['three', 'four'].map((text) => client.send(id, text).clientId);
    await server.settleAll();
    client.destroy();
    server.silent = false;

    const again = customerOf(server, { indexedDB, storage });
    void again.resumeIfKnown();
    await server.settleAll();
    again.send(id, 'five');
    await server.settleAll();
    expect(server.texts(id)).toEqual(['one', 'two', 'three', 'four', 'five']);
    const ids = server.requests
      .map(({ params }) => params as { clientId?: string; text?: string })
      .filter(({ text }) => text === 'three' || text === 'four')
      .map(({ clientId }) => clientId);
    expect(new Set(ids)).toEqual(new Set(sent));
    expect(states(again.outgoing(id))).toEqual(['bad failed']);
    const error = again.outgoing(id)[0]?.error;
    expect(isShopbellError(error, 'TEXT_TOO_LONG') && error.details.limit).toBe(1);
    again.destroy();

    const third = customerOf(server, { indexedDB, storage });
    void third.connect();
    await server.settleAll();
    expect(states(third.outgoing(id))).toEqual(['bad failed']);
    expect(server.texts(id)).toHaveLength(5);
    third.discard(third.outgoing(id)[0]?.clientId ?? '');
    await server.settleAll();
    third.destroy();
    const fourth = customerOf(server, { indexedDB, storage });
    void fourth.connect();
    await server.settleAll();
    expect(fourth.outgoing(id)).toEqual([]);
  });

  test('a message that was committed while the page died is stored once', async () => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ indexedDB, storage });
    await server.settleAll();
    client.send(id, 'once');
    server.socket.flushToServer();
    expect(server.texts(id)).toEqual(['once']);
    client.destroy();
    await server.settleAll();
    const again = customerOf(server, { indexedDB, storage });
    void again.connect();
    await server.settleAll();
    expect(server.texts(id)).toEqual(['once']);
    expect(again.outgoing(id)).toEqual([]);
    expect(shown(again, id)).toEqual(['once']);
  });

  test('another customer of the device neither sees nor sends it', async () => {
    const indexedDB = new IDBFactory();
    const { server, client, id } = await opened({ indexedDB });
    server.silent = true;
    client.send(id, 'mine');
    await server.settleAll();
    client.destroy();
    server.silent = false;
    server.customerId = 'customer-2';
    const other = customerOf(server, { indexedDB });
    void other.connect();
    await server.settleAll();
    expect(other.outgoing(id)).toEqual([]);
    expect(server.texts(id)).toEqual([]);
  });

  test('a database that never opens holds up nothing for long; one that is forbidden, nothing at all', async () => {
    const never = { open: () => ({}) } as unknown as globalThis.IDBFactory;
    const slow = await opened({ indexedDB: never });
    slow.client.send(slow.id, 'later');
    await slow.server.advance(1_900);
    expect(slow.server.texts(slow.id)).toEqual([]);
    await slow.server.advance(200);
    expect(slow.server.texts(slow.id)).toEqual(['later']);
    const forbidden = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as globalThis.IDBFactory;
    const now = await opened({ indexedDB: forbidden });
    now.client.send(now.id, 'now');
    await now.server.settle();
    expect(now.server.texts(now.id)).toEqual(['now']);
  });
});
