import type { Kysely, Transaction } from 'kysely';
import type { KnowledgeRow, RobotRow } from '../storage.ts';
import type { Tables } from './schema.ts';

/** Robot, FAQ and recommendations over SQL: the halves of reading and writing are told apart by who calls. */

/** Rows of one statement: five values each stay far below every database's limit of values in a statement. */
const rowsAtOnce = 1000;

export function listKnowledge(db: Kysely<Tables>, shopId: string): Promise<KnowledgeRow[]> {
  return db
    .selectFrom('knowledge')
    .select(['kind', 'id', 'data'])
    .where('shop_id', '=', shopId)
    .orderBy('kind')
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function putKnowledge(
  db: Kysely<Tables>,
  shopId: string,
  rows: readonly KnowledgeRow[],
): Promise<void> {
  await db.transaction().execute((transaction) => put(transaction, shopId, rows));
}

export async function deleteKnowledge(
  db: Kysely<Tables>,
  shopId: string,
  kind: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('knowledge')
    .where('shop_id', '=', shopId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function replaceKnowledge(
  db: Kysely<Tables>,
  shopId: string,
  kinds: readonly string[],
  rows: readonly KnowledgeRow[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const kind of kinds) {
      await transaction
        .deleteFrom('knowledge')
        .where('shop_id', '=', shopId)
        .where('kind', '=', kind)
        .execute();
    }
    await put(transaction, shopId, rows);
  });
}

async function put(
  transaction: Transaction<Tables>,
  shopId: string,
  rows: readonly KnowledgeRow[],
): Promise<void> {
  const last = await transaction
    .selectFrom('knowledge')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  // The newest of a repeated id: PostgreSQL changes no row twice in one statement.
  const byId = new Map(rows.map((row) => [JSON.stringify([row.kind, row.id]), row]));
  const values = [...byId.values()].map(({ kind, id, data }, index) => ({
    shop_id: shopId,
    kind,
    id,
    position: (last?.position ?? 0) + 1 + index,
    data,
  }));
  for (let from = 0; from < values.length; from += rowsAtOnce) {
    await transaction
      .insertInto('knowledge')
      .values(values.slice(from, from + rowsAtOnce))
      .onConflict((conflict) =>
        conflict
          .columns(['shop_id', 'kind', 'id'])
          .doUpdateSet(({ ref }) => ({ data: ref('excluded.data') })),
      )
      .execute();
  }
}

export async function findRobot(db: Kysely<Tables>, shopId: string): Promise<RobotRow | undefined> {
  const row = await db
    .selectFrom('robot')
    .select(['settings', 'secret'])
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { settings, secret } = row;
  return secret === null ? { settings } : { settings, secret };
}

export async function saveRobot(db: Kysely<Tables>, shopId: string, robot: RobotRow): Promise<void> {
  const row = { settings: robot.settings, secret: robot.secret ?? null };
  await db
    .insertInto('robot')
    .values({ shop_id: shopId, ...row })
    .onConflict((conflict) => conflict.column('shop_id').doUpdateSet(row))
    .execute();
}
