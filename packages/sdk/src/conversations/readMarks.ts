import type { Clock } from '../clock.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Side } from '../model/people.ts';

/** Milliseconds that marks are gathered: a conversation that scrolls makes one request, not one per line. */
const gatherFor = 300;

/** How far this side has read: at once in every tab, a moment later on the server, which the leading tab tells. */
export class ReadMarks {
  readonly #side: Side;
  readonly #clock: Clock;
  readonly #held: { readonly all: ReadonlyMap<string, Conversation> };
  readonly #tell: (conversationId: string, upTo: number) => void;
  /** By conversation, until the server is known to know. */
  readonly all = new Map<string, number>();
  /** Conversations in which nothing waits for this side. */
  declare skips: ((conversation: Conversation) => boolean) | undefined;
  #online = false;
  #cancel: (() => void) | undefined;

  /** @param held the conversations that are held */
  constructor(
    side: Side,
    clock: Clock,
    held: { readonly all: ReadonlyMap<string, Conversation> },
    tell: (conversationId: string, upTo: number) => void,
  ) {
    this.#side = side;
    this.#clock = clock;
    this.#held = held;
    this.#tell = tell;
  }

  /** False if that much was marked already. */
  mark(conversationId: string, upTo: number): boolean {
    if (upTo <= this.#seen(conversationId)) return false;
    this.all.set(conversationId, upTo);
    this.#gather();
    return true;
  }

  /** Messages of others that were not marked, in conversations that are not skipped. */
  unread(): number {
    let count = 0;
    for (const conversation of this.#held.all.values()) {
      if (this.skips?.(conversation)) continue;
      const { id, items } = conversation;
      const seen = this.#seen(id);
      // From the newest on, as far as it was not read: this is asked at every event.
      for (let n = items.length, item; (item = items[--n]) && item.seq > seen;)
        if (item.kind === 'message' && item.author.kind !== this.#side) count++;
    }
    return count;
  }

  /** Tells again what the server may not know. */
  online(): void {
    this.#online = true;
    this.#gather();
  }

  offline(): void {
    this.#online = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #gather(): void {
    if (!this.#online || this.all.size === 0) return;
    this.#cancel ??= this.#clock.after(gatherFor, () => {
      this.#cancel = undefined;
      for (const [id, upTo] of this.all) {
        if (upTo > this.#told(id)) this.#tell(id, upTo);
        else this.all.delete(id);
      }
    });
  }

  #seen(conversationId: string): number {
    return Math.max(this.#told(conversationId), this.all.get(conversationId) ?? 0);
  }

  #told(conversationId: string): number {
    return this.#held.all.get(conversationId)?.seen[this.#side] ?? 0;
  }
}
