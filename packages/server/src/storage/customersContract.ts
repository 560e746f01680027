import { beforeEach, describe, expect, it } from 'vitest';
import { entry, linked, written } from './contractRows.ts';
import { nameKeyOf } from './customers.ts';
import type { NewRow, Storage } from './storage.ts';

/** The part of the suite that is about finding customers; `given` tells each test's storage and shops. */
export function customersContract(given: () => { storage: Storage; mine: string; other: string }): void {
  describe('customers', () => {
    let storage: Storage;
    let mine: string;
    let other: string;
    beforeEach(() => {
      ({ storage, mine, other } = given());
    });

    /** Each opens a conversation, in this order; two of one batch are one commit. */
    const come = async (shopId: string, ...batches: readonly (readonly string[])[]) => {
      let expectedSeq = (await storage.readJournal(shopId, { after: 0, limit: 1000 })).length;
      for (const customers of batches) {
        const rows = customers.map((customerId, at): NewRow => {
          const seq = expectedSeq + 1 + at;
          return {
            seq,
            at: seq,
            type: 'conversation.opened',
            version: 1,
            data: '{}',
            conversationId: `${customerId}_${String(seq)}`,
            audiences: [],
            opens: { customerId },
          };
        });
        expect(await storage.append([{ shopId, expectedSeq, rows }])).toEqual([{ stored: true }]);
        expectedSeq += rows.length;
      }
    };
    const found = async (shopId: string, rest: Partial<Parameters<Storage['findCustomers']>[1]> = {}) =>
      (await storage.findCustomers(shopId, { limit: 10, ...rest })).map(({ customerId }) => customerId);
    const among = (rest: Partial<{ prefix: string; tail: string; ids: string[]; name: string }>) => {
      return { among: { prefix: '-none', tail: '', ids: [], name: '', ...rest } };
    };

    it('tells who came last first, page after page, each once', async () => {
      await come(mine, ['a', 'b'], ['a', 'c', 'a'], ['b']);
      await come(other, ['z']);
      expect(await storage.findCustomers(mine, { limit: 2 })).toEqual([
        { customerId: 'b', lastSeq: 6 },
        { customerId: 'a', lastSeq: 5 },
      ]);
      expect(await found(mine, { before: 5 })).toEqual(['c']);
      expect(await found(mine, { before: 4 })).toEqual([]);
      expect(await found(other)).toEqual(['z']);
    });

    it('finds by the beginning of an id, by what screens show of it, and by the id', async () => {
      await come(mine, ['0f3a-11-7F3A', '0f3a_2', '1f3a-0-7f-3a', 'x', '0F3A-3']);
      expect(await found(mine, among({ prefix: '0f3a' }))).toEqual(['0f3a_2', '0f3a-11-7F3A']);
      expect(await found(mine, among({ tail: '7F3A' }))).toEqual(['1f3a-0-7f-3a', '0f3a-11-7F3A']);
      expect(await found(mine, among({ tail: 'X' }))).toEqual(['x']);
      expect(await found(mine, among({ ids: ['x', 'nobody'], prefix: '1f' }))).toEqual(['x', '1f3a-0-7f-3a']);
      expect(await found(mine, among({}))).toEqual([]);
      // What means something to a database means nothing here.
      for (const text of ['%', '_', "'", '0f3a%'])
        expect(await found(mine, among({ prefix: text }))).toEqual([]);
    });

    it('finds known customers by the beginning of a name, under every id that they had, of the own shop', async () => {
      await come(mine, ['k1', 'k2', 'x', 'y', 'z']);
      await come(other, ['k1']);
      const identity = (customerId: string, name: string, shopId = mine) =>
        storage.putIdentity({ shopId, subject: `s-${customerId}`, customerId, name });
      await identity('k1', 'Ｌin 林晓');
      await identity('k2', '王');
      await identity('k9', '林');
      await identity('k1', '林', other);
      const link = (anonymousId: string, customerId: string) =>
        storage.linkCustomer(...linked({ shopId: mine, anonymousId, customerId, at: 1 }));
      await link('x', 'k1');
      await link('y', 'k2');
      await link('z', 'k9');
      expect(await found(mine, among({ name: nameKeyOf('LIN 林') }))).toEqual(['x', 'k1']);
      expect(await found(mine, among({ name: '王' }))).toEqual(['y', 'k2']);
      expect(await found(mine, among({ name: '林' }))).toEqual(['z']);
      expect(await found(mine, among({ name: '晓' }))).toEqual([]);
      expect(await found(mine, among({ name: '%' }))).toEqual([]);
      expect(await found(other, among({ name: '林' }))).toEqual(['k1']);
      // The name of today counts, and one that was erased finds nobody.
      await identity('k2', '陈');
      expect(await found(mine, among({ name: '王' }))).toEqual([]);
      await identity('k2', '');
      expect(await found(mine, among({ name: '陈' }))).toEqual([]);
    });

    it('WB-03 finds by account, and by what is exactly so: id, account, name or what screens show', async () => {
      await come(mine, ['k1', 'k2', 'k10', 'anon']);
      const identity = (customerId: string, subject: string, name: string) =>
        storage.putIdentity({ shopId: mine, subject, customerId, name });
      await identity('k1', 'lin@x', '林');
      await identity('k2', 'lin@xy', '林晓');
      const link = linked({ shopId: mine, anonymousId: 'anon', customerId: 'k1', at: 1 });
      await storage.linkCustomer(...link);
      const account = (text: string, whole = false) => {
        const by = { prefix: text, tail: '', ids: [], name: nameKeyOf(text), account: text, whole };
        return found(mine, { among: by });
      };
      expect(await account('lin@x')).toEqual(['anon', 'k2', 'k1']);
      expect(await account('lin@x', true)).toEqual(['anon', 'k1']);
      expect(await account('LIN@x', true)).toEqual([]);
      expect(await account('林', true)).toEqual(['anon', 'k1']);
      expect(await account('林')).toEqual(['anon', 'k2', 'k1']);
      expect(await account('k1', true)).toEqual(['k1']);
      expect(await account('k1')).toEqual(['k10', 'k1']);
    });

    it('WB-03 knows whose customers they are: of whom an agent ever had a conversation', async () => {
      await come(mine, ['a', 'b']);
      await come(other, ['a']);
      const given = (seq: number, conversationId: string, agentId: string): NewRow => {
        const row = { seq, at: seq, type: 'thing', version: 1, data: '{}', conversationId, audiences: [] };
        return { ...row, serves: agentId };
      };
      const rows = [
        given(3, 'a_1', 'amy'),
        given(4, 'b_2', 'bo'),
        given(5, 'a_1', 'bo'),
        given(6, 'a_1', 'amy'),
      ];
      expect(await storage.append([{ shopId: mine, expectedSeq: 2, rows }])).toEqual([{ stored: true }]);
      expect(await found(mine, { servedBy: 'amy' })).toEqual(['a']);
      expect(await found(mine, { servedBy: 'bo' })).toEqual(['b', 'a']);
      expect(await found(mine, { servedBy: 'bo', ...among({ prefix: 'b' }) })).toEqual(['b']);
      expect(await found(mine, { servedBy: 'eve' })).toEqual([]);
      expect(await found(other, { servedBy: 'amy' })).toEqual([]);
    });

    it('WB-01 finds what was written, the newest first, of the own shop, and only what may be found', async () => {
      const say = async (shopId: string, ...texts: readonly (string | { kept: string })[]) => {
        const expectedSeq = (await storage.readJournal(shopId, { after: 0, limit: 1000 })).length;
        const rows = texts.map((one, at) => {
          const seq = expectedSeq + 1 + at;
          const row = written(
            seq,
            `${shopId}-${String(seq)}`,
            'customer:c',
            typeof one === 'string' ? one : one.kept,
          );
          return typeof one === 'string' && row.message
            ? { ...row, message: { ...row.message, searchable: true as const } }
            : row;
        });
        expect(await storage.append([entry(shopId, expectedSeq, rows)])).toEqual([{ stored: true }]);
      };
      await say(
        mine,
        '这款防水吗？',
        '水',
        { kept: '防水的备注' },
        'Ｗaterproof   Jacket\n100%',
        '不防 水',
        '',
      );
      await say(mine, '全防水😀的');
      await say(other, '别家的防水');
      const texts = async (text: string, rest: { before?: number; limit?: number } = {}) =>
        (await storage.findTexts(mine, { text, limit: 10, ...rest })).map(({ seq }) => seq);
      expect(await texts('防水')).toEqual([7, 1]);
      expect(await texts('水')).toEqual([7, 5, 2, 1]);
      expect(await texts('水', { before: 7, limit: 2 })).toEqual([5, 2]);
      expect(await texts('防水', { before: 7 })).toEqual([1]);
      expect(await texts('PROOF jack')).toEqual([4]);
      expect(await texts('100%')).toEqual([4]);
      expect(await texts('0')).toEqual([4]);
      expect(await texts('😀的')).toEqual([7]);
      expect(await texts('水防')).toEqual([]);
      for (const none of ['', ' ', '%', '"', '*', 'words', '防水吗 OR', "'"]) {
        expect(await texts(none)).toEqual(none === '%' ? [4] : []);
      }
      const [newest] = await storage.findTexts(mine, { text: '全防水', limit: 1 });
      expect(newest).toMatchObject({
        conversationId: 'talk',
        author: 'customer:c',
        text: '全防水😀的',
        at: 1007,
      });
    });

    it('looks among these only, if some are named', async () => {
      await come(mine, ['a', 'b', 'ab']);
      expect(await found(mine, { only: ['a', 'ab', 'nobody'] })).toEqual(['ab', 'a']);
      expect(await found(mine, { only: ['b', 'ab'], ...among({ prefix: 'a' }) })).toEqual(['ab']);
      expect(await found(mine, { only: [] })).toEqual([]);
    });

    it('finds nobody by an entry that was refused, and lists none; whose it was is known', async () => {
      const refused = (seq: number, customerId: string): NewRow => ({
        seq,
        at: seq,
        type: 'conversation.refused',
        version: 1,
        data: '{}',
        conversationId: `refused_${String(seq)}`,
        audiences: [],
        opens: { customerId, refused: true },
      });
      await come(mine, ['a', 'b']);
      const rows = [refused(3, 'a'), refused(4, 'never')];
      expect(await storage.append([{ shopId: mine, expectedSeq: 2, rows }])).toEqual([{ stored: true }]);
      expect(await storage.findCustomers(mine, { limit: 9 })).toEqual([
        { customerId: 'b', lastSeq: 2 },
        { customerId: 'a', lastSeq: 1 },
      ]);
      expect(await storage.listConversations(mine, 'a', 9)).toEqual(['a_1']);
      expect(await storage.listConversations(mine, 'never', 9)).toEqual([]);
      expect(await storage.findConversation(mine, 'refused_3')).toMatchObject({ customerId: 'a' });
      expect(await storage.findConversation(mine, 'refused_4')).toMatchObject({ customerId: 'never' });
      await come(mine, ['never']);
      expect(await found(mine)).toEqual(['never', 'b', 'a']);
      expect(await storage.listConversations(mine, 'never', 9)).toEqual(['never_5']);
    });

    it('lists a customer’s conversations, the newest first', async () => {
      await come(mine, ['a', 'b'], ['a'], ['a']);
      await come(other, ['a']);
      expect(await storage.listConversations(mine, 'a', 2)).toEqual(['a_4', 'a_3']);
      expect(await storage.listConversations(mine, 'a', 9)).toEqual(['a_4', 'a_3', 'a_1']);
      expect(await storage.listConversations(other, 'a', 9)).toEqual(['a_1']);
      expect(await storage.listConversations(mine, 'nobody', 9)).toEqual([]);
    });
  });
}
