import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { customerOf, FakeStorage, opened, rejection } from './support/customer.ts';
import { identities, takesLogins } from './support/logins.ts';
import { rowsOf } from './support/rows.ts';

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
    const identifying = rejection(client.identify({ token: 'li' }));
    await server.settle();
    void client.logout();
    await server.settle();
    answer();
    await server.advance(5_000);
    expect(await identifying).toMatchObject({ code: 'ABORTED' });
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
