import type { Chats, ChatTimeline } from '../chats/chats.ts';
import type { Waiting } from '../client/conversationClient.ts';
import type { StaffChat, StaffItem, StaffMessage } from '../model/staffChats.ts';

/** What of a chat of colleagues is held here. */
export type StaffTimeline = ChatTimeline<StaffItem>;

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
 * Chats of colleagues, apart from customers (WB-04), and whom one has marked as friends (WB-16). Rejections are always a
 * `ShopbellError`: NOT_FOUND of a chat that one is not in, FORBIDDEN of what is not done with it, LIMIT_REACHED with
 * `details.limit`.
 */
export interface StaffChats extends Chats<StaffChat, StaffItem> {
  /** Ids of colleagues whom one has marked, in that order. */
  readonly friends: readonly string[];

  /** The chat with a colleague: the one that there is, or a new one. */
  open(agentId: string, options?: Waiting): Promise<StaffChat>;
  /** A new group of colleagues, with oneself in it. */
  create(
    group: { readonly name: string; readonly agentIds: readonly string[] },
    options?: Waiting,
  ): Promise<StaffChat>;
  rename(chatId: string, name: string, options?: Waiting): Promise<void>;
  /** Colleagues join; they read what is written from then on. */
  add(chatId: string, agentIds: readonly string[], options?: Waiting): Promise<void>;
  /** Takes somebody out. Rejects with FORBIDDEN unless one is the first of the group. */
  takeOut(chatId: string, agentId: string, options?: Waiting): Promise<void>;

  /** Marks a colleague as a friend, or not any more. */
  markFriend(agentId: string, on: boolean, options?: Waiting): Promise<void>;
}
