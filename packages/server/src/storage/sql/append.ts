import { sql, type Kysely, type Transaction } from 'kysely';
import type { AppendEntry, AppendResult } from '../storage.ts';
import { faultOf } from '../storageError.ts';
import { putChanges } from './changes.ts';
import { keepServed, openConversations, refusedSeq } from './customers.ts';
import { eraseCustomers } from './eraseCustomers.ts';
import { eraseMessage } from './eraseMessage.ts';
import type { Tables } from './schema.ts';
import { indexTexts } from './texts.ts';

/**
 * Rows of one statement: ten values each stay far below the number that a statement of any database may carry (SQLite
 * 32,766, PostgreSQL 65,535).
 */
const rowsAtOnce = 500;

/** One transaction for all entries; each has a savepoint of its own, so that what fails undoes that entry alone. */
export function append(db: Kysely<Tables>, entries: readonly AppendEntry[]): Promise<AppendResult[]> {
  return db.transaction().execute(async (transaction) => {
    const results: AppendResult[] = [];
    const keptOut = new Set<string>();
    for (const run of runsOf(entries)) {
      const isOpen = !run.some(({ shopId }) => keptOut.has(shopId));
      if (isOpen && (await isStoredAtOnce(transaction, run))) {
        results.push(...run.map(() => stored));
        continue;
      }
      for (const entry of run) {
        const result = keptOut.has(entry.shopId) ? sequenceConflict : await tryEntry(transaction, entry);
        if (!result.stored) keptOut.add(entry.shopId);
        results.push(result);
      }
    }
    return results;
  });
}

const stored = { stored: true } as const;

/** Entries that follow one another in one journal stand together. */
function runsOf(entries: readonly AppendEntry[]): AppendEntry[][] {
  const runs: AppendEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const follows = before?.shopId === entry.shopId && before.rows.at(-1)?.seq === entry.expectedSeq;
    if (run && follows) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

/** As if it were one entry: a statement costs more than its rows. What fails is looked at one by one. */
async function isStoredAtOnce(
  transaction: Transaction<Tables>,
  [first, ...others]: readonly AppendEntry[],
): Promise<boolean> {
  if (!first || others.length === 0) return false;
  const rows = [first, ...others].flatMap((entry) => entry.rows);
  return (await tryEntry(transaction, { ...first, rows })).stored;
}

const sequenceConflict = { stored: false, conflict: 'sequence' } as const;

async function tryEntry(transaction: Transaction<Tables>, entry: AppendEntry): Promise<AppendResult> {
  await sql`savepoint entry`.execute(transaction);
  // If the database itself is gone, rolling back to the savepoint fails too, and with it the whole commit.
  const result = await appendEntry(transaction, entry).catch(faultOf);
  if (!result.stored) await sql`rollback to savepoint entry`.execute(transaction);
  await sql`release savepoint entry`.execute(transaction);
  return result;
}

async function appendEntry(
  transaction: Transaction<Tables>,
  { shopId: shop_id, expectedSeq, rows }: AppendEntry,
): Promise<AppendResult> {
  const last = await transaction
    .selectFrom('journal')
    .select('seq')
    .where('shop_id', '=', shop_id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((last?.seq ?? 0) !== expectedSeq) return sequenceConflict;

  const messages = rows.flatMap(({ seq, conversationId, message }) => {
    if (!message || conversationId === undefined) return [];
    const { messageId, author, clientId, digest, text, parts = null, facts = null } = message;
    return {
      shop_id,
      message_id: messageId,
      seq,
      conversation_id: conversationId,
      author,
      client_id: clientId,
      digest,
      text,
      parts,
      facts,
    };
  });
  for (const some of inParts(messages)) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('message')
      .values(some)
      .onConflict((conflict) => conflict.columns(['shop_id', 'author', 'client_id']).doNothing())
      .executeTakeFirst();
    if (Number(numInsertedOrUpdatedRows) < some.length) return { stored: false, conflict: 'client-id' };
  }

  const searchable = new Set(rows.flatMap(({ seq, message }) => (message?.searchable ? seq : [])));
  for (const some of inParts(messages.filter(({ seq }) => searchable.has(seq))))
    await indexTexts(transaction, some);

  const journal = rows.map(({ seq, at, type, version, conversationId, by, data }) => ({
    shop_id,
    seq,
    at,
    type,
    version,
    conversation_id: conversationId ?? null,
    by_kind: by ?? null,
    data,
  }));
  for (const some of inParts(journal)) await transaction.insertInto('journal').values(some).execute();

  await putChanges(
    transaction,
    rows.flatMap(({ changes = [] }) => changes),
  );

  const told = rows.flatMap(({ seq, audiences }) =>
    [...new Set(audiences)].map((audience) => ({ shop_id, audience, seq })),
  );
  for (const some of inParts(told)) await transaction.insertInto('audience').values(some).execute();

  const posted = rows.flatMap(({ conversationId, message }) =>
    (message?.files ?? []).flatMap((fileId) =>
      conversationId === undefined ? [] : { shop_id, file_id: fileId, conversation_id: conversationId },
    ),
  );
  for (const some of inParts(posted)) {
    const insert = transaction.insertInto('file_posting').values(some);
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  }

  const opened = rows.flatMap(({ seq, conversationId, opens }) =>
    opens && conversationId !== undefined
      ? {
          shop_id,
          conversation_id: conversationId,
          customer_id: opens.customerId,
          seq: opens.refused ? refusedSeq : seq,
        }
      : [],
  );
  for (const some of inParts(opened)) await openConversations(transaction, some);
  const served = rows.flatMap(({ conversationId, serves }) =>
    conversationId === undefined || serves === undefined ? [] : { conversationId, agentId: serves },
  );
  await keepServed(transaction, shop_id, served);
  for (const { conversationId, erases } of rows) {
    if (conversationId !== undefined && erases !== undefined)
      await eraseMessage(transaction, { shop_id, conversation_id: conversationId, message_id: erases });
  }
  for (const { at, erasesCustomers } of rows)
    if (erasesCustomers) await eraseCustomers(transaction, shop_id, { at, customerIds: erasesCustomers });
  return stored;
}

function* inParts<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}
