import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteStorage, StorageError } from '@shopbell/server/storage/sqlite';
import { describe, expect, it, vi } from 'vitest';
import { migrations } from '../src/storage/sql/migrations.ts';
import { olderFile } from './support/olderFile.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

// Starting workers from their sources takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** The tables and indexes of a file, and the steps that made them. */
function schemaOf(file: string): unknown {
  return within(file, (database) => [
    database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY name').all(),
    database.prepare('SELECT name FROM kysely_migration ORDER BY name').all(),
  ]);
}

function within<T>(file: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

describe('a file of an older version, of which a step fails half-way', () => {
  it.each([
    {
      what: 'a fact that cannot be read, after an index of the same step',
      last: '0014-setting-changes',
      inTheWay: "INSERT INTO statistic_fact VALUES ('shop', 1, 7, 'identity', 'i', 'd', '{')",
      away: 'DELETE FROM statistic_fact',
    },
    {
      what: 'a table of the same name, after ten steps',
      last: '0003-administration',
      inTheWay: 'CREATE TABLE setting_change (mine text)',
      away: 'DROP TABLE setting_change',
    },
  ])('is refused and stays as it is, until what is in the way is gone: $what', async (given) => {
    const file = join(await temporaryFolder(), 'shopbell.db');
    await olderFile(file, given.last, (database) => {
      database.exec(given.inTheWay);
    });
    const before = schemaOf(file);
    for (let start = 0; start < 2; start += 1) {
      const refusal: unknown = await sqliteStorage({ file }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StorageError);
      expect(refusal).toMatchObject({ code: 'failed' });
      expect(schemaOf(file)).toEqual(before);
    }
    within(file, (database) => {
      database.exec(given.away);
    });
    await (await sqliteStorage({ file })).close();
    const fresh = join(await temporaryFolder(), 'shopbell.db');
    await (await sqliteStorage({ file: fresh })).close();
    expect(schemaOf(file)).toEqual(schemaOf(fresh));
    expect(schemaOf(file)).toMatchObject([{}, Object.keys(migrations).map((name) => ({ name }))]);
  });
});
