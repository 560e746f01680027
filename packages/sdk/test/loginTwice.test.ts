import { expect, test } from 'vitest';
import { isShopbellError, type CustomerClient } from '../src/index.ts';
import type { Locks } from '../src/platform.ts';
import { customerOf, FakeStorage, rejection } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { identities, key, takesLogins } from './support/logins.ts';

/* `identify` twice, with different people, before the first has come to anything: the last one wins. */

interface Scene {
  readonly server: FakeServer;
  readonly storage: FakeStorage;
  readonly client: CustomerClient;
}

/** Online; as somebody whom the shop knows, if a JWT is given. */
async function online(token?: string): Promise<Scene> {
  const server = new FakeServer();
  takesLogins(server);
  const storage = new FakeStorage();
  const client = customerOf(server, { storage });
  if (token !== undefined) await client.identify({ token });
  void client.connect();
  await server.settle();
  return { server, storage, client };
}

/** The JWTs that it was asked about. */
const asked = ({ tokenRequests }: FakeServer): unknown[] =>
  (tokenRequests as { identity?: string }[]).flatMap(({ identity }) => identity ?? []);

/** What the server says of JWTs from now on comes so many milliseconds late. */
function slow(server: FakeServer, ms: number): void {
  const answer = server.onToken;
  server.onToken = async (body) => {
    await new Promise<void>((resolve) => server.clock.after(ms, resolve));
    return answer(body);
  };
}

test.each([
  ['an anonymous customer', undefined],
  ['a known one', 'zoe'],
])(
  'in the same instant, %s: the first is told so and never asked about, the last one is in',
  async (_name, former) => {
    const { server, storage, client } = await online(former);
    const told = identities(client);
    const first = rejection(client.identify({ token: 'li' }));
    const last = rejection(client.identify({ token: 'bo' }));
    await server.advance(8_000);
    expect(await first).toMatchObject({ name: 'ShopbellError', code: 'ABORTED' });
    expect(await last).toBe('resolved');
    expect([client.customerId, client.connection, told.at(-1)]).toEqual([
      'known-bo',
      'online',
      'known-bo true',
    ]);
    expect(asked(server)).toEqual([...(former === undefined ? [] : [former]), 'bo']);
    expect(JSON.stringify([...storage.values])).not.toMatch(/known-(li|zoe)/);
  },
);

test('while the server is asked about the first: the first is told so, the last one is in', async () => {
  const { server, storage, client } = await online('zoe');
  slow(server, 2_000);
  const first = rejection(client.identify({ token: 'li' }));
  await server.advance(500);
  const last = rejection(client.identify({ token: 'bo' }));
  await server.advance(20_000);
  expect([await first, await last]).toMatchObject([{ code: 'ABORTED' }, 'resolved']);
  expect([client.customerId, client.connection]).toEqual(['known-bo', 'online']);
  expect(JSON.stringify([...storage.values])).not.toMatch(/known-(li|zoe)/);
});

test('while the former customer’s messages get their 5 s: nothing of the former two stays on the device', async () => {
  const { server, storage, client } = await online('zoe');
  const opening = client.open();
  await server.settle();
  const { id } = (await opening).conversation;
  server.silent = true;
  client.send(id, 'unsent');
  client.setDraft(id, 'half a th');
  const first = rejection(client.identify({ token: 'li' }));
  await server.advance(1_000);
  const last = rejection(client.identify({ token: 'bo' }));
  await server.advance(6_000);
  server.silent = false;
  await server.advance(20_000);
  expect([await first, await last]).toMatchObject([{ code: 'ABORTED' }, 'resolved']);
  expect([client.customerId, client.connection]).toEqual(['known-bo', 'online']);
  expect([client.outgoing(id), client.draft(id)]).toEqual([[], '']);
  expect([...storage.values.keys()].sort()).toEqual([key, `${key}:open`]);
  expect(JSON.stringify([...storage.values])).not.toMatch(/known-(li|zoe)/);
});

test.each(['li', 'bo'])(
  'logged out, and %s logs in while what is unsent gets its 5 s: the login holds, and is asked about afterwards',
  async (next) => {
    const { server, storage, client } = await online('li');
    const opening = client.open();
    await server.settle();
    const { id } = (await opening).conversation;
    server.silent = true;
    client.send(id, 'unsent');
    const left = rejection(client.logout());
    const before = asked(server).length;
    const last = rejection(client.identify({ token: next }));
    await server.advance(1_000);
    expect(asked(server)).toHaveLength(before);
    await server.advance(6_000);
    server.silent = false;
    await server.advance(20_000);
    expect([await left, await last]).toEqual(['resolved', 'resolved']);
    expect([client.connection, client.outgoing(id)]).toEqual(['closed', []]);
    expect([...storage.values.keys()]).toEqual([key]);
    // As after any logout, the page connects when it wants to.
    void client.connect();
    await server.settle();
    expect([client.customerId, client.connection]).toEqual([`known-${next}`, 'online']);
  },
);

test('the last one is refused: who was there goes on, and the one before it does not come back', async () => {
  const { server, client } = await online();
  const before = client.customerId;
  const first = rejection(client.identify({ token: 'li' }));
  const last = rejection(client.identify({ token: 'forged' }));
  await server.advance(1_000);
  expect([await first, await last]).toMatchObject([{ code: 'ABORTED' }, { code: 'IDENTITY_REFUSED' }]);
  server.socket.cut();
  await server.advance(10_000);
  expect([client.customerId, client.connection]).toEqual([before, 'online']);
  expect(asked(server)).toEqual(['forged']);
});

test('a known customer whose next JWT is refused goes on, and comes back by the one that was taken', async () => {
  const { server, client } = await online('li');
  const refused = rejection(client.identify({ token: 'forged' }));
  await server.settle();
  expect(await refused).toMatchObject({ code: 'IDENTITY_REFUSED' });
  server.socket.cut();
  await server.advance(10_000);
  expect([client.customerId, client.connection]).toEqual(['known-li', 'online']);
});

test('before the connection: only the last one is asked about', async () => {
  const server = new FakeServer();
  takesLogins(server);
  const client = customerOf(server);
  await Promise.all([client.identify({ token: 'li' }), client.identify({ token: 'bo' })]);
  void client.connect();
  await server.settle();
  expect([client.customerId, asked(server)]).toEqual(['known-bo', ['bo']]);
});

test('the same JWT twice, as where a page’s effects run twice, is one login: both calls end well', async () => {
  const { server, client } = await online();
  const both = [client.identify({ token: 'li' }), client.identify({ token: 'li' })].map(rejection);
  await server.advance(3_000);
  expect(await Promise.all(both)).toEqual(['resolved', 'resolved']);
  expect([client.customerId, client.connection, asked(server)]).toEqual(['known-li', 'online', ['li']]);
});

test('the last one is refused while the first waits for its turn: neither ends as if it were in', async () => {
  const server = new FakeServer();
  takesLogins(server);
  let free = Promise.resolve();
  const locks: Locks = { request: (_name, _options, run) => free.then(run) };
  const client = customerOf(server, { locks });
  void client.connect();
  await server.settle();
  // Another tab is at it just now.
  let done: () => void = () => undefined;
  free = new Promise((resolve) => (done = resolve));
  const first = rejection(client.identify({ token: 'li' }));
  await server.settle();
  const last = rejection(client.identify({ token: 'forged' }));
  done();
  await server.advance(10_000);
  const ends = [await first, await last];
  expect(ends.map((end) => isShopbellError(end))).toEqual([true, true]);
  expect([client.customerId, client.connection, asked(server)]).toEqual(['customer-1', 'online', ['forged']]);
});
