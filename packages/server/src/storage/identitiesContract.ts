import { describe, expect, it } from 'vitest';
import { linked } from './contractRows.ts';
import type { Storage } from './storage.ts';

/** What every storage must do with who customers are; see `contract.ts`. */
export function identitiesContract(at: () => { storage: Storage; mine: string; other: string }): void {
  describe('identities', () => {
    it('a subject has one customer id for ever, in each shop its own, and the name that was said last', async () => {
      const { storage, mine, other } = at();
      const lin = { shopId: mine, subject: 'lin@山野', customerId: 'k1', name: '林' };
      expect(await storage.putIdentity(lin)).toEqual(lin);
      expect(await storage.putIdentity({ ...lin, customerId: 'k2', name: '林女士' })).toEqual({
        ...lin,
        name: '林女士',
      });
      const { name: _name, ...nameless } = lin;
      expect(await storage.putIdentity(nameless)).toEqual({ ...lin, name: '林女士' });
      expect(await storage.findIdentity(mine, 'k1')).toEqual({ ...lin, name: '林女士' });
      expect(await storage.findIdentity(mine, 'k2')).toBeUndefined();
      expect(await storage.findSubject(mine, 'lin@山野')).toEqual({ ...lin, name: '林女士' });
      expect(await storage.findSubject(other, 'lin@山野')).toBeUndefined();
      expect(await storage.findIdentity(other, 'k1')).toBeUndefined();
      expect(await storage.putIdentity({ ...nameless, shopId: other, customerId: 'k3' })).toEqual({
        ...nameless,
        shopId: other,
        customerId: 'k3',
      });
    });

    it('a name can be erased', async () => {
      const { storage, mine } = at();
      const row = { shopId: mine, subject: 's', customerId: 'k', name: '林' };
      await storage.putIdentity(row);
      const { name: _name, ...nameless } = row;
      expect(await storage.putIdentity({ ...row, name: '' })).toEqual(nameless);
      expect(await storage.findIdentity(mine, 'k')).toEqual(nameless);
    });

    it('an anonymous customer is one known one, of two at once, and that for ever', async () => {
      const { storage, mine, other } = at();
      const link = { shopId: mine, anonymousId: 'x', customerId: 'k1', at: 2 };
      const won = await Promise.all(
        ['k1', 'k2'].map((customerId) => storage.linkCustomer(...linked({ ...link, customerId }))),
      );
      expect(won[0]).toBe(won[1]);
      expect(await storage.findLink(mine, 'x')).toBe(won[0]);
      expect(await storage.findLink(other, 'x')).toBeUndefined();
      expect(await storage.linkCustomer(...linked({ ...link, customerId: 'k3' }))).toBe(won[0]);
      await storage.linkCustomer(...linked({ ...link, anonymousId: 'w', customerId: 'k9', at: 9 }));
      await storage.linkCustomer(...linked({ ...link, anonymousId: 'y', customerId: 'k9', at: 1 }));
      expect(await storage.listLinks(mine, 'k9')).toEqual(['y', 'w']);
      expect(await storage.listLinks(mine, 'k3')).toEqual([]);
      expect(await storage.listLinks(other, 'k9')).toEqual([]);
      // Statistics are told of each link once, as it is.
      const facts = await storage.readStatisticFacts(mine, { after: 0, limit: 9 });
      expect(facts.map(({ at, data }) => [at, data])).toEqual([
        [2, `x is ${won[0] ?? ''}`],
        [9, 'w is k9'],
        [1, 'y is k9'],
      ]);
      expect(await storage.readStatisticFacts(other, { after: 0, limit: 9 })).toEqual([]);
    });
  });
}
