import type { AgentStatus, Page, Scope } from '@shopbell/sdk/model';
import type { DeskSettings } from './settings.ts';

/** Time and ids come in from the host: the desk has no clock and makes no ids. */
interface At {
  /** When it was asked, in ms since 1970 UTC. The desk never goes back: it takes `max(at, desk.at)`. */
  readonly at: number;
}

export interface GroupInput {
  readonly groupId: string;
  readonly name: string;
  readonly scopes: { readonly pages: readonly Page[]; readonly skus: readonly string[] };
  /** RT-13: a weight left out is 6. */
  readonly members: readonly { readonly agentId: string; readonly weight?: number }[];
  /** RT-08: true if left out. */
  readonly allowDefaultFallback?: boolean;
}

/** What the desk can be asked to do. */
export type Command =
  | (At & {
      readonly type: 'shop.open';
      readonly shopId: string;
      readonly name: string;
      readonly defaultGroupId: string;
      readonly defaultGroupName: string;
      /** What is left out has its default. */
      readonly settings?: Partial<DeskSettings>;
    })
  | (At & { readonly type: 'agent.add'; readonly agentId: string; readonly name: string })
  | (At & { readonly type: 'group.create' } & GroupInput)
  | (At & { readonly type: 'agent.set-status'; readonly agentId: string; readonly status: AgentStatus })
  /** The agent's last connection closed: a lease begins, after which the agent counts as offline. */
  | (At & { readonly type: 'agent.absent'; readonly agentId: string })
  /** A connection of the agent is there (again): the lease is void. */
  | (At & { readonly type: 'agent.present'; readonly agentId: string })
  /** After a restart: every agent recorded as not offline gets one fresh lease. */
  | (At & { readonly type: 'desk.recovered' })
  | (At & {
      readonly type: 'conversation.open';
      readonly conversationId: string;
      readonly customerId: string;
      readonly scope: Scope;
    })
  | (At & {
      readonly type: 'conversation.choose';
      readonly conversationId: string;
      readonly customerId: string;
      readonly groupId: string;
    })
  | (At & {
      readonly type: 'message.send';
      readonly conversationId: string;
      readonly by: Author;
      readonly messageId: string;
      readonly clientId: string;
      /** Hash of the content: the same client id with another digest is refused (CLIENT_ID_REUSED). */
      readonly digest: string;
      /** Code points: statistics need the length, never the words. */
      readonly length: number;
    })
  | (At & {
      readonly type: 'message.see';
      readonly conversationId: string;
      readonly by: Author;
      readonly upTo: number;
    })
  | (At & { readonly type: 'conversation.end'; readonly conversationId: string; readonly by: Author })
  | (At & { readonly type: 'tick' });

/** Who acts. The desk checks that it is their conversation. */
export type Author =
  { readonly kind: 'customer'; readonly id: string } | { readonly kind: 'agent'; readonly id: string };
