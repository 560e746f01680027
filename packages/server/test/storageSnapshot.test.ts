import { DatabaseSync } from 'node:sqlite';
import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSnapshot } from '../src/storage/sqlite/open.ts';
import { readSqlite, sqliteStorage } from '../src/storage/sqlite.ts';
import type { NewRow, Storage } from '../src/storage/storage.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const shop = { shopId: 'shop', name: '试', epoch: 'e', origins: [], timeZone: 'Asia/Shanghai' };

const rowAt = (seq: number): NewRow => ({
  seq,
  at: seq,
  type: 'thing.happened',
  version: 1,
  data: '{}',
  audiences: ['agents'],
});

async function append(storage: Storage, from: number, to: number): Promise<void> {
  for (let seq = from; seq <= to; seq++) {
    const [result] = await storage.append([{ shopId: 'shop', expectedSeq: seq - 1, rows: [rowAt(seq)] }]);
    expect(result).toEqual({ stored: true });
  }
}

const journalOf = async (storage: Storage): Promise<number[]> =>
  (await storage.readJournal('shop', { after: 0, limit: 10_000 })).map(({ seq }) => seq);

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

async function shopOnDisk(): Promise<{ file: string; storage: Storage }> {
  const file = join(await temporaryFolder(), 'shopbell.db');
  const storage = await sqliteStorage({ file });
  await storage.createShop(shop);
  return { file, storage };
}

it('a snapshot sees one moment, and holds nobody up who writes', async () => {
  const { file, storage } = await shopOnDisk();
  await append(storage, 1, 10);
  const snapshot = await readSqlite({ file });
  // More than the log holds before SQLite wants to bring it into the file (1,000 pages).
  await append(storage, 11, 600);
  expect(await journalOf(snapshot)).toEqual(upTo(10));
  expect(await journalOf(await readSqlite({ file }))).toEqual(upTo(600));
  // The server may end, and begin again, while somebody still reads.
  await storage.close();
  const next = await sqliteStorage({ file });
  await append(next, 601, 605);
  expect(await journalOf(snapshot)).toEqual(upTo(10));
  await snapshot.close();
  expect(await journalOf(next)).toEqual(upTo(605));
  await next.close();
});

it('what was committed before a crash is seen without anybody writing', async () => {
  const { file, storage } = await shopOnDisk();
  await append(storage, 1, 3);
  // As after a kill: what is committed lies in the log, and nobody has brought it into the file.
  const crashed = join(await temporaryFolder(), 'shopbell.db');
  for (const end of ['', '-wal']) await copyFile(file + end, crashed + end);
  await storage.close();
  const snapshot = await readSqlite({ file: crashed });
  expect(await journalOf(snapshot)).toEqual([1, 2, 3]);
  await snapshot.close();
});

it('a snapshot cannot write, neither by the port nor by SQL', async () => {
  const { file, storage } = await shopOnDisk();
  const snapshot = await readSqlite({ file });
  const refused = { code: 'read-only' };
  await expect(snapshot.createShop({ ...shop, shopId: 'other' })).rejects.toMatchObject(refused);
  await expect(snapshot.append([{ shopId: 'shop', expectedSeq: 0, rows: [rowAt(1)] }])).rejects.toMatchObject(
    refused,
  );
  await expect(snapshot.signingKey()).rejects.toMatchObject(refused);
  await expect(
    snapshot.saveShownDays('shop', [{ profile: '', day: '2026-05-04', data: '{}' }]),
  ).rejects.toMatchObject(refused);
  const database = openSnapshot(file);
  expect(() => {
    database.exec('PRAGMA query_only = OFF; DELETE FROM shop');
  }).toThrow(/readonly/);
  database.close();
  await snapshot.close();
  expect(await storage.listShops()).toHaveLength(1);
  await storage.close();
});

it('data of another version are refused in words, and left as they are', async () => {
  const { file, storage } = await shopOnDisk();
  await storage.close();
  const change = (sql: string): void => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  change("INSERT INTO kysely_migration VALUES ('9999-of-tomorrow', '2030')");
  await expect(readSqlite({ file })).rejects.toMatchObject({
    code: 'newer-version',
    message: expect.stringMatching(/was written by a newer Shopbell; start that one\.$/) as string,
  });
  change("DELETE FROM kysely_migration WHERE name >= '0003'");
  await expect(readSqlite({ file })).rejects.toMatchObject({
    code: 'older-version',
    message: expect.stringMatching(/start the server of this version on it once, then read it\.$/) as string,
  });
});

it('a file that is missing or none of ours is refused in words, and not made', async () => {
  const folder = await temporaryFolder();
  await expect(readSqlite({ file: join(folder, 'nothing.db') })).rejects.toMatchObject({
    code: 'not-writable',
  });
  expect(await readdir(folder)).toEqual([]);
  const notes = join(folder, 'notes.txt');
  await writeFile(notes, 'these are somebody’s notes, and no database at all; '.repeat(40));
  await expect(readSqlite({ file: notes })).rejects.toMatchObject({ code: 'not-a-database' });
});
