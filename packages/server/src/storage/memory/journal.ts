import type {
  AppendEntry,
  AppendResult,
  ConversationKey,
  DeskSnapshot,
  NewRow,
  StoredMessageKey,
  StoredRow,
} from '../storage.ts';

/** The journal of one shop in memory, with the indexes that reading needs. */
export class MemoryJournal {
  /** Row `seq` stands at `seq - 1`: there are no holes. */
  readonly #rows: StoredRow[] = [];
  readonly #conversations = new Map<string, StoredRow[]>();
  readonly #audiences = new Map<string, number[]>();
  readonly #messages = new Map<string, StoredMessageKey>();
  readonly #customers = new Map<string, ConversationKey>();
  #snapshot: DeskSnapshot | undefined;

  append({ expectedSeq, rows }: AppendEntry): AppendResult {
    if (expectedSeq !== this.#rows.length) return { stored: false, conflict: 'sequence' };
    const keys = rows.flatMap(({ message }) =>
      message ? [messageKey(message.author, message.clientId)] : [],
    );
    if (new Set(keys).size < keys.length || keys.some((key) => this.#messages.has(key))) {
      return { stored: false, conflict: 'client-id' };
    }
    for (const row of rows) this.#store(row);
    return { stored: true };
  }

  read({ after, limit }: { after: number; limit: number }): StoredRow[] {
    return this.#rows.slice(after, after + limit);
  }

  conversation(conversationId: string): StoredRow[] {
    return [...(this.#conversations.get(conversationId) ?? [])];
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
    const newest = [...told].sort((a, b) => a - b).slice(0, limit);
    return newest.flatMap((seq) => this.#rows[seq - 1] ?? []);
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

  get snapshot(): DeskSnapshot | undefined {
    return this.#snapshot;
  }

  saveSnapshot(snapshot: DeskSnapshot): void {
    if (!this.#snapshot || snapshot.seq >= this.#snapshot.seq) this.#snapshot = snapshot;
  }

  #store({ conversationId, audiences, message, opens, ...row }: NewRow): void {
    const stored: StoredRow = message ? { ...row, text: message.text } : row;
    this.#rows.push(stored);
    for (const audience of new Set(audiences)) listIn(this.#audiences, audience).push(row.seq);
    if (conversationId === undefined) return;
    listIn(this.#conversations, conversationId).push(stored);
    if (opens) this.#customers.set(conversationId, { conversationId, customerId: opens.customerId });
    if (message) {
      const { messageId, author, clientId, digest } = message;
      const { seq, at } = row;
      this.#messages.set(messageKey(author, clientId), { messageId, conversationId, digest, seq, at });
    }
  }
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
