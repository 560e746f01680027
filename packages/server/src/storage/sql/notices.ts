import type { Kysely } from 'kysely';
import type { NoticeQuery, NoticeRow, NoticesPut } from '../administration.ts';
import type { Tables } from './schema.ts';

/** One transaction: what is new is added behind what is there, and what is too much is dropped from the front. */
export function putNotices(
  db: Kysely<Tables>,
  shop_id: string,
  { rows, keep }: NoticesPut,
): Promise<string[]> {
  return db.transaction().execute(async (transaction) => {
    const last = await transaction
      .selectFrom('notice')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .where('shop_id', '=', shop_id)
      .executeTakeFirst();
    let seq = last?.seq ?? 0;
    const told: string[] = [];
    for (const { id, kind, data } of rows) {
      const inserted = await transaction
        .insertInto('notice')
        .values({ shop_id, seq: seq + 1, id, kind, data })
        .onConflict((conflict) => conflict.columns(['shop_id', 'id']).doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows !== 1n) continue;
      seq += 1;
      told.push(id);
    }
    await transaction
      .deleteFrom('notice')
      .where('shop_id', '=', shop_id)
      .where('seq', '<=', seq - keep)
      .execute();
    return told;
  });
}

export async function listNotices(
  db: Kysely<Tables>,
  shopId: string,
  { kinds, limit }: NoticeQuery,
): Promise<NoticeRow[]> {
  if (kinds.length === 0) return [];
  return db
    .selectFrom('notice')
    .select(['id', 'kind', 'data'])
    .where('shop_id', '=', shopId)
    .where('kind', 'in', kinds)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}
