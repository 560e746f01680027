import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { isShopbellError, type CustomerClient } from '../src/index.ts';
import { customerOf, FakeStorage, opened, recorded, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { takesLogins } from './support/logins.ts';

function identities(client: CustomerClient): string[] {
  const told: string[] = [];
  client.on('identity', ({ customerId, known }) => told.push(`${customerId ?? 'nobody'} ${String(known)}`));
  return told;
}

const key = 'shopbell:demo@https://desk.example';

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => error,
  );

describe('identify', () => {
  test('before the connection: nothing is asked until then, and then as the known customer', async () => {
    const server = new FakeServer();
    takesLogins(server);
    const storage = new FakeStorage();
    const client = customerOf(server, { storage });
    const told = identities(client);
    await client.identify({ token: 'li' });
    expect([server.tokenRequests, storage.reads, storage.writes, client.connection]).toEqual([
      [],
      [],
      [],
      'idle',
    ]);
    void client.connect();
    await server.settle();
    expect(server.tokenRequests).toEqual([{ shopId: 'demo', identity: 'li' }]);
    expect([client.customerId, client.connection]).toEqual(['known-li', 'online']);
    expect(told).toEqual(['known-li true']);
  });

  test.each(['before the answer', 'after the answer'])(
    'in mid-conversation: it goes on, on the screen too; the old socket is closed %s',
    async (when) => {
      const { server, client, id } = await opened();
      const told = identities(client);
      const connection: string[] = [];
      client.on('connection', (state) => connection.push(state));
      takesLogins(server);
      const grant = server.onToken;
      if (when === 'before the answer') {
        server.onToken = async (body) => {
          const answer = await grant(body);
          await server.settle(5);
          await new Promise<void>((resolve) => server.clock.after(700, resolve));
          return answer;
        };
      }
      client.send(id, 'before');
      await server.settle();
      let blank = false;
      client.on('reset', () => (blank ||= client.conversations.size === 0));
      const done = client.identify({ token: 'li' });
      client.send(id, 'after');
      client.setDraft(id, 'half a th');
      await server.advance(3_000);
      await done;
      expect(server.tokenRequests.at(-1)).toEqual({ shopId: 'demo', identity: 'li', renewal: 'renewal-1' });
      expect(server.tokenRequests).toHaveLength(2);
      expect([client.customerId, client.connection, blank]).toEqual(['known-li', 'online', false]);
      expect(server.hellos.at(-1)?.since).toBeUndefined();
      expect(shown(client, id)).toEqual(['before', 'after']);
      expect(client.outgoing(id)).toEqual([]);
      expect(client.draft(id)).toBe('half a th');
      expect(told).toEqual(['known-li true']);
      expect(connection).toEqual(['connecting', 'online']);
    },
  );

  test('a message stored just before, whose answer was lost, is not sent again under the new id', async () => {
    const { server, client, id } = await opened();
    takesLogins(server);
    client.send(id, 'once');
    server.socket.flushToServer();
    expect(server.texts(id)).toEqual(['once']);
    server.socket.cut();
    void client.identify({ token: 'li' });
    await server.advance(3_000);
    expect(client.customerId).toBe('known-li');
    expect(server.requests.filter(({ method }) => method === 'message.send')).toHaveLength(1);
    expect(client.outgoing(id)).toEqual([]);
  });

  test('what was not sent before a reload goes on under the new id', async () => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ indexedDB, storage });
    server.silent = true;
    client.send(id, 'unsent');
    client.setDraft(id, 'draft');
    await server.settleAll();
    client.destroy();
    server.silent = false;
    takesLogins(server);
    const next = customerOf(server, { indexedDB, storage });
    void next.identify({ token: 'li' });
    void next.connect();
    await server.settleAll();
    expect(next.customerId).toBe('known-li');
    expect(server.texts(id)).toEqual(['unsent']);
    expect(next.draft(id)).toBe('draft');
    expect([...storage.values.keys()].sort()).toEqual([
      key,
      `${key}:open`,
      'shopbell:drafts:demo@https://desk.example/customer/known-li',
    ]);
  });

  test('a JWT that is refused: the call says so, and the anonymous customer goes on undisturbed', async () => {
    const { server, client } = await opened();
    takesLogins(server);
    const told = recorded(client);
    await server.settle();
    told.length = 0;
    const refused = rejection(client.identify({ token: 'forged' }));
    await server.settle();
    const error = await refused;
    expect(isShopbellError(error, 'IDENTITY_REFUSED') && error.details.reason).toBe('invalid');
    expect(client.customerId).toBe('customer-1');
    expect([told, server.sockets.all.length]).toEqual([[], 1]);
    // Nor is it tried again.
    server.socket.server.close(4002, '');
    await server.advance(1_000);
    expect(server.tokenRequests.at(-1)).toEqual({ shopId: 'demo', renewal: 'renewal-1' });
    expect(client.connection).toBe('online');
  });

  test('refused before the connection: connect rejects, and then goes on without it', async () => {
    const server = new FakeServer();
    takesLogins(server);
    const client = customerOf(server);
    await client.identify({ token: 'forged' });
    const connecting = rejection(client.connect());
    await server.settle();
    expect(isShopbellError(await connecting, 'IDENTITY_REFUSED')).toBe(true);
    expect(client.connection).toBe('closed');
    void client.connect();
    await server.settle();
    expect([client.connection, client.customerId]).toEqual(['online', 'customer-1']);
  });

  test('the same person again: the login is renewed, nothing else happens', async () => {
    const { server, client, id } = await opened();
    takesLogins(server);
    void client.identify({ token: 'li.1' });
    await server.advance(1_000);
    const told = identities(client);
    void client.identify({ token: 'li.2' });
    await server.advance(1_000);
    expect(server.tokenRequests.at(-1)).toEqual({ shopId: 'demo', identity: 'li.2' });
    expect([client.customerId, told, server.signOuts]).toEqual(['known-li', [], []]);
    expect(client.conversations.get(id)?.state).toBe('assigned');
  });

  test('while the server cannot be reached it is kept, and tried with the next connection', async () => {
    const { server, client } = await opened();
    takesLogins(server);
    const grant = server.onToken;
    server.onToken = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
    const done = client.identify({ token: 'li' });
    await server.advance(2_000);
    await done;
    expect(client.customerId).toBe('customer-1');
    server.onToken = grant;
    await server.advance(30_000);
    expect([client.customerId, client.connection]).toEqual(['known-li', 'online']);
  });
});

