import { expect, it } from 'vitest';
import type { LogLine } from '../src/app.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import type { Storage } from '../src/storage/storage.ts';
import { StorageError } from '../src/storage/storageError.ts';
import { hostOver, type Host } from './support/host.ts';
import { agent, openShop, pass } from './support/shop.ts';

const broken = () => Promise.reject(new StorageError('not-writable', 'disk full'));

/** A host whose storage fails where the test says. */
async function faultyHost(): Promise<{ host: Host; failing: Set<keyof Storage> }> {
  const real = memoryStorage();
  const failing = new Set<keyof Storage>();
  const host = hostOver({
    ...real,
    append: (entries) => (failing.has('append') ? broken() : real.append(entries)),
  });
  await openShop(host);
  return { host, failing };
}

async function statusOf(host: Host, agentId: string): Promise<string | undefined> {
  // The shop's desk as another agent is told it.
  const watcher = await agent(host, 'bo', { status: '' });
  const seen = watcher.welcome.snapshot?.agents?.find(({ id }) => id === agentId)?.status;
  watcher.socket.hangUp();
  return seen;
}

it('RT-52 an agent whose leaving could not be stored is told to the desk again, and runs out', async () => {
  const { host, failing } = await faultyHost();
  const amy = await agent(host, 'amy');
  failing.add('append');
  amy.socket.hangUp();
  await host.clock.advance(5_000);
  failing.delete('append');
  await host.clock.advance(31_000);
  expect(await statusOf(host, 'amy')).toBe('online');
  await host.clock.advance(10 * 60_000);
  expect(await statusOf(host, 'amy')).toBe('offline');
});

it('RT-52 an agent whose coming could not be stored is told to the desk again, and stays', async () => {
  const { host, failing } = await faultyHost();
  const { socket, cookie } = await agent(host, 'amy');
  socket.hangUp();
  await host.clock.advance(1_000);
  failing.add('append');
  const back = await agent(host, 'amy', { status: '', cookie });
  await host.clock.advance(1_000);
  failing.delete('append');
  await pass(host, 10 * 60_000, back.socket);
  expect(await statusOf(host, 'amy')).toBe('online');
});

it('a shop that cannot be loaded keeps no other closed at the start', async () => {
  const storage = memoryStorage();
  const first = hostOver(storage);
  for (const shopId of ['a-broken', 'b-fine']) {
    await openShop({ ...first, shopId });
    const amy = await agent({ ...first, shopId }, 'amy');
    amy.socket.hangUp();
  }
  const lines: LogLine[] = [];
  const reads: string[] = [];
  const next = hostOver(
    {
      ...storage,
      readJournal: (shopId, range) => {
        reads.push(shopId);
        return shopId === 'a-broken' ? broken() : storage.readJournal(shopId, range);
      },
    },
    (line) => lines.push(line),
  );
  await next.clock.advance(1);
  expect(new Set(reads)).toEqual(new Set(['a-broken', 'b-fine']));
  expect(lines.map(({ shopId }) => shopId)).toContain('a-broken');
  expect(await next.app.admin.hasShop('b-fine')).toBe(true);
});

it('AC-01 no ticket for an account without the online-service permission', async () => {
  const { host } = await faultyHost();
  const { admin } = host.app;
  const boss = { name: 'boss', displayName: 'Boss', password: 'correct horse', roles: ['manager'] };
  await admin.addAgent({ shopId: host.shopId, agentId: 'boss', ...boss });
  const refused = admin.ticketFor({ shopId: host.shopId, agentId: 'boss' });
  await expect(refused).rejects.toMatchObject({ code: 'NOT_CS_ACCOUNT' });
  await expect(admin.ticketFor({ shopId: host.shopId, agentId: 'nobody' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await admin.ticketFor({ shopId: host.shopId, agentId: 'amy' })).toHaveProperty('ticket');
});
