import { expect, it, vi } from 'vitest';
import { memoryStorage } from '../src/storage/memory.ts';
import type { Storage } from '../src/storage/storage.ts';
import { StorageError } from '../src/storage/storageError.ts';
import { hostOver } from './support/host.ts';
import { managedShop } from './support/admin.ts';
import { agent } from './support/shop.ts';

const full = new StorageError('not-writable', 'disk full');

type Roles = readonly ('agent' | 'manager' | 'order-notices')[];

/** Bo, signed in with these roles and online if they serve, over a storage that does as the test says. */
async function shop(first: Roles = ['agent', 'manager']) {
  const storage: Storage = { ...memoryStorage() };
  const host = hostOver(storage);
  await managedShop(host);
  const change = (roles: Roles) => host.app.admin.accounts.change(host.shopId, 'bo', { roles: [...roles] });
  await change(first);
  const status = first.includes('agent') ? 'online' : '';
  const { socket, cookie } = await agent(host, 'bo', { status });
  const session = () =>
    host.fetch('/v1/session', { headers: { Cookie: cookie, Origin: host.workbenchOrigin } });
  return { host, storage, change, bo: socket, session };
}

it.each<{ first: Roles; roles: Roles }>([
  { first: ['agent', 'manager'], roles: ['manager'] },
  { first: ['agent', 'manager'], roles: ['order-notices'] },
  { first: ['manager'], roles: ['order-notices'] },
])(
  'AC-01 a repeat completes what failing storage cut short: whoever was $first and is $roles is signed out',
  async ({ first, roles }) => {
    const { host, storage, change, bo, session } = await shop(first);
    const failing = vi.spyOn(storage, 'dropSecrets').mockRejectedValueOnce(full);
    await expect(change(roles)).rejects.toBe(full);
    expect(failing).toHaveBeenCalledOnce();
    expect((await session()).status).toBe(200);
    await change(roles);
    await bo.closed;
    expect((await session()).status).toBe(401);
    const { welcome } = await agent(host, 'amy');
    expect(welcome.snapshot?.agents?.find(({ id }) => id === 'bo')).toMatchObject({ status: 'offline' });
  },
);

it('AC-01 a role that is told once more signs nobody out who serves, or never did', async () => {
  const { change, bo, session } = await shop();
  await change(['agent', 'manager']);
  await change(['agent']);
  await change(['agent']);
  expect(await bo.ask('status.set', { status: 'online' })).toEqual({});
  expect((await session()).status).toBe(200);
});
