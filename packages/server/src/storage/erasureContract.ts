import { describe, expect, it } from 'vitest';
import { entry, plain, written } from './contractRows.ts';
import type { NewRow, Storage } from './storage.ts';

/** Part of the storage contract: words that are taken back. */
export function erasureContract(at: () => { storage: Storage; mine: string; other: string }): void {
  describe('erasing what was written', () => {
    /** A message that may be found, with files; its id is that which the contract's rows have. */
    const rich = (
      seq: number,
      text: string,
      files: readonly string[] = [],
      conversationId = 'talk',
    ): NewRow => {
      const row = { ...written(seq, `c${String(seq)}`, 'agent:a', text), conversationId };
      if (!row.message) return row;
      const parts = JSON.stringify({ files: files.map((id) => ({ id })) });
      const beside = files.length === 0 ? {} : { parts, files };
      return { ...row, message: { ...row.message, ...beside, facts: '{"opening":"#"}', searchable: true } };
    };
    const erasing = (seq: number, shopId: string, ofSeq: number, conversationId = 'talk'): NewRow => ({
      ...plain(seq, conversationId),
      erases: `${shopId}-message-${String(ofSeq)}`,
    });
    const store = async (storage: Storage, shopId: string, after: number, ...rows: NewRow[]) => {
      expect(await storage.append([entry(shopId, after, rows)])).toEqual([{ stored: true }]);
    };

    it('takes words and parts away, keeps the row, its place and its facts', async () => {
      const { storage, mine } = at();
      await store(storage, mine, 0, rich(1, '请寄到东街 1 号', ['f']), rich(2, '好的'));
      await store(storage, mine, 2, erasing(3, mine, 1));
      const erased = { seq: 1, at: 1001, type: 'thing.happened', version: 1, data: '{"n":1}' };
      const facts = '{"opening":"#"}';
      for (const rows of [
        await storage.readConversation(mine, 'talk'),
        await storage.readJournal(mine, { after: 0, limit: 9 }),
      ]) {
        expect(rows[0]).toEqual({ ...erased, facts });
        expect(rows[1]).toMatchObject({ text: '好的', facts });
        expect(rows).toHaveLength(3);
      }
      // Its client id stands for it all the same.
      expect(await storage.findMessage(mine, 'agent:a', 'c1')).toMatchObject({ seq: 1, digest: 'digest-1' });
    });

    it('finds nobody by erased words, and everybody else', async () => {
      const { storage, mine, other } = at();
      await store(storage, mine, 0, rich(1, '东街 1 号'), rich(2, '东街 2 号'));
      await store(storage, other, 0, rich(1, '东街 1 号'));
      await store(storage, mine, 2, erasing(3, mine, 1));
      const seqs = async (shopId: string) =>
        (await storage.findTexts(shopId, { text: '东街', limit: 9 })).map(({ seq }) => seq);
      expect(await seqs(mine)).toEqual([2]);
      expect(await seqs(other)).toEqual([1]);
      // What comes later is found as ever.
      await store(storage, mine, 3, rich(4, '东街 4 号'));
      expect(await seqs(mine)).toEqual([4, 2]);
    });

    it('posts its files no longer, unless another message of the conversation carries them', async () => {
      const { storage, mine } = at();
      await store(
        storage,
        mine,
        0,
        rich(1, '', ['only', 'twice', 'elsewhere']),
        rich(2, '', ['twice', 'second']),
        rich(3, '', ['elsewhere'], 'other'),
      );
      await store(storage, mine, 3, erasing(4, mine, 1));
      const of = async (id: string) => (await storage.listPostings(mine, id)).sort();
      expect([await of('only'), await of('twice'), await of('second'), await of('elsewhere')]).toEqual([
        [],
        ['talk'],
        ['talk'],
        ['other'],
      ]);
      await store(storage, mine, 4, erasing(5, mine, 2));
      expect([await of('twice'), await of('second')]).toEqual([[], []]);
    });

    it('erases in the very commit that it came with, and only of its conversation and shop', async () => {
      const { storage, mine, other } = at();
      await store(storage, other, 0, rich(1, '别家'));
      await store(
        storage,
        mine,
        0,
        rich(1, '错'),
        erasing(2, mine, 1),
        rich(3, '对'),
        erasing(4, mine, 3, 'other'),
        erasing(5, mine, 99),
      );
      const texts = async (shopId: string) =>
        (await storage.readJournal(shopId, { after: 0, limit: 9 })).map(({ text }) => text);
      expect(await texts(mine)).toEqual([undefined, undefined, '对', undefined, undefined]);
      expect(await texts(other)).toEqual(['别家']);
      expect(await storage.findTexts(mine, { text: '错', limit: 9 })).toEqual([]);
    });

    it('erases nothing where the commit is kept out', async () => {
      const { storage, mine } = at();
      await store(storage, mine, 0, rich(1, '留下', ['f']));
      const rows = [erasing(2, mine, 1), written(3, 'c1', 'agent:a')];
      expect(await storage.append([entry(mine, 1, rows)])).toEqual([
        { stored: false, conflict: 'client-id' },
      ]);
      expect((await storage.readConversation(mine, 'talk'))[0]).toMatchObject({ text: '留下' });
      expect(await storage.findTexts(mine, { text: '留下', limit: 9 })).toHaveLength(1);
      expect(await storage.listPostings(mine, 'f')).toEqual(['talk']);
    });
  });
}
