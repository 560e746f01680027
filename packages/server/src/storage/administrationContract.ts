import { describe, expect, it } from 'vitest';
import type { ApiKeyRow, CustomerKeyRow, FactInput } from './administration.ts';
import type { AccountRow, NewShopRow, Storage } from './storage.ts';

/** The part of `contract.ts` that a shop's administration relies on; `at` tells the storage and two fresh shops. */
export function administrationContract(at: () => { storage: Storage; mine: string; other: string }): void {
  describe('administration', () => {
    it('changes a shop once for each version', async () => {
      const { storage, mine, other } = at();
      for (const shopId of [mine, other]) await storage.createShop(shop(shopId));
      const changes = await Promise.all(
        ['甲', '乙'].map((name) => storage.changeShop(mine, { name, expectedVersion: 1 })),
      );
      expect(changes.filter((changed) => changed === undefined)).toHaveLength(1);
      const [changed] = changes.filter((shop) => shop !== undefined);
      expect(changed).toEqual({ ...shop(mine), name: changed?.name, noticeChannel: 'none', version: 2 });
      expect(await storage.findShop(mine)).toEqual(changed);
      const rest = {
        origins: ['https://店.example'],
        timeZone: 'Europe/Berlin',
        noticeChannel: 'workbench',
      } as const;
      expect(await storage.changeShop(mine, rest)).toEqual({ ...changed, ...rest, version: 3 });
      expect(await storage.changeShop(`${mine}-nowhere`, { name: '丙' })).toBeUndefined();
      expect(await storage.findShop(other)).toMatchObject({ version: 1 });
    });

    it('lists accounts by name and changes one, not its namesake elsewhere', async () => {
      const { storage, mine, other } = at();
      for (const shopId of [mine, other]) {
        await storage.createAccount(account(shopId, 'bo', 'b'));
        await storage.createAccount(account(shopId, 'amy', 'a'));
      }
      const change = { roles: ['manager'], passwordHash: 'new', disabledAt: 7 };
      const changed = { ...account(mine, 'amy', 'a'), ...change };
      expect(await storage.changeAccount(mine, 'a', change)).toEqual(changed);
      expect(await storage.listAccounts(mine)).toEqual([changed, account(mine, 'bo', 'b')]);
      expect(await storage.findAccount(other, 'amy')).toEqual(account(other, 'amy', 'a'));
      expect(await storage.changeAccount(mine, 'a', {})).toEqual(changed);
      const enabled = await storage.changeAccount(mine, 'a', { disabledAt: null });
      expect(enabled).toEqual({ ...account(mine, 'amy', 'a'), roles: ['manager'], passwordHash: 'new' });
      expect(await storage.changeAccount(mine, 'nobody', change)).toBeUndefined();
    });

    it('drops the secrets of one person, of one kind', async () => {
      const { storage, mine, other } = at();
      const secret = (kind: 'session' | 'ticket', shopId: string, subject: string) => {
        return { kind, hash: `${kind}-${shopId}-${subject}`, shopId, subject, expiresAt: 100 };
      };
      const all = [
        secret('session', mine, 'a'),
        secret('session', mine, 'b'),
        secret('session', other, 'a'),
        secret('ticket', mine, 'a'),
      ];
      for (const one of all) await storage.putSecret(one);
      await storage.dropSecrets('session', { shopId: mine, subject: 'a' });
      const left = await Promise.all(all.map(({ kind, hash }) => storage.findSecret(kind, hash)));
      expect(left).toEqual([undefined, ...all.slice(1)]);
    });

    it('of those, leaves one that is named', async () => {
      const { storage, mine } = at();
      for (const hash of ['kept', 'gone'])
        await storage.putSecret({
          ...{ kind: 'session', hash: `${mine}-${hash}`, shopId: mine },
          ...{ subject: 'a', expiresAt: 100 },
        });
      await storage.dropSecrets('session', { shopId: mine, subject: 'a', except: `${mine}-kept` });
      expect(await storage.findSecret('session', `${mine}-kept`)).toBeDefined();
      expect(await storage.findSecret('session', `${mine}-gone`)).toBeUndefined();
    });

    it('notes whose password is the demo’s, until it is another', async () => {
      const { storage, mine } = at();
      const amy = { ...account(mine, 'amy', 'a'), demoPassword: true as const };
      await storage.createAccount(amy);
      expect(await storage.findAccountOfAgent(mine, 'a')).toEqual(amy);
      expect(await storage.changeAccount(mine, 'a', { roles: ['agent'] })).toMatchObject({
        demoPassword: true,
      });
      const other = { passwordHash: 'new', demoPassword: false };
      expect(await storage.changeAccount(mine, 'a', other)).not.toHaveProperty('demoPassword');
      expect(await storage.changeAccount(mine, 'a', { demoPassword: true })).toMatchObject({
        demoPassword: true,
      });
    });

    it('keeps API keys by hash; one that is revoked stays so, as of the first time', async () => {
      const { storage, mine, other } = at();
      const key = apiKey(mine, 'k1', { createdAt: 2, agentId: 'a' });
      const older = apiKey(mine, 'k0', { createdAt: 1, expiresAt: 9 });
      expect(await storage.createApiKey(key)).toBe(true);
      expect(await storage.createApiKey(older)).toBe(true);
      expect(await storage.createApiKey({ ...key, hash: 'another' })).toBe(false);
      expect(await storage.findApiKey(key.hash)).toEqual(key);
      expect(await storage.findApiKey('nobody’s')).toBeUndefined();
      expect(await storage.listApiKeys(mine)).toEqual([older, key]);
      expect(await storage.listApiKeys(other)).toEqual([]);
      expect(await storage.changeApiKey(mine, 'k1', { lastUsedAt: 5 })).toEqual({ ...key, lastUsedAt: 5 });
      await storage.changeApiKey(mine, 'k1', { revokedAt: 6 });
      expect(await storage.changeApiKey(mine, 'k1', { revokedAt: 8 })).toEqual({
        ...key,
        lastUsedAt: 5,
        revokedAt: 6,
      });
      expect(await storage.changeApiKey(other, 'k1', { revokedAt: 6 })).toBeUndefined();
    });

    it('keeps public keys per shop; a kid is used once', async () => {
      const { storage, mine, other } = at();
      const key = customerKey(mine, 'k/1', { notBefore: 1, expiresAt: 9 });
      expect(await storage.createCustomerKey(key)).toBe(true);
      expect(await storage.createCustomerKey({ ...key, thumbprint: 'another' })).toBe(false);
      expect(await storage.createCustomerKey(customerKey(other, 'k/1'))).toBe(true);
      expect(await storage.findCustomerKey(mine, 'k/1')).toEqual(key);
      expect(await storage.revokeCustomerKey(mine, 'k/1', 6)).toEqual({ ...key, revokedAt: 6 });
      expect(await storage.revokeCustomerKey(mine, 'k/1', 7)).toEqual({ ...key, revokedAt: 6 });
      expect(await storage.createCustomerKey(key)).toBe(false);
      expect(await storage.listCustomerKeys(mine)).toEqual([{ ...key, revokedAt: 6 }]);
      expect(await storage.findCustomerKey(other, 'k/1')).toEqual(customerKey(other, 'k/1'));
      expect(await storage.revokeCustomerKey(mine, 'k2', 6)).toBeUndefined();
    });

    it('writes a setting for one of many who read the same version', async () => {
      const { storage, mine, other } = at();
      expect(await storage.readSetting(mine, 'hours')).toBeUndefined();
      for (const expectedVersion of [0, 1]) {
        const written = await Promise.all(
          ['{"n":1}', '{"n":2}'].map((data) =>
            storage.writeSetting(mine, 'hours', { expectedVersion, data }),
          ),
        );
        expect(written.filter(Boolean)).toHaveLength(1);
      }
      expect(await storage.readSetting(mine, 'hours')).toMatchObject({ version: 2 });
      expect(await storage.writeSetting(mine, 'hours', { expectedVersion: 7, data: '' })).toBe(false);
      // What it tells is told with it, or not at all.
      const facts = { at: 5, rows: [{ type: 'settings', id: 'x', digest: 'd', data: '{}' }] };
      const told = () => storage.readStatisticFacts(mine, { after: 0, limit: 9 });
      expect(await storage.writeSetting(mine, 'money', { expectedVersion: 7, data: '', facts })).toBe(false);
      expect(await told()).toEqual([]);
      expect(await storage.writeSetting(mine, 'money', { expectedVersion: 0, data: 'a', facts })).toBe(true);
      expect(await told()).toEqual([{ seq: 1, at: 5, data: '{}' }]);
      expect(await storage.writeSetting(mine, 'money', { expectedVersion: 1, data: 'b', facts })).toBe(true);
      expect(await told()).toHaveLength(1);
      expect(await storage.readSetting(mine, 'other')).toBeUndefined();
      expect(await storage.readSetting(other, 'hours')).toBeUndefined();
    });
  });

  describe('notices', () => {
    const row = (id: string, kind = 'order') => ({ id, kind, data: `{"of":"${id}"}` });
    const listed = async (storage: Storage, shopId: string, kinds = ['order', 'ticket'], limit = 10) =>
      (await storage.listNotices(shopId, { kinds, limit })).map(({ id }) => id);

    it('keeps each id once, in the order of telling, for each shop', async () => {
      const { storage, mine, other } = at();
      expect(await storage.putNotices(mine, { rows: [row('b'), row('a'), row('b')], keep: 9 })).toEqual([
        'b',
        'a',
      ]);
      const again = [row('a', 'ticket'), row('c', 'ticket')];
      expect(await storage.putNotices(mine, { rows: again, keep: 9 })).toEqual(['c']);
      expect(await storage.putNotices(other, { rows: [row('a')], keep: 9 })).toEqual(['a']);
      expect(await storage.listNotices(mine, { kinds: ['order'], limit: 1 })).toEqual([row('a')]);
      expect(await listed(storage, mine)).toEqual(['c', 'a', 'b']);
      expect(await listed(storage, mine, ['ticket'])).toEqual(['c']);
      expect(await listed(storage, mine, [])).toEqual([]);
      expect(await listed(storage, other)).toEqual(['a']);
    });

    it('of more than are kept the oldest go', async () => {
      const { storage, mine, other } = at();
      await storage.putNotices(other, { rows: [row('a')], keep: 2 });
      await storage.putNotices(mine, { rows: [row('a'), row('b'), row('c')], keep: 2 });
      expect(await listed(storage, mine)).toEqual(['c', 'b']);
      await storage.putNotices(mine, { rows: [row('d')], keep: 2 });
      expect(await listed(storage, mine)).toEqual(['d', 'c']);
      expect(await listed(storage, other)).toEqual(['a']);
    });
  });

  describe('facts of the back end', () => {
    const tell = (at: number, ...rows: FactInput[]) => ({ at, rows });

    it('an older telling never overwrites a newer one, in one batch or in several', async () => {
      const { storage, mine } = at();
      const newer = fact('1', { revision: 3 });
      expect(await storage.putFacts(mine, 'order', tell(10, fact('1', { revision: 2 }), newer))).toEqual([
        'stored',
        'stored',
      ]);
      const again = [fact('1', { revision: 2 }), newer, { ...newer, data: '"other"' }];
      expect(await storage.putFacts(mine, 'order', tell(11, ...again))).toEqual([
        'older',
        'unchanged',
        'reused',
      ]);
      expect(await storage.findFact(mine, 'order', '1')).toEqual(newer);
      const otherMark = fact('1', { mark: 'updatedAt', revision: 4 });
      expect(await storage.putFacts(mine, 'order', tell(12, otherMark))).toEqual(['reused']);
      expect(await storage.readFacts(mine, { after: 0, limit: 10 })).toEqual([
        { seq: 1, at: 10, kind: 'order', id: '1', data: fact('1', { revision: 2 }).data },
        { seq: 2, at: 10, kind: 'order', id: '1', data: newer.data },
      ]);
    });

    it('keeps kinds and shops apart', async () => {
      const { storage, mine, other } = at();
      await storage.putFacts(mine, 'order', tell(10, fact('1', { customerId: 'c' })));
      await storage.putFacts(other, 'order', tell(10, fact('2', { customerId: 'c' })));
      await storage.putFacts(mine, 'parcel', tell(11, fact('1', { customerId: 'c', orderId: '1' })));
      expect(await storage.findFact(mine, 'product', '1')).toBeUndefined();
      expect(await storage.hasFacts(mine, 'product')).toBe(false);
      expect(await storage.hasFacts(mine, 'parcel')).toBe(true);
      expect(await storage.hasFacts(other, 'parcel')).toBe(false);
      expect(await storage.findFact(mine, 'order', '2')).toBeUndefined();
      const ofCustomer = { of: { customerId: 'c' }, limit: 10 };
      expect(await storage.listFacts(mine, 'order', ofCustomer)).toEqual([fact('1', { customerId: 'c' })]);
      expect(await storage.listFacts(mine, 'parcel', { of: { orderId: '1' }, limit: 10 })).toHaveLength(1);
      expect(await storage.listFacts(other, 'parcel', { of: { orderId: '1' }, limit: 10 })).toEqual([]);
      const log = await storage.readFacts(mine, { after: 1, limit: 10 });
      expect(log.map(({ seq, kind }) => [seq, kind])).toEqual([[2, 'parcel']]);
    });

    it('lists what a customer has, the latest first, page after page', async () => {
      const { storage, mine } = at();
      const about = [5, 7, 7, 1].map((about, index) => {
        return fact(`o${String(index)}`, { about, customerId: 'c' });
      });
      await storage.putFacts(mine, 'order', tell(10, ...about, fact('x', { customerId: 'd' }), fact('y')));
      const page = async (after?: { about: number; id: string }) => {
        const query = { of: { customerId: 'c' }, limit: 2, ...(after ? { after } : {}) };
        return (await storage.listFacts(mine, 'order', query)).map(({ id }) => id);
      };
      expect(await page()).toEqual(['o1', 'o2']);
      expect(await page({ about: 7, id: 'o1' })).toEqual(['o2', 'o0']);
      expect(await page({ about: 5, id: 'o0' })).toEqual(['o3']);
      expect(await page({ about: 1, id: 'o3' })).toEqual([]);
    });

    it('takes a thousand rows at once, and what is told anew moves to its new owner', async () => {
      const { storage, mine } = at();
      const rows = Array.from({ length: 1000 }, (_, index) => fact(`r${String(index)}`, { customerId: 'c' }));
      const stored = await storage.putFacts(mine, 'order', tell(10, ...rows));
      expect(stored.filter((outcome) => outcome === 'stored')).toHaveLength(1000);
      await storage.putFacts(mine, 'order', tell(11, fact('r7', { revision: 2, customerId: 'd' })));
      expect(await storage.listFacts(mine, 'order', { of: { customerId: 'd' }, limit: 10 })).toHaveLength(1);
      expect(await storage.listFacts(mine, 'order', { of: { customerId: 'c' }, limit: 2000 })).toHaveLength(
        999,
      );
      expect(await storage.readFacts(mine, { after: 999, limit: 10 })).toHaveLength(2);
    });
  });
}

function shop(shopId: string): NewShopRow {
  return { shopId, name: '店', epoch: `epoch-${shopId}`, origins: [], timeZone: 'Asia/Shanghai' };
}

function account(shopId: string, name: string, agentId: string): AccountRow {
  return { shopId, agentId, name, displayName: '安娜', passwordHash: 'hash', roles: ['agent'] };
}

function apiKey(shopId: string, keyId: string, rest: Partial<ApiKeyRow> = {}): ApiKeyRow {
  const hash = `hash-${shopId}-${keyId}`;
  return { shopId, keyId, name: 'ERP', hash, scopes: ['catalogue'], createdAt: 1, ...rest };
}

function customerKey(shopId: string, kid: string, rest: Partial<CustomerKeyRow> = {}): CustomerKeyRow {
  return { shopId, kid, alg: 'ES256', publicKey: '{}', thumbprint: 't', createdAt: 1, ...rest };
}

function fact(id: string, rest: Partial<FactInput> = {}): FactInput {
  const { revision = 1 } = rest;
  return { id, mark: 'version', revision, about: 1, data: `{"id":"${id}","version":${revision}}`, ...rest };
}
