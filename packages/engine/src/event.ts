import type { AgentStatus, AssignCause, CardRef, EndCause } from '@shopbell/sdk/model';
import type { Scope } from '@shopbell/sdk/model';
import type { Author, GroupScopes } from './command.ts';
import type { RefusalCode } from './decision.ts';
import type { Supervisor } from './desk/openConversation.ts';
import type { DeskSettings } from './settings.ts';
import type { ChatEvent } from './chat/events.ts';
import type { Trace } from './trace.ts';

interface At {
  readonly at: number;
}

interface InConversation extends At {
  readonly conversationId: string;
}

export interface Membership {
  readonly agentId: string;
  readonly weight: number;
}

/**
 * What the journal keeps: version 9. In version 8 nothing was seen after the end of a conversation, and nobody became known
 * there; version 7 had no customers who are erased; version 6 no customer groups; version 5 nobody who
 * looks over conversations; version 4 no messages that were recalled; version 3 no notes; version 2 had no refused entries,
 * and no traces of transfers and deliveries; version 1 had no ratings, no change of scope and no customers who become known
 * either. An event says what was decided, never what
 * to compute again, so that replay on another machine comes to the same desk. No event holds what somebody wrote to
 * somebody.
 */
export type DeskEvent = SetupEvent | PresenceEvent | ConversationEvent | ChatEvent;

export type SetupEvent =
  | (At & {
      readonly type: 'shop.opened';
      readonly shopId: string;
      readonly name: string;
      readonly defaultGroupId: string;
      readonly defaultGroupName: string;
      readonly settings: DeskSettings;
    })
  /** All settings, as they are from now on. */
  | (At & { readonly type: 'shop.configured'; readonly settings: DeskSettings })
  | (At & { readonly type: 'agent.added'; readonly agentId: string; readonly name: string })
  | (At & {
      readonly type: 'agent.configured';
      readonly agentId: string;
      readonly name: string;
      readonly receiving: boolean;
      readonly capacity: number | null;
    })
  | (At & {
      readonly type: 'group.created';
      readonly groupId: string;
      readonly name: string;
      readonly scopes: GroupScopes;
      readonly members: readonly Membership[];
      readonly allowDefaultFallback: boolean;
      readonly overflow?: boolean;
      readonly enabled?: boolean;
    })
  /** Only what changed. */
  | (At & {
      readonly type: 'group.edited';
      readonly groupId: string;
      readonly name?: string;
      readonly scopes?: GroupScopes;
      readonly members?: readonly Membership[];
      readonly allowDefaultFallback?: boolean;
      readonly overflow?: boolean;
      readonly enabled?: boolean;
    })
  | (At & { readonly type: 'group.deleted'; readonly groupId: string })
  | (At & {
      readonly type: 'customer.blocked';
      readonly customerId: string;
      readonly agentId: string;
      readonly reason: string;
    })
  | (At & { readonly type: 'customer.unblocked'; readonly customerId: string })
  /** Whoever had these ids is nobody any more: what they wrote, and what was written to them, is erased. */
  | (At & { readonly type: 'customer.erased'; readonly customerIds: readonly string[] });

export type PresenceEvent =
  | (At & {
      readonly type: 'agent.status-changed';
      readonly agentId: string;
      readonly status: AgentStatus;
      readonly cause: 'agent' | 'lease';
      /** Of `offline`: since when the agent has been gone, where that is earlier. */
      readonly since?: number;
    })
  | (At & { readonly type: 'agent.lease-started'; readonly agentId: string; readonly until: number })
  | (At & { readonly type: 'agent.lease-voided'; readonly agentId: string });