describe('another person', () => {
  test('the former is logged out first: unsent messages are sent, and nothing is shown, sent or left', async () => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ indexedDB, storage });
    takesLogins(server);
    void client.identify({ token: 'li' });
    await server.settleAll();
    client.setDraft(id, 'of li');
    const told = identities(client);
    client.send(id, 'last words of li');
    const done = client.identify({ token: 'wang' });
    await server.settleAll();
    await done;
    expect(server.texts(id)).toEqual(['last words of li']);
    expect(server.tokenRequests.at(-1)).toEqual({ shopId: 'demo', identity: 'wang' });
    expect(server.signOuts).toEqual(['renewal-2']);
    expect(told).toEqual(['nobody false', 'known-wang true']);
    expect([client.customerId, client.connection, client.draft(id)]).toEqual(['known-wang', 'online', '']);
    expect([...storage.values.keys()].sort()).toEqual([key, `${key}:open`]);
    expect(storage.values.get(key)).not.toContain('li');
  });

  test('on the next page, before anything is connected: nothing of the former is shown or sent', async () => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ indexedDB, storage });
    takesLogins(server);
    void client.identify({ token: 'li' });
    await server.settleAll();
    server.silent = true;
    client.send(id, 'of li');
    client.setDraft(id, 'draft of li');
    await server.settleAll();
    client.destroy();
    server.silent = false;
    server.journal.length = 0;
    const next = customerOf(server, { indexedDB, storage });
    const told = recorded(next);
    void next.identify({ token: 'wang' });
    void next.connect().catch(() => undefined);
    await server.settleAll();
    await server.advance(1_000);
    await server.settleAll();
    expect(next.customerId).toBe('known-wang');
    expect(next.outgoing(id)).toEqual([]);
    expect(JSON.stringify(told)).not.toContain('of li');
    expect(server.signOuts).toEqual(['renewal-2']);
    expect([...storage.values.keys()]).toEqual([key]);
    next.destroy();
    const third = customerOf(server, { indexedDB, storage });
    void third.connect();
    await server.settleAll();
    expect(third.outgoing(id)).toEqual([]);
  });

  test('twice with different people at once: the last one holds', async () => {
    const { server, client } = await opened();
    takesLogins(server);
    void client.identify({ token: 'li' }).catch(() => undefined);
    await server.settle(1);
    void client.identify({ token: 'wang' }).catch(() => undefined);
    await server.advance(10_000);
    expect([client.customerId, client.connection]).toEqual(['known-wang', 'online']);
  });
});

