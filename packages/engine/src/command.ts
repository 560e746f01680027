import type { AgentStatus, CardRef, Page, Scope } from '@shopbell/sdk/model';
import type { DeskSettings } from './settings.ts';
import type { ChatCommand } from './chat/commands.ts';

/** Time and ids come in from the host: the desk has no clock and makes no ids. */
interface At {
  /** When it was asked, in ms since 1970 UTC. The desk never goes back: it takes `max(at, desk.at)`. */
  readonly at: number;
}

/** For editors: refused with CHANGED_MEANWHILE if somebody else has changed the thing since that version. */
interface IfUnchanged {
  readonly ifVersion?: number;
}

export interface GroupScopes {
  readonly pages: readonly Page[];
  readonly skus: readonly string[];
}

export interface MemberInput {
  readonly agentId: string;
  /** RT-13: a weight left out is 6. */
  readonly weight?: number;
}

export interface GroupInput {
  readonly groupId: string;
  readonly name: string;
  readonly scopes: GroupScopes;
  readonly members: readonly MemberInput[];
  /** RT-08: true if left out. */
  readonly allowDefaultFallback?: boolean;
  /** A full group passes customers on to the default group instead of making them wait: false if left out. */
  readonly overflow?: boolean;
  /** RT-19: true if left out. */
  readonly enabled?: boolean;
}

/** What the desk can be asked to do. */
export type Command =
  | SetupCommand
  | PresenceCommand
  | EntryCommand
  | AboutCommand
  | MessageCommand
  | OwnerCommand
  | ChatCommand
  | (At & { readonly type: 'tick' });

export type SetupCommand =
  | (At & {
      readonly type: 'shop.open';
      readonly shopId: string;
      readonly name: string;
      readonly defaultGroupId: string;
      readonly defaultGroupName: string;
      /** What is left out has its default. */
      readonly settings?: Partial<DeskSettings>;
    })
  /** What is left out stays as it is. */
  | (At & IfUnchanged & { readonly type: 'shop.configure'; readonly settings: Partial<DeskSettings> })
  | (At & { readonly type: 'agent.add'; readonly agentId: string; readonly name: string })
  | (At &
      IfUnchanged & {
        readonly type: 'agent.configure';
        readonly agentId: string;
        readonly name?: string;
        /** AC-03: whether new customers are routed to the agent at all. */
        readonly receiving?: boolean;
        /** RT-43: how many conversations the agent has at most; null is any number. */
        readonly capacity?: number | null;
      })
  | (At & { readonly type: 'group.create' } & GroupInput)
  /** What is left out stays as it is; lists are given whole. */
  | (At & IfUnchanged & { readonly type: 'group.edit' } & Partial<GroupInput> & { readonly groupId: string })
  | (At & IfUnchanged & { readonly type: 'group.delete'; readonly groupId: string })
  | (At & {
      readonly type: 'customer.block';
      readonly customerId: string;
      readonly agentId: string;
      readonly reason: string;
    })
  | (At & { readonly type: 'customer.unblock'; readonly customerId: string })
  /** The host has proof of who an anonymous customer is. */
  | (At & { readonly type: 'customer.identify'; readonly customerId: string; readonly knownId: string })
  /** One customer, by every id that they had. */
  | (At & { readonly type: 'customer.erase'; readonly customerIds: readonly string[] });

export type PresenceCommand =
  | (At & {
      readonly type: 'agent.set-status';
      readonly agentId: string;
      readonly status: AgentStatus;
      /** Going offline: what becomes of the conversations that the agent has. Left out: they are kept (ST-06). */
      readonly conversations?: 'keep' | 're-route' | 'end';
    })
  /** The agent's last connection closed: a lease begins, after which the agent counts as offline. */
  | (At & { readonly type: 'agent.absent'; readonly agentId: string })
  /** A connection of the agent is there (again): the lease is void. */
  | (At & { readonly type: 'agent.present'; readonly agentId: string })
  /** The last live page of a customer closed: places in lines are kept for a while. */
  | (At & { readonly type: 'customer.absent'; readonly customerId: string })
  | (At & { readonly type: 'customer.present'; readonly customerId: string })
  /** After a restart: every agent recorded as not offline, and every customer in a line, gets one fresh lease. */
  | (At & { readonly type: 'desk.recovered' });

