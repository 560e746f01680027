import { sql, type Kysely, type Transaction } from 'kysely';
import { tailOf, type CustomerQuery, type CustomerRow } from '../customers.ts';
import type { Tables } from './schema.ts';

/** Customers by their newest conversation, and each one's conversations. */

/** Of an entry that was refused: nobody is found by it. */
export const refusedSeq = 0;

interface Opened {
  readonly shop_id: string;
  readonly conversation_id: string;
  readonly customer_id: string;
  readonly seq: number;
}

/** Keeps the conversations that began, each with its customer; sequences ascend. */
export async function openConversations(
  transaction: Transaction<Tables>,
  opened: readonly Opened[],
): Promise<void> {
  if (opened.length === 0) return;
  await transaction.insertInto('conversation').values(opened).execute();
  // The newest of each: a database may change no row twice in one statement.
  const served = opened.filter(({ seq }) => seq !== refusedSeq);
  const customers = new Map(served.map(({ shop_id, customer_id, seq }) => [customer_id, { shop_id, seq }]));
  if (customers.size === 0) return;
  await transaction
    .insertInto('customer')
    .values(
      Array.from(customers, ([customer_id, { shop_id, seq }]) => {
        return { shop_id, customer_id, tail: tailOf(customer_id), last_seq: seq };
      }),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['shop_id', 'customer_id'])
        .doUpdateSet(({ ref }) => ({ last_seq: ref('excluded.last_seq') })),
    )
    .execute();
}

/** Whose customers they are from now on: of conversations that have begun. */
export async function keepServed(
  transaction: Transaction<Tables>,
  shopId: string,
  served: readonly { readonly conversationId: string; readonly agentId: string }[],
): Promise<void> {
  for (const { conversationId, agentId } of served) {
    await sql`insert into served (shop_id, agent_id, customer_id)
      select shop_id, ${agentId}, customer_id from conversation
      where shop_id = ${shopId} and conversation_id = ${conversationId}
      on conflict (shop_id, agent_id, customer_id) do nothing`.execute(transaction);
  }
}

export async function findCustomers(
  db: Kysely<Tables>,
  shopId: string,
  { among, only, servedBy, before, limit }: CustomerQuery,
): Promise<CustomerRow[]> {
  let query = db.selectFrom('customer').select(['customer_id', 'last_seq']).where('shop_id', '=', shopId);
  if (among) {
    const { prefix, tail, ids, name, account = '', whole = false } = among;
    // A range, which an index answers; no id has a character as high as U+FFFF.
    const end = (text: string) => (whole ? `${text}\0` : `${text}\uffff`);
    const known = (column: 'name_key' | 'subject', text: string) =>
      db
        .selectFrom('identity')
        .select('customer_id')
        .where('shop_id', '=', shopId)
        .where(column, '>=', text)
        .where(column, '<', end(text));
    const named = [
      ...(name === '' ? [] : [known('name_key', name)]),
      ...(account === '' ? [] : [known('subject', account)]),
    ];
    const wereThey = (who: ReturnType<typeof known>) =>
      db
        .selectFrom('identity_link')
        .select('anonymous_id')
        .where('shop_id', '=', shopId)
        .where('customer_id', 'in', who);
    query = query.where(({ eb, or, and }) =>
      or([
        and([eb('customer_id', '>=', prefix), eb('customer_id', '<', end(prefix))]),
        eb('tail', '=', tail),
        ...(ids.length > 0 ? [eb('customer_id', 'in', ids)] : []),
        ...named.flatMap((who) => [eb('customer_id', 'in', who), eb('customer_id', 'in', wereThey(who))]),
      ]),
    );
  }
  if (servedBy !== undefined) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('served')
          .select('served.agent_id')
          .where('served.shop_id', '=', shopId)
          .where('served.agent_id', '=', servedBy)
          .whereRef('served.customer_id', '=', 'customer.customer_id'),
      ),
    );
  }
  if (only) query = query.where('customer_id', 'in', only.length > 0 ? only : ['']);
  if (before !== undefined) query = query.where('last_seq', '<', before);
  const rows = await query.orderBy('last_seq', 'desc').limit(limit).execute();
  return rows.map(({ customer_id, last_seq }) => ({ customerId: customer_id, lastSeq: last_seq }));
}

export async function listConversations(
  db: Kysely<Tables>,
  shopId: string,
  customerId: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('conversation_id')
    .where('shop_id', '=', shopId)
    .where('customer_id', '=', customerId)
    .where('seq', '>', refusedSeq)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}

/** Who came, and when last, of all that stands in the journal. */
export async function addCustomers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('conversation')
    .addColumn('seq', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update conversation set seq = coalesce((
    select min(journal.seq) from journal
    where journal.shop_id = conversation.shop_id and journal.conversation_id = conversation.conversation_id
  ), 0)`.execute(db);
  await db.schema
    .createIndex('conversation_customer')
    .on('conversation')
    .columns(['shop_id', 'customer_id', 'seq'])
    .execute();

  await db.schema
    .createTable('customer')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('tail', 'text', (column) => column.notNull())
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('customer_key', ['shop_id', 'customer_id'])
    .execute();
  const letters = sql<string>`replace(replace(customer_id, '-', ''), '_', '')`;
  // As `tailOf` does it: ids are letters, digits, - and _.
  const tail = sql`upper(substr(${letters}, case when length(${letters}) > 4 then length(${letters}) - 3 else 1 end))`;
  await sql`insert into customer (shop_id, customer_id, tail, last_seq)
    select shop_id, customer_id, ${tail}, max(seq) from conversation group by shop_id, customer_id`.execute(
    db,
  );
  for (const column of ['last_seq', 'tail']) {
    await db.schema.createIndex(`customer_${column}`).on('customer').columns(['shop_id', column]).execute();
  }
}

/** Refused entries of an older version are no conversations of their customers any more. */
export async function forgetRefusals(db: Kysely<unknown>): Promise<void> {
  const refused = sql`select shop_id, conversation_id from journal where type = 'conversation.refused'`;
  const theirs = sql`select shop_id, customer_id from conversation where (shop_id, conversation_id) in (${refused})`;
  await sql`create table refused_customer as ${theirs}`.execute(db);
  await sql`update conversation set seq = ${refusedSeq} where (shop_id, conversation_id) in (${refused})`.execute(
    db,
  );
  const newest = sql`(select max(seq) from conversation
    where conversation.shop_id = customer.shop_id and conversation.customer_id = customer.customer_id)`;
  const were = sql`(shop_id, customer_id) in (select shop_id, customer_id from refused_customer)`;
  await sql`update customer set last_seq = ${newest} where ${were}`.execute(db);
  await sql`delete from customer where last_seq = ${refusedSeq} and ${were}`.execute(db);
  await sql`drop table refused_customer`.execute(db);
}
