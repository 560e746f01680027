import { describe, expect, it } from 'vitest';
import { entry, plain, written } from './contractRows.ts';
import type { Storage } from './storage.ts';
import type { FileFacts } from './uploads.ts';

/** What every storage must do with files and what is sent beside a text; see `contract.ts`. */
export function uploadsContract(at: () => { storage: Storage; mine: string; other: string }): void {
  describe('files', () => {
    const facts = (clientId: string, size = 10): FileFacts => ({
      clientId,
      digest: `digest of ${clientId}`,
      name: '小票.png',
      type: 'image/png',
      size,
      width: 3,
      height: 4,
    });
    const keep = async (shopId: string, fileId: string, told: { uploader?: string; at?: number } = {}) => {
      const { storage } = at();
      const begun = { shopId, fileId, uploader: 'customer:c', at: 1000, ...told };
      await storage.beginFile(begun);
      expect(await storage.finishFile(shopId, fileId, facts(fileId))).toBe(true);
      return { ...begun, ...facts(fileId) };
    };

    it('finds a file once it is finished, by its id and by its uploader’s client id, in its own shop', async () => {
      const { storage, mine, other } = at();
      await storage.beginFile({ shopId: mine, fileId: 'f', uploader: 'customer:c', at: 1000 });
      expect(await storage.findFile(mine, 'f')).toBeUndefined();
      const { width: _width, height: _height, ...text } = { ...facts('one'), type: 'text/plain' };
      expect(await storage.finishFile(mine, 'f', text)).toBe(true);
      const row = { shopId: mine, fileId: 'f', uploader: 'customer:c', at: 1000, ...text };
      expect(await storage.findFile(mine, 'f')).toEqual(row);
      expect(await storage.findUpload(mine, 'customer:c', 'one')).toEqual(row);
      expect(await storage.findUpload(mine, 'customer:d', 'one')).toBeUndefined();
      expect(await storage.findFile(other, 'f')).toBeUndefined();
      const image = await keep(other, 'f');
      expect(await storage.findFile(other, 'f')).toEqual(image);
    });

    it('a client id is one file’s of its uploader', async () => {
      const { storage, mine } = at();
      await keep(mine, 'same');
      await storage.beginFile({ shopId: mine, fileId: 'again', uploader: 'customer:c', at: 1001 });
      expect(await storage.finishFile(mine, 'again', facts('same'))).toBe(false);
      expect(await storage.findFile(mine, 'again')).toBeUndefined();
      await storage.beginFile({ shopId: mine, fileId: 'else', uploader: 'agent:c', at: 1001 });
      expect(await storage.finishFile(mine, 'else', facts('same'))).toBe(true);
      expect(await storage.finishFile(mine, 'never-begun', facts('new'))).toBe(false);
    });

    it('counts the bytes that somebody uploaded of late', async () => {
      const { storage, mine, other } = at();
      await keep(mine, 'a', { at: 1000 });
      await keep(mine, 'b', { at: 2000 });
      await keep(mine, 'c', { at: 2000, uploader: 'customer:d' });
      await keep(other, 'a', { at: 2000 });
      await storage.beginFile({ shopId: mine, fileId: 'd', uploader: 'customer:c', at: 3000 });
      expect(await storage.uploadedSince(mine, 'customer:c', 1000)).toBe(20);
      expect(await storage.uploadedSince(mine, 'customer:c', 1001)).toBe(10);
      expect(await storage.uploadedSince(mine, 'customer:nobody', 0)).toBe(0);
    });

    it('knows where a file was posted, once for each conversation, and what lies in none', async () => {
      const { storage, mine, other } = at();
      for (const id of ['posted', 'orphan', 'young'])
        await keep(mine, id, { at: id === 'young' ? 9000 : 10 });
      await storage.beginFile({ shopId: mine, fileId: 'cut', uploader: 'customer:c', at: 10 });
      const message = (seq: number, conversationId: string) => {
        const row = written(seq, `c${String(seq)}`);
        return row.message
          ? { ...row, conversationId, message: { ...row.message, parts: '{"n":1}', files: ['posted'] } }
          : row;
      };
      const rows = [message(1, 'talk'), message(2, 'talk'), message(3, 'other'), plain(4)];
      expect(await storage.append([entry(mine, 0, rows)])).toEqual([{ stored: true }]);
      expect((await storage.listPostings(mine, 'posted')).sort()).toEqual(['other', 'talk']);
      expect(await storage.listPostings(mine, 'orphan')).toEqual([]);
      expect(await storage.listPostings(other, 'posted')).toEqual([]);
      const orphans = (await storage.listOrphans(9000, 1000)).filter(({ shopId }) => shopId === mine);
      expect(orphans.map(({ fileId }) => fileId).sort()).toEqual(['cut', 'orphan']);
      expect(await storage.listOrphans(9000, 1)).toHaveLength(1);
    });

    it('what was kept out of the journal was posted nowhere', async () => {
      const { storage, mine } = at();
      await keep(mine, 'f');
      const row = written(2, 'c');
      const posting = row.message ? { ...row, message: { ...row.message, files: ['f'] } } : row;
      expect(await storage.append([entry(mine, 1, [posting])])).toMatchObject([{ stored: false }]);
      expect(await storage.listPostings(mine, 'f')).toEqual([]);
    });

    it('forgets a file with its postings, and lets its client id be used again', async () => {
      const { storage, mine } = at();
      await keep(mine, 'f');
      const row = written(1, 'c');
      const posting = row.message ? { ...row, message: { ...row.message, files: ['f'] } } : row;
      await storage.append([entry(mine, 0, [posting])]);
      await storage.dropFile(mine, 'f');
      await storage.dropFile(mine, 'f');
      expect(await storage.findFile(mine, 'f')).toBeUndefined();
      expect(await storage.listPostings(mine, 'f')).toEqual([]);
      await storage.beginFile({ shopId: mine, fileId: 'g', uploader: 'customer:c', at: 1 });
      expect(await storage.finishFile(mine, 'g', facts('f'))).toBe(true);
    });

    it('gives back what was sent beside a text, and nothing where there was nothing', async () => {
      const { storage, mine } = at();
      const row = written(1, 'c', 'customer:c', '');
      const rich = row.message ? { ...row, message: { ...row.message, parts: '{"card":"茶"}' } } : row;
      await storage.append([entry(mine, 0, [rich, written(2, 'd'), plain(3)])]);
      const read = await storage.readConversation(mine, 'talk');
      expect(read.map(({ text, parts }) => [text, parts])).toEqual([
        ['', '{"card":"茶"}'],
        ['text 2', undefined],
        [undefined, undefined],
      ]);
    });
  });
}
