import type { RecordKind } from '@shopbell/sdk/model';
import type { Kysely } from 'kysely';
import { judgeFact, type FactInput, type FactOutcome, type FactRow } from '../administration.ts';
import { factOf } from './administrationRows.ts';
import type { Tables } from './schema.ts';

/** Rows of one statement: below the number of values that SQLite and PostgreSQL bind at once. */
const rowsAtOnce = 500;

interface Batch {
  readonly shopId: string;
  readonly kind: RecordKind;
  readonly at: number;
  readonly rows: readonly FactInput[];
}

/** One transaction: what is known is read, every row judged in its order, and what is new written. */
export function putFacts(
  db: Kysely<Tables>,
  { shopId: shop_id, kind, at, rows }: Batch,
): Promise<FactOutcome[]> {
  return db.transaction().execute(async (transaction) => {
    const known = new Map<string, FactRow>();
    for (const some of inParts([...new Set(rows.map(({ id }) => id))])) {
      const found = await transaction
        .selectFrom('fact_now')
        .selectAll()
        .where('shop_id', '=', shop_id)
        .where('kind', '=', kind)
        .where('id', 'in', some)
        .execute();
      for (const row of found) known.set(row.id, factOf(row));
    }

    const told: FactInput[] = [];
    const changed = new Map<string, FactInput>();
    const outcomes = rows.map((row) => {
      const outcome = judgeFact(known.get(row.id), row);
      if (outcome === 'stored') {
        told.push(row);
        known.set(row.id, row);
        changed.set(row.id, row);
      }
      return outcome;
    });

    const last = await transaction
      .selectFrom('fact')
      .select('seq')
      .where('shop_id', '=', shop_id)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const logged = told.map(({ id, data }, index) => {
      return { shop_id, seq: (last?.seq ?? 0) + 1 + index, at, kind, id, data };
    });
    for (const some of inParts(logged)) await transaction.insertInto('fact').values(some).execute();
    for (const some of inParts([...changed.values()])) {
      await transaction
        .insertInto('fact_now')
        .values(
          some.map(({ id, mark, revision, customerId, orderId, about, data }) => ({
            shop_id,
            kind,
            id,
            mark,
            revision,
            customer_id: customerId ?? null,
            order_id: orderId ?? null,
            about,
            data,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['shop_id', 'kind', 'id']).doUpdateSet((eb) => ({
            mark: eb.ref('excluded.mark'),
            revision: eb.ref('excluded.revision'),
            customer_id: eb.ref('excluded.customer_id'),
            order_id: eb.ref('excluded.order_id'),
            about: eb.ref('excluded.about'),
            data: eb.ref('excluded.data'),
          })),
        )
        .execute();
    }
    return outcomes;
  });
}

function* inParts<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += rowsAtOnce) yield all.slice(from, from + rowsAtOnce);
}
