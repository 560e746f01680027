import type { Colleague } from './staffChat.ts';

interface InChat {
  readonly at: number;
  readonly chatId: string;
  readonly by: Colleague;
}

/** What the journal keeps of chats among colleagues. Nothing of it is a customer's, or counts in statistics. */
export type StaffChatEvent =
  | (InChat & {
      readonly type: 'staff-chat.created';
      readonly kind: 'pair' | 'group';
      readonly name?: string;
      /** Everybody in it, `by` first. */
      readonly agentIds: readonly string[];
    })
  | (InChat & { readonly type: 'staff-chat.renamed'; readonly name: string })
  | (InChat & { readonly type: 'staff-chat.added'; readonly agentIds: readonly string[] })
  | (InChat & { readonly type: 'staff-chat.left'; readonly agentId: string })
  | (InChat & {
      readonly type: 'staff-chat.posted';
      readonly messageId: string;
      readonly clientId: string;
      readonly digest: string;
      /** Its place among the messages of the chat: 1 is the first. */
      readonly number: number;
      readonly files?: number;
    })
  /** Up to the message of this number. */
  | (InChat & { readonly type: 'staff-chat.seen'; readonly upTo: number })
  | {
      readonly at: number;
      readonly type: 'friend.marked';
      readonly by: Colleague;
      readonly agentId: string;
      readonly on: boolean;
    };
