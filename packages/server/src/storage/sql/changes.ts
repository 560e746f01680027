import { sql, type Kysely, type Transaction } from 'kysely';
import {
  wasDone,
  type ChangeQuery,
  type ChangeRow,
  type ChangeStorage,
  type LoggedWrite,
  type LoggedWrites,
  type NewChangeRow,
} from '../changes.ts';
import type { Tables } from './schema.ts';

/** Who changed what of a shop, over SQL. */
export interface ChangeTables {
  setting_change: {
    shop_id: string;
    seq: number;
    at: number;
    by: string;
    by_name: string;
    what: string;
    subject_id: string | null;
    subject_name: string | null;
    done: string;
    fields: string;
    whole: string | null;
  };
}

export type ChangeReads = Pick<ChangeStorage, 'listChanges' | 'findChange'>;
/** `ChangeStorage['writeLogged']`, whose types do not go through to a worker. */
export interface ChangeWrites {
  writeLogged(
    changes: readonly NewChangeRow[],
    method: LoggedWrite,
    ...args: readonly unknown[]
  ): Promise<unknown>;
}

export async function addChanges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('setting_change')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text')
    .addColumn('subject_name', 'text')
    .addColumn('done', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('whole', 'text')
    .addPrimaryKeyConstraint('setting_change_key', ['shop_id', 'seq'])
    .execute();
  for (const column of ['what', 'by', 'at']) {
    await db.schema
      .createIndex(`setting_change_${column}`)
      .on('setting_change')
      .columns(['shop_id', column, 'seq'])
      .execute();
  }
}

/** One transaction, be it one of its own or the one that the caller is in already. */
export function inTransaction<T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return isTransaction(db) ? work(db) : db.transaction().execute(work);
}

function isTransaction(db: Kysely<Tables>): db is Transaction<Tables> {
  return db.isTransaction;
}

/** @param writesOver what the port writes, over a transaction. */
export function changeWrites(
  db: Kysely<Tables>,
  writesOver: (transaction: Transaction<Tables>) => LoggedWrites,
): ChangeWrites {
  return {
    writeLogged: (changes, method, ...args) =>
      inTransaction(db, async (transaction) => {
        const writes = writesOver(transaction);
        const write = writes[method] as (...args: readonly unknown[]) => Promise<unknown>;
        const result = await write.apply(writes, [...args]);
        if (wasDone(result)) await putChanges(transaction, changes);
        return result;
      }),
  };
}

export async function putChanges(
  transaction: Transaction<Tables>,
  changes: readonly NewChangeRow[],
): Promise<void> {
  for (const { shopId, byName, subjectId, subjectName, whole, ...change } of changes) {
    await transaction
      .insertInto('setting_change')
      .values(({ selectFrom }) => ({
        ...change,
        shop_id: shopId,
        // The place after the last: whoever else writes to the shop at once has another, or neither has any.
        seq: selectFrom('setting_change')
          .select(sql<number>`coalesce(max(seq), 0) + 1`.as('next'))
          .where('shop_id', '=', shopId),
        by_name: byName,
        subject_id: subjectId ?? null,
        subject_name: subjectName ?? null,
        whole: whole ?? null,
      }))
      .execute();
  }
}

export function changeReads(db: Kysely<Tables>): ChangeReads {
  return {
    async listChanges(shopId, { what, by, from, to, before, limit }: ChangeQuery) {
      let rows = db
        .selectFrom('setting_change')
        .select([...columns, 'fields', sql<number>`whole is not null`.as('cut')])
        .where('shop_id', '=', shopId);
      if (what !== undefined) rows = rows.where('what', '=', what);
      if (by !== undefined) rows = rows.where('by', '=', by);
      if (from !== undefined) rows = rows.where('at', '>=', from);
      if (to !== undefined) rows = rows.where('at', '<', to);
      if (before !== undefined) rows = rows.where('seq', '<', before);
      return (await rows.orderBy('seq', 'desc').limit(limit).execute()).map(rowOf);
    },
    async findChange(shopId, seq) {
      const row = await db
        .selectFrom('setting_change')
        .select([...columns, sql<string>`coalesce(whole, fields)`.as('fields'), sql<number>`0`.as('cut')])
        .where('shop_id', '=', shopId)
        .where('seq', '=', seq)
        .executeTakeFirst();
      return row && rowOf(row);
    },
  };
}

const columns = ['seq', 'at', 'by', 'by_name', 'what', 'subject_id', 'subject_name', 'done'] as const;

type Found = Pick<ChangeTables['setting_change'], (typeof columns)[number] | 'fields'> & { cut: number };

function rowOf({ by_name, subject_id, subject_name, cut, ...row }: Found): ChangeRow {
  return {
    ...row,
    byName: by_name,
    ...(subject_id === null ? {} : { subjectId: subject_id }),
    ...(subject_name === null ? {} : { subjectName: subject_name }),
    cut: Boolean(cut),
  };
}
