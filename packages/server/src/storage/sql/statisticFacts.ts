import type { Kysely } from 'kysely';
import type { StatisticFactsPut } from '../statistics.ts';
import { inTransaction, putChanges } from './changes.ts';
import type { Tables } from './schema.ts';

/** Rows of one statement: far below the number of values that SQLite and PostgreSQL bind at once. */
const rowsAtOnce = 500;

/** Sequences of rows that were known already are left out: the log has holes. */
export function putStatisticFacts(
  db: Kysely<Tables>,
  shop_id: string,
  { at, rows, progress }: StatisticFactsPut,
): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const last = await transaction
      .selectFrom('statistic_fact')
      .select('seq')
      .where('shop_id', '=', shop_id)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const first = (last?.seq ?? 0) + 1;
    const stored = new Set<number>();
    const logged = rows.map(({ type, id, digest, data }, index) => {
      return { shop_id, seq: first + index, at, type, id, digest, data };
    });
    for (const some of inParts(logged)) {
      const added = await transaction
        .insertInto('statistic_fact')
        .values(some)
        .onConflict((conflict) => conflict.columns(['shop_id', 'type', 'id', 'digest']).doNothing())
        .returning('seq')
        .execute();
      for (const { seq } of added) stored.add(seq);
    }
    const changes = rows.flatMap((row, index) => (stored.has(first + index) ? (row.changes ?? []) : []));
    await putChanges(transaction, changes);
    if (progress) {
      const { name, data } = progress;
      await transaction
        .insertInto('fact_import')
        .values({ shop_id, name, data })
        .onConflict((conflict) => conflict.columns(['shop_id', 'name']).doUpdateSet({ data }))
        .execute();
    }
    return stored.size;
  });
}

export function* inParts<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += rowsAtOnce) yield all.slice(from, from + rowsAtOnce);
}
