import type { Kysely } from 'kysely';

/** Files and cards beside what was written, and where files were posted. */
export async function addUploads(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('message').addColumn('parts', 'text').execute();

  await db.schema
    .createTable('file')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('file_id', 'text', (column) => column.notNull())
    .addColumn('uploader', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('client_id', 'text')
    .addColumn('digest', 'text')
    .addColumn('name', 'text')
    .addColumn('type', 'text')
    .addColumn('size', 'bigint')
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addPrimaryKeyConstraint('file_key', ['shop_id', 'file_id'])
    // Of what is not finished the client id is null, and nulls are equal to nothing.
    .addUniqueConstraint('file_client_id_once', ['shop_id', 'uploader', 'client_id'])
    .execute();
  await db.schema.createIndex('file_age').on('file').column('at').execute();

  await db.schema
    .createTable('file_posting')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('file_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('file_posting_key', ['shop_id', 'file_id', 'conversation_id'])
    .execute();
}
