import { describe, expect, test } from 'vitest';
import { createCustomerClient, isShopbellError, knowsOpenConversation } from '../src/index.ts';
import type { Locks } from '../src/platform.ts';
import { customerOf, FakeStorage, opened, platformOf, shown } from './support/customer.ts';
import { FakeServer, refusal } from './support/fakeServer.ts';
import './support/loadedService.ts';

const shop = { server: 'https://desk.example/', shopId: 'demo' };
const key = 'shopbell:demo@https://desk.example';

const refuse = (code: Parameters<typeof refusal>[0], status: number): Response =>
  Response.json({ error: refusal(code).toWire() }, { status });

describe('the customer token', () => {
  test('is kept, shown again by the next page, and renewed before it expires', async () => {
    const storage = new FakeStorage();
    const { server, client } = await opened({ storage });
    expect(new Set(storage.writes)).toEqual(new Set([key, `${key}:open`]));
    expect(new Set(storage.reads)).toEqual(
      new Set([key, `${key}:open`, 'shopbell:drafts:demo@https://desk.example/customer/customer-1']),
    );
    client.destroy();
    const next = customerOf(server, { storage });
    void next.connect();
    await server.settle();
    expect(server.tokenRequests).toEqual([{ shopId: 'demo' }]);
    expect(next.customerId).toBe('customer-1');
    await server.advance(1_800_000 - 29_000);
    server.socket.cut();
    await server.advance(1_000);
    expect(server.tokenRequests).toEqual([{ shopId: 'demo' }, { shopId: 'demo', renewal: 'renewal-1' }]);
    expect(server.hellos.at(-1)?.auth).toEqual({ kind: 'customer', token: 'token-2' });
    expect(next.connection).toBe('online');
  });

  test('tokenExpired: renewed, and back', async () => {
    const { server, client } = await opened();
    server.socket.server.close(4002, '');
    await server.advance(1_000);
    expect(server.tokenRequests.at(-1)).toEqual({ shopId: 'demo', renewal: 'renewal-1' });
    expect(client.connection).toBe('online');
  });

  test('an old token that is refused is renewed once; a fresh one that is refused ends it', async () => {
    const storage = new FakeStorage();
    const { server, client } = await opened({ storage });
    client.destroy();
    const next = customerOf(server, { storage });
    next.on('connection', () => undefined);
    const connecting = next.connect().catch((error: unknown) => error);
    await server.settle();
    await connecting;
    server.socket.server.close(4001, '');
    await server.advance(1_000);
    expect(next.connection).toBe('online');
    expect(server.tokenRequests).toHaveLength(2);
    server.socket.server.close(4001, '');
    await server.advance(60_000);
    expect(next.connection).toBe('closed');
    expect(server.tokenRequests).toHaveLength(2);
  });

  test('a renewal that is refused: the server mints another customer, and nothing of the former is shown', async () => {
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ storage });
    server.says(id, 'for the first customer only');
    server.socket.flush();
    expect(shown(client, id)).toHaveLength(1);
    server.customerId = 'customer-2';
    server.journal.length = 0;
    server.onToken = ({ renewal }) =>
      renewal === undefined ? server.grant() : refuse('UNAUTHENTICATED', 401);
    server.socket.server.close(4002, '');
    await server.advance(1_000);
    expect(server.hellos.at(-1)?.since).toBeUndefined();
    expect(client.customerId).toBe('customer-2');
    expect([...client.conversations]).toEqual([]);
    expect(client.outgoing(id)).toEqual([]);
  });

  test('a renewal that another page has spent meanwhile: what that page was given goes on', async () => {
    const storage = new FakeStorage();
    const { server, client } = await opened({ storage });
    const asked: (string | undefined)[] = [];
    server.onToken = ({ renewal }) => {
      asked.push(renewal);
      if (renewal === 'renewal-of-another-page') return server.grant();
      const remembered = JSON.parse(storage.values.get(key) ?? '{}') as object;
      storage.values.set(key, JSON.stringify({ ...remembered, renewal: 'renewal-of-another-page' }));
      return refuse('UNAUTHENTICATED', 401);
    };
    server.socket.server.close(4002, '');
    await server.advance(1_000);
    expect(asked).toEqual(['renewal-1', 'renewal-of-another-page']);
    expect(client.connection).toBe('online');
    expect(client.customerId).toBe('customer-1');
  });

  test('a shop that does not exist ends it; a server that is away does not', async () => {
    const server = new FakeServer();
    server.onToken = () => refuse('ORIGIN_NOT_ALLOWED', 403);
    const client = customerOf(server);
    const refused = client.connect().catch((error: unknown) => error);
    await server.settle();
    expect(isShopbellError(await refused, 'ORIGIN_NOT_ALLOWED')).toBe(true);
    expect(client.connection).toBe('closed');

    const away = new FakeServer();
    away.onToken = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
    const patient = customerOf(away);
    const connecting = patient.connect();
    await away.advance(5_000);
    away.onToken = () => Response.json({ nonsense: true });
    await away.advance(5_000);
    away.onToken = () => Promise.reject(new TypeError('Failed to fetch'));
    await away.advance(5_000);
    away.onToken = () => away.grant();
    await away.advance(20_000);
    await connecting;
    expect(patient.connection).toBe('online');
  });

  test('two tabs renew one after another, where there are locks', async () => {
    const storage = new FakeStorage();
    const server = new FakeServer();
    let last: Promise<unknown> = Promise.resolve();
    const locks = {
      request: <T>(_name: string, _options: object, run: () => Promise<T>): Promise<T> => {
        const mine = last.then(run);
        last = mine.catch(() => undefined);
        return mine;
      },
    };
    const tabs = [customerOf(server, { storage, locks }), customerOf(server, { storage, locks })];
    for (const tab of tabs) void tab.connect();
    await server.settle();
    expect(tabs.map(({ connection }) => connection)).toEqual(['online', 'online']);
    expect(server.tokenRequests).toHaveLength(1);
  });

  test('a lock that nobody lets go of is done without after a while', async () => {
    const server = new FakeServer();
    const signals: (AbortSignal | undefined)[] = [];
    const locks: Locks = {
      request: (_name, { signal }) =>
        new Promise((_resolve, reject) => {
          signals.push(signal);
          signal?.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
    };
    const client = customerOf(server, { locks });
    const opening = client.open({ page: 'shop' });
    await server.advance(4_000);
    expect(client.connection).toBe('connecting');
    await server.advance(2_000);
    await opening;
    expect(signals).toHaveLength(1);
  });

  test('locks that are forbidden are done without', async () => {
    const locks = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) };
    const { client } = await opened({ locks });
    expect(client.connection).toBe('online');
  });

  test.each([
    ['missing', null],
    [
      'forbidden',
      {
        getItem: () => {
          throw new DOMException('no', 'SecurityError');
        },
        setItem: () => {
          throw new DOMException('no', 'SecurityError');
        },
      },
    ],
    [
      'full',
      {
        getItem: () => null,
        setItem: () => {
          throw new DOMException('no', 'QuotaExceededError');
        },
      },
    ],
    ['spoiled', { getItem: () => '{"renewal":', setItem: () => undefined }],
    ['taken by others', { getItem: () => '["x"]', setItem: () => undefined }],
  ])('storage that is %s: everything works as long as the page lives', async (kind, storage) => {
    const { server, client, id } = await opened({ storage });
    client.send(id, 'hello');
    await server.settle();
    expect(shown(client, id)).toEqual(['hello']);
    server.socket.server.close(4002, '');
    await server.advance(1_000);
    expect(client.connection).toBe('online');
    if (kind === 'forbidden' || kind === 'full' || kind === 'missing') {
      expect(server.tokenRequests.at(-1)).toEqual({ shopId: 'demo', renewal: 'renewal-1' });
    }
  });
});

