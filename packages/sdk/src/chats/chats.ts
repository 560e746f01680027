import type { Waiting } from '../client/conversationClient.ts';

/** What of a chat is held here, oldest first. */
export interface ChatTimeline<Item> {
  readonly items: readonly Item[];
  /** There is older history still. */
  readonly more: boolean;
}

/**
 * Chats that one is in, as the server holds them. Messages are sent, tried again, dropped and drafted like any others:
 * `send`, `retry`, `discard`, `outgoing`, `setDraft` of the client take a chat's id as well.
 */
export interface Chats<Chat, Item> {
  /** By id; a new map and a new object whenever something changes. */
  readonly all: ReadonlyMap<string, Chat>;
  /** Messages that were not marked as seen, in all chats. */
  readonly unread: number;

  /** What was said, once some of it was loaded; a new object whenever something changes. */
  timeline(chatId: string): ChatTimeline<Item> | undefined;
  /** Loads the newest page of a chat, then the one before what is held. */
  load(chatId: string, options?: Waiting): Promise<void>;

  /** Of a group only. Leaving one that one has left is harmless. */
  quit(chatId: string, options?: Waiting): Promise<void>;
  /** All of the chat was on screen. Told once; never runs backwards. */
  markSeen(chatId: string): void;
}
