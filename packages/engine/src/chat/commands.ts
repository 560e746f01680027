import type { Author } from '../command.ts';
import type { Colleague } from './chat.ts';

interface At {
  readonly at: number;
}

interface InChat<By> extends At {
  readonly chatId: string;
  readonly by: By;
}

/** What the desk is asked alike in both families. What is said comes as `message.send`, with the chat's id. */
type CommonCommand<Family extends string, By> =
  | (InChat<Colleague> & { readonly type: `${Family}.rename`; readonly name: string })
  | (InChat<By> & { readonly type: `${Family}.see`; readonly upTo: number });

/** Of colleagues, apart from customers (WB-04). */
export type StaffChatCommand =
  | CommonCommand<'staff-chat', Colleague>
  /** The chat with `agentId`: `chatId` is that of a new one, if there is none. */
  | (InChat<Colleague> & { readonly type: 'staff-chat.open'; readonly agentId: string })
  | (InChat<Colleague> & {
      readonly type: 'staff-chat.create';
      readonly name: string;
      /** Beside who asks. */
      readonly agentIds: readonly string[];
    })
  | (InChat<Colleague> & { readonly type: 'staff-chat.add'; readonly agentIds: readonly string[] })
  /** Oneself, or as the first of a group somebody else. */
  | (InChat<Colleague> & { readonly type: 'staff-chat.remove'; readonly agentId: string })
  | (At & {
      readonly type: 'friend.mark';
      readonly by: Colleague;
      readonly agentId: string;
      readonly on: boolean;
    });

/** Of agents and customers under a name (WB-07). That there are such customers, the host looks up. */
export type CustomerGroupCommand =
  | CommonCommand<'customer-group', Author>
  | (InChat<Colleague> & {
      readonly type: 'customer-group.create';
      readonly name: string;
      /** Beside who asks. */
      readonly agentIds: readonly string[];
      readonly customerIds: readonly string[];
    })
  | (InChat<Colleague> & {
      readonly type: 'customer-group.add';
      readonly agentIds: readonly string[];
      readonly customerIds: readonly string[];
    })
  /** Oneself, or as one of its agents anybody. */
  | (InChat<Author> & { readonly type: 'customer-group.remove'; readonly member: Author })
  /** Who serves no more leaves all that they are in; asking again is harmless. */
  | (At & { readonly type: 'customer-group.leave-all'; readonly by: Colleague });

export type ChatCommand = StaffChatCommand | CustomerGroupCommand;