describe('consent', () => {
  test('nothing is read or written before the first call, and resumeIfKnown reads one key only', async () => {
    const storage = new FakeStorage();
    const server = new FakeServer();
    const client = customerOf(server, { storage });
    client.on('ready', () => undefined);
    expect([storage.reads, storage.writes]).toEqual([[], []]);
    await expect(client.resumeIfKnown()).resolves.toBe(false);
    expect(storage.reads).toEqual([`${key}:open`]);
    expect(storage.writes).toEqual([]);
    expect([server.tokenRequests, server.sockets.all]).toEqual([[], []]);
    expect(client.connection).toBe('idle');
  });

  test('the key tells of an open conversation, for as long as there is one', async () => {
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ storage });
    expect(knowsOpenConversation(shop, storage)).toBe(true);
    expect(knowsOpenConversation({ ...shop, shopId: 'other' }, storage)).toBe(false);
    client.destroy();
    const next = customerOf(server, { storage });
    const resuming = next.resumeIfKnown();
    await server.settle();
    await expect(resuming).resolves.toBe(true);
    expect(next.conversations.get(id)?.state).toBe('assigned');
    void next.end(id);
    await server.settle();
    expect(knowsOpenConversation(shop, storage)).toBe(false);
    await expect(customerOf(server, { storage }).resumeIfKnown()).resolves.toBe(false);
    expect(knowsOpenConversation(shop, { getItem: () => '' })).toBe(false);
    expect(knowsOpenConversation(shop)).toBe(false);
  });

  test('LM-16 the key holds as well while something in an ended conversation was not seen', async () => {
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ storage });
    server.says(id, '可以。');
    server.happen(id, { type: 'conversation.ended', by: 'desk', cause: 'idle' });
    await server.settle();
    expect([client.conversations.get(id)?.state, client.unread]).toEqual(['ended', 1]);
    expect(knowsOpenConversation(shop, storage)).toBe(true);
    client.markSeen(id, client.conversations.get(id)?.lastSeq ?? 0);
    await server.advance(1_000);
    expect(client.unread).toBe(0);
    expect(knowsOpenConversation(shop, storage)).toBe(false);
  });
});

