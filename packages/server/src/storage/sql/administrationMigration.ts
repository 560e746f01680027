import type { Kysely } from 'kysely';

/** Settings and keys of shops, disabled accounts, and the facts that a shop's back end tells. */
export async function addAdministration(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('shop')
    .addColumn('notice_channel', 'text', (column) => column.notNull().defaultTo('none'))
    .execute();
  await db.schema
    .alterTable('shop')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable('account').addColumn('disabled_at', 'bigint').execute();
  await db.schema.createIndex('secret_subject').on('secret').columns(['shop_id', 'subject']).execute();

  await db.schema
    .createTable('api_key')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint')
    .addColumn('expires_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('api_key_key', ['shop_id', 'key_id'])
    .execute();

  await db.schema
    .createTable('customer_key')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('kid', 'text', (column) => column.notNull())
    .addColumn('alg', 'text', (column) => column.notNull())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('thumbprint', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('not_before', 'bigint')
    .addColumn('expires_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('customer_key_key', ['shop_id', 'kid'])
    .execute();

  await db.schema
    .createTable('setting')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('setting_key', ['shop_id', 'name'])
    .execute();

  await db.schema
    .createTable('fact')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_key', ['shop_id', 'seq'])
    .execute();

  await db.schema
    .createTable('fact_now')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('customer_id', 'text')
    .addColumn('order_id', 'text')
    .addColumn('about', 'bigint', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_now_key', ['shop_id', 'kind', 'id'])
    .execute();
  for (const owner of ['customer_id', 'order_id']) {
    await db.schema
      .createIndex(`fact_now_${owner}`)
      .on('fact_now')
      .columns(['shop_id', 'kind', owner, 'about'])
      .where(owner, 'is not', null)
      .execute();
  }
}
