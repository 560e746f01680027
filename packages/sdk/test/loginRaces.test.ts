import { describe, expect, test } from 'vitest';
import type { CustomerClient } from '../src/index.ts';
import type { Locks } from '../src/platform.ts';
import { FakeBrowser } from './support/browser.ts';
import { customerOf, FakeStorage } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { takesLogins } from './support/logins.ts';
import './support/loadedService.ts';

function identities(client: CustomerClient): string[] {
  const told: string[] = [];
  client.on('identity', ({ customerId }) => told.push(customerId ?? 'nobody'));
  return told;
}

/** Locks whose answer is on its way for 5 ms. */
function slowLocks(server: FakeServer): Locks {
  return {
    request: async (_name, _options, run) => {
      const result = await run();
      await new Promise<void>((resolve) => server.clock.after(5, resolve));
      return result;
    },
  };
}

describe('logging out while the token is found, but its lock has not answered yet', () => {
  test('the customer whom the device remembered does not come back', async () => {
    const server = new FakeServer();
    const storage = new FakeStorage();
    const former = customerOf(server, { storage });
    void former.connect();
    await server.settle();
    former.destroy();
    const client = customerOf(server, { storage, locks: slowLocks(server) });
    const told = identities(client);
    client.connect().catch(() => undefined);
    await server.settle();
    await client.logout();
    await server.advance(1_000);
    expect([client.connection, client.customerId, told.at(-1)]).toEqual(['closed', undefined, 'nobody']);
    expect([...storage.values.keys()]).toEqual([]);
  });

  test('nor does a login that was under way: it ends as nobody', async () => {
    const server = new FakeServer();
    takesLogins(server);
    const storage = new FakeStorage();
    const client = customerOf(server, { storage, locks: slowLocks(server) });
    await client.identify({ token: 'li' });
    void client.connect();
    await server.advance(1_000);
    expect(client.customerId).toBe('known-li');
    const told = identities(client);
    const identifying = client.identify({ token: 'bo' });
    await server.settle();
    const leaving = client.logout();
    await server.advance(8_000);
    await Promise.all([identifying, leaving]);
    expect([client.connection, client.customerId, told.at(-1)]).toEqual(['closed', undefined, 'nobody']);
    expect([...storage.values.keys()]).toEqual([]);
  });
});

describe('the leading tab renews its login', () => {
  test('what a follower asked, and may be asked again, is answered soon after', async () => {
    const server = new FakeServer();
    takesLogins(server);
    const [leader, follower] = await new FakeBrowser(server).tabs(2);
    if (!leader || !follower) throw new Error('There are no tabs.');
    const opening = leader.client.open();
    await server.settle();
    const { id } = (await opening).conversation;
    await leader.client.identify({ token: 'li' });
    await server.advance(3_000);
    expect([leader.client.leads, follower.client.connection]).toEqual([true, 'online']);
    // Its answer is lost with the leader's socket.
    server.silent = true;
    let answered = false;
    void follower.client.end(id).then(() => (answered = true));
    await server.settle();
    server.silent = false;
    const renewing = leader.client.identify({ token: 'li.2' });
    await server.advance(2_000);
    await renewing;
    expect([answered, server.conversation(id).state]).toEqual([true, 'ended']);
    expect(follower.client.connection).toBe('online');
  });
});
