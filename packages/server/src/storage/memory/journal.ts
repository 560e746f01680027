import type {
  AppendEntry,
  AppendResult,
  ConversationKey,
  ConversationQuery,
  DeskSnapshot,
  NewRow,
  StoredMessageKey,
  StoredRow,
} from '../storage.ts';
import { textKeyOf, type TextQuery, type TextRow } from '../customers.ts';
import { withoutTextKey, withoutTyped } from '../erasure.ts';
import { faultOf } from '../storageError.ts';
import { MemoryCustomers } from './customers.ts';

/** A row of a conversation, and the kind of whoever did it. */
interface Spoken {
  /** Another one once its words are erased. */
  row: StoredRow;
  readonly by: string | undefined;
}

/** The journal of one shop in memory, with the indexes that reading needs. */
export class MemoryJournal {
  /** Row `seq` stands at `seq - 1`: there are no holes. */
  readonly #rows: StoredRow[] = [];
  readonly #conversations = new Map<string, Spoken[]>();
  readonly #audiences = new Map<string, number[]>();
  readonly #messages = new Map<string, StoredMessageKey>();
  /** Sequences of messages by their ids. */
  readonly #messageIds = new Map<string, number>();
  readonly #customers = new Map<string, ConversationKey>();
  /** Conversations by the files that were posted in them. */
  readonly #postings = new Map<string, Set<string>>();
  readonly customers = new MemoryCustomers();
  /** Messages that may be found, as they came. */
  #searchable: { readonly key: string; readonly row: TextRow }[] = [];
  #snapshot: DeskSnapshot | undefined;

