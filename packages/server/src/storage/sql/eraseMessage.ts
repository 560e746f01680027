import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import { forgetText } from './texts.ts';

interface MessagePlace {
  readonly shop_id: string;
  readonly conversation_id: string;
  readonly message_id: string;
}

/** Erases what was written in a message: its words, the way to find it by them, and where its files may be seen. */
export async function eraseMessage(db: Kysely<Tables>, place: MessagePlace): Promise<void> {
  const { shop_id, conversation_id, message_id } = place;
  const message = await db
    .selectFrom('message')
    .select(['seq', 'parts'])
    .where('shop_id', '=', shop_id)
    .where('message_id', '=', message_id)
    .where('conversation_id', '=', conversation_id)
    .executeTakeFirst();
  if (!message) return;
  await db
    .updateTable('message')
    .set({ text: null, parts: null })
    .where('shop_id', '=', shop_id)
    .where('seq', '=', message.seq)
    .execute();
  await forgetText(db, { shop_id, seq: message.seq });
  if (message.parts !== null) await unpostFiles(db, place, message.parts);
}

/** The files of the parts that stand in no other message of the conversation. */
async function unpostFiles(
  db: Kysely<Tables>,
  { shop_id, conversation_id }: MessagePlace,
  parts: string,
): Promise<void> {
  const posted = await db
    .selectFrom('file_posting')
    .select('file_id')
    .where('shop_id', '=', shop_id)
    .where('conversation_id', '=', conversation_id)
    .execute();
  // Ids stand in quotes, whatever else the parts are.
  const among = (fileId: string, text: string | null): boolean =>
    text?.includes(JSON.stringify(fileId)) === true;
  const its = posted.filter(({ file_id }) => among(file_id, parts));
  if (its.length === 0) return;
  const others = await db
    .selectFrom('journal')
    .innerJoin('message', (join) =>
      join.onRef('message.shop_id', '=', 'journal.shop_id').onRef('message.seq', '=', 'journal.seq'),
    )
    .select('message.parts')
    .where('journal.shop_id', '=', shop_id)
    .where('journal.conversation_id', '=', conversation_id)
    .where('message.parts', 'is not', null)
    .execute();
  for (const { file_id } of its) {
    if (others.some((other) => among(file_id, other.parts))) continue;
    await db
      .deleteFrom('file_posting')
      .where('shop_id', '=', shop_id)
      .where('conversation_id', '=', conversation_id)
      .where('file_id', '=', file_id)
      .execute();
  }
}