export type ConversationEvent =
  | (InConversation & {
      readonly type: 'conversation.opened';
      readonly customerId: string;
      readonly scope: Scope;
      /** There is a robot for this scope (RB-04). */
      readonly robot?: true;
      /** LM-23: the agent who contacted the customer; left out where the customer came. */
      readonly by?: Extract<Author, { kind: 'agent' }>;
    })
  /** The shop does not serve the customer: all that there ever is of this conversation, a record that it was refused. */
  | (InConversation & {
      readonly type: 'conversation.refused';
      readonly customerId: string;
      readonly scope: Scope;
      readonly code: RefusalCode;
      readonly trace: Trace;
    })
  | (InConversation & {
      readonly type: 'conversation.offered';
      readonly options: readonly { readonly groupId: string; readonly matched: 'sku' | 'page' }[];
      readonly autoChooseAt: number;
      readonly trace: Trace;
    })
  /** The robot has it: at the door, or because nobody of the group is free. */
  | (InConversation & { readonly type: 'robot.started'; readonly groupId?: string; readonly trace: Trace })
  /** Everybody who may take it is full: it waits in a line (RT-46). */
  | (InConversation & {
      readonly type: 'conversation.queued';
      /** The group it entered through (RT-28). */
      readonly groupId: string;
      /** The group in whose line it waits. */
      readonly servingGroupId: string;
      /** What was told then. */
      readonly place: number;
      readonly expectedWaitMs?: number;
      readonly trace: Trace;
    })
  | (InConversation & { readonly type: 'queue.lease-started'; readonly until: number })
  | (InConversation & { readonly type: 'queue.lease-voided' })
  | (InConversation & {
      readonly type: 'conversation.assigned';
      readonly agentId: string;
      /** The group it entered through (RT-28). */
      readonly groupId: string;
      /** The group whose turn was used: the entry group, or the default group as fall-back (RT-09). */
      readonly servingGroupId: string;
      readonly cause: AssignCause;
      readonly trace: Trace;
    })
  /** RT-49: another agent has it now. `turn`: that agent was picked by the group's turns. */
  | (InConversation & {
      readonly type: 'conversation.transferred';
      readonly fromAgentId: string;
      readonly agentId: string;
      readonly servingGroupId: string;
      readonly turn: boolean;
      readonly by: string;
      /** A supervisor took it: `by` and `agentId` are the same. */
      readonly takenOver?: true;
      readonly noteId?: string;
      readonly trace: Trace;
    })
  /** Somebody looks over it, may write in it, or does neither any more: then all who do. */
  | (InConversation & {
      readonly type: 'conversation.supervised';
      readonly agentId: string;
      readonly how: 'watching' | 'joined' | 'left';
      /** Its customer is told: of who may write to them. */
      readonly shown: boolean;
      readonly supervisors: readonly Supervisor[];
    })
  /** Nobody may take it; or the agent to whom it was delivered is gone without an answer, and it waits again. */
  | (InConversation & {
      readonly type: 'leave-message.opened';
      readonly groupId: string;
      readonly trace: Trace;
    })
  | (InConversation & {
      readonly type: 'leave-message.delivered';
      readonly agentId: string;
      readonly servingGroupId: string;
      /** LM-13: the supervisor who said so; left out for a delivery of the desk. */
      readonly by?: string;
      readonly trace: Trace;
    })
  /** Its customer is back (LM-20): the outcome that follows in the same decision has the trace. */
  | (InConversation & { readonly type: 'leave-message.converted' })
  | (InConversation & {
      readonly type: 'message.posted';
      readonly messageId: string;
      readonly by: MessageAuthor;
      readonly clientId: string;
      readonly digest: string;
      readonly length: number;
      readonly files?: number;
      readonly card?: CardRef['kind'];
    })
  /** Between colleagues: no message, and nothing of the desk changes. */
  | (InConversation & {
      readonly type: 'note.added';
      readonly messageId: string;
      readonly by: Extract<Author, { kind: 'agent' }>;
      readonly clientId: string;
      readonly digest: string;
    })
  /** Its author took it back: its words are erased. Also after the end, and by whoever has the conversation no longer. */
  | (InConversation & {
      readonly type: 'message.recalled';
      readonly messageId: string;
      readonly by: Extract<Author, { kind: 'agent' }>;
    })
  | (InConversation & {
      readonly type: 'note.recalled';
      readonly messageId: string;
      readonly by: Extract<Author, { kind: 'agent' }>;
    })
  /** It is about something else from here on. */
  | (InConversation & {
      readonly type: 'conversation.scope-changed';
      readonly by: Author;
      readonly scope: Scope;
      readonly robot?: true;
      readonly cardId?: string;
    })
  /** The anonymous customer who began it is a known one, whose it is from now on. */
  | (InConversation & {
      readonly type: 'conversation.identified';
      readonly customerId: string;
      readonly knownId: string;
    })
  /** QS-01: also after its end. */
  | (InConversation & {
      readonly type: 'conversation.rated';
      readonly by: Author;
      readonly grade: number;
      /** QS-03: who owned it at that moment, or at its end. */
      readonly agentId?: string;
      readonly commentId?: string;
    })
  | (InConversation & { readonly type: 'message.seen'; readonly by: Author; readonly upTo: number })
  /** The customer is told that the conversation ends soon if they stay away. */
  | (InConversation & { readonly type: 'conversation.idle-warned'; readonly endsAt: number })
  | (InConversation & {
      readonly type: 'conversation.ended';
      readonly by: Author | { readonly kind: 'desk' };
      /** Why, where it was not simply ended. */
      readonly cause?: EndCause;
    });

/** Who wrote: a person, the desk in an agent's name (`auto`, with the occasion), or the robot. */
export type MessageAuthor =
  | Author
  | { readonly kind: 'auto'; readonly id: string; readonly occasion: AutoReplyOccasion }
  | { readonly kind: 'robot'; readonly id: string; readonly offersAgent: boolean };

/** AR-01. */
export type AutoReplyOccasion = keyof DeskSettings['autoReplies'];

export type DeskEventType = DeskEvent['type'];

/** Version written beside every event in the journal. */
export const deskEventVersion = 9;
