import type { ApiKey, ApiKeyGrant } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { ask, askFor, bearer, keyOf, managedShop, refusalOf } from '../../support/admin.ts';
import type { MakeHost } from '../../support/host.ts';

const remove = { method: 'DELETE' };

/** API keys; run on every host. */
export function keyStories(name: string, makeHost: MakeHost): void {
  describe(`API keys: ${name}`, () => {
    it('a key is told once; afterwards nobody can read it, from the server or its storage', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const body = { name: '仓库 ERP', scopes: ['catalogue'] };
      const made = await askFor<ApiKeyGrant>(host, manager, '/api-keys', { body });
      expect(made).toEqual({
        id: made.id,
        name: '仓库 ERP',
        scopes: ['catalogue'],
        createdAt: host.clock.now(),
        key: expect.stringMatching(/^sbk_[\w-]{43}$/) as string,
      });
      const { key, ...rest } = made;
      const listed = await askFor<{ keys: ApiKey[] }>(host, manager, '/api-keys');
      expect(listed.keys).toEqual([rest]);
      expect(JSON.stringify(await host.storage.listApiKeys(host.shopId))).not.toContain(key);
    });

    it('its last use is known to the minute', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const key = await keyOf(host, ['admin']);
      const lastUse = async () => {
        const { keys } = await askFor<{ keys: ApiKey[] }>(host, manager, '/api-keys');
        return keys[0]?.lastUsedAt;
      };
      expect(await lastUse()).toBeUndefined();
      await askFor(host, key, '/shop');
      const first = host.clock.now();
      host.clock.jumpTo(first + 59_999);
      await askFor(host, key, '/shop');
      expect(await lastUse()).toBe(first);
      host.clock.jumpTo(first + 60_000);
      await askFor(host, key, '/shop');
      expect(await lastUse()).toBe(first + 60_000);
    });

    it('a key that expires is worth nothing from that very moment', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const expiresAt = host.clock.now() + 60_000;
      const body = { name: 'kurz', scopes: ['admin'], expiresAt };
      const key = bearer(await askFor<ApiKeyGrant>(host, manager, '/api-keys', { body }));
      host.clock.jumpTo(expiresAt - 1);
      await askFor(host, key, '/shop');
      host.clock.jumpTo(expiresAt);
      expect(await refusalOf(host, key, '/shop')).toBe('UNAUTHENTICATED');
      expect(await refusalOf(host, manager, '/api-keys', { body })).toBe('INVALID_ARGUMENT');
    });

    it('a revoked key is worth nothing at the next request; revoking twice is harmless', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const body = { name: 'ERP', scopes: ['admin'] };
      const made = await askFor<ApiKeyGrant>(host, manager, '/api-keys', { body });
      const revoked = await askFor<ApiKey>(host, manager, `/api-keys/${made.id}`, remove);
      expect(revoked.revokedAt).toBe(host.clock.now());
      expect(await refusalOf(host, bearer(made), '/shop')).toBe('UNAUTHENTICATED');
      host.clock.jumpTo(host.clock.now() + 5);
      expect(await askFor(host, manager, `/api-keys/${made.id}`, remove)).toEqual(revoked);
      expect(await refusalOf(host, manager, '/api-keys/nobody', remove)).toBe('NOT_FOUND');
    });

    it('a shop has at most fifty keys that hold', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const { admin } = host.app;
      const made = [];
      for (let count = 0; count < 50; count++)
        made.push(await admin.apiKeys.create(host.shopId, { name: 'ERP', scopes: ['catalogue'] }));
      const body = { name: 'ERP', scopes: ['catalogue'] };
      expect(await refusalOf(host, manager, '/api-keys', { body })).toBe('INVALID_ARGUMENT');
      await askFor(host, manager, `/api-keys/${made[7]?.id ?? ''}`, remove);
      await askFor(host, manager, '/api-keys', { body });
    });

    it.each([
      ['no scopes', { scopes: [] }, 'scopes'],
      ['an unknown scope', { scopes: ['root'] }, 'scopes.0'],
      ['a scope twice', { scopes: ['admin', 'admin'] }, 'scopes'],
      ['a bot that works as nobody', { scopes: ['agent'] }, 'agentId'],
      ['an agent for a key that is no bot’s', { agentId: 'amy' }, 'agentId'],
      ['a blank name', { name: '' }, 'name'],
      ['an end that is no moment', { expiresAt: '2030' }, 'expiresAt'],
    ])('%s is refused', async (_, wrong, path) => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const body = { name: 'ERP', scopes: ['admin'], ...wrong };
      const response = await ask(host, manager, '/api-keys', { body });
      const { error } = (await response.json()) as { error: object };
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', details: { issues: [{ path }] } });
    });
  });
}
