import type { DatabaseSync } from 'node:sqlite';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../src/storage/sql/migrations.ts';
import { openWriter, queriesOver } from '../../src/storage/sqlite/open.ts';

/** A file as an older version left it, with what it had written. */
export async function olderFile(
  file: string,
  lastMigration: string,
  write: (database: DatabaseSync) => void = () => {},
): Promise<void> {
  const database = openWriter(file);
  const db = queriesOver(() => database);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateTo(lastMigration);
  if (error !== undefined) throw new Error('the older file could not be made', { cause: error });
  write(database);
  await db.destroy();
}
