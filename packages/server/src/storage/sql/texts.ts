import { sql, type Generated, type Kysely } from 'kysely';
import { textKeyOf, type TextQuery, type TextRow } from '../customers.ts';
import type { Tables } from './schema.ts';

/**
 * Messages by what is in them. Two letters that follow one another are a word of the index: so Chinese of two characters
 * is found, and whatever else stands in a text, be it in the middle of a word. The index is FTS5, which is SQLite's own:
 * another database brings another index, behind the same functions.
 */
export interface TextTables {
  /** The number under which the index knows a message; they ascend as messages do. */
  searchable_message: { id: Generated<number>; shop_id: string; seq: number };
}

interface Text {
  readonly shop_id: string;
  readonly seq: number;
  readonly text: string | null;
}

/** Puts messages of one shop into the index; sequences ascend, and lie above all of the shop that are in it. */
export async function indexTexts(db: Kysely<Tables>, texts: readonly Text[]): Promise<void> {
  const words = new Map(texts.map(({ seq, text }) => [seq, wordsOf(textKeyOf(text ?? ''))]));
  const filled = texts.filter(({ seq }) => words.get(seq) !== '');
  if (filled.length === 0) return;
  const numbered = await db
    .insertInto('searchable_message')
    .values(filled.map(({ shop_id, seq }) => ({ shop_id, seq })))
    .returningAll()
    .execute();
  const rows = numbered
    .sort((a, b) => a.id - b.id)
    .map(({ id, shop_id, seq }) => sql`(${id}, ${shopWord(shop_id)}, ${words.get(seq)})`);
  await sql`insert into message_text (rowid, shop, words) values ${sql.join(rows)}`.execute(db);
}

/** Takes a message out of the index. */
export async function forgetText(
  db: Kysely<Tables>,
  { shop_id, seq }: Pick<Text, 'shop_id' | 'seq'>,
): Promise<void> {
  const gone = await db
    .deleteFrom('searchable_message')
    .where('shop_id', '=', shop_id)
    .where('seq', '=', seq)
    .returning('id')
    .execute();
  for (const { id } of gone) await sql`delete from message_text where rowid = ${id}`.execute(db);
}

/** The same of many, without a look at each. */
export async function forgetTexts(
  db: Kysely<Tables>,
  shopId: string,
  seqs: readonly number[],
): Promise<void> {
  const gone = await db
    .deleteFrom('searchable_message')
    .where('shop_id', '=', shopId)
    .where('seq', 'in', seqs)
    .returning('id')
    .execute();
  if (gone.length === 0) return;
  await sql`delete from message_text where rowid in (${sql.join(gone.map(({ id }) => id))})`.execute(db);
}

/** Pages of the index that are written anew at once: a few milliseconds. */
const pagesAtOnce = 200;

/**
 * Writes the index anew without what was taken out of it, which stays in it otherwise until others take its place. Others
 * get their turn meanwhile: what they put in or take out is in it, too.
 */
