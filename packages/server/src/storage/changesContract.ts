import { describe, expect, it } from 'vitest';
import type { NewChangeRow } from './changes.ts';
import { entry, plain, seqsOf } from './contractRows.ts';
import type { Storage } from './storage.ts';

const change = (shopId: string, at: number, more: Partial<NewChangeRow> = {}): NewChangeRow => ({
  shopId,
  at,
  by: 'account:boss',
  byName: '店长',
  what: 'group',
  done: 'changed',
  fields: `[${String(at)}]`,
  ...more,
});

/** What every storage must do with who changed what; see `contract.ts`. */
export function changesContract(at: () => { storage: Storage; mine: string; other: string }): void {
  describe('changes', () => {
    const write = (storage: Storage, shopId: string, name: string, changes: readonly NewChangeRow[]) =>
      storage.writeLogged(changes, 'writeSetting', shopId, name, { expectedVersion: 0, data: '1' });

    it('are kept with the write that makes them, in their order, of each shop alone', async () => {
      const { storage, mine, other } = at();
      expect(await write(storage, mine, 'a', [change(mine, 1), change(mine, 2)])).toBe(true);
      expect(await write(storage, other, 'a', [change(other, 3)])).toBe(true);
      expect(await storage.readSetting(mine, 'a')).toEqual({ version: 1, data: '1' });
      expect(await storage.listChanges(mine, { limit: 9 })).toEqual([
        { ...keptOf(change(mine, 2)), seq: 2 },
        { ...keptOf(change(mine, 1)), seq: 1 },
      ]);
      expect(seqsOf(await storage.listChanges(other, { limit: 9 }))).toEqual([1]);
    });

    it('are not kept with a write that does nothing', async () => {
      const { storage, mine } = at();
      await write(storage, mine, 'a', []);
      expect(await write(storage, mine, 'a', [change(mine, 1)])).toBe(false);
      const entry = { kind: 'faq', id: 'none' };
      expect(await storage.writeLogged([change(mine, 1)], 'deleteKnowledge', mine, entry)).toBeUndefined();
      const known = { at: 1, rows: [{ type: 'agent', id: 'z', digest: 'd', data: '{}' }] };
      await storage.putStatisticFacts(mine, known);
      expect(await storage.writeLogged([change(mine, 1)], 'putStatisticFacts', mine, known)).toBe(0);
      expect(await storage.listChanges(mine, { limit: 9 })).toEqual([]);
    });

    it('are kept with every kind of write', async () => {
      const { storage, mine } = at();
      const rows = [{ kind: 'faq', id: 'a', data: '{}' }];
      const one = [change(mine, 1)];
      expect(await storage.writeLogged(one, 'putKnowledge', mine, rows)).toBe(2);
      expect(await storage.writeLogged(one, 'replaceKnowledge', mine, { kinds: ['faq'], rows })).toBe(3);
      expect(await storage.writeLogged(one, 'saveRobot', mine, { settings: '{}' })).toBe(1);
      const put = { at: 1, rows: [{ type: 'agent', id: 'z', digest: 'd', data: '{}' }] };
      expect(await storage.writeLogged(one, 'putStatisticFacts', mine, put)).toBe(1);
      expect(seqsOf(await storage.listChanges(mine, { limit: 9 }))).toEqual([4, 3, 2, 1]);
    });

    it('come with the facts that are new, and with those alone', async () => {
      const { storage, mine, other } = at();
      const told = (id: string, place: number) => {
        return { type: 'agent', id, digest: 'd', data: '{}', changes: [change(mine, place)] };
      };
      const plainFact = { type: 'visit', id: 'v', digest: 'd', data: '{}' };
      const first = { at: 1, rows: [told('a', 1), plainFact, told('a', 2), told('b', 3)] };
      expect(await storage.putStatisticFacts(mine, first)).toBe(3);
      const again = { at: 2, rows: [told('b', 4), told('c', 5), plainFact, told('a', 6)] };
      expect(await storage.putStatisticFacts(mine, again)).toBe(1);
      expect(await storage.putStatisticFacts(mine, again)).toBe(0);
      const kept = await storage.listChanges(mine, { limit: 9 });
      expect(kept.map(({ seq, at }) => [seq, at])).toEqual([
        [3, 5],
        [2, 3],
        [1, 1],
      ]);
      expect(await storage.listChanges(other, { limit: 9 })).toEqual([]);
    });

    it('come with the row of the journal that makes them, or not at all', async () => {
      const { storage, mine, other } = at();
      const changing = (shopId: string, seq: number) => ({ ...plain(seq), changes: [change(shopId, seq)] });
      const results = await storage.append([
        entry(mine, 0, [changing(mine, 1), changing(mine, 2)]),
        entry(other, 5, [changing(other, 6)]),
      ]);
      expect(results.map(({ stored }) => stored)).toEqual([true, false]);
      expect(seqsOf(await storage.listChanges(mine, { limit: 9 }))).toEqual([2, 1]);
      expect(await storage.listChanges(other, { limit: 9 })).toEqual([]);
      expect(Object.keys((await storage.readJournal(mine, { after: 0, limit: 1 }))[0] ?? {})).not.toContain(
        'changes',
      );
    });

    it('are found by what, by whom and when, page by page, the newest first', async () => {
      const { storage, mine } = at();
      const key = { by: 'api-key:k', byName: 'ERP' };
      const all = [
        change(mine, 10),
        change(mine, 20, { ...key, what: 'robot' }),
        change(mine, 30, key),
        change(mine, 40, { what: 'robot', subjectId: 'r', subjectName: '机器人' }),
      ];
      await write(storage, mine, 'a', all);
      const find = async (query: object) => seqsOf(await storage.listChanges(mine, { limit: 9, ...query }));
      expect(await find({ what: 'robot' })).toEqual([4, 2]);
      expect(await find({ by: 'api-key:k' })).toEqual([3, 2]);
      expect(await find({ by: 'api-key:k', what: 'robot' })).toEqual([2]);
      expect(await find({ from: 20, to: 40 })).toEqual([3, 2]);
      expect(await find({ limit: 2 })).toEqual([4, 3]);
      expect(await find({ limit: 2, before: 3 })).toEqual([2, 1]);
    });

    it('are told short in a page, and whole one by one', async () => {
      const { storage, mine, other } = at();
      await write(storage, mine, 'a', [change(mine, 1, { whole: '[1,2,3]' }), change(mine, 2)]);
      expect(await storage.listChanges(mine, { limit: 9 })).toMatchObject([
        { fields: '[2]', cut: false },
        { fields: '[1]', cut: true },
      ]);
      expect(await storage.findChange(mine, 1)).toMatchObject({ fields: '[1,2,3]', cut: false });
      expect(await storage.findChange(mine, 2)).toMatchObject({ fields: '[2]', cut: false });
      expect(await storage.findChange(mine, 3)).toBeUndefined();
      expect(await storage.findChange(other, 1)).toBeUndefined();
    });
  });
}

function keptOf({ shopId: _shop, ...rest }: NewChangeRow) {
  return { ...rest, cut: false };
}