describe('a login that runs out', () => {
  test('renew is asked for a fresh JWT, once', async () => {
    const { server, client } = await opened();
    const over = new Set<string>();
    takesLogins(server, over);
    let asked = 0;
    void client.identify({ token: 'li', renew: () => Promise.resolve(`li.${String(++asked)}`) });
    await server.advance(1_000);
    over.add('li');
    server.socket.server.close(4002, '');
    await server.advance(2_000);
    expect(asked).toBe(1);
    expect(server.tokenRequests.slice(-3)).toEqual([
      { shopId: 'demo', renewal: 'renewal-2' },
      { shopId: 'demo', identity: 'li' },
      { shopId: 'demo', identity: 'li.1' },
    ]);
    expect([client.customerId, client.connection]).toEqual(['known-li', 'online']);
  });

  test.each(['before', 'after'])(
    'in mid-send, %s the message was stored: renewed, stored once',
    async (when) => {
      const { server, client, id } = await opened();
      const over = new Set<string>();
      takesLogins(server, over);
      void client.identify({ token: 'li', renew: () => Promise.resolve('li.1') });
      await server.advance(1_000);
      over.add('li');
      client.send(id, 'once');
      if (when === 'after') server.socket.flushToServer();
      server.socket.server.close(4002, '');
      await server.advance(3_000);
      expect([server.texts(id), shown(client, id), client.outgoing(id)]).toEqual([['once'], ['once'], []]);
      expect([client.customerId, client.connection]).toEqual(['known-li', 'online']);
    },
  );

  test('renew that fails, or never answers, holds nothing up for ever: the next attempt asks again', async () => {
    const { server, client } = await opened();
    const over = new Set(['li']);
    takesLogins(server, over);
    const answers = [
      () => Promise.reject(new TypeError('the shop is away')),
      () => new Promise<string>(() => undefined),
      () => Promise.resolve('li.fresh'),
    ];
    void client.identify({
      token: 'li',
      renew: () => (answers.shift() ?? (() => Promise.reject(new Error('no more'))))(),
    });
    await server.advance(60_000);
    expect(answers).toEqual([]);
    expect([client.customerId, client.connection]).toEqual(['known-li', 'online']);
  });

  test('without renew nobody becomes somebody else: the connection ends by name, and identify goes on', async () => {
    const { server, client, id } = await opened();
    const over = new Set<string>();
    takesLogins(server, over);
    void client.identify({ token: 'li' });
    await server.advance(1_000);
    const told = recorded(client);
    over.add('li');
    server.socket.server.close(4002, '');
    await server.advance(60_000);
    expect(client.connection).toBe('closed');
    const [error] = told.filter(({ event }) => event === 'error').map(({ value }) => value);
    expect(isShopbellError(error, 'IDENTITY_REFUSED') && error.details.reason).toBe('expired');
    expect(client.conversations.get(id)?.state).toBe('assigned');
    await client.identify({ token: 'li.later' });
    await server.settle();
    expect([client.customerId, client.connection]).toEqual(['known-li', 'online']);
  });

  test('nor on the next page, which does not say who the customer is', async () => {
    const storage = new FakeStorage();
    const { server, client } = await opened({ storage });
    const over = new Set<string>();
    takesLogins(server, over);
    void client.identify({ token: 'li' });
    await server.advance(1_000);
    client.destroy();
    over.add('li');
    await server.clock.advance(1_800_000);
    const next = customerOf(server, { storage });
    const connecting = rejection(next.connect());
    await server.advance(60_000);
    const error = await connecting;
    expect(isShopbellError(error, 'IDENTITY_REFUSED') && error.details.reason).toBe('expired');
    expect(server.tokenRequests.at(-1)).toEqual({ shopId: 'demo', renewal: 'renewal-2' });
    expect([...storage.values.keys()].sort()).toEqual([key, `${key}:open`]);
    // Whoever logs out begins anew.
    await next.logout();
    server.customerId = 'customer-9';
    void next.connect();
    await server.settle();
    expect(next.customerId).toBe('customer-9');
  });

  test('a fresh JWT that is refused too ends it: no loop', async () => {
    const { server, client } = await opened();
    const over = new Set<string>();
    takesLogins(server, over);
    let asked = 0;
    const renew = (): Promise<string> => {
      asked++;
      return Promise.resolve('li');
    };
    void client.identify({ token: 'li', renew });
    await server.advance(1_000);
    over.add('li');
    server.socket.server.close(4002, '');
    await server.advance(60_000);
    expect([client.connection, asked]).toEqual(['closed', 1]);
  });

  test.each([-86_400_000, 86_400_000])('a clock wrong by a day (%i ms) does not loop', async (wrong) => {
    const server = new FakeServer();
    takesLogins(server);
    const clock = { now: () => server.clock.now() + wrong, after: server.clock.after.bind(server.clock) };
    let asked = 0;
    const client = customerOf(server, { clock });
    const renew = (): Promise<string> => Promise.resolve(`li.${String(++asked)}`);
    void client.identify({ token: 'li', renew });
    void client.connect();
    await server.settle();
    expect([client.customerId, client.connection]).toEqual(['known-li', 'online']);
    for (let n = 0; n < 5; n++) {
      server.socket.cut();
      await server.advance(20_000);
      expect(client.connection).toBe('online');
    }
    expect(server.tokenRequests).toHaveLength(1);
    expect(asked).toBe(0);
  });
});

