import { emptyDesk, evolve, snapshotDesk } from '@shopbell/engine';
import { describe, expect, it } from 'vitest';
import { deskAt } from '../src/desk/loadDesk.ts';
import { eventOf } from '../src/desk/rows.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import { end, enter, newShop, send } from './support/deskUnderTest.ts';

describe('a desk of the past', () => {
  it('RT-51 is the one that the journal makes up to there, before, at and after the snapshot', async () => {
    const storage = memoryStorage();
    const { desk, desks, shopId } = await newShop(storage, { snapshotEvery: 12 });
    for (let count = 0; count < 8; count++) {
      const id = await enter(desk, `k${String(count)}`);
      await send(desk, id, `c${String(count)}`);
      if (count % 2 === 0) await end(desk, id);
    }
    const { seq } = desk.desk;
    const snapshot = await storage.loadSnapshot(shopId);
    expect(snapshot?.seq).toBeGreaterThan(1);
    expect(snapshot?.seq).toBeLessThan(seq);
    const replayed = emptyDesk();
    const before = snapshotDesk(desk.desk);
    for (const row of await storage.readJournal(shopId, { after: 0, limit: 1000 })) {
      evolve(replayed, eventOf(row));
      expect(snapshotDesk(await deskAt(storage, shopId, row.seq))).toBe(snapshotDesk(replayed));
    }
    expect(snapshotDesk(await deskAt(storage, shopId, 0))).toBe(snapshotDesk(emptyDesk()));
    expect(snapshotDesk(desk.desk)).toBe(before);
    await desks.close();
  });

  it('is not made up where the journal has a hole', async () => {
    const storage = memoryStorage();
    const { shopId, desk } = await newShop(storage);
    await expect(deskAt(storage, shopId, desk.desk.seq + 1)).rejects.toThrow('hole');
    const torn = {
      ...storage,
      readJournal: async (id: string, range: { after: number; limit: number }) =>
        (await storage.readJournal(id, range)).filter(({ seq }) => seq !== 2),
    };
    await expect(deskAt(torn, shopId, desk.desk.seq)).rejects.toThrow('hole before event 3');
  });
});
