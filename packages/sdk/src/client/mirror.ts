import { Conversations, oldestSeq } from '../conversations/conversations.ts';
import { ReadMarks } from '../conversations/readMarks.ts';
import { Typing } from '../conversations/typing.ts';
import type { Emitter } from '../emitter/emitter.ts';
import { Feed } from '../feed/feed.ts';
import { isKnownEvent } from '../guards/frames.ts';
import { isHistory, isNothing, isSent } from '../guards/results.ts';
import type { Conversation } from '../model/conversation.ts';
import type { EventFrame, Position, StandingFrame, WelcomeFrame } from '../model/frames.ts';
import type { RoutingOutcome } from '../model/outcome.ts';
import type { Side } from '../model/people.ts';
import { Outbox } from '../outbox/outbox.ts';
import type { Platform } from '../platform.ts';
import type { Requests } from '../requests/requests.ts';
import type { ConversationClientEvents, HistoryPage } from './conversationClient.ts';

/** Somebody as messages name their author. */
export interface Person {
  readonly kind: string;
  readonly id: string;
}

export interface MirrorHooks {
  readonly ask: Requests['ask'];
  /** Says something that is never stored; lost if there is no connection. */
  say(conversationId: string, typing: boolean): void;
  /** After every change: an event, an answer, a snapshot. */
  changed(): void;
  outcome(conversationId: string, outcome: RoutingOutcome): void;
}

/** What the server holds, as this client shows it: the feed orders what is told, the rest takes it in. */
export class Mirror {
  readonly #hooks: MirrorHooks;
  readonly #emitter: Emitter<ConversationClientEvents>;
  readonly #feed = new Feed();
  readonly #conversations: Conversations;
  readonly #marks: ReadMarks;
  readonly outbox: Outbox;
  readonly typing: Typing;
  /** Whose it is: shop and person, and the person alone. */
  #owner: string | undefined;
  #author: string | undefined;
  #unread = 0;

