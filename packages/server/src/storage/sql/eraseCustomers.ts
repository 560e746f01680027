import { sql, type Kysely } from 'kysely';
import { agreedPhrases, withoutReason, withoutTextKey, withoutTyped } from '../erasure.ts';
import type { Tables } from './schema.ts';
import { inParts } from './statisticFacts.ts';
import { forgetTexts } from './texts.ts';

interface Erasure {
  readonly at: number;
  readonly customerIds: readonly string[];
}

/** Erases customers, by all ids that stand for them: see `ErasureStorage`. */
export async function eraseCustomers(
  db: Kysely<Tables>,
  shopId: string,
  { at, customerIds }: Erasure,
): Promise<void> {
  const linked = await db
    .selectFrom('identity_link')
    .select('anonymous_id')
    .where('shop_id', '=', shopId)
    .where('customer_id', 'in', customerIds)
    .execute();
  const ids = [...new Set([...customerIds, ...linked.map(({ anonymous_id }) => anonymous_id)])];
  const conversations = await db
    .selectFrom('conversation')
    .select('conversation_id')
    .where('shop_id', '=', shopId)
    .where('customer_id', 'in', ids)
    .execute();
  const conversationIds = conversations.map(({ conversation_id }) => conversation_id);
  await eraseIdentities(db, shopId, { at, customerIds: ids });
  for (const some of inParts(conversationIds)) await unpostFiles(db, shopId, some);
  await eraseUploads(db, shopId, ids);
  const agreed = await agreedIn(db, shopId);
  for (const some of inParts(conversationIds))
    await eraseMessages(db, shopId, agreed, await spokenIn(db, shopId, some));
  await eraseMessages(db, shopId, agreed, await writtenBy(db, shopId, ids));
  await eraseReasons(db, shopId, ids);
  // It stands for rows that say something else now; the host makes another.
  await db.deleteFrom('snapshot').where('shop_id', '=', shopId).execute();
}

async function eraseIdentities(
  db: Kysely<Tables>,
  shopId: string,
  { at, customerIds }: Erasure,
): Promise<void> {
  const known = await db
    .deleteFrom('identity')
    .where('shop_id', '=', shopId)
    .where('customer_id', 'in', customerIds)
    .returning(['customer_id', 'subject'])
    .execute();
  const subjects = new Map(known.map(({ customer_id, subject }) => [customer_id, subject]));
  const rows = customerIds.map((customer_id) => {
    return { shop_id: shopId, customer_id, subject: subjects.get(customer_id) ?? null, at, scrubbed: 0 };
  });
  await db
    .insertInto('erased_customer')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['shop_id', 'customer_id']).doUpdateSet({ scrubbed: 0 }))
    .execute();
}

/** Files of these conversations are posted there no longer; those that are posted nowhere else are nobody's. */
async function unpostFiles(
  db: Kysely<Tables>,
  shopId: string,
  conversationIds: readonly string[],
): Promise<void> {
  const posted = await db
    .deleteFrom('file_posting')
    .where('shop_id', '=', shopId)
    .where('conversation_id', 'in', conversationIds)
    .returning('file_id')
    .execute();
  const fileIds = [...new Set(posted.map(({ file_id }) => file_id))];
  for (const some of inParts(fileIds)) {
    const elsewhere = await db
      .selectFrom('file_posting')
      .select('file_id')
      .where('shop_id', '=', shopId)
      .where('file_id', 'in', some)
      .execute();
    const kept = new Set(elsewhere.map(({ file_id }) => file_id));
    await orphan(
      db,
      shopId,
      some.filter((fileId) => !kept.has(fileId)),
    );
  }
}

/** What they uploaded goes, wherever it was posted. */
async function eraseUploads(db: Kysely<Tables>, shopId: string, ids: readonly string[]): Promise<void> {
  const uploads = await db
    .selectFrom('file')
    .select('file_id')
    .where('shop_id', '=', shopId)
    .where('uploader', 'in', ids.map(customerKey))
    .execute();
  for (const some of inParts(uploads.map(({ file_id }) => file_id))) {
    await db.deleteFrom('file_posting').where('shop_id', '=', shopId).where('file_id', 'in', some).execute();
    await orphan(db, shopId, some);
  }
}