describe('what a device remembers', () => {
  test('is one server’s: another with a shop of that name has customers of its own', async () => {
    const storage = new FakeStorage();
    const ids = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const server = new FakeServer();
        server.customerId = `customer-${name}`;
        const address = `https://${name}.example`;
        const client = createCustomerClient({
          server: address,
          shopId: 'demo',
          platform: platformOf(server, { storage }),
        });
        void client.connect();
        await server.settle();
        expect(server.tokenRequests).toEqual([{ shopId: 'demo' }]);
        return client.customerId;
      }),
    );
    expect(ids).toEqual(['customer-one', 'customer-two']);
  });

  test('that a conversation is open is noted beside it: what another tab was granted is not written over', async () => {
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ storage });
    storage.writes.length = 0;
    void client.end(id);
    await server.settle();
    expect(storage.values.has(`${key}:open`)).toBe(false);
    expect(storage.writes).toEqual([]);
    void client.open();
    await server.settle();
    expect(storage.writes).toEqual([`${key}:open`]);
  });
});

test('locks that hear no signal: a tab that keeps the lock for ever keeps no other from its token', async () => {
  const storage = new FakeStorage();
  const server = new FakeServer();
  let late: () => Promise<unknown> = () => Promise.resolve();
  const deaf: Locks = {
    request: <T>(_name: string, _options: unknown, run: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        late = () => run().then(resolve, reject);
      }),
  };
  const client = customerOf(server, { storage, locks: deaf });
  void client.connect();
  await server.advance(4_900);
  expect([client.connection, server.tokenRequests.length]).toEqual(['connecting', 0]);
  await server.advance(200);
  expect([client.connection, server.tokenRequests.length]).toEqual(['online', 1]);
  await late();
  await server.settle();
  expect(server.tokenRequests).toHaveLength(1);
});
