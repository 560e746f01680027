import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addAdministration } from './administrationMigration.ts';
import { addChanges } from './changes.ts';
import { addCustomers, forgetRefusals } from './customers.ts';
import { addErasures } from './erasures.ts';
import { versionKnowledge } from './knowledge.ts';
import { addIdentities, keyNames } from './identities.ts';
import { tellOfLinks } from './linkFactsMigration.ts';
import { addStatistics } from './statistics.ts';
import { addSearch } from './texts.ts';
import { addUploads } from './uploadsMigration.ts';

/**
 * Every change of the tables, in order of their names, for every SQL database alike. Never change one that has been
 * released: add another.
 */
export const migrations: Record<string, Migration> = {
  '0001-tables': { up: createTables },
  '0002-knowledge': { up: createKnowledge },
  '0003-administration': { up: addAdministration },
  '0004-conversation-pages': { up: indexConversations },
  '0005-bots': { up: nameBots },
  '0006-notices': { up: createNotices },
  '0007-customers': { up: addCustomers },
  '0008-knowledge-versions': { up: versionKnowledge },
  '0010-uploads': { up: addUploads },
  '0011-identities': { up: addIdentities },
  '0012-statistics': { up: addStatistics },
  '0013-customer-names': { up: keyNames },
  '0014-setting-changes': { up: addChanges },
  '0015-link-facts': { up: tellOfLinks },
  '0016-refusals': { up: forgetRefusals },
  '0017-search': { up: addSearch },
  '0018-erasures': { up: addErasures },
  '0019-demo-passwords': { up: noteDemoPasswords },
};

/** Whether those of the demo shop were given another password is not known: they set one once more. */
async function noteDemoPasswords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('account')
    .addColumn('demo_password', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update account set demo_password = 1
    where shop_id = 'demo' and agent_id in ('amy', 'bo', 'chen', 'manager')`.execute(db);
}

/** An API key of a bot names the agent as whom it works. */
async function nameBots(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('api_key').addColumn('agent_id', 'text').execute();
}

async function createNotices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notice')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('notice_key', ['shop_id', 'seq'])
    .addUniqueConstraint('notice_once', ['shop_id', 'id'])
    .execute();
}

/** A conversation is read from its end, by what happened and by who did it, without a look at the rest of it. */
async function indexConversations(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('journal').addColumn('by_kind', 'text').execute();
  // The data of a row is ours alone, without what anybody wrote: this finds the same on every database.
  for (const kind of ['customer', 'agent']) {
    await sql`update journal set by_kind = ${kind} where data like ${`%"by":{"kind":"${kind}"%`}`.execute(db);
  }
  for (const [name, columns] of [
    ['journal_conversation_type', ['type']],
    ['journal_conversation_by', ['by_kind', 'type']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on('journal')
      .columns(['shop_id', 'conversation_id', ...columns, 'seq'])
      .where('conversation_id', 'is not', null)
      .execute();
  }
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('journal')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('journal_key', ['shop_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('journal_conversation')
    .on('journal')
    .columns(['shop_id', 'conversation_id', 'seq'])
    .where('conversation_id', 'is not', null)
    .execute();

  await db.schema
    .createTable('audience')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('audience_key', ['shop_id', 'audience', 'seq'])
    .execute();

  await db.schema
    .createTable('message')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addPrimaryKeyConstraint('message_key', ['shop_id', 'seq'])
    .addUniqueConstraint('message_id_once', ['shop_id', 'message_id'])
    .addUniqueConstraint('message_client_id_once', ['shop_id', 'author', 'client_id'])
    .execute();

  await db.schema
    .createTable('conversation')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversation_key', ['shop_id', 'conversation_id'])
    .execute();

  await db.schema
    .createTable('snapshot')
    .addColumn('shop_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('shop')
    .addColumn('shop_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('origins', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('account')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('display_name', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('account_key', ['shop_id', 'name'])
    .addUniqueConstraint('account_agent_once', ['shop_id', 'agent_id'])
    .execute();

  await db.schema
    .createTable('secret')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('secret_key', ['kind', 'hash'])
    .execute();
  await db.schema.createIndex('secret_expiry').on('secret').column('expires_at').execute();

  await db.schema
    .createTable('signing_key')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('key', 'text', (column) => column.notNull())
    .execute();
}

async function createKnowledge(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('knowledge')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('knowledge_key', ['shop_id', 'kind', 'id'])
    .execute();

  await db.schema
    .createTable('robot')
    .addColumn('shop_id', 'text', (column) => column.primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('secret', 'text')
    .execute();
}