export async function compactTexts(db: Kysely<Tables>): Promise<void> {
  const merge = async (pages: number): Promise<number> => {
    const changes = async (): Promise<number> =>
      (await sql<{ n: number }>`select total_changes() n`.execute(db)).rows[0]?.n ?? 0;
    const before = await changes();
    await sql`insert into message_text (message_text, rank) values ('merge', ${pages})`.execute(db);
    return (await changes()) - before;
  };
  // Below zero: everything is to become one, whatever it holds.
  await merge(-pagesAtOnce);
  // One change is the command itself.
  while ((await merge(pagesAtOnce)) > 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

export async function findTexts(
  db: Kysely<Tables>,
  shopId: string,
  { text, before, limit }: TextQuery,
): Promise<TextRow[]> {
  const asked = askedFor(textKeyOf(text));
  if (asked === undefined) return [];
  const below = before === undefined ? sql`` : sql`and place.seq < ${before}`;
  const { rows: found } = await sql<{ seq: number }>`
    select place.seq from message_text join searchable_message place on place.id = message_text.rowid
    where message_text match ${`shop:"${shopWord(shopId)}" AND words:${asked}`}
      and place.shop_id = ${shopId} ${below}
    order by message_text.rowid desc limit ${limit}`.execute(db);
  if (found.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .innerJoin('journal', (join) =>
      join.onRef('journal.shop_id', '=', 'message.shop_id').onRef('journal.seq', '=', 'message.seq'),
    )
    .select(['message.seq', 'journal.at', 'message.conversation_id', 'message.message_id'])
    .select(['message.author', 'message.text'])
    .where('message.shop_id', '=', shopId)
    .where(
      'message.seq',
      'in',
      found.map(({ seq }) => seq),
    )
    .orderBy('message.seq', 'desc')
    .execute();
  return rows.map(({ seq, at, conversation_id, message_id, author, text: written }) => {
    return { seq, at, conversationId: conversation_id, messageId: message_id, author, text: written ?? '' };
  });
}

/** The index, with all that people wrote so far; and which customers each agent has served. */
export async function addSearch(older: Kysely<unknown>): Promise<void> {
  await older.schema
    .createTable('served')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('served_key', ['shop_id', 'agent_id', 'customer_id'])
    .execute();
  // Each row of the journal once, and its conversation by its key: years of them must not hold up the start.
  await sql`insert into served (shop_id, agent_id, customer_id)
    select distinct journal.shop_id, json_extract(journal.data, '$.agentId'), conversation.customer_id
    from journal cross join conversation
    where journal.type in ('conversation.assigned', 'conversation.transferred', 'leave-message.delivered')
      and conversation.shop_id = journal.shop_id
      and conversation.conversation_id = journal.conversation_id
      and json_extract(journal.data, '$.agentId') is not null`.execute(older);

  await older.schema
    .createTable('searchable_message')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('searchable_message_once', ['shop_id', 'seq'])
    .execute();
  await sql`create virtual table message_text using fts5(
    shop, words, content='', contentless_delete=1, tokenize="ascii tokenchars '_'")`.execute(older);
  // All tables that are used here have been there for long, as they are now.
  const db = older as Kysely<Tables>;
  const shops = await db.selectFrom('journal').select('shop_id').distinct().execute();
  for (const { shop_id } of shops) {
    for (let after: number | undefined = 0; after !== undefined;) {
      const some: Text[] = await db
        .selectFrom('message')
        .innerJoin('journal', (join) =>
          join.onRef('journal.shop_id', '=', 'message.shop_id').onRef('journal.seq', '=', 'message.seq'),
        )
        .select(['message.shop_id', 'message.seq', 'message.text'])
        .where('message.shop_id', '=', shop_id)
        .where('message.seq', '>', after)
        .where('journal.type', '=', 'message.posted')
        .where('journal.by_kind', 'in', ['customer', 'agent'])
        .orderBy('message.seq')
        .limit(messagesAtOnce)
        .execute();
      await indexTexts(db, some);
      after = some.at(-1)?.seq;
    }
  }
}

const messagesAtOnce = 500;

/** Each letter with the one after it, the last one with the end; a number stands for a letter: a word is letters and `_`. */
function wordsOf(key: string): string {
  const letters = lettersOf(key);
  return letters.map((letter, at) => `${letter}_${letters[at + 1] ?? ''}`).join(' ');
}

/** Of one letter: whatever begins with it. Of more: one after another, without the end. */
function askedFor(key: string): string | undefined {
  const [first, ...others] = lettersOf(key);
  if (first === undefined) return undefined;
  if (others.length === 0) return `"${first}_" *`;
  return `"${wordsOf(key).split(' ').slice(0, -1).join(' ')}"`;
}

function lettersOf(key: string): string[] {
  return Array.from(key, (letter) => (letter.codePointAt(0) ?? 0).toString(36));
}

/** A shop's id as one word of the index, where large and small letters are the same. */
function shopWord(shopId: string): string {
  return lettersOf(shopId).join('_');
}
