import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../sql/migrations.ts';
import type { Tables } from '../sql/schema.ts';
import { StorageError } from '../storageError.ts';
import { nodeSqliteDialect } from './dialect.ts';
import { storageErrorOf } from './faults.ts';

/** What SQLite itself says of the writing connection. */
export interface Durability {
  /** `wal`. */
  readonly journalMode: unknown;
  /** 2, which is FULL: a commit has reached the disk before it is answered. */
  readonly synchronous: unknown;
}

/**
 * Takes the lock that makes this process the only one on the data, for as long as the returned connection is open. It
 * is SQLite's own lock on an empty file beside the data, so that the system drops it when the process dies in any way.
 */
export function lockData(file: string): DatabaseSync {
  try {
    makeFolder(dirname(file));
    const lock = new DatabaseSync(`${file}.lock`);
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    const fault = storageErrorOf(error, file);
    if (fault.code !== 'locked') throw fault;
    const message = `Another Shopbell is running on ${file}: stop it first, or choose another data folder.`;
    throw new StorageError('locked', message, { cause: error });
  }
}

/** Makes a folder and what is missing above it, one by one: under /proc, Node's own recursive way never comes to an end. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    // What customers wrote is nobody else's on this machine.
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // The reader's thread, or another process, may have been faster.
    if (!existsSync(folder)) throw error;
  }
}

/** Milliseconds. */
const waitForOthers = 5000;

/** The one connection that writes: every commit is on the disk before it is answered, or opening fails. */
export function openWriter(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: waitForOthers });
  try {
    // What is erased is overwritten, not only given free.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    const { journalMode, synchronous } = durabilityOf(database);
    if (journalMode === 'wal' && synchronous === 2) return database;
    throw new StorageError(
      'failed',
      `SQLite cannot keep ${file} safe on this disk (journal mode ${String(journalMode)}).`,
    );
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Brings the write-ahead log into the file and cuts it to nothing: what was overwritten in the file stands in neither then.
 * False if somebody reads what the log still has to keep; they are not waited for, since everybody waits for this thread.
 */
export function flushLog(database: DatabaseSync): boolean {
  database.exec('PRAGMA busy_timeout = 0');
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${String(waitForOthers)}`);
  }
}

/** A connection that cannot write. */
export function openReader(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: waitForOthers });
}

/**
 * A connection that cannot write and sees the data as they are now, in one read transaction to its end. It needs no lock,
 * so it may be opened beside the process that writes: in WAL mode neither of them ever waits for the other. What is
 * committed meanwhile stays in the log until it is closed.
 */
export function openSnapshot(file: string): DatabaseSync {
  const database = openReader(file);
  try {
    database.exec('PRAGMA query_only = ON; BEGIN');
    // The first look is what fixes the moment.
    const applied = appliedMigrations(database);
    refuseNewer(applied, file);
    if (applied.length === 0) {
      const message = `${file} is no Shopbell database, or none that a server has ever been started on; nothing of it was changed.`;
      throw new StorageError('not-a-database', message);
    }
    if (applied.length < Object.keys(migrations).length) {
      const message = `${file} was written by an older Shopbell: start the server of this version on it once, then read it.`;
      throw new StorageError('older-version', message);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

export function durabilityOf(database: DatabaseSync): Durability {
  return {
    journalMode: database.prepare('PRAGMA journal_mode').get()?.['journal_mode'],
    synchronous: database.prepare('PRAGMA synchronous').get()?.['synchronous'],
  };
}

/** Queries over a connection, which is opened at the first of them. */
export function queriesOver(open: () => DatabaseSync): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: nodeSqliteDialect(open) });
}

/**
 * Brings the tables to what this version knows, wholly or not at all: the disk may be full, and the process may be killed.
 * `db` asks over `database`.
 */
export async function migrate(database: DatabaseSync, db: Kysely<Tables>, file: string): Promise<void> {
  refuseNewer(appliedMigrations(database), file);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  // Kysely opens no transaction of its own here, though SQLite would take tables back too.
  database.exec('BEGIN IMMEDIATE');
  try {
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw storageErrorOf(error, file);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error instanceof StorageError ? error : storageErrorOf(error, file);
  }
}

function refuseNewer(applied: readonly string[], file: string): void {
  if (applied.some((name) => !(name in migrations)))
    throw new StorageError('newer-version', `${file} was written by a newer Shopbell; start that one.`);
}

function appliedMigrations(database: DatabaseSync): string[] {
  const table = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'`).get();
  if (!table) return [];
  return database
    .prepare('SELECT name FROM kysely_migration')
    .all()
    .map(({ name }) => String(name));
}
