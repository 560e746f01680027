import { beforeEach, describe, expect, it } from 'vitest';
import { entry, plain, seqsOf, written } from './contractRows.ts';
import type { AppendEntry, Storage } from './storage.ts';

/** The part of the suite that is about appending; `given` tells each test's storage and shops. */
export function appendContract(given: () => { storage: Storage; mine: string; other: string }): void {
  describe('appending', () => {
    let storage: Storage;
    let mine: string;
    let other: string;
    beforeEach(() => {
      ({ storage, mine, other } = given());
    });
    const store = async (one: AppendEntry): Promise<void> => {
      expect(await storage.append([one])).toEqual([{ stored: true }]);
    };
    it('keeps rows in order and gives them back as they were', async () => {
      await store(entry(mine, 0, [plain(1), plain(2)]));
      await store(entry(mine, 2, [plain(3)]));
      const { audiences: _told, conversationId: _of, ...third } = plain(3);
      expect(seqsOf(await storage.readJournal(mine, { after: 0, limit: 10 }))).toEqual([1, 2, 3]);
      expect(await storage.readJournal(mine, { after: 2, limit: 10 })).toEqual([third]);
      expect(seqsOf(await storage.readJournal(mine, { after: 0, limit: 2 }))).toEqual([1, 2]);
      expect(await storage.readJournal(mine, { after: 3, limit: 10 })).toEqual([]);
    });

    it('refuses what does not follow the end of the journal, early or late', async () => {
      await store(entry(mine, 0, [plain(1)]));
      const refused = { stored: false, conflict: 'sequence' };
      expect(await storage.append([entry(mine, 0, [plain(1)])])).toEqual([refused]);
      expect(await storage.append([entry(mine, 2, [plain(3)])])).toEqual([refused]);
      expect(seqsOf(await storage.readJournal(mine, { after: 0, limit: 10 }))).toEqual([1]);
    });

    it('takes several entries of one shop in one go, each on top of the one before', async () => {
      const results = await storage.append([entry(mine, 0, [plain(1)]), entry(mine, 1, [plain(2)])]);
      expect(results).toEqual([{ stored: true }, { stored: true }]);
      expect(seqsOf(await storage.readJournal(mine, { after: 0, limit: 10 }))).toEqual([1, 2]);
    });

    it('lets the conflict of one shop fail nobody else’s entry, but all that rests on it', async () => {
      await store(entry(mine, 0, [written(1, 'c1')]));
      const results = await storage.append([
        entry(mine, 1, [plain(2), written(3, 'c1')]),
        entry(other, 0, [plain(1)]),
        entry(mine, 1, [plain(2)]),
        entry(`${other}-too`, 7, [plain(8)]),
      ]);
      expect(results).toEqual([
        { stored: false, conflict: 'client-id' },
        { stored: true },
        { stored: false, conflict: 'sequence' },
        { stored: false, conflict: 'sequence' },
      ]);
      expect(seqsOf(await storage.readJournal(mine, { after: 0, limit: 10 }))).toEqual([1]);
      expect(seqsOf(await storage.readConversation(mine, 'talk'))).toEqual([1]);
      expect(await storage.findMessage(mine, 'customer:c', 'c1')).toMatchObject({ seq: 1 });
      // Also when what was stored meanwhile makes the sequence of a later one fit.
      expect(await storage.append([entry(mine, 0, [plain(1)]), entry(mine, 1, [plain(2)])])).toEqual([
        { stored: false, conflict: 'sequence' },
        { stored: false, conflict: 'sequence' },
      ]);
      expect(seqsOf(await storage.readJournal(other, { after: 0, limit: 10 }))).toEqual([1]);
    });

    it('fails an entry that cannot be stored alone, and keeps out what rests on it', async () => {
      await store(entry(mine, 0, [written(1, 'c1')]));
      const { rows } = entry(mine, 1, [plain(2), written(1, 'c2')]);
      const broken = rows.map((row, index) => ({ ...row, seq: 2 + index }));
      const results = await storage.append([
        { shopId: mine, expectedSeq: 1, rows: broken },
        entry(other, 0, [plain(1)]),
        entry(mine, 1, [plain(2)]),
      ]);
      expect(results).toEqual([
        { stored: false, conflict: 'fault', fault: expect.any(String) as string },
        { stored: true },
        { stored: false, conflict: 'sequence' },
      ]);
      expect(seqsOf(await storage.readJournal(mine, { after: 0, limit: 10 }))).toEqual([1]);
      await store(entry(mine, 1, [plain(2)]));
      expect(seqsOf(await storage.readJournal(other, { after: 0, limit: 10 }))).toEqual([1]);
    });

    it('stores of many entries of one shop all that came before the first conflict, in the same commit', async () => {
      await store(entry(mine, 0, [written(1, 'c1')]));
      const results = await storage.append([
        entry(mine, 1, [plain(2), written(3, 'c2')]),
        entry(mine, 3, [plain(4)]),
        entry(other, 0, [plain(1)]),
        entry(other, 1, [plain(2)]),
        entry(mine, 4, [written(5, 'c1')]),
        entry(mine, 5, [written(6, 'c3')]),
      ]);
      const kept = { stored: true };
      expect(results).toEqual([
        ...[kept, kept, kept, kept],
        { stored: false, conflict: 'client-id' },
        { stored: false, conflict: 'sequence' },
      ]);
      expect(seqsOf(await storage.readJournal(mine, { after: 0, limit: 10 }))).toEqual([1, 2, 3, 4]);
      expect(await storage.findMessage(mine, 'customer:c', 'c3')).toBeUndefined();
      // One and the same conflict among entries that stand together: what came before it stays.
      const together = await storage.append([
        entry(mine, 4, [written(5, 'c4')]),
        entry(mine, 5, [written(6, 'c2')]),
        entry(mine, 6, [written(7, 'c5')]),
      ]);
      expect(together).toEqual([
        kept,
        { stored: false, conflict: 'client-id' },
        { stored: false, conflict: 'sequence' },
      ]);
      expect(seqsOf(await storage.readJournal(mine, { after: 0, limit: 10 }))).toEqual([1, 2, 3, 4, 5]);
    });

    it('takes an entry of any size', async () => {
      const many = Array.from({ length: 5001 }, (_, index) => ({
        ...written(index + 1, `c${String(index)}`),
        audiences: ['agents', 'customer:c'],
      }));
      expect(await storage.append([entry(mine, 0, many), entry(other, 0, [plain(1)])])).toEqual([
        { stored: true },
        { stored: true },
      ]);
      expect(await storage.lastTold(mine, { audiences: ['agents'], upTo: 10_000 })).toBe(5001);
      const refused = [{ stored: false, conflict: 'client-id' }];
      const again = Array.from({ length: 2001 }, (_, index) =>
        written(5002 + index, index === 2000 ? 'c0' : `again-${String(index)}`),
      );
      expect(await storage.append([entry(mine, 5001, again)])).toEqual(refused);
      expect(await storage.readJournal(mine, { after: 5001, limit: 1 })).toEqual([]);
    });

    it('stores a client id of an author once, for ever, also within one entry', async () => {
      await store(entry(mine, 0, [written(1, 'c1')]));
      const refused = [{ stored: false, conflict: 'client-id' }];
      expect(await storage.append([entry(mine, 1, [written(2, 'c1')])])).toEqual(refused);
      expect(await storage.append([entry(mine, 1, [written(2, 'c2'), written(3, 'c2')])])).toEqual(refused);
      await store(entry(mine, 1, [written(2, 'c1', 'agent:a')]));
      await store(entry(other, 0, [written(1, 'c1')]));
    });

    it('WB-04 keeps what belongs to no customer: read by page, told to whom it is addressed, found by nobody', async () => {
      const among = (seq: number) => ({
        ...written(seq, `c${String(seq)}`, 'agent:a', '早班交接'),
        type: 'staff-chat.posted',
        conversationId: 'chat',
        by: 'agent',
        audiences: ['agent:a', 'agent:b'],
      });
      await store(entry(mine, 0, [among(1), plain(2), among(3), among(4)]));
      const page = (before: number) =>
        storage.readConversation(mine, 'chat', [{ types: ['staff-chat.posted'], before, limit: 2 }]);
      expect(seqsOf(await page(5))).toEqual([3, 4]);
      expect(seqsOf(await page(3))).toEqual([1]);
      expect((await page(2))[0]?.text).toBe('早班交接');
      const rows = await storage.readRows(mine, [4, 1, 9, 4]);
      expect(rows.map(({ seq, text }) => [seq, text])).toEqual([
        [1, '早班交接'],
        [4, '早班交接'],
      ]);
      expect(await storage.readRows(mine, [])).toEqual([]);
      expect(await storage.readRows(other, [1])).toEqual([]);
      const feed = { audiences: ['agent:b', 'agents'], after: 1, limit: 10 };
      expect(seqsOf(await storage.readFeed(mine, feed))).toEqual([3, 4]);
      expect(await storage.readFeed(mine, { ...feed, audiences: ['customer:c'] })).toEqual([]);
      expect(await storage.findMessage(mine, 'agent:a', 'c3')).toMatchObject({
        conversationId: 'chat',
        seq: 3,
      });
      expect(await storage.findConversation(mine, 'chat')).toBeUndefined();
      expect(await storage.findCustomers(mine, { limit: 10 })).toEqual([]);
      expect(await storage.findTexts(mine, { text: '交接', limit: 10 })).toEqual([]);
      expect(await storage.readConversation(other, 'chat')).toEqual([]);
    });
  });
}
