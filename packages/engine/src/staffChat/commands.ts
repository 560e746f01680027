import type { Colleague } from './staffChat.ts';

interface At {
  readonly at: number;
}

interface InChat extends At {
  readonly chatId: string;
  readonly by: Colleague;
}

/** Of colleagues, apart from customers (WB-04). What is said comes as `message.send`, with the chat's id. */
export type StaffChatCommand =
  /** The chat with `agentId`: `chatId` is that of a new one, if there is none. */
  | (InChat & { readonly type: 'staff-chat.open'; readonly agentId: string })
  | (InChat & {
      readonly type: 'staff-chat.create';
      readonly name: string;
      /** Beside who asks. */
      readonly agentIds: readonly string[];
    })
  | (InChat & { readonly type: 'staff-chat.rename'; readonly name: string })
  | (InChat & { readonly type: 'staff-chat.add'; readonly agentIds: readonly string[] })
  /** Oneself, or as the first of a group somebody else. */
  | (InChat & { readonly type: 'staff-chat.remove'; readonly agentId: string })
  | (InChat & { readonly type: 'staff-chat.see'; readonly upTo: number })
  | (At & {
      readonly type: 'friend.mark';
      readonly by: Colleague;
      readonly agentId: string;
      readonly on: boolean;
    });
