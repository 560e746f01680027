import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { Fact } from '@shopbell/metrics';
import { sqliteStorage, StorageError } from '@shopbell/server/storage/sqlite';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startServer } from '../src/node/startServer.ts';
import { statisticsReads } from '../src/storage/sql/statistics.ts';
import { storageErrorOf } from '../src/storage/sqlite/faults.ts';
import { openReader, queriesOver } from '../src/storage/sqlite/open.ts';
import type { Storage } from '../src/storage/storage.ts';
import { olderFile } from './support/olderFile.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

// Starting workers from their sources takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const shop = { shopId: 'shop', name: '店', epoch: 'e1', origins: [], timeZone: 'Asia/Shanghai' };

describe('SQLite storage', () => {
  it('commits to the disk before it answers: WAL and synchronous=FULL on the live writing connection', async () => {
    const storage = await sqliteStorage({ file: join(await temporaryFolder(), 'shopbell.db') });
    expect(await storage.durability()).toEqual({ journalMode: 'wal', synchronous: 2 });
    await storage.close();
  });

  it('makes a missing folder, for its owner only, and finds everything again', async () => {
    const folder = join(await temporaryFolder(), 'data', 'of-the-shop');
    const file = join(folder, 'shopbell.db');
    const storage = await sqliteStorage({ file });
    const key = await storage.signingKey();
    await storage.createShop(shop);
    await storage.close();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const again = await sqliteStorage({ file });
    expect(await again.findShop('shop')).toMatchObject(shop);
    expect(await again.signingKey()).toEqual(key);
    await again.close();
  });

  it('refuses data that is in use, until it is free', async () => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    const storage = await sqliteStorage({ file });
    const refusal = await refusalOf(file);
    expect(refusal).toMatchObject({ code: 'locked' });
    expect(refusal.message).toMatch(/^Another Shopbell is running on .*shopbell\.db: stop it first/);
    expect(await storage.createShop(shop)).toBe(true);
    await storage.close();
    await (await sqliteStorage({ file })).close();
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    const file = join(await temporaryFolder(), 'notes.txt');
    const notes = 'these are somebody’s notes, long enough to be read as a header of a database file '.repeat(
      20,
    );
    await writeFile(file, notes);
    const refusal = await refusalOf(file);
    expect(refusal).toMatchObject({ code: 'not-a-database' });
    expect(refusal.message).toMatch(/notes\.txt is no Shopbell database; nothing of it was changed\.$/);
    expect(await readFile(file, 'utf8')).toBe(notes);
  });

  it('refuses a place where nothing can be written', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a-file'), '');
    const refusal = await refusalOf(join(folder, 'a-file', 'shopbell.db'));
    expect(refusal).toMatchObject({ code: 'not-writable' });
    expect(refusal.message).toMatch(/^The data file .* cannot be written \(.+\)\.$/);
    await mkdir(join(folder, 'a-folder'));
    expect(await refusalOf(join(folder, 'a-folder'))).toMatchObject({ code: 'not-writable' });
  });

  it.runIf(existsSync('/proc/self'))(
    'refuses a place where the system makes no folders',
    async () => {
      // In a process of its own: a thread that spins cannot be stopped from within.
      const open = `void import('@shopbell/server/storage/sqlite')
      .then(({ sqliteStorage }) => sqliteStorage({ file: '/proc/shopbell/data/shopbell.db' }))
      .catch(({ code }) => console.log(code));`;
      const args = ['--conditions=@shopbell/source', '--eval', open];
      const cwd = fileURLToPath(new URL('..', import.meta.url));
      const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 120_000 });
      expect(stdout).toBe('not-writable\n');
    },
    150_000,
  );

  it('learns from the rows of an older version who did what, and who came when last', async () => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    await olderFile(file, '0003-administration', (database) => {
      const row = database.prepare(
        "INSERT INTO journal (shop_id, seq, at, type, version, conversation_id, data) VALUES ('shop', ?, 1, ?, 1, ?, ?)",
      );
      const did = (kind: string) => JSON.stringify({ by: { kind, id: 'x' } });
      row.run(1, 'conversation.opened', 'first', '{}');
      row.run(2, 'thing.done', 'first', did('customer'));
      row.run(3, 'conversation.opened', 'other', '{}');
      row.run(4, 'thing.done', 'first', did('agent'));
      row.run(5, 'conversation.opened', 'second', '{}');
      row.run(6, 'thing.done', 'first', did('customer'));
      const came = database.prepare("INSERT INTO conversation VALUES ('shop', ?, ?)");
      for (const [conversation, customer] of [
        ['first', '0f3a-99-7f_3a'],
        ['other', 'li'],
        ['second', '0f3a-99-7f_3a'],
      ] as const)
        came.run(conversation, customer);
    });
    const storage = await sqliteStorage({ file });
    const found = await storage.readConversation('shop', 'first', [{ by: 'customer' }]);
    expect(found.map(({ seq }) => seq)).toEqual([2, 6]);
    const customers = [
      { customerId: '0f3a-99-7f_3a', lastSeq: 5 },
      { customerId: 'li', lastSeq: 3 },
    ];
    expect(await storage.findCustomers('shop', { limit: 9 })).toEqual(customers);
    for (const [tail, found] of [
      ['7F3A', customers[0]],
      ['LI', customers[1]],
    ] as const) {
      const among = { prefix: '-', tail, ids: [], name: '' };
      expect(await storage.findCustomers('shop', { among, limit: 9 })).toEqual([found]);
    }
    expect(await storage.listConversations('shop', '0f3a-99-7f_3a', 9)).toEqual(['second', 'first']);
    await storage.close();
  });

  it('tells statistics of the links of an older version, once, and of none that they know', async () => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    await olderFile(file, '0014-setting-changes', (database) => {
      const known = database.prepare('INSERT INTO identity VALUES (?, ?, ?, null, null)');
      for (const [shopId, subject] of [
        ['shop', 'lin "林"'],
        ['shop', 'wang'],
        ['other', 'wang'],
      ] as const)
        known.run(shopId, subject, `${shopId}-${subject}`);
      const link = database.prepare('INSERT INTO identity_link VALUES (?, ?, ?, ?)');
      link.run('shop', 'late', 'shop-wang', 9);
      link.run('shop', 'early', 'shop-lin "林"', 5);
      link.run('shop', 'told', 'shop-wang', 7);
      link.run('other', 'early', 'other-wang', 3);
      const fact = database.prepare("INSERT INTO statistic_fact VALUES ('shop', ?, 7, ?, ?, 'd', ?)");
      fact.run(1, 'visit', 'v', '{}');
      fact.run(4, 'identity', 'i', JSON.stringify({ customerId: 'told', knownId: 'wang' }));
    });
    const read = async (storage: Storage, shopId: string) =>
      (await storage.readStatisticFacts(shopId, { after: 0, limit: 9, types: ['identity'] })).map(
        ({ seq, data }): unknown => [seq, JSON.parse(data)],
      );
    const fact = (customerId: string, at: number, knownId: string) =>
      Fact.parse({ type: 'identity', id: `link/${customerId}`, at, customerId, knownId });
    for (let start = 0; start < 2; start += 1) {
      const storage = await sqliteStorage({ file });
      expect(await read(storage, 'shop')).toEqual([
        [4, { customerId: 'told', knownId: 'wang' }],
        [5, fact('early', 5, 'lin "林"')],
        [6, fact('late', 9, 'wang')],
      ]);
      expect(await read(storage, 'other')).toEqual([[1, fact('early', 3, 'wang')]]);
      await storage.close();
    }
  });

  it('WB-19 forgets the refused entries of an older version among the conversations of their customers', async () => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    await olderFile(file, '0014-setting-changes', (database) => {
      const row = database.prepare(
        "INSERT INTO journal (shop_id, seq, at, type, version, conversation_id, data) VALUES (?, ?, 1, ?, 1, ?, '{}')",
      );
      const came = database.prepare('INSERT INTO conversation VALUES (?, ?, ?, ?)');
      const customer = database.prepare("INSERT INTO customer VALUES (?, ?, 'X', ?)");
      for (const [seq, type, customerId] of [
        [1, 'opened', 'rude'],
        [2, 'opened', 'lin'],
        [3, 'refused', 'rude'],
        [4, 'refused', 'never'],
      ] as const) {
        row.run('shop', seq, `conversation.${type}`, `c${String(seq)}`);
        came.run('shop', `c${String(seq)}`, customerId, seq);
      }
      for (const [customerId, last] of [
        ['rude', 3],
        ['lin', 2],
        ['never', 4],
      ] as const)
        customer.run('shop', customerId, last);
      row.run('other', 1, 'conversation.opened', 'c3');
      came.run('other', 'c3', 'rude', 1);
      customer.run('other', 'rude', 1);
    });
    const storage = await sqliteStorage({ file });
    expect(await storage.findCustomers('shop', { limit: 9 })).toEqual([
      { customerId: 'lin', lastSeq: 2 },
      { customerId: 'rude', lastSeq: 1 },
    ]);
    expect(await storage.listConversations('shop', 'rude', 9)).toEqual(['c1']);
    expect(await storage.listConversations('shop', 'never', 9)).toEqual([]);
    expect(await storage.findConversation('shop', 'c4')).toMatchObject({ customerId: 'never' });
    expect(await storage.findCustomers('other', { limit: 9 })).toEqual([{ customerId: 'rude', lastSeq: 1 }]);
    expect(await storage.listConversations('other', 'rude', 9)).toEqual(['c3']);
    await storage.close();
  });

  it('finds facts of some types by an index, in order', async () => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    await (await sqliteStorage({ file })).close();
    const database = openReader(file);
    const plans: string[] = [];
    const asked: Pick<DatabaseSync, 'prepare' | 'close'> = {
      prepare: (text) => {
        const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all('shop', 'a', 0, 'shop', 'b', 0, 9);
        plans.push(...plan.map(({ detail }) => String(detail)));
        return database.prepare(text);
      },
      close: () => {
        database.close();
      },
    };
    const db = queriesOver(() => asked as DatabaseSync);
    await statisticsReads(db).readStatisticFacts('shop', { after: 0, limit: 9, types: ['a', 'b'] });
    await db.destroy();
    const searches = plans.filter((detail) => detail.startsWith('SEARCH'));
    expect(searches).toHaveLength(2);
    for (const search of searches)
      expect(search).toContain('statistic_fact_type (shop_id=? AND type=? AND seq>?)');
    expect(plans.join()).not.toMatch(/TEMP B-TREE|SCAN/);
  });

  it('refuses data of a newer version', async () => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    await (await sqliteStorage({ file })).close();
    const database = new DatabaseSync(file);
    database.exec(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-of-the-future', 'later')`);
    database.close();
    expect(await refusalOf(file)).toMatchObject({ code: 'newer-version' });
  });

  it('tells whoever opened it when a worker dies, once; health tells it too', async () => {
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    onTestFinished(() => post.mockRestore());
    const lost: StorageError[] = [];
    const dataDir = await temporaryFolder();
    const server = await startServer({ dataDir, port: 0, storageLost: (reason) => lost.push(reason) });
    onTestFinished(() => server.close());
    const health = () => fetch(`${server.url}/v1/health`);
    expect((await health()).status).toBe(200);
    expect(lost).toEqual([]);
    const workers = new Set(post.mock.contexts as Worker[]);
    expect(workers.size).toBe(2);
    const [first] = workers;
    await first?.terminate();
    const response = await health();
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } });
    for (const worker of workers) await worker.terminate();
    expect(lost).toMatchObject([{ code: 'failed', message: 'The storage worker has stopped.' }]);
  });

  it('says so when the disk is full', () => {
    const database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE t (a); PRAGMA max_page_count = 2');
    const fill = () => database.prepare('INSERT INTO t VALUES (zeroblob(100000))').run();
    expect(fill).toThrow();
    try {
      fill();
    } catch (error) {
      const fault = storageErrorOf(error, 'shopbell.db');
      expect(fault).toMatchObject({
        code: 'not-writable',
        message: 'The disk that holds shopbell.db is full.',
      });
    }
  });
});

async function refusalOf(file: string): Promise<StorageError> {
  const refusal: unknown = await sqliteStorage({ file }).catch((error: unknown) => error);
  if (!(refusal instanceof StorageError)) throw new Error(`${file} was not refused`);
  return refusal;
}
