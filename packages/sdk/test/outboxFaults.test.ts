import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { shopbellError } from '../src/model.ts';
import { FakeBrowser } from './support/browser.ts';
import { customerOf, FakeStorage, opened, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { PageClock } from './support/pageClock.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a card that is watched, as frameworks make of everything', () => {
  const watchedCard = () => new Proxy({ kind: 'product' as const, id: 'A-1', title: '连衣裙' }, {});
  const cardsSent = (server: FakeServer): unknown[] =>
    server.requests.flatMap(({ method, params }) =>
      method === 'message.send' ? [(params as { card?: unknown }).card] : [],
    );

  test('is sent from among tabs; only what it is and its id travel', async () => {
    const browser = new FakeBrowser(new FakeServer());
    const { server } = browser;
    const [leader, follower] = await browser.tabs(2);
    const opening = leader?.client.open();
    await server.settle();
    const id = (await opening)?.conversation.id ?? '';
    for (const tab of [leader, follower]) tab?.client.send(id, { text: 'this one', card: watchedCard() });
    await server.settle();
    expect(cardsSent(server)).toEqual([
      { kind: 'product', id: 'A-1' },
      { kind: 'product', id: 'A-1' },
    ]);
    expect(server.texts(id)).toEqual(['this one', 'this one']);
  });

  test('is sent from before the connection, over the database and the other tabs', async () => {
    const browser = new FakeBrowser(new FakeServer(), { indexedDB: new IDBFactory() });
    const { server } = browser;
    const [first] = await browser.tabs(1);
    const opening = first?.client.open();
    await server.settleAll();
    const id = (await opening)?.conversation.id ?? '';
    const { client } = browser.tab();
    client.send(id, { text: 'this one', card: watchedCard() });
    client.connect().catch(() => undefined);
    await server.advance(1_000);
    await server.settleAll();
    expect([client.connection, cardsSent(server)]).toEqual(['online', [{ kind: 'product', id: 'A-1' }]]);
  });
});

test('what is written is committed at once: a page that is left waits for no answer', async () => {
  const committed = vi.spyOn(IDBTransaction.prototype, 'commit');
  const { server, client, id } = await opened({ indexedDB: new IDBFactory() });
  await server.settleAll();
  committed.mockClear();
  client.send(id, 'and gone');
  await Promise.resolve();
  expect(committed).toHaveBeenCalledOnce();
});

describe('the browser closes the database', () => {
  /** Every database that the page opened. */
  function databases(indexedDB: IDBFactory): IDBDatabase[] {
    const all: IDBDatabase[] = [];
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
      const request = open(name, version);
      request.addEventListener('success', () => all.push(request.result));
      return request;
    });
    return all;
  }

  test.each([
    [
      'because it has no room, or the user cleared it',
      (_indexedDB: IDBFactory, [database]: IDBDatabase[]) => {
        if (database) forceCloseDatabase(database as never);
      },
    ],
    [
      'because another tab wants it gone',
      (indexedDB: IDBFactory) =>
        new Promise((resolve) => {
          indexedDB.deleteDatabase('shopbell').onsuccess = resolve;
        }),
    ],
  ] as const)('%s: what is written later is there on the next page', async (_why, close) => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const all = databases(indexedDB);
    const { server, client, id } = await opened({ indexedDB, storage });
    await server.settleAll();
    await close(indexedDB, all);
    await server.settleAll();
    const refusing = server.refuseSockets();
    server.socket.cut();
    client.send(id, 'written later');
    await server.settleAll();
    client.destroy();
    const next = customerOf(server, { indexedDB, storage });
    next.connect().catch(() => undefined);
    await server.settleAll();
    expect(next.outgoing(id).map(({ text }) => text)).toEqual(['written later']);
    refusing.end();
    await server.advance(3_000);
    expect(server.texts(id)).toEqual(['written later']);
  });
});

test('a snapshot with many messages of one’s own: the database is asked only for what waits there', async () => {
  const indexedDB = new IDBFactory();
  const storage = new FakeStorage();
  const { server, client, id } = await opened({ indexedDB, storage });
  const texts = Array.from({ length: 45 }, (_, n) => String(n));
  for (const text of texts) client.send(id, text);
  await server.settleAll();
  const refusing = server.refuseSockets();
  server.socket.cut();
  client.send(id, 'waits');
  await server.settleAll();
  client.destroy();
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const next = customerOf(server, { indexedDB, storage });
  next.connect().catch(() => undefined);
  // What is on the device is known before the snapshot comes.
  while (next.outgoing(id).length === 0) await server.settleAll();
  const before = transactions.mock.calls.length;
  refusing.end();
  await server.advance(3_000);
  await server.settleAll();
  expect([shown(next, id), next.outgoing(id)]).toEqual([[...texts, 'waits'], []]);
  expect(transactions.mock.calls.length - before).toBe(1);
});

test('a server that asks for more patience than a timer has is not asked again at once', async () => {
  const server = new FakeServer();
  const { client, id } = await opened({ clock: new PageClock(server.clock) }, server);
  server.onRequest = ({ method }) => {
    if (method === 'message.send') throw shopbellError('RATE_LIMITED', { retryAfterMs: 3_000_000_000 });
  };
  client.send(id, 'patience');
  await server.advance(60_000);
  expect(server.requests.filter(({ method }) => method === 'message.send')).toHaveLength(1);
  expect(client.outgoing(id).map(({ state }) => state)).toEqual(['sending']);
});
