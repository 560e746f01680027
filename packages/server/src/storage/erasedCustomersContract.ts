import { textKeyOf } from '@shopbell/metrics';
import { describe, expect, it } from 'vitest';
import type { NewChangeRow } from './changes.ts';
import { entry, linked, plain, plainOfNoConversation, written } from './contractRows.ts';
import type { NewRow, Storage } from './storage.ts';

/** Part of the storage contract: customers who are erased. */
export function erasedCustomersContract(at: () => { storage: Storage; mine: string; other: string }): void {
  describe('erasing customers', () => {
    const opens = (seq: number, customerId: string, conversationId: string): NewRow => ({
      ...plain(seq, conversationId),
      opens: { customerId },
    });
    /** A message that may be found, as the journal has it. */
    const said = (
      seq: number,
      conversationId: string,
      author: string,
      text: string,
      files: readonly string[] = [],
    ): NewRow => {
      const row = written(seq, `c${String(seq)}`, author, text);
      const parts = JSON.stringify({ files: files.map((id) => ({ id, name: text })) });
      const beside = files.length === 0 ? {} : { parts, files };
      const event = { type: 'thing.happened', digest: `digest-${String(seq)}`, length: text.length };
      return {
        ...row,
        conversationId,
        data: JSON.stringify(event),
        ...(row.message
          ? { message: { ...row.message, ...beside, facts: '{"opening":"#"}', searchable: true } }
          : {}),
      };
    };
    const erasing = (seq: number, ...customerIds: string[]): NewRow => ({
      ...plainOfNoConversation(seq),
      erasesCustomers: customerIds,
    });
    const store = async (storage: Storage, shopId: string, after: number, ...rows: NewRow[]) => {
      expect(await storage.append([entry(shopId, after, rows)])).toEqual([{ stored: true }]);
    };
    const texts = async (storage: Storage, shopId: string) =>
      (await storage.readJournal(shopId, { after: 0, limit: 99 })).map(({ text }) => text);
    const file = async (storage: Storage, shopId: string, fileId: string, uploader: string) => {
      await storage.beginFile({ shopId, fileId, uploader, at: 1000 });
      const facts = { clientId: fileId, digest: 'd', name: '身份证.png', type: 'image/png', size: 5 };
      expect(await storage.finishFile(shopId, fileId, facts)).toBe(true);
    };

    it('takes all words of their conversations, and theirs elsewhere; rows, places and facts stay', async () => {
      const { storage, mine, other } = at();
      const rows = (): NewRow[] => [
        opens(1, 'x', 'talk'),
        said(2, 'talk', 'customer:x', '住东街 1 号'),
        said(3, 'talk', 'agent:a', '东街 1 号，记下了'),
        opens(4, 'y', 'else'),
        said(5, 'else', 'customer:y', '住东街 2 号'),
        said(6, 'group', 'customer:x', '我也住东街'),
        said(7, 'group', 'customer:y', '东街见'),
      ];
      await store(storage, mine, 0, ...rows());
      await store(storage, other, 0, ...rows());
      await store(storage, mine, 7, erasing(8, 'x'));
      const [none] = [undefined];
      expect(await texts(storage, mine)).toEqual([
        none,
        none,
        none,
        none,
        '住东街 2 号',
        none,
        '东街见',
        none,
      ]);
      expect((await texts(storage, other)).filter((text) => text !== none)).toHaveLength(5);
      const found = async (shopId: string) =>
        (await storage.findTexts(shopId, { text: '东街', limit: 9 })).map(({ seq }) => seq);
      expect([await found(mine), await found(other)]).toEqual([
        [7, 5],
        [7, 6, 5, 3, 2],
      ]);
      const [, erased] = await storage.readConversation(mine, 'talk');
      const data = '{"type":"thing.happened","digest":"","length":7}';
      expect(erased).toEqual({
        ...{ seq: 2, at: 1002, type: 'thing.happened', version: 1, data },
        facts: '{"opening":"#"}',
      });
      expect(await storage.findMessage(mine, 'customer:x', 'c2')).toMatchObject({ seq: 2, digest: '' });
      expect(await storage.findMessage(mine, 'customer:y', 'c5')).toMatchObject({ digest: 'digest-5' });
      // What happened is there as ever.
      expect(await storage.listConversations(mine, 'x', 9)).toEqual(['talk']);
      expect(await storage.findCustomers(mine, { limit: 9 })).toHaveLength(2);
    });

    it('knows who was erased, in which shop, also whoever was linked to them', async () => {
      const { storage, mine, other } = at();
      await storage.linkCustomer(...linked({ shopId: mine, anonymousId: 'x', customerId: 'k', at: 5 }));
      await store(storage, mine, 0, opens(1, 'x', 'talk'), said(2, 'talk', 'customer:x', '以前的话'));
      await store(storage, mine, 2, erasing(3, 'k'));
      expect(await texts(storage, mine)).toEqual([undefined, undefined, undefined]);
      const are = (shopId: string) => Promise.all(['k', 'x', 'y'].map((id) => storage.isErased(shopId, id)));
      expect(await are(mine)).toEqual([true, true, false]);
      expect(await are(other)).toEqual([false, false, false]);
      // Whose they are stays known: figures go by it.
      expect(await storage.findLink(mine, 'x')).toBe('k');
    });

    it('forgets who they are to all but figures: under the same id of the shop comes somebody new', async () => {
      const { storage, mine, other } = at();
      const lin = { shopId: mine, subject: 'u1', customerId: 'k', name: '林' };
      await storage.putIdentity(lin);
      await storage.putIdentity({ ...lin, shopId: other });
      await store(storage, mine, 0, opens(1, 'k', 'talk'), erasing(2, 'k'));
      const { name: _name, ...nameless } = lin;
      expect(await storage.findIdentity(mine, 'k')).toBeUndefined();
      expect(await storage.findSubject(mine, 'u1')).toBeUndefined();
      expect(await storage.findIdentities(mine, ['k'])).toEqual([{ ...nameless, erased: true }]);
      const among = { prefix: '林', tail: '', ids: [], name: '林', account: 'u1' };
      expect(await storage.findCustomers(mine, { among, limit: 9 })).toEqual([]);
      expect(await storage.findIdentity(other, 'k')).toMatchObject({ name: '林' });
      expect(await storage.putIdentity({ ...lin, customerId: 'k2' })).toEqual({ ...lin, customerId: 'k2' });
      expect(await storage.findIdentities(mine, ['k', 'k2'])).toHaveLength(2);
      // Whoever was logging in meanwhile is joined to nobody.
      const late = { shopId: mine, anonymousId: 'x', customerId: 'k', at: 5 };
      expect(await storage.linkCustomer(...linked(late))).toBe('x');
      expect(await storage.findLink(mine, 'x')).toBeUndefined();
      // Nor is whoever was erased before they logged in anybody who is known.
      const knownNow = { shopId: mine, anonymousId: 'k', customerId: 'k2', at: 5 };
      expect(await storage.linkCustomer(...linked(knownNow))).toBe('k');
      expect(await storage.findLink(mine, 'k')).toBeUndefined();
    });

    it('FL-12 keeps no key of a text but of the phrases that the shop ever agreed on', async () => {
      const { storage, mine, other } = at();
      const settings = (from: string, phrase?: string) => ({
        ...{ type: 'settings', id: from, digest: from },
        data: JSON.stringify({
          from,
          settings: phrase === undefined ? {} : { filters: { advertising: { phrase } } },
        }),
      });
      await storage.putStatisticFacts(mine, {
        ...{
          at: 1,
          rows: [settings('2026-01-01', '祝生活愉快'), settings('2026-02-01', ''), settings('2026-03-01')],
        },
      });
      await storage.putStatisticFacts(other, { at: 1, rows: [settings('2026-01-01', '电话 138')] });
      const wrote = (seq: number, text: string): NewRow => {
        const row = said(seq, 'talk', 'agent:a', text);
        const facts = JSON.stringify({ opening: '#', textKey: textKeyOf(text) });
        return { ...row, ...(row.message && { message: { ...row.message, facts } }) };
      };
      const texts = ['祝生活愉快', '电话 138'];
      const rows = [
        opens(1, 'x', 'talk'),
        ...texts.map((text, index) => wrote(index + 2, text)),
        erasing(4, 'x'),
      ];
      for (const shopId of [mine, other]) await store(storage, shopId, 0, ...rows);
      const kept = async (shopId: string) =>
        (await storage.readConversation(shopId, 'talk')).flatMap(({ facts }) => facts ?? []);
      const [phrase, phone] = texts.map((text) => JSON.stringify({ opening: '#', textKey: textKeyOf(text) }));
      expect(await kept(mine)).toEqual([phrase, '{"opening":"#"}']);
      expect(await kept(other)).toEqual(['{"opening":"#"}', phone]);
    });

    it('leaves their files to the next sweep, and what was posted to them alone', async () => {
      const { storage, mine, other } = at();
      for (const [id, uploader] of [
        ['own', 'customer:x'],
        ['unsent', 'customer:x'],
        ['grouped', 'customer:x'],
        ['answer', 'agent:a'],
        ['leaflet', 'agent:a'],
        ['draft', 'agent:a'],
      ] as const)
        await file(storage, mine, id, uploader);
      await file(storage, other, 'own', 'customer:x');
      await store(
        storage,
        mine,
        0,
        opens(1, 'x', 'talk'),
        said(2, 'talk', 'customer:x', '照片', ['own']),
        said(3, 'talk', 'agent:a', '说明', ['answer', 'leaflet']),
        said(4, 'else', 'agent:a', '说明', ['leaflet']),
        said(5, 'group', 'customer:x', '群里', ['grouped']),
        erasing(6, 'x'),
      );
      const orphans = await storage.listOrphans(1, 99);
      const ids = orphans.flatMap(({ shopId, fileId }) => (shopId === mine ? fileId : [])).sort();
      expect(ids).toEqual(['answer', 'grouped', 'own', 'unsent']);
      for (const id of ids) {
        expect(await storage.findFile(mine, id)).toBeUndefined();
        expect(await storage.listPostings(mine, id)).toEqual([]);
      }
      expect(await storage.findUpload(mine, 'customer:x', 'own')).toBeUndefined();
      expect(await storage.listPostings(mine, 'leaflet')).toEqual(['else']);
      expect(await storage.findFile(mine, 'draft')).toMatchObject({ name: '身份证.png' });
      expect(await storage.findFile(other, 'own')).toMatchObject({ name: '身份证.png' });
    });

    it('finishes no upload of somebody who was erased meanwhile, or just before it began', async () => {
      const { storage, mine } = at();
      const begin = (fileId: string, uploader: string) =>
        storage.beginFile({ shopId: mine, fileId, uploader, at: 1000 });
      const finish = (fileId: string) =>
        storage.finishFile(mine, fileId, {
          clientId: fileId,
          digest: 'd',
          name: '身份证.png',
          type: 'image/png',
          size: 5,
        });
      await begin('before', 'customer:x');
      await begin('agents', 'agent:x');
      await store(storage, mine, 0, opens(1, 'x', 'talk'), erasing(2, 'x'));
      await begin('after', 'customer:x');
      expect(await Promise.all(['before', 'after', 'agents'].map(finish))).toEqual([false, false, true]);
    });

    it('takes the reason of their blocks out of the journal, the log of changes and the snapshot', async () => {
      const { storage, mine } = at();
      const block = (seq: number, customerId: string): NewRow => {
        const reason = `骂人 ${customerId}`;
        const change: NewChangeRow = {
          ...{ shopId: mine, at: seq, by: 'account:a', byName: 'Amy', what: 'blocked-customer' },
          ...{ subjectId: customerId, done: 'created' },
          fields: JSON.stringify([
            { field: 'reason', after: reason },
            { field: 'blockedBy', after: 'Amy' },
          ]),
        };
        const event = { type: 'customer.blocked', at: seq, customerId, agentId: 'a', reason };
        const row = plainOfNoConversation(seq);
        return { ...row, type: event.type, data: JSON.stringify(event), changes: [change] };
      };
      await store(storage, mine, 0, block(1, 'x'), block(2, 'y'), opens(3, 'x', 'talk'));
      await storage.saveSnapshot(mine, { seq: 3, version: 1, data: '骂人 x' });
      await store(storage, mine, 3, erasing(4, 'x'));
      const data = (await storage.readJournal(mine, { after: 0, limit: 2 })).map((row) => row.data);
      expect(data[0]).toBe('{"type":"customer.blocked","at":1,"customerId":"x","agentId":"a","reason":""}');
      expect(data[1]).toContain('骂人 y');
      const changes = await storage.listChanges(mine, { limit: 9 });
      expect(changes.map(({ subjectId, fields }) => [subjectId, fields.includes('骂人')])).toEqual([
        ['y', true],
        ['x', false],
      ]);
      expect(changes[1]?.fields).toContain('blockedBy');
      expect(await storage.loadSnapshot(mine)).toBeUndefined();
      await storage.saveSnapshot(mine, { seq: 4, version: 1, data: 'anew' });
      expect(await storage.loadSnapshot(mine)).toMatchObject({ data: 'anew' });
    });

    it('erases nothing where the commit is kept out, and the same again where it is repeated', async () => {
      const { storage, mine } = at();
      await store(storage, mine, 0, opens(1, 'x', 'talk'), said(2, 'talk', 'customer:x', '留下'));
      const rows = [erasing(3, 'x'), written(4, 'c2', 'customer:x')];
      expect(await storage.append([entry(mine, 2, rows)])).toEqual([
        { stored: false, conflict: 'client-id' },
      ]);
      expect(await storage.isErased(mine, 'x')).toBe(false);
      expect(await storage.findTexts(mine, { text: '留下', limit: 9 })).toHaveLength(1);
      await store(storage, mine, 2, erasing(3, 'x'));
      await store(storage, mine, 3, said(4, 'talk', 'agent:a', '又写'), erasing(5, 'x'));
      expect(await texts(storage, mine)).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(await storage.scrub()).toBe(true);
      expect(await storage.scrub()).toBe(true);
      // What comes later is found as ever.
      await store(storage, mine, 5, said(6, 'else', 'customer:y', '留下'));
      expect(await storage.findTexts(mine, { text: '留下', limit: 9 })).toHaveLength(1);
    });
  });
}
