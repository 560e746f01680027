import { sql, type Kysely, type Selectable } from 'kysely';
import { nameKeyOf } from '../customers.ts';
import type { IdentityRow, IdentityStorage } from '../identities.ts';
import { inTransaction } from './changes.ts';
import { isAnyErased } from './erasures.ts';
import type { Tables } from './schema.ts';
import { putStatisticFacts } from './statisticFacts.ts';

/** Who customers are, and which anonymous ones they were. */
export interface IdentityTables {
  identity: {
    shop_id: string;
    subject: string;
    customer_id: string;
    name: string | null;
    name_key: string | null;
  };
  identity_link: { shop_id: string; anonymous_id: string; customer_id: string; at: number };
}

export type IdentityReads = Pick<IdentityStorage, 'findIdentity' | 'findSubject' | 'findLink' | 'listLinks'>;
export type IdentityWrites = Pick<IdentityStorage, 'putIdentity' | 'linkCustomer'>;

export async function addIdentities(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('identity')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addPrimaryKeyConstraint('identity_key', ['shop_id', 'subject'])
    .addUniqueConstraint('identity_customer_once', ['shop_id', 'customer_id'])
    .execute();
  await db.schema
    .createTable('identity_link')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('anonymous_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('identity_link_key', ['shop_id', 'anonymous_id'])
    .execute();
  await db.schema
    .createIndex('identity_link_customer')
    .on('identity_link')
    .columns(['shop_id', 'customer_id', 'at'])
    .execute();
}

/** Known customers by their names. */
export async function keyNames(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('identity').addColumn('name_key', 'text').execute();
  // Nearly as `nameKeyOf` does it; whoever logs in again is found as it does.
  await sql`update identity set name_key = lower(name)`.execute(db);
  await db.schema.createIndex('identity_name').on('identity').columns(['shop_id', 'name_key']).execute();
}

export function identityReads(db: Kysely<Tables>): IdentityReads {
  const identities = (shopId: string) => db.selectFrom('identity').selectAll().where('shop_id', '=', shopId);
  return {
    async findIdentity(shopId, customerId) {
      const row = await identities(shopId).where('customer_id', '=', customerId).executeTakeFirst();
      return row && identityOf(row);
    },
    async findSubject(shopId, subject) {
      const row = await identities(shopId).where('subject', '=', subject).executeTakeFirst();
      return row && identityOf(row);
    },
    async findLink(shopId, anonymousId) {
      const row = await db
        .selectFrom('identity_link')
        .select('customer_id')
        .where('shop_id', '=', shopId)
        .where('anonymous_id', '=', anonymousId)
        .executeTakeFirst();
      return row?.customer_id;
    },
    async listLinks(shopId, customerId) {
      const rows = await db
        .selectFrom('identity_link')
        .select('anonymous_id')
        .where('shop_id', '=', shopId)
        .where('customer_id', '=', customerId)
        .orderBy('at')
        .execute();
      return rows.map(({ anonymous_id }) => anonymous_id);
    },
  };
}

export function identityWrites(db: Kysely<Tables>): IdentityWrites {
  return {
    async putIdentity({ shopId, subject, customerId, name }) {
      const given = name === '' ? null : name;
      const key = given == null ? null : nameKeyOf(given);
      const row = await db
        .insertInto('identity')
        .values({ shop_id: shopId, subject, customer_id: customerId, name: given ?? null, name_key: key })
        .onConflict((conflict) =>
          conflict
            .columns(['shop_id', 'subject'])
            // Something is always set, so that the row comes back.
            .doUpdateSet(given === undefined ? { subject } : { name: given, name_key: key }),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return identityOf(row);
    },
    linkCustomer: ({ shopId, anonymousId, customerId, at }, fact) =>
      inTransaction(db, async (transaction) => {
        // Erased while they were logging in: nobody is joined to nobody.
        if (await isAnyErased(transaction, shopId, [anonymousId, customerId])) return anonymousId;
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('identity_link')
          .values({ shop_id: shopId, anonymous_id: anonymousId, customer_id: customerId, at })
          .onConflict((conflict) => conflict.columns(['shop_id', 'anonymous_id']).doNothing())
          .executeTakeFirst();
        if (Number(numInsertedOrUpdatedRows) > 0) {
          await putStatisticFacts(transaction, shopId, { at, rows: [fact] });
          return customerId;
        }
        const owner = await transaction
          .selectFrom('identity_link')
          .select('customer_id')
          .where('shop_id', '=', shopId)
          .where('anonymous_id', '=', anonymousId)
          .executeTakeFirstOrThrow();
        return owner.customer_id;
      }),
  };
}

export function identityOf({
  shop_id,
  subject,
  customer_id,
  name,
}: Selectable<Tables['identity']>): IdentityRow {
  return { shopId: shop_id, subject, customerId: customer_id, ...(name === null ? {} : { name }) };
}
