import type { StaffChat, StaffItem, StaffMessage } from '../model/staffChats.ts';

/** What of a chat is held here, oldest first. */
export interface StaffTimeline {
  readonly items: readonly StaffItem[];
  /** There is older history still. */
  readonly more: boolean;
}

/** A message of a colleague that has just come. */
export interface StaffArrival {
  readonly chat: StaffChat;
  readonly message: StaffMessage;
}

/** What is told of chats: all of them, and each message of a colleague once. */
export interface StaffChatEvents {
  staffChats: ReadonlyMap<string, StaffChat>;
  staffMessage: StaffArrival;
}

/**
 * Chats of colleagues, apart from customers (WB-04), and whom one has marked as friends (WB-16). Messages are sent, tried
 * again, dropped and drafted like any others: `send`, `retry`, `discard`, `outgoing`, `setDraft` of the client take a chat's
 * id as well. Rejections are always a `ShopbellError`: NOT_FOUND of a chat that one is not in, FORBIDDEN of what is not
 * done with it, LIMIT_REACHED with `details.limit`.
 */
export interface StaffChats {
  /** By id, as the server holds them; a new map and a new object whenever something changes. */
  readonly all: ReadonlyMap<string, StaffChat>;
  /** Messages that were not marked as seen, in all chats. */
  readonly unread: number;
  /** Ids of colleagues whom one has marked, in that order. */
  readonly friends: readonly string[];

  /** What was said, once some of it was loaded; a new object whenever something changes. */
  timeline(chatId: string): StaffTimeline | undefined;
  /** Loads the newest page of a chat, then the one before what is held. */
  load(chatId: string): Promise<void>;

  /** The chat with a colleague: the one that there is, or a new one. */
  open(agentId: string): Promise<StaffChat>;
  /** A new group of colleagues, with oneself in it. */
  create(group: { readonly name: string; readonly agentIds: readonly string[] }): Promise<StaffChat>;
  rename(chatId: string, name: string): Promise<void>;
  /** Colleagues join; they read what is written from then on. */
  add(chatId: string, agentIds: readonly string[]): Promise<void>;
  /** Takes somebody out. Rejects with FORBIDDEN unless one is the first of the group. */
  takeOut(chatId: string, agentId: string): Promise<void>;
  /** Of a group only. Leaving one that one has left is harmless. */
  quit(chatId: string): Promise<void>;

  /** All of the chat was on screen. Told once; never runs backwards. */
  markSeen(chatId: string): void;
  /** Marks a colleague as a friend, or not any more. */
  markFriend(agentId: string, on: boolean): Promise<void>;
}