describe('logout', () => {
  test('what is unsent gets 5 s; then nothing is left on the device', async () => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ indexedDB, storage });
    takesLogins(server);
    void client.identify({ token: 'li' });
    await server.settleAll();
    server.silent = true;
    client.send(id, 'never sent');
    client.setDraft(id, 'draft');
    await server.settleAll();
    const told = identities(client);
    let done = false;
    void client.logout().then(() => (done = true));
    await server.advance(4_900);
    expect([done, client.connection, client.outgoing(id).length]).toEqual([false, 'online', 1]);
    await server.advance(200);
    await server.settleAll();
    expect(done).toBe(true);
    expect([client.connection, client.customerId, client.conversations.size]).toEqual([
      'closed',
      undefined,
      0,
    ]);
    expect([client.outgoing(id), client.draft(id), client.unread]).toEqual([[], '', 0]);
    expect([...storage.values.keys()]).toEqual([]);
    expect(server.signOuts).toEqual(['renewal-2']);
    expect(told).toEqual(['nobody false']);
    expect(await rowsOf(indexedDB)).toEqual([]);

    server.silent = false;
    server.customerId = 'customer-9';
    server.journal.length = 0;
    const ready: string[] = [];
    client.on('ready', ({ customerId }) => ready.push(customerId));
    void client.connect();
    await server.settleAll();
    expect(server.tokenRequests.at(-1)).toEqual({ shopId: 'demo' });
    expect([client.customerId, ready]).toEqual(['customer-9', ['customer-9']]);
  });

  test('does not wait when nothing is unsent; a server that is away changes nothing', async () => {
    const storage = new FakeStorage();
    const { server, client } = await opened({ storage });
    server.onSignOut = () => Promise.reject(new TypeError('Failed to fetch'));
    await client.logout();
    expect([client.connection, [...storage.values.keys()]]).toEqual(['closed', []]);
    expect(server.signOuts).toEqual(['renewal-1']);
  });

  test('on a page that never connected, what the device remembers goes too', async () => {
    const indexedDB = new IDBFactory();
    const storage = new FakeStorage();
    const { server, client, id } = await opened({ indexedDB, storage });
    server.silent = true;
    client.send(id, 'x');
    client.setDraft(id, 'y');
    await server.settleAll();
    client.destroy();
    const next = customerOf(server, { indexedDB, storage });
    void next.logout();
    await server.settleAll();
    expect([[...storage.values.keys()], await rowsOf(indexedDB)]).toEqual([[], []]);
    expect(server.signOuts).toEqual(['renewal-1']);
    // And where nothing is remembered, nothing is asked.
    await customerOf(server).logout();
    expect(server.signOuts).toHaveLength(1);
  });

  test('while a login is under way: the answer that comes later is of no use any more', async () => {
    const storage = new FakeStorage();
    const { server, client } = await opened({ storage });
    takesLogins(server);
    const grant = server.onToken;
    let answer: () => void = () => undefined;
    server.onToken = async (body) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return grant(body);
    };
    const identifying = client.identify({ token: 'li' });
    await server.settle();
    void client.logout();
    await server.settle();
    answer();
    await server.advance(5_000);
    await identifying;
    expect([client.connection, client.customerId, [...storage.values.keys()]]).toEqual([
      'closed',
      undefined,
      [],
    ]);
  });

  test('destroy meanwhile: everything ends, nothing throws', async () => {
    const { server, client } = await opened();
    server.silent = true;
    client.send('c', 'x');
    const leaving = client.logout();
    client.destroy();
    await server.advance(6_000);
    await leaving;
    expect(client.connection).toBe('closed');
  });
});

async function rowsOf(indexedDB: IDBFactory): Promise<unknown[]> {
  const open = indexedDB.open('shopbell', 1);
  await new Promise((resolve) => (open.onsuccess = resolve));
  const all = open.result.transaction('outbox').objectStore('outbox').getAll();
  await new Promise((resolve) => (all.onsuccess = resolve));
  open.result.close();
  return all.result as unknown[];
}
