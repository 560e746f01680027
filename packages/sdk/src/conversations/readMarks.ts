import type { Clock } from '../clock.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Side } from '../model/people.ts';

/** Milliseconds that marks are gathered: a conversation that scrolls makes one request, not one per line. */
const gatherFor = 300;

export interface ReadMarksHooks {
  tell(conversationId: string, upTo: number): void;
  conversations(): ReadonlyMap<string, Conversation>;
}

/** How far this side has read: at once here, a moment later on the server. */
export class ReadMarks {
  readonly #side: Side;
  readonly #clock: Clock;
  readonly #hooks: ReadMarksHooks;
  readonly #marks = new Map<string, number>();
  readonly #due = new Set<string>();
  #online = false;
  #cancel: (() => void) | undefined;

  constructor(side: Side, clock: Clock, hooks: ReadMarksHooks) {
    this.#side = side;
    this.#clock = clock;
    this.#hooks = hooks;
  }

  mark(conversationId: string, upTo: number): void {
    if (upTo <= this.#seen(conversationId)) return;
    this.#marks.set(conversationId, upTo);
    this.#due.add(conversationId);
    if (this.#online) this.#gather();
  }

  /** Messages of others that were not marked. */
  unread(): number {
    let count = 0;
    for (const { id, items } of this.#hooks.conversations().values()) {
      const seen = this.#seen(id);
      for (const item of items) {
        if (item.kind === 'message' && item.author.kind !== this.#side && item.seq > seen) count++;
      }
    }
    return count;
  }

  /** Tells again what the server may not know. */
  online(): void {
    this.#online = true;
    for (const [id, upTo] of this.#marks) {
      if (upTo > this.#told(id)) this.#due.add(id);
      else this.#marks.delete(id);
    }
    if (this.#due.size > 0) this.#gather();
  }

  offline(): void {
    this.#online = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  forget(): void {
    this.#marks.clear();
    this.#due.clear();
  }

  #gather(): void {
    this.#cancel ??= this.#clock.after(gatherFor, () => {
      this.#cancel = undefined;
      for (const id of this.#due) {
        const upTo = this.#marks.get(id);
        if (upTo !== undefined && upTo > this.#told(id)) this.#hooks.tell(id, upTo);
      }
      this.#due.clear();
    });
  }

  #seen(conversationId: string): number {
    return Math.max(this.#told(conversationId), this.#marks.get(conversationId) ?? 0);
  }

  #told(conversationId: string): number {
    return this.#hooks.conversations().get(conversationId)?.seen[this.#side] ?? 0;
  }
}
