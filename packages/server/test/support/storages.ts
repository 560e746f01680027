import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { sqliteStorage } from '@shopbell/server/storage/sqlite';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';

/**
 * The same tests on every kind of storage. A storage is shared by the tests of a file, since starting SQLite's workers
 * takes longer than a test: each test has shops of its own.
 */
export function onEachStorage(about: string, tests: (storage: () => Promise<Storage>) => void): void {
  describe(`${about}, on memory`, () => {
    tests(() => Promise.resolve(memoryStorage()));
  });
  describe(`${about}, on SQLite`, () => {
    let storage: Storage;
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'shopbell-'));
      storage = await sqliteStorage({ file: join(folder, 'shopbell.db') });
    }, 60_000);
    afterAll(async () => {
      await storage.close();
      await rm(folder, { recursive: true });
    });
    tests(() => Promise.resolve(storage));
  });
}
