import { describe, expect, it } from 'vitest';
import { entry, written } from './contractRows.ts';
import type { StatisticFactInput } from './statistics.ts';
import type { Storage } from './storage.ts';

const fact = (id: string, n: number, type = 'order'): StatisticFactInput => {
  const data = JSON.stringify({ type, id, n });
  return { type, id, digest: String(n), data };
};

/** What every storage must do with what statistics are made from; see `contract.ts`. */
export function statisticsContract(at: () => { storage: Storage; mine: string; other: string }): void {
  describe('statistics', () => {
    it('keeps each content of an id once, in the order of telling, of each shop alone', async () => {
      const { storage, mine, other } = at();
      const rows = [fact('a', 1), fact('b', 1), fact('a', 1), fact('a', 2), fact('a', 1, 'refund')];
      expect(await storage.putStatisticFacts(mine, { at: 5, rows })).toBe(4);
      expect(await storage.putStatisticFacts(mine, { at: 6, rows: [fact('c', 1), ...rows] })).toBe(1);
      expect(await storage.putStatisticFacts(other, { at: 7, rows: [fact('a', 1)] })).toBe(1);
      const log = await storage.readStatisticFacts(mine, { after: 0, limit: 10 });
      expect(log.map(({ at, data }) => [at, data])).toEqual([
        [5, fact('a', 1).data],
        [5, fact('b', 1).data],
        [5, fact('a', 2).data],
        [5, fact('a', 1, 'refund').data],
        [6, fact('c', 1).data],
      ]);
      const [first, second, ...rest] = log.map(({ seq }) => seq);
      expect(await storage.readStatisticFacts(mine, { after: first ?? 0, limit: 1 })).toMatchObject([
        { seq: second },
      ]);
      expect(await storage.readStatisticFacts(mine, { after: rest.at(-1) ?? 0, limit: 1 })).toEqual([]);
    });

    it('reads facts of some types alone, in the order of telling', async () => {
      const { storage, mine, other } = at();
      const rows = [
        fact('a', 1, 'visit'),
        fact('b', 1, 'agent'),
        fact('c', 1, 'identity'),
        fact('d', 1, 'visit'),
        fact('e', 1, 'agent'),
        fact('f', 1, 'settings'),
      ];
      await storage.putStatisticFacts(mine, { at: 1, rows });
      await storage.putStatisticFacts(other, { at: 1, rows: [fact('x', 1, 'agent')] });
      const read = async (after: number, limit: number, types: string[]) =>
        (await storage.readStatisticFacts(mine, { after, limit, types })).map(({ seq, data }) => ({
          seq,
          id: (JSON.parse(data) as { id: string }).id,
        }));
      const types = ['identity', 'agent', 'settings'];
      const all = await read(0, 9, types);
      expect(all.map(({ id }) => id)).toEqual(['b', 'c', 'e', 'f']);
      expect(await read(0, 2, types)).toEqual(all.slice(0, 2));
      expect(await read(all[1]?.seq ?? 0, 1, types)).toEqual(all.slice(2, 3));
      expect(await read(all[3]?.seq ?? 0, 9, types)).toEqual([]);
      expect((await read(0, 9, ['agent', 'agent'])).map(({ id }) => id)).toEqual(['b', 'e']);
      expect(await read(0, 9, ['order'])).toEqual([]);
      expect(await read(0, 9, [])).toEqual([]);
      expect(await storage.readStatisticFacts(mine, { after: 0, limit: 9 })).toHaveLength(6);
    });

    it('takes more rows at once than a statement holds', async () => {
      const { storage, mine } = at();
      const rows = Array.from({ length: 1201 }, (_, id) => fact(`f${String(id)}`, id));
      expect(await storage.putStatisticFacts(mine, { at: 1, rows })).toBe(1201);
      expect(await storage.putStatisticFacts(mine, { at: 1, rows })).toBe(0);
    });

    it('keeps the progress of an import with the rows', async () => {
      const { storage, mine, other } = at();
      expect(await storage.findImport(mine, 'file')).toBeUndefined();
      await storage.putStatisticFacts(mine, {
        at: 1,
        rows: [fact('a', 1)],
        progress: { name: 'file', data: '1' },
      });
      await storage.putStatisticFacts(mine, { at: 2, rows: [], progress: { name: 'file', data: '2' } });
      expect(await storage.findImport(mine, 'file')).toBe('2');
      expect(await storage.findImport(other, 'file')).toBeUndefined();
    });

    it('keeps what days showed, by profile', async () => {
      const { storage, mine, other } = at();
      const day = (date: string, data: string, profile = '') => ({ profile, day: date, data });
      await storage.saveShownDays(mine, [day('2026-05-02', 'b'), day('2026-05-01', 'a')]);
      await storage.saveShownDays(mine, [day('2026-05-02', 'c'), day('2026-05-02', 'x', 'official')]);
      await storage.saveShownDays(mine, []);
      const may = { profile: '', from: '2026-05-01', to: '2026-05-31' };
      expect(await storage.readShownDays(mine, may)).toEqual([
        day('2026-05-01', 'a'),
        day('2026-05-02', 'c'),
      ]);
      expect(await storage.readShownDays(mine, { ...may, from: '2026-05-03' })).toEqual([]);
      expect(await storage.readShownDays(mine, { ...may, profile: 'official' })).toMatchObject([
        { data: 'x' },
      ]);
      expect(await storage.readShownDays(other, may)).toEqual([]);
    });

    it('knows of several customers who is named', async () => {
      const { storage, mine, other } = at();
      await storage.putIdentity({ shopId: mine, subject: 's1', customerId: 'k1' });
      await storage.putIdentity({ shopId: mine, subject: 's2', customerId: 'k2' });
      expect(await storage.findIdentities(mine, ['k2', 'nobody'])).toEqual([
        { shopId: mine, subject: 's2', customerId: 'k2' },
      ]);
      expect(await storage.findIdentities(mine, [])).toEqual([]);
      expect(await storage.findIdentities(other, ['k1'])).toEqual([]);
    });

    it('keeps with a message what statistics need of its text', async () => {
      const { storage, mine } = at();
      const row = written(1, 'c1');
      const message = { ...row.message, facts: '{"opening":"^"}' } as NonNullable<typeof row.message>;
      await storage.append([entry(mine, 0, [{ ...row, message }, written(2, 'c2')])]);
      const rows = await storage.readJournal(mine, { after: 0, limit: 9 });
      expect(rows.map(({ facts }) => facts)).toEqual(['{"opening":"^"}', undefined]);
    });
  });
}