  constructor(
    side: Side,
    platform: Platform,
    emitter: Emitter<ConversationClientEvents>,
    hooks: MirrorHooks,
  ) {
    this.#hooks = hooks;
    this.#emitter = emitter;
    this.#conversations = new Conversations({
      changed: (conversation) => {
        emitter.emit('conversation', conversation);
      },
      posted: (conversationId, message) => {
        const { kind } = message.author;
        if (kind === 'customer' || kind === 'agent') this.typing.told(conversationId, kind, false);
        emitter.emit('message', { conversationId, message });
      },
      outcome: hooks.outcome,
    });
    this.#marks = new ReadMarks(side, platform.clock, {
      tell: (conversationId, upTo) => {
        const asked = hooks.ask(
          'message.seen',
          { conversationId, upTo },
          { expect: isNothing, repeatable: false },
        );
        // Told again after the next welcome, as long as the feed does not show it.
        asked.catch(() => undefined);
      },
      conversations: () => this.all,
    });
    this.outbox = new Outbox(platform, {
      post: async ({ conversationId, clientId, text }) => {
        const params = { conversationId, clientId, text };
        const { seq } = await hooks.ask('message.send', params, { expect: isSent, repeatable: false });
        return seq;
      },
      told: () => this.#feed.seq,
      changed: (conversationId, messages) => {
        emitter.emit('outgoing', { conversationId, messages });
      },
    });
    this.typing = new Typing(platform.clock, {
      send: hooks.say,
      changed: (conversationId, by, on) => {
        emitter.emit('typing', { conversationId, by, on });
      },
    });
  }

  get all(): ReadonlyMap<string, Conversation> {
    return this.#conversations.all;
  }

  get unread(): number {
    return this.#unread;
  }

  /** What to resume from; undefined for a fresh start. */
  get since(): Position | undefined {
    return this.#feed.since;
  }

  /** Who is going to be welcomed, where that is known before: what is queued from now on survives a reload. */
  expect(shopId: string, me: Person): void {
    this.outbox.adopt(ownerKey(shopId, me));
  }

  /**
   * Takes a welcome in. `reset`: everything was replaced. `foreign`: the server resumed what somebody else held here
   * (who signed in, in another tab); all that is forgotten, and the next welcome must bring a snapshot.
   */
  welcome(frame: WelcomeFrame): 'resumed' | 'reset' | 'foreign' {
    const owner = ownerKey(frame.shop.id, frame.me);
    if (this.#owner !== undefined && this.#owner !== owner) {
      this.forget();
      if (frame.resumed) return 'foreign';
    }
    this.#owner = owner;
    this.#author = authorKey(frame.me);
    this.outbox.adopt(owner);
    const taken = this.#feed.welcome(frame);
    if (taken === 'resumed') return taken;
    if (taken === 'restarted') this.#marks.forget();
    this.#replace(frame.snapshot?.conversations ?? []);
    return 'reset';
  }

  /** Takes an event in, once; a gap means that one before it is missing. */
  take(frame: EventFrame): 'fresh' | 'seen' | 'gap' {
    const taken = this.#feed.take(frame);
    if (taken !== 'fresh') return taken;
    const { seq, event } = frame;
    if (isKnownEvent(event)) {
      // First, so that no listener finds a message both as sending and as sent.
      if (event.type === 'message.posted') this.#confirm(event.message.author, event.message.clientId);
      this.#conversations.take(seq, event);
    }
    this.outbox.settle(seq);
    this.changed();
    return taken;
  }

  stand(frame: StandingFrame): void {
    this.#conversations.stand(frame);
  }

  /** Takes in a conversation that came with an answer. */
  adopt(conversation: Conversation): Conversation {
    const adopted = this.#conversations.adopt(conversation);
    this.changed();
    return adopted;
  }

  async loadHistory(conversationId: string): Promise<HistoryPage> {
    for (;;) {
      const held = this.all.get(conversationId);
      const before = held && oldestSeq(held);
      const params = before === undefined ? { conversationId } : { conversationId, before };
      const page = await this.#hooks.ask('history.read', params, { expect: isHistory, repeatable: true });
      // A snapshot that came in between starts elsewhere: read what lies before that.
      if (this.#conversations.addHistory(conversationId, before, page) || !held) return page;
    }
  }

  markSeen(conversationId: string, upToSeq: number): void {
    this.#marks.mark(conversationId, upToSeq);
    this.#countUnread();
  }

  online(): void {
    this.#marks.online();
    this.outbox.online();
  }

  offline(): void {
    this.#marks.offline();
    this.outbox.offline();
    this.typing.clear();
  }

  /** Another person, or nobody, uses this client from now on: nothing of the former is shown or resumed. */
  forget(): void {
    this.#owner = undefined;
    this.#feed.forget();
    this.#marks.forget();
    this.outbox.forget();
    this.#conversations.reset([]);
    this.#emitter.emit('reset', this.all);
    this.changed();
  }

  changed(): void {
    this.#hooks.changed();
    this.#countUnread();
  }

  #replace(conversations: readonly Conversation[]): void {
    this.#conversations.reset(conversations);
    for (const { items } of conversations) {
      for (const item of items) {
        if (item.kind === 'message') this.#confirm(item.author, item.clientId);
      }
    }
    this.outbox.settle(Infinity);
  }

  /** Client ids are unique per author: somebody else's says nothing about ours. */
  #confirm(author: Person, clientId: string | undefined): void {
    if (clientId !== undefined && this.#author === authorKey(author)) this.outbox.discard(clientId);
  }

  #countUnread(): void {
    const unread = this.#marks.unread();
    if (unread === this.#unread) return;
    this.#unread = unread;
    this.#emitter.emit('unread', unread);
  }
}

function authorKey({ kind, id }: Person): string {
  return `${kind}/${id}`;
}

function ownerKey(shopId: string, me: Person): string {
  return `${shopId}/${authorKey(me)}`;
}
