import type { CommonEvents } from '../client/conversationClient.ts';
import type { Emitter } from '../emitter/emitter.ts';
import { knownItems } from '../guards/conversation.ts';
import type { Conversation } from '../model/conversation.ts';
import type { FeedEvent } from '../model/events.ts';
import { foldFeed } from '../model/fold.ts';
import type { StandingFrame } from '../model/frames.ts';
import type { ResultOf } from '../model/methods.ts';
import { outcomeOf } from './outcomeOf.ts';

/** The conversations that this client holds, kept by the model's fold. */
export class Conversations {
  readonly #emitter: Emitter<CommonEvents>;
  /** Whoever is told more than customers folds more. */
  declare fold: typeof foldFeed | undefined;
  #all: ReadonlyMap<string, Conversation> = new Map();

  constructor(emitter: Emitter<CommonEvents>) {
    this.#emitter = emitter;
  }

  get all(): ReadonlyMap<string, Conversation> {
    return this.#all;
  }

  /** A snapshot is the whole truth. */
  reset(conversations: readonly Conversation[]): void {
    this.#all = new Map(conversations.map((conversation) => [conversation.id, known(conversation)]));
  }

  /** One event of the feed, each once and in order. */
  take(seq: number, event: FeedEvent): void {
    const told =
      event.type === 'conversation.joined' ? { ...event, conversation: known(event.conversation) } : event;
    const all = (this.fold ?? foldFeed)(this.#all, seq, told);
    if (all === this.#all || !('conversationId' in told)) return;
    const { conversationId } = told;
    this.#become(all, conversationId);
    if (told.type === 'message.posted') {
      this.#emitter.emit('message', { conversationId, message: told.message });
    }
  }

  /** A conversation that came with an answer; if it is held already, the feed tells what is new in it, unless it is `anew`. */
  adopt(conversation: Conversation, anew?: boolean): Conversation {
    const held = this.#all.get(conversation.id);
    if (held && !anew) return held;
    const adopted = known(conversation);
    this.#put(adopted);
    return adopted;
  }

  /** Older items, read from `before` on. False if the conversation was replaced meanwhile, so that they do not fit. */
  addHistory(id: string, before: number | undefined, page: ResultOf<'history.read'>): boolean {
    const held = this.#all.get(id);
    if (!held || oldestSeq(held) !== before) return false;
    const older = knownItems(page.items).filter((item) => before === undefined || item.seq < before);
    this.#put({ ...held, items: [...older, ...held.items], more: page.more });
    return true;
  }

  /** How an entry stands this moment. It says nothing of what has moved on meanwhile. */
  stand({ conversationId, queue, options }: StandingFrame): void {
    const held = this.#all.get(conversationId);
    if (held?.state === 'queued' && queue) this.#put({ ...held, queue });
    if (held?.state === 'choosing' && options) this.#put({ ...held, options });
  }

  #put(conversation: Conversation): void {
    const { id } = conversation;
    this.#become(new Map(this.#all).set(id, conversation), id);
  }

  /** Another set, in which this one has changed. */
  #become(all: ReadonlyMap<string, Conversation>, id: string): void {
    const before = this.#all.get(id);
    this.#all = all;
    const after = all.get(id);
    if (!after) return;
    this.#emitter.emit('conversation', after);
    const outcome = outcomeOf(after);
    const same = before && JSON.stringify(outcomeOf(before)) === JSON.stringify(outcome);
    if (outcome && !same) this.#emitter.emit('outcome', { conversationId: id, outcome });
  }
}

export function oldestSeq(conversation: Conversation): number | undefined {
  return conversation.items[0]?.seq;
}

function known(conversation: Conversation): Conversation {
  return { ...conversation, items: knownItems(conversation.items) };
}
