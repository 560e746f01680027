import type { AgentStatus, AssignCause, Page, Scope } from '@shopbell/sdk/model';
import type { Author } from './command.ts';
import type { DeskSettings } from './settings.ts';
import type { Trace } from './trace.ts';

interface At {
  readonly at: number;
}

interface InConversation extends At {
  readonly conversationId: string;
}

/**
 * What the journal keeps: version 1. An event says what was decided, never what to compute again, so that replay on
 * another machine comes to the same desk. No event holds what somebody wrote.
 */
export type DeskEvent =
  | (At & {
      readonly type: 'shop.opened';
      readonly shopId: string;
      readonly name: string;
      readonly defaultGroupId: string;
      readonly defaultGroupName: string;
      readonly settings: DeskSettings;
    })
  | (At & { readonly type: 'agent.added'; readonly agentId: string; readonly name: string })
  | (At & {
      readonly type: 'group.created';
      readonly groupId: string;
      readonly name: string;
      readonly scopes: { readonly pages: readonly Page[]; readonly skus: readonly string[] };
      readonly members: readonly { readonly agentId: string; readonly weight: number }[];
      readonly allowDefaultFallback: boolean;
    })
  | (At & {
      readonly type: 'agent.status-changed';
      readonly agentId: string;
      readonly status: AgentStatus;
      readonly cause: 'agent' | 'lease';
    })
  | (At & { readonly type: 'agent.lease-started'; readonly agentId: string; readonly until: number })
  | (At & { readonly type: 'agent.lease-voided'; readonly agentId: string })
  | (InConversation & {
      readonly type: 'conversation.opened';
      readonly customerId: string;
      readonly scope: Scope;
    })
  | (InConversation & {
      readonly type: 'conversation.offered';
      readonly options: readonly { readonly groupId: string; readonly matched: 'sku' | 'page' }[];
      readonly autoChooseAt: number;
      readonly trace: Trace;
    })
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
    })
  | (InConversation & { readonly type: 'leave-message.converted' })
  | (InConversation & {
      readonly type: 'message.posted';
      readonly messageId: string;
      readonly by: Author;
      readonly clientId: string;
      readonly digest: string;
      readonly length: number;
    })
  | (InConversation & { readonly type: 'message.seen'; readonly by: Author; readonly upTo: number })
  | (InConversation & {
      readonly type: 'conversation.ended';
      readonly by: Author | { readonly kind: 'desk' };
    });

export type DeskEventType = DeskEvent['type'];

/** Version written beside every event in the journal. */
export const deskEventVersion = 1;