/** Nobody's, as old as can be: the next sweep drops the bytes and the row. */
async function orphan(db: Kysely<Tables>, shopId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const facts = { client_id: null, digest: null, name: null, type: null };
  const measures = { size: null, width: null, height: null };
  await db
    .updateTable('file')
    .set({ uploader: '', at: 0, ...facts, ...measures })
    .where('shop_id', '=', shopId)
    .where('file_id', 'in', fileIds)
    .execute();
}

interface Row {
  readonly seq: number;
  readonly data: string;
}

interface Spoken extends Row {
  readonly facts: string | null;
}

async function agreedIn(db: Kysely<Tables>, shopId: string): Promise<ReadonlySet<string>> {
  const settings = await db
    .selectFrom('statistic_fact')
    .select('data')
    .where('shop_id', '=', shopId)
    .where('type', '=', 'settings')
    .execute();
  return agreedPhrases(settings.map(({ data }) => data));
}

function spokenIn(db: Kysely<Tables>, shopId: string, conversationIds: readonly string[]): Promise<Spoken[]> {
  return messages(db, shopId).where('journal.conversation_id', 'in', conversationIds).execute();
}

function writtenBy(db: Kysely<Tables>, shopId: string, ids: readonly string[]): Promise<Spoken[]> {
  return messages(db, shopId).where('message.author', 'in', ids.map(customerKey)).execute();
}

function messages(db: Kysely<Tables>, shopId: string) {
  return db
    .selectFrom('message')
    .innerJoin('journal', (join) =>
      join.onRef('journal.shop_id', '=', 'message.shop_id').onRef('journal.seq', '=', 'message.seq'),
    )
    .select(['journal.seq', 'journal.data', 'message.facts'])
    .where('message.shop_id', '=', shopId);
}

async function eraseMessages(
  db: Kysely<Tables>,
  shopId: string,
  agreed: ReadonlySet<string>,
  spoken: readonly Spoken[],
): Promise<void> {
  for (const some of inParts(spoken)) {
    const seqs = some.map(({ seq }) => seq);
    await db
      .updateTable('message')
      .set({ text: null, parts: null, digest: '' })
      .where('shop_id', '=', shopId)
      .where('seq', 'in', seqs)
      .execute();
    await forgetTexts(db, shopId, seqs);
    await rewrite(db, shopId, some);
    for (const { seq, facts } of some) {
      const kept = facts === null ? null : withoutTextKey(facts, agreed);
      if (kept === facts) continue;
      await db
        .updateTable('message')
        .set({ facts: kept })
        .where('shop_id', '=', shopId)
        .where('seq', '=', seq)
        .execute();
    }
  }
}

/** Why they were blocked, each time. */
async function eraseReasons(db: Kysely<Tables>, shopId: string, ids: readonly string[]): Promise<void> {
  const { rows: blocks } = await sql<Row>`
    select seq, data from journal where shop_id = ${shopId} and type = 'customer.blocked'`.execute(db);
  const theirs = new Set(ids);
  await rewrite(
    db,
    shopId,
    blocks.filter(({ data }) => theirs.has((JSON.parse(data) as { customerId: string }).customerId)),
  );
  const changes = await db
    .selectFrom('setting_change')
    .select(['seq', 'fields', 'whole'])
    .where('shop_id', '=', shopId)
    .where('what', '=', 'blocked-customer')
    .where('subject_id', 'in', ids)
    .execute();
  for (const { seq, fields, whole } of changes) {
    await db
      .updateTable('setting_change')
      .set({ fields: withoutReason(fields), whole: whole === null ? null : withoutReason(whole) })
      .where('shop_id', '=', shopId)
      .where('seq', '=', seq)
      .execute();
  }
}

async function rewrite(db: Kysely<Tables>, shopId: string, rows: readonly Row[]): Promise<void> {
  for (const { seq, data } of rows) {
    const kept = withoutTyped(data);
    if (kept === data) continue;
    await db
      .updateTable('journal')
      .set({ data: kept })
      .where('shop_id', '=', shopId)
      .where('seq', '=', seq)
      .execute();
  }
}

/** As the storage names an author. */
function customerKey(id: string): string {
  return `customer:${id}`;
}
