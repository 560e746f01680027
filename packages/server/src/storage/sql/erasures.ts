import { sql, type Kysely } from 'kysely';
import type { ErasureStorage } from '../erasure.ts';
import type { Tables } from './schema.ts';
import { compactTexts } from './texts.ts';

/** Customers who were erased. */
export interface ErasureTables {
  erased_customer: {
    shop_id: string;
    customer_id: string;
    /** The shop's own id that stood for them: figures know them by it, and nobody else is told. */
    subject: string | null;
    at: number;
    /** 1 once the files hold nothing of their words any more. */
    scrubbed: number;
  };
}

export type ErasureReads = Pick<ErasureStorage, 'isErased'>;
export type ErasureWrites = Pick<ErasureStorage, 'scrub'>;

export async function addErasures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('erased_customer')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('scrubbed', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('erased_customer_key', ['shop_id', 'customer_id'])
    .execute();
  // Blocks are few among millions of rows: found without a look at the others.
  await sql`create index journal_block on journal (shop_id, seq) where type = 'customer.blocked'`.execute(db);
}

export function erasureReads(db: Kysely<Tables>): ErasureReads {
  return {
    isErased: (shopId, customerId) => isAnyErased(db, shopId, [customerId]),
  };
}

export async function isAnyErased(
  db: Kysely<Tables>,
  shopId: string,
  customerIds: readonly string[],
): Promise<boolean> {
  const row = await db
    .selectFrom('erased_customer')
    .select('at')
    .where('shop_id', '=', shopId)
    .where('customer_id', 'in', customerIds)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * @param flush brings the log of writes into the file, where nothing that was overwritten is left of it, and empties it.
 * False if somebody who reads is in the way.
 */
export function erasureWrites(db: Kysely<Tables>, flush: () => boolean): ErasureWrites {
  return {
    async scrub() {
      const due = await db
        .selectFrom('erased_customer')
        .select(['shop_id', 'customer_id'])
        .where('scrubbed', '=', 0)
        .execute();
      if (due.length === 0) return true;
      await compactTexts(db);
      if (!flush()) return false;
      for (const { shop_id, customer_id } of due) {
        await db
          .updateTable('erased_customer')
          .set({ scrubbed: 1 })
          .where('shop_id', '=', shop_id)
          .where('customer_id', '=', customer_id)
          .execute();
      }
      return true;
    },
  };
}
