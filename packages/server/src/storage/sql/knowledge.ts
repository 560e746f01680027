import type { Kysely, Transaction } from 'kysely';
import type { KnowledgeBook, NewKnowledgeRow, RobotInput, RobotRow } from '../storage.ts';
import { inTransaction } from './changes.ts';
import type { Tables } from './schema.ts';

/** Robot, FAQ and recommendations over SQL: the halves of reading and writing are told apart by who calls. */

/** Rows of one statement: six values each stay far below every database's limit of values in a statement. */
const rowsAtOnce = 1000;
/** Before anybody wrote. */
const firstVersion = 1;

export function listKnowledge(db: Kysely<Tables>, shopId: string): Promise<KnowledgeBook> {
  // Version and entries of one moment.
  return inTransaction(db, async (transaction) => {
    const version = await versionOf(transaction, shopId);
    const rows = await transaction
      .selectFrom('knowledge')
      .select(['kind', 'id', 'data', 'version'])
      .where('shop_id', '=', shopId)
      .orderBy('kind')
      .orderBy('position')
      .orderBy('id')
      .execute();
    return { version, rows };
  });
}

export function putKnowledge(
  db: Kysely<Tables>,
  shopId: string,
  rows: readonly NewKnowledgeRow[],
  expectedVersion?: number,
): Promise<number | undefined> {
  return inTransaction(db, async (transaction) => {
    if (expectedVersion !== undefined) {
      for (const row of rows)
        if ((await entryVersion(transaction, shopId, row)) !== expectedVersion) return undefined;
    }
    const version = await raiseVersion(transaction, shopId);
    await put(transaction, shopId, rows, version);
    return version;
  });
}

export function deleteKnowledge(
  db: Kysely<Tables>,
  shopId: string,
  entry: { readonly kind: string; readonly id: string },
  expectedVersion?: number,
): Promise<number | undefined> {
  return inTransaction(db, async (transaction) => {
    const known = await entryVersion(transaction, shopId, entry);
    if (known === 0 || known !== (expectedVersion ?? known)) return undefined;
    await transaction
      .deleteFrom('knowledge')
      .where('shop_id', '=', shopId)
      .where('kind', '=', entry.kind)
      .where('id', '=', entry.id)
      .execute();
    return raiseVersion(transaction, shopId);
  });
}

export function replaceKnowledge(
  db: Kysely<Tables>,
  shopId: string,
  { kinds, rows }: { readonly kinds: readonly string[]; readonly rows: readonly NewKnowledgeRow[] },
  expectedVersion?: number,
): Promise<number | undefined> {
  return inTransaction(db, async (transaction) => {
    const known = await versionOf(transaction, shopId);
    if (known !== (expectedVersion ?? known)) return undefined;
    const version = await raiseVersion(transaction, shopId);
    for (const kind of kinds) {
      await transaction
        .deleteFrom('knowledge')
        .where('shop_id', '=', shopId)
        .where('kind', '=', kind)
        .execute();
    }
    await put(transaction, shopId, rows, version);
    return version;
  });
}

async function versionOf(db: Kysely<Tables>, shopId: string): Promise<number> {
  const row = await db
    .selectFrom('knowledge_version')
    .select('version')
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  return row?.version ?? firstVersion;
}

/** 0 if there is no such entry. */
async function entryVersion(
  db: Kysely<Tables>,
  shopId: string,
  { kind, id }: { readonly kind: string; readonly id: string },
): Promise<number> {
  const row = await db
    .selectFrom('knowledge')
    .select('version')
    .where('shop_id', '=', shopId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.version ?? 0;
}

async function raiseVersion(transaction: Transaction<Tables>, shop_id: string): Promise<number> {
  const { version } = await transaction
    .insertInto('knowledge_version')
    .values({ shop_id, version: firstVersion + 1 })
    .onConflict((conflict) =>
      conflict.column('shop_id').doUpdateSet((eb) => ({ version: eb('knowledge_version.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

async function put(
  transaction: Transaction<Tables>,
  shopId: string,
  rows: readonly NewKnowledgeRow[],
  version: number,
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
    version,
  }));
  for (let from = 0; from < values.length; from += rowsAtOnce) {
    await transaction
      .insertInto('knowledge')
      .values(values.slice(from, from + rowsAtOnce))
      .onConflict((conflict) =>
        conflict
          .columns(['shop_id', 'kind', 'id'])
          .doUpdateSet(({ ref }) => ({ data: ref('excluded.data'), version: ref('excluded.version') })),
      )
      .execute();
  }
}

export async function findRobot(db: Kysely<Tables>, shopId: string): Promise<RobotRow | undefined> {
  const row = await db
    .selectFrom('robot')
    .select(['settings', 'secret', 'version'])
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { settings, secret, version } = row;
  return secret === null ? { settings, version } : { settings, secret, version };
}

export function saveRobot(
  db: Kysely<Tables>,
  shopId: string,
  robot: RobotInput,
  expectedVersion?: number,
): Promise<number | undefined> {
  return inTransaction(db, async (transaction) => {
    const known = (await findRobot(transaction, shopId))?.version ?? 0;
    if (known !== (expectedVersion ?? known)) return undefined;
    const version = known + 1;
    const row = { settings: robot.settings, secret: robot.secret ?? null, version };
    await transaction
      .insertInto('robot')
      .values({ shop_id: shopId, ...row })
      .onConflict((conflict) => conflict.column('shop_id').doUpdateSet(row))
      .execute();
    return version;
  });
}

/** Every entry, every shop's lists and its robot have a version, so that two managers do not undo each other's work. */
export async function versionKnowledge(db: Kysely<unknown>): Promise<void> {
  for (const table of ['knowledge', 'robot']) {
    await db.schema
      .alterTable(table)
      .addColumn('version', 'bigint', (column) => column.notNull().defaultTo(firstVersion))
      .execute();
  }
  await db.schema
    .createTable('knowledge_version')
    .addColumn('shop_id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute();
}
