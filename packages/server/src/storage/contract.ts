import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { administrationContract } from './administrationContract.ts';
import { appendContract } from './appendContract.ts';
import { entry, plain, plainOfNoConversation, seqsOf, told, written } from './contractRows.ts';
import { customersContract } from './customersContract.ts';
import { erasedCustomersContract } from './erasedCustomersContract.ts';
import { erasureContract } from './erasureContract.ts';
import { knowledgeContract } from './knowledgeContract.ts';
import { identitiesContract } from './identitiesContract.ts';
import { changesContract } from './changesContract.ts';
import { statisticsContract } from './statisticsContract.ts';
import { uploadsContract } from './uploadsContract.ts';
import type {
  AccountRow,
  AppendEntry,
  ConversationQuery,
  NewRow,
  NewShopRow,
  SecretRow,
  Storage,
} from './storage.ts';

/**
 * What every storage must do, whatever is beneath it. Call it in a test file with a maker of empty storages.
 *
 * @param make gives a fresh, empty storage; it is called in a hook, and what it gives is closed in the end.
 */
export function storageContract(name: string, make: () => Storage | Promise<Storage>): void {
  describe(`storage contract: ${name}`, () => {
    let storage: Storage;
    /** Shops of their own for each test. */
    let mine: string;
    let other: string;
    let tests = 0;
    beforeAll(async () => {
      storage = await make();
    }, 60_000);
    beforeEach(() => {
      tests += 1;
      mine = `mine-${tests}`;
      other = `other-${tests}`;
    });
    afterAll(() => storage.close());

    const store = async (entry: AppendEntry): Promise<void> => {
      expect(await storage.append([entry])).toEqual([{ stored: true }]);
    };

    appendContract(() => ({ storage, mine, other }));
    erasureContract(() => ({ storage, mine, other }));
    erasedCustomersContract(() => ({ storage, mine, other }));
    uploadsContract(() => ({ storage, mine, other }));
    identitiesContract(() => ({ storage, mine, other }));
    statisticsContract(() => ({ storage, mine, other }));
    changesContract(() => ({ storage, mine, other }));

    describe('messages and conversations', () => {
      it('gives back what was written, character by character', async () => {
        const texts = ['在吗？想问一下', '😀 e\u0301 ﷽', 'a\u0000b', '', '<b>&amp;</b>\r\n\t'];
        const rows = texts.map((text, index) => written(index + 1, `c${String(index)}`, 'customer:c', text));
        await store(entry(mine, 0, rows));
        const read = await storage.readConversation(mine, 'talk');
        expect(read.map(({ text }) => text)).toEqual(texts);
        const journal = await storage.readJournal(mine, { after: 0, limit: 10 });
        expect(journal.map(({ text }) => text)).toEqual(texts);
      });

      it('reads one conversation, oldest first, and nothing of another', async () => {
        await store(
          entry(mine, 0, [plain(1, 'one'), plain(2, 'two'), plain(3, 'one'), plainOfNoConversation(4)]),
        );
        expect(seqsOf(await storage.readConversation(mine, 'one'))).toEqual([1, 3]);
        expect(await storage.readConversation(mine, 'three')).toEqual([]);
      });

      it('reads one conversation from its end, by what happened and by who did it', async () => {
        const rows: NewRow[] = [
          plain(1),
          { ...written(2, 'c1'), by: 'customer' },
          { ...plain(3), type: 'thing.turned', by: 'agent' },
          { ...written(4, 'c2'), by: 'customer' },
          plain(5, 'other'),
          { ...written(6, 'c3', 'agent:a'), by: 'agent' },
          { ...plain(7), type: 'thing.ended' },
        ];
        await store(entry(mine, 0, rows));
        const read = (...queries: readonly ConversationQuery[]) =>
          storage.readConversation(mine, 'talk', queries).then(seqsOf);
        expect(await read({})).toEqual([1, 2, 3, 4, 6, 7]);
        expect(await read({ limit: 2 })).toEqual([6, 7]);
        expect(await read({ limit: 2, before: 6 })).toEqual([3, 4]);
        expect(await read({ before: 1 })).toEqual([]);
        expect(await read({ types: ['thing.ended', 'thing.turned'] })).toEqual([3, 7]);
        expect(await read({ by: 'customer', limit: 1 })).toEqual([4]);
        expect(await read({ by: 'agent', types: ['thing.happened'], before: 7, limit: 1 })).toEqual([6]);
        expect(await read({ by: 'agent', limit: 1 }, { types: ['thing.ended'] }, { limit: 2 })).toEqual([
          6, 7,
        ]);
        expect(await read({ types: ['thing.turned'] }, { by: 'customer', limit: 1 })).toEqual([3, 4]);
        const [row] = await storage.readConversation(mine, 'talk', [{ by: 'agent', limit: 1 }]);
        expect(row).toMatchObject({ seq: 6, text: 'text 6' });
        expect(row).not.toHaveProperty('by');
      });

      it('finds a message by its author’s client id', async () => {
        await store(entry(mine, 0, [written(1, 'c1')]));
        expect(await storage.findMessage(mine, 'customer:c', 'c1')).toEqual({
          messageId: `${mine}-message-1`,
          conversationId: 'talk',
          digest: 'digest-1',
          seq: 1,
          at: 1001,
        });
        expect(await storage.findMessage(mine, 'customer:c', 'c2')).toBeUndefined();
        expect(await storage.findMessage(mine, 'agent:c', 'c1')).toBeUndefined();
      });

      it('knows whose a conversation is from the row that opened it', async () => {
        await store(entry(mine, 0, [{ ...plain(1), opens: { customerId: 'c' } }, plain(2, 'unopened')]));
        expect(await storage.findConversation(mine, 'talk')).toEqual({
          conversationId: 'talk',
          customerId: 'c',
        });
        expect(await storage.findConversation(mine, 'unopened')).toBeUndefined();
      });
    });

    describe('the feed', () => {
      beforeEach(() =>
        store(
          entry(mine, 0, [
            told(1, ['customer:c']),
            told(2, ['customer:c', 'agent:a']),
            told(3, ['agents']),
            told(4, []),
            told(5, ['agent:b']),
            told(6, ['agent:a', 'agents', 'agent:a']),
          ]),
        ),
      );

      it('tells each row once, in order, to whoever it is addressed', async () => {
        const feed = (audiences: string[], after = 0, limit = 10) =>
          storage.readFeed(mine, { audiences, after, limit }).then(seqsOf);
        expect(await feed(['customer:c'])).toEqual([1, 2]);
        expect(await feed(['agent:a', 'agents'])).toEqual([2, 3, 6]);
        expect(await feed(['agents', 'agent:b', 'agent:a'], 2, 2)).toEqual([3, 5]);
        expect(await feed(['agent:a', 'agents'], 6)).toEqual([]);
        expect(await feed(['customer:nobody'])).toEqual([]);
        expect(await feed([])).toEqual([]);
      });

      it('knows the last row that a listener was told', async () => {
        const last = (audiences: string[], upTo: number) => storage.lastTold(mine, { audiences, upTo });
        expect(await last(['agent:a', 'agents'], 100)).toBe(6);
        expect(await last(['agent:a', 'agents'], 5)).toBe(3);
        expect(await last(['agent:a', 'agents'], 2)).toBe(2);
        expect(await last(['agent:a', 'agents'], 1)).toBe(0);
        expect(await last(['customer:nobody'], 100)).toBe(0);
        expect(await last([], 100)).toBe(0);
      });

      it('carries what was written', async () => {
        await store(entry(mine, 6, [{ ...written(7, 'c1'), audiences: ['customer:c'] }]));
        const [row] = await storage.readFeed(mine, { audiences: ['customer:c'], after: 2, limit: 10 });
        expect(row).toMatchObject({ seq: 7, text: 'text 7' });
      });
    });

    it('finds nothing under another shop’s id', async () => {
      const row = { ...written(1, 'c1'), audiences: ['agents'], opens: { customerId: 'c' } };
      await store(entry(mine, 0, [row]));
      await storage.saveSnapshot(mine, { seq: 1, version: 1, data: '{}' });
      await storage.createShop(shop(mine));
      await storage.createAccount(account(mine, 'anna', 'a1'));
      expect(await storage.readJournal(other, { after: 0, limit: 10 })).toEqual([]);
      expect(await storage.readConversation(other, 'talk')).toEqual([]);
      expect(await storage.readFeed(other, { audiences: ['agents'], after: 0, limit: 10 })).toEqual([]);
      expect(await storage.lastTold(other, { audiences: ['agents'], upTo: 10 })).toBe(0);
      expect(await storage.findMessage(other, 'customer:c', 'c1')).toBeUndefined();
      expect(await storage.findConversation(other, 'talk')).toBeUndefined();
      expect(await storage.loadSnapshot(other)).toBeUndefined();
      expect(await storage.findShop(other)).toBeUndefined();
      expect(await storage.findAccount(other, 'anna')).toBeUndefined();
      expect(await storage.findAccountOfAgent(other, 'a1')).toBeUndefined();
    });

    it('keeps the snapshot that stands highest', async () => {
      expect(await storage.loadSnapshot(mine)).toBeUndefined();
      const later = { seq: 9, version: 1, data: 'later' };
      await storage.saveSnapshot(mine, { seq: 5, version: 1, data: 'first' });
      await storage.saveSnapshot(mine, later);
      await storage.saveSnapshot(mine, { seq: 7, version: 1, data: 'overtaken' });
      expect(await storage.loadSnapshot(mine)).toEqual(later);
      await storage.saveSnapshot(mine, { ...later, version: 2 });
      expect(await storage.loadSnapshot(mine)).toEqual({ ...later, version: 2 });
    });

    it('creates a shop once', async () => {
      expect(await storage.createShop(shop(mine))).toBe(true);
      expect(await storage.createShop({ ...shop(mine), epoch: 'another' })).toBe(false);
      expect(await storage.createShop(shop(other))).toBe(true);
      expect(await storage.findShop(mine)).toEqual({ ...shop(mine), noticeChannel: 'none', version: 1 });
      const all = (await storage.listShops()).map(({ shopId }) => shopId);
      expect(all).toEqual([...all].sort());
      expect(all).toEqual(expect.arrayContaining([mine, other]));
    });

    it('creates an account once by name and once by agent, per shop', async () => {
      const anna = account(mine, 'anna', 'a1');
      expect(await storage.createAccount(anna)).toBe(true);
      expect(await storage.createAccount(account(mine, 'anna', 'a2'))).toBe(false);
      expect(await storage.createAccount(account(mine, 'berta', 'a1'))).toBe(false);
      expect(await storage.createAccount(account(other, 'anna', 'a1'))).toBe(true);
      expect(await storage.findAccount(mine, 'anna')).toEqual(anna);
      expect(await storage.findAccountOfAgent(mine, 'a1')).toEqual(anna);
    });

    knowledgeContract(() => ({ storage, mine, other }));
    customersContract(() => ({ storage, mine, other }));

    describe('secrets', () => {
      it('keeps a secret once, apart by kind', async () => {
        expect(await storage.putSecret(secret('h'))).toBe(true);
        expect(await storage.putSecret(secret('h', 'session', 9))).toBe(false);
        expect(await storage.putSecret(secret('h', 'ticket'))).toBe(true);
        expect(await storage.findSecret('session', 'h')).toEqual(secret('h'));
        expect(await storage.findSecret('spent-renewal', 'h')).toBeUndefined();
      });

      it('gives a secret to exactly one of many takers', async () => {
        await storage.putSecret(secret('once', 'ticket'));
        const taken = await Promise.all(
          Array.from({ length: 10 }, () => storage.takeSecret('ticket', 'once')),
        );
        expect(taken.filter((found) => found !== undefined)).toEqual([secret('once', 'ticket')]);
        expect(await storage.findSecret('ticket', 'once')).toBeUndefined();
      });

      it('drops what has expired and nothing else', async () => {
        for (const [hash, expiresAt] of [
          ['past', 99],
          ['now', 100],
          ['future', 101],
        ] as const) {
          await storage.putSecret(secret(hash, 'session', expiresAt));
        }
        await storage.dropExpiredSecrets(100);
        expect(await storage.findSecret('session', 'past')).toBeUndefined();
        expect(await storage.findSecret('session', 'now')).toBeUndefined();
        expect(await storage.findSecret('session', 'future')).toEqual(secret('future', 'session', 101));
      });

      it('makes one signing key', async () => {
        const [key, again] = await Promise.all([storage.signingKey(), storage.signingKey()]);
        expect(key).toHaveLength(32);
        expect(again).toEqual(key);
        expect(new Set(key).size).toBeGreaterThan(1);
      });
    });

    administrationContract(() => ({ storage, mine, other }));

    it('finishes what was asked before it is closed, and takes nothing after', async () => {
      // The last test of the suite.
      const appended = storage.append([entry(mine, 0, [plain(1)])]);
      await Promise.all([storage.close(), expect(appended).resolves.toEqual([{ stored: true }])]);
      await expect(storage.findShop(mine)).rejects.toMatchObject({ name: 'StorageError', code: 'closed' });
      await storage.close();
    });
  });
}

function shop(shopId: string): NewShopRow {
  const origins = ['https://shop.example', 'https://店.example'];
  return { shopId, name: `店 ${shopId}`, epoch: `epoch-${shopId}`, origins, timeZone: 'Asia/Shanghai' };
}

function account(shopId: string, name: string, agentId: string): AccountRow {
  return { shopId, agentId, name, displayName: '安娜', passwordHash: 'hash', roles: ['agent', 'manager'] };
}

function secret(hash: string, kind: SecretRow['kind'] = 'session', expiresAt = 100): SecretRow {
  return { kind, hash, shopId: 'shop', subject: 'agent:a', expiresAt };
}
