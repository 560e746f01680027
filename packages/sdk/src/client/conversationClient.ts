import type { Unsubscribe } from '../emitter/emitter.ts';
import type { Conversation, Message, TimelineItem } from '../model/conversation.ts';
import type { ShopbellError } from '../model/errors.ts';
import type { RoutingOutcome } from '../model/outcome.ts';
import type { Side } from '../model/people.ts';
import type { MessageContent, OutgoingMessage } from '../outbox/outgoing.ts';

/**
 * `idle`: not asked to connect yet. `connecting`: an attempt is under way. `online`: welcomed by the server.
 * `offline`: the next attempt waits for its time. `closed`: the server said not to come back, or the client was
 * destroyed or signed out; only an explicit `connect()` tries again.
 */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'offline' | 'closed';

/** Events of both clients. Every listener gets one value. */
export interface ConversationClientEvents {
  connection: ConnectionState;
  /** Something in it changed; a new object each time. */
  conversation: Conversation;
  /** A message was stored, by whichever side. Told once; not for history that was loaded or came with a `reset`. */
  message: { readonly conversationId: string; readonly message: Message };
  /** What waits to be sent, or failed to be, changed. */
  outgoing: { readonly conversationId: string; readonly messages: readonly OutgoingMessage[] };
  /** Forgotten by itself when it is not repeated. */
  typing: { readonly conversationId: string; readonly by: Side; readonly on: boolean };
  unread: number;
  /** What is written but not sent changed, here or in another tab; an empty text once it is gone. */
  draft: { readonly conversationId: string; readonly text: string };
  /** Whether this tab leads changed. */
  leads: boolean;
  /** All conversations were replaced by a fresh snapshot: at the first welcome, and when a break was too long to resume. */
  reset: ReadonlyMap<string, Conversation>;
  /**
   * What concerns no single call: a refusal of the connection (then `connection` is `closed`), a frame that made no
   * sense, a notice of the server. Nothing needs to be done to go on.
   */
  error: ShopbellError;
}

/** Gives up waiting: the promise then rejects with ABORTED. What was asked for may happen all the same. */
export interface Waiting {
  readonly signal?: AbortSignal | undefined;
}

/** What the parts of a client tell: what both clients' listeners hear, and what some do. */
export interface CommonEvents extends ConversationClientEvents {
  outcome: { readonly conversationId: string; readonly outcome: RoutingOutcome };
  ready: unknown;
}

/** A page of history, oldest first. */
export interface HistoryPage {
  readonly items: readonly TimelineItem[];
  /** There is older history still. */
  readonly more: boolean;
}

/** What customers' and agents' clients have in common. Rejections are always a `ShopbellError`. */
export interface ConversationClient<Events extends ConversationClientEvents> {
  /**
   * Listens, and returns what ends it. A listener added after the first `ready` is called for it too, a moment later.
   * What a listener throws is reported to the page and goes no further.
   */
  on<Name extends keyof Events & string>(event: Name, listener: (value: Events[Name]) => void): Unsubscribe;

  readonly connection: ConnectionState;

  /**
   * Whether this tab is the one that holds the connection, of all tabs of the same person: the one to make a sound. Always
   * exactly one while any is connected, but for a moment when it changes. A client that shares with nobody leads.
   */
  readonly leads: boolean;

  /**
   * By id, as the server holds them; a new map and a new object whenever something changes. A customer's may have ended while
   * they were away: with an answer that they have not seen it is here, for 30 days and up to five, until it is marked as seen.
   */
  readonly conversations: ReadonlyMap<string, Conversation>;

  /**
   * Messages of others that were not marked as seen: a customer's in all conversations held here, an agent's in those that
   * they have and that go on, not in what they look over.
   */
  readonly unread: number;

  /**
   * Connects and stays connected: breaks are mended by themselves, with no hole and no repeat. Resolves when online for
   * the first time; rejects if the server refuses for good, or with `DESTROYED`. Aborting ends the waiting only.
   */
  connect(options?: Waiting): Promise<void>;

  /** What was not stored by the server yet, in order. The same array until something changes. */
  outgoing(conversationId: string): readonly OutgoingMessage[];

  /**
   * Queues a message. It is *sending* while in `outgoing`, *sent* once it is an item of the conversation, *seen* when
   * `conversation.seen` of the other side reaches its sequence. Breaks, restarts and reloads neither lose nor double it.
   * A text over `limits.text` fails at once, with TEXT_TOO_LONG, like any other refusal; a file with FILE_TOO_LARGE or
   * FILE_TYPE_NOT_ALLOWED when its turn comes, before anything is uploaded. Files are uploaded first, and `progress` tells how
   * far that is; what was sent after them comes after them, unless 10 s pass without headway: then texts go on, and the
   * message gets its place when it is stored. Throws only DESTROYED.
   */
  send(conversationId: string, content: string | MessageContent): OutgoingMessage;

  /**
   * The bytes of a file that a message carries, for a `blob:` address. Rejects with NOT_FOUND if it is not there for who
   * asks, CONNECTION_LOST if there was no answer.
   */
  file(id: string, options?: Waiting): Promise<Blob>;

  /** Sends a failed message again, behind whatever waits. Does nothing for any other. */
  retry(clientId: string): void;

  /** Drops a message from `outgoing`, and ends its upload. If it is under way, it may still arrive. */
  discard(clientId: string): void;

  /** What was written in a conversation and not sent, in any tab; empty if nothing was. Kept over a reload. */
  draft(conversationId: string): string;

  /** Call it at every key. The last tab that writes wins. `send` empties it. */
  setDraft(conversationId: string, text: string): void;

  /** Everything up to this sequence was on screen. Coalesced; never runs backwards; survives a break. */
  markSeen(conversationId: string, upToSeq: number): void;

  /** Call it at every key; frames are few. Never stored, never queued. */
  setTyping(conversationId: string, on: boolean): void;

  /** Reads the page before the oldest item held, and merges it into `conversations`. */
  loadHistory(conversationId: string, options?: Waiting): Promise<HistoryPage>;

  /** Ends a conversation. Ending an ended one is harmless. */
  end(conversationId: string, options?: Waiting): Promise<void>;

  /** Ends everything at once; what was not sent stays on the device for the next client. Listeners are dropped. */
  destroy(): void;
}
