import { describe, expect, test } from 'vitest';
import { isShopbellError } from '../src/index.ts';
import { customerOf, FakeStorage, opened, recorded, rejection, shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { key, takesLogins } from './support/logins.ts';

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