export type EntryCommand =
  | (At & {
      readonly type: 'conversation.open';
      readonly conversationId: string;
      readonly customerId: string;
      readonly scope: Scope;
      /** The host has a robot for this scope (RB-04). Left out: it has none. */
      readonly robot?: boolean;
    })
  | (At & {
      readonly type: 'conversation.choose';
      readonly conversationId: string;
      readonly customerId: string;
      readonly groupId: string;
    })
  /** The customer gives up waiting: to leave a message instead, or because the answer was found. */
  | (At & {
      readonly type: 'queue.leave';
      readonly conversationId: string;
      readonly customerId: string;
      readonly to: 'leave-message' | 'solved';
    })
  /** The customer wants a person instead of the robot. */
  | (At & { readonly type: 'robot.hand-over'; readonly conversationId: string; readonly customerId: string })
  /** What the robot came up with. Nothing happens if the customer is with a person by now. */
  | (At & {
      readonly type: 'robot.answer';
      readonly conversationId: string;
      readonly messageId: string;
      readonly length: number;
      /** RB-05: the answer offers a person. */
      readonly offersAgent: boolean;
    });

/** What the customer says of a conversation beside the messages in it. */
export type AboutCommand =
  | (At & {
      readonly type: 'conversation.ask-about';
      readonly conversationId: string;
      readonly customerId: string;
      /** Its channel does not matter: that of the conversation stays. */
      readonly scope: Scope;
      /** The customer agreed to go to another group, if one serves the scope. */
      readonly reRoute: boolean;
      /** The host has a robot for this scope (RB-04). */
      readonly robot?: boolean;
      /** The card of what it is about is kept beside the journal, under this id. */
      readonly cardId?: string;
    })
  | (At & {
      readonly type: 'conversation.rate';
      readonly conversationId: string;
      readonly customerId: string;
      /** QS-01: 5 very satisfied … 1 very dissatisfied. */
      readonly grade: number;
      /** The comment is kept beside the journal, under this id. */
      readonly commentId?: string;
    });

export type MessageCommand =
  | (At & {
      readonly type: 'message.send';
      readonly conversationId: string;
      readonly by: Author;
      readonly messageId: string;
      readonly clientId: string;
      /** Hash of the content, in hex or base64, of which the last 16 characters tell: the same client id with another digest is refused (CLIENT_ID_REUSED). */
      readonly digest: string;
      /** Code points: statistics need the length, never the words. */
      readonly length: number;
      /** How many files it carries, and what kind of card. */
      readonly files?: number;
      readonly card?: CardRef['kind'];
    })
  /** For colleagues: its customer is never told of it. The text is kept beside the journal, under the message's id. */
  | (At & {
      readonly type: 'note.add';
      readonly conversationId: string;
      readonly by: Extract<Author, { kind: 'agent' }>;
      readonly messageId: string;
      readonly clientId: string;
      /** Hash of the content, as of a message. */
      readonly digest: string;
    })
  /** An agent takes an own message or note back. */
  | (At & {
      readonly type: 'message.recall';
      readonly conversationId: string;
      readonly by: Extract<Author, { kind: 'agent' }>;
      readonly messageId: string;
    })
  | (At & {
      readonly type: 'message.see';
      readonly conversationId: string;
      readonly by: Author;
      readonly upTo: number;
    });

export type OwnerCommand =
  /** LM-23: an agent contacts a customer of the shop. */
  | (At & {
      readonly type: 'conversation.start';
      readonly conversationId: string;
      readonly agentId: string;
      readonly customerId: string;
      readonly scope: Scope;
    })
  | (At & { readonly type: 'conversation.end'; readonly conversationId: string; readonly by: Author })
  | (At & {
      readonly type: 'conversation.transfer';
      readonly conversationId: string;
      /** The owner, or with `supervises` whoever may dispose of the shop's conversations (the host's table decides). */
      readonly agentId: string;
      readonly supervises?: boolean;
      readonly to: TransferTarget;
      /** The note is kept beside the journal, under this id. */
      readonly noteId?: string;
    })
  /** A supervisor looks over a colleague's conversation, or no longer. The host's table decides who may. */
  | (At & {
      readonly type: 'conversation.supervise';
      readonly conversationId: string;
      readonly agentId: string;
      readonly how: 'watching' | 'joined' | 'left';
    })
  /** Whoever may not look over conversations any more leaves all of them. */
  | (At & { readonly type: 'supervision.end'; readonly agentId: string })
  /** A supervisor takes a conversation over from whoever they saw have it. The host's table decides who may. */
  | (At & {
      readonly type: 'conversation.take-over';
      readonly conversationId: string;
      readonly agentId: string;
      readonly from: string;
    })
  /** LM-13: a supervisor gives all that a customer left in a group to an agent. The host's table decides who may. */
  | (At & {
      readonly type: 'leave-message.assign';
      readonly conversationId: string;
      readonly agentId: string;
      readonly by: string;
    });

export type TransferTarget =
  { readonly kind: 'agent'; readonly id: string } | { readonly kind: 'group'; readonly id: string };

/** Who acts. The desk checks that it is their conversation. */
export type Author =
  { readonly kind: 'customer'; readonly id: string } | { readonly kind: 'agent'; readonly id: string };
