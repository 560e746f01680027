import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { sqliteStorage, StorageError } from '@shopbell/server/storage/sqlite';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startServer } from '../src/node/startServer.ts';
import { storageErrorOf } from '../src/storage/sqlite/faults.ts';
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

  it.runIf(existsSync('/proc/self'))('refuses a place where the system makes no folders', async () => {
    // In a process of its own: a thread that spins cannot be stopped from within.
    const open = `void import('@shopbell/server/storage/sqlite')
      .then(({ sqliteStorage }) => sqliteStorage({ file: '/proc/shopbell/data/shopbell.db' }))
      .catch(({ code }) => console.log(code));`;
    const args = ['--conditions=@shopbell/source', '--eval', open];
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 30_000 });
    expect(stdout).toBe('not-writable\n');
  });

  it('learns from the rows of an older version who did what', async () => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    const before = await sqliteStorage({ file });
    const did = (seq: number, kind: string) => {
      const row = { seq, at: seq, type: 'thing.done', version: 1, conversationId: 'talk', audiences: [] };
      return { ...row, by: kind, data: JSON.stringify({ type: 'thing.done', by: { kind, id: 'x' } }) };
    };
    const rows = [did(1, 'customer'), did(2, 'agent'), did(3, 'customer')];
    await before.append([{ shopId: 'shop', expectedSeq: 0, rows }]);
    await before.close();
    const database = new DatabaseSync(file);
    database.exec(`DROP INDEX journal_conversation_by; DROP INDEX journal_conversation_type;
      ALTER TABLE journal DROP COLUMN by_kind;
      DELETE FROM kysely_migration WHERE name >= '0004-conversation-pages'`);
    database.close();
    const storage = await sqliteStorage({ file });
    const found = await storage.readConversation('shop', 'talk', [{ by: 'customer' }]);
    expect(found.map(({ seq }) => seq)).toEqual([1, 3]);
    await storage.close();
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
