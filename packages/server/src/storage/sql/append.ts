import { sql, type Kysely, type Transaction } from 'kysely';
import type { AppendEntry, AppendResult } from '../storage.ts';
import type { Tables } from './schema.ts';

/** One transaction for all entries; each has a savepoint of its own, so that a conflict undoes that entry alone. */
export function append(db: Kysely<Tables>, entries: readonly AppendEntry[]): Promise<AppendResult[]> {
  return db.transaction().execute(async (transaction) => {
    const results: AppendResult[] = [];
    const keptOut = new Set<string>();
    for (const entry of entries) {
      const result = keptOut.has(entry.shopId) ? sequenceConflict : await tryEntry(transaction, entry);
      if (!result.stored) keptOut.add(entry.shopId);
      results.push(result);
    }
    return results;
  });
}

const sequenceConflict = { stored: false, conflict: 'sequence' } as const;

async function tryEntry(transaction: Transaction<Tables>, entry: AppendEntry): Promise<AppendResult> {
  await sql`savepoint entry`.execute(transaction);
  const result = await appendEntry(transaction, entry);
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
    const { messageId, author, clientId, digest, text } = message;
    return {
      shop_id,
      message_id: messageId,
      seq,
      conversation_id: conversationId,
      author,
      client_id: clientId,
      digest,
      text,
    };
  });
  if (messages.length > 0) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('message')
      .values(messages)
      .onConflict((conflict) => conflict.columns(['shop_id', 'author', 'client_id']).doNothing())
      .executeTakeFirst();
    if (Number(numInsertedOrUpdatedRows) < messages.length) return { stored: false, conflict: 'client-id' };
  }

  await transaction
    .insertInto('journal')
    .values(
      rows.map(({ seq, at, type, version, conversationId, data }) => ({
        shop_id,
        seq,
        at,
        type,
        version,
        conversation_id: conversationId ?? null,
        data,
      })),
    )
    .execute();

  const told = rows.flatMap(({ seq, audiences }) =>
    [...new Set(audiences)].map((audience) => ({ shop_id, audience, seq })),
  );
  if (told.length > 0) await transaction.insertInto('audience').values(told).execute();

  const opened = rows.flatMap(({ conversationId, opens }) =>
    opens && conversationId !== undefined
      ? { shop_id, conversation_id: conversationId, customer_id: opens.customerId }
      : [],
  );
  if (opened.length > 0) await transaction.insertInto('conversation').values(opened).execute();
  return { stored: true };
}
