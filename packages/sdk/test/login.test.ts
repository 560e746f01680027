import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { isShopbellError } from '../src/index.ts';
import { customerOf, FakeStorage, opened, recorded, rejection, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { identities, key, takesLogins } from './support/logins.ts';

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