  append({ expectedSeq, rows }: AppendEntry): AppendResult {
    if (expectedSeq !== this.#rows.length) return { stored: false, conflict: 'sequence' };
    const keys = rows.flatMap(({ message }) =>
      message ? [messageKey(message.author, message.clientId)] : [],
    );
    if (new Set(keys).size < keys.length || keys.some((key) => this.#messages.has(key))) {
      return { stored: false, conflict: 'client-id' };
    }
    const ids = rows.flatMap(({ message }) => message?.messageId ?? []);
    if (new Set(ids).size < ids.length || ids.some((id) => this.#messageIds.has(id))) {
      return faultOf(new Error('A message id was used before.'));
    }
    for (const row of rows) this.#store(row);
    return { stored: true };
  }

  read({ after, limit }: { after: number; limit: number }): StoredRow[] {
    return this.#rows.slice(after, after + limit);
  }

  rows(seqs: readonly number[]): StoredRow[] {
    return [...new Set(seqs)].sort((a, b) => a - b).flatMap((seq) => this.#rows[seq - 1] ?? []);
  }

  conversation(conversationId: string, queries: readonly ConversationQuery[] = [{}]): StoredRow[] {
    const all = this.#conversations.get(conversationId) ?? [];
    const found = new Set(queries.flatMap((query) => newestOf(all, query)));
    return all.flatMap(({ row }) => (found.has(row) ? row : []));
  }

  feed({
    audiences,
    after,
    limit,
  }: {
    audiences: readonly string[];
    after: number;
    limit: number;
  }): StoredRow[] {
    const told = new Set<number>();
    for (const audience of audiences) {
      const seqs = this.#audiences.get(audience) ?? [];
      const from = countUpTo(seqs, after);
      for (const seq of seqs.slice(from, from + limit)) told.add(seq);
    }
    return this.rows([...told].sort((a, b) => a - b).slice(0, limit));
  }

  lastTold({ audiences, upTo }: { audiences: readonly string[]; upTo: number }): number {
    const last = audiences.map((audience) => {
      const seqs = this.#audiences.get(audience) ?? [];
      return seqs[countUpTo(seqs, upTo) - 1] ?? 0;
    });
    return Math.max(0, ...last);
  }

  findMessage(author: string, clientId: string): StoredMessageKey | undefined {
    return this.#messages.get(messageKey(author, clientId));
  }

  findConversation(conversationId: string): ConversationKey | undefined {
    return this.#customers.get(conversationId);
  }

  texts({ text, before = Infinity, limit }: TextQuery): TextRow[] {
    const asked = textKeyOf(text);
    if (asked === '') return [];
    const found = this.#searchable.filter(({ key, row }) => row.seq < before && key.includes(asked));
    return found
      .map(({ row }) => row)
      .reverse()
      .slice(0, limit);
  }

  postings(fileId: string): string[] {
    return [...(this.#postings.get(fileId) ?? [])];
  }

  forgetPostings(fileId: string): void {
    this.#postings.delete(fileId);
  }

  get snapshot(): DeskSnapshot | undefined {
    return this.#snapshot;
  }

  saveSnapshot(snapshot: DeskSnapshot): void {
    if (!this.#snapshot || snapshot.seq >= this.#snapshot.seq) this.#snapshot = snapshot;
  }

  /** Returns the files that were posted in their conversations and nowhere else. */
  eraseCustomers(ids: readonly string[], agreed: ReadonlySet<string>): string[] {
    const theirs = new Set(
      [...this.#customers.values()].flatMap((key) =>
        ids.includes(key.customerId) ? key.conversationId : [],
      ),
    );
    const authors = new Set(ids.map(customerKey));
    const erased = new Set<number>();
    for (const [key, message] of this.#messages) {
      const [author = ''] = JSON.parse(key) as string[];
      if (!theirs.has(message.conversationId) && !authors.has(author)) continue;
      this.#messages.set(key, { ...message, digest: '' });
      erased.add(message.seq);
    }
    const isBlock = ({ type, data }: StoredRow) =>
      type === 'customer.blocked' && ids.includes((JSON.parse(data) as { customerId: string }).customerId);
    for (const row of this.#rows) {
      if (!erased.has(row.seq) && !isBlock(row)) continue;
      const { text: _text, parts: _parts, facts, ...kept } = row;
      const beside = facts === undefined ? {} : { facts: withoutTextKey(facts, agreed) };
      this.#rows[row.seq - 1] = { ...kept, ...beside, data: withoutTyped(kept.data) };
    }
    for (const spoken of [...this.#conversations.values()].flat())
      spoken.row = this.#rows[spoken.row.seq - 1] ?? spoken.row;
    this.#searchable = this.#searchable.filter(({ row }) => !erased.has(row.seq));
    this.#snapshot = undefined;
    return [...this.#postings].flatMap(([fileId, conversations]) => {
      const before = conversations.size;
      for (const conversationId of theirs) conversations.delete(conversationId);
      return conversations.size === 0 && before > 0 ? fileId : [];
    });
  }

  #store({
    conversationId,
    by,
    audiences,
    message,
    opens,
    serves,
    erases,
    changes: _changes,
    erasesCustomers: _customers,
    ...row
  }: NewRow): void {
    const { text, parts, facts } = message ?? {};
    const stored: StoredRow = {
      ...row,
      ...(text === undefined ? {} : { text }),
      ...(parts === undefined ? {} : { parts }),
      ...(facts === undefined ? {} : { facts }),
    };
    this.#rows.push(stored);
    for (const audience of new Set(audiences)) listIn(this.#audiences, audience).push(row.seq);
    if (conversationId === undefined) return;
    listIn(this.#conversations, conversationId).push({ row: stored, by });
    if (opens) {
      this.#customers.set(conversationId, { conversationId, customerId: opens.customerId });
      if (!opens.refused) this.customers.opened(opens.customerId, conversationId, row.seq);
    }
    const customerId = this.#customers.get(conversationId)?.customerId;
    if (erases !== undefined) this.#erase(conversationId, erases);
    if (serves !== undefined && customerId !== undefined) this.customers.served(serves, customerId);
    if (message) {
      const { messageId, author, clientId, digest, files = [] } = message;
      if (message.searchable) {
        const found = { seq: row.seq, at: row.at, conversationId, messageId, author, text: message.text };
        this.#searchable.push({ key: textKeyOf(message.text), row: found });
      }
      for (const fileId of files) {
        this.#postings.set(fileId, (this.#postings.get(fileId) ?? new Set()).add(conversationId));
      }
      const { seq, at } = row;
      this.#messageIds.set(messageId, seq);
      this.#messages.set(messageKey(author, clientId), { messageId, conversationId, digest, seq, at });
    }
  }

  #erase(conversationId: string, messageId: string): void {
    const seq = this.#messageIds.get(messageId);
    const spoken = this.#conversations.get(conversationId) ?? [];
    const found = spoken.find(({ row }) => row.seq === seq);
    if (!found) return;
    const { text: _text, parts = '', ...kept } = found.row;
    found.row = kept;
    this.#rows[kept.seq - 1] = kept;
    this.#searchable = this.#searchable.filter(({ row }) => row.seq !== seq);
    for (const [fileId, conversations] of this.#postings) {
      // Ids stand in quotes, whatever else the parts are.
      const id = JSON.stringify(fileId);
      if (parts.includes(id) && !spoken.some(({ row }) => row.parts?.includes(id)))
        conversations.delete(conversationId);
    }
  }
}

/** As the storage names an author. */
export function customerKey(id: string): string {
  return `customer:${id}`;
}

function newestOf(all: readonly Spoken[], query: ConversationQuery): StoredRow[] {
  const { types, by, before = Infinity, limit = Infinity } = query;
  const found: StoredRow[] = [];
  for (let index = all.length - 1; index >= 0 && found.length < limit; index--) {
    const spoken = all[index];
    if (!spoken || spoken.row.seq >= before || (by !== undefined && spoken.by !== by)) continue;
    if (!types || types.includes(spoken.row.type)) found.push(spoken.row);
  }
  return found;
}

function messageKey(author: string, clientId: string): string {
  return JSON.stringify([author, clientId]);
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}

/** How many of the sequences, which ascend, are at or below `upTo`. */
function countUpTo(seqs: readonly number[], upTo: number): number {
  let low = 0;
  let high = seqs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seqs[middle] ?? 0) <= upTo) low = middle + 1;
    else high = middle;
  }
  return low;
}
