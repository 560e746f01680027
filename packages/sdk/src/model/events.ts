import * as z from 'zod';
import { AssignCause, Conversation, Message } from './conversation.ts';
import { GroupOption } from './outcome.ts';
import { AgentRef, AgentStatus, CustomerRef, GroupRef, Side } from './people.ts';
import { Id, Instant, Scope, Seq } from './scope.ts';

const about = { conversationId: Id, at: Instant };

/** What happened in a conversation, as told to those who may see it. */
export const ConversationEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('conversation.opened'), ...about, scope: Scope, customer: CustomerRef }),
  z.object({
    type: z.literal('conversation.offered'),
    ...about,
    options: z.array(GroupOption),
    autoChooseAt: Instant,
  }),
  z.object({
    type: z.literal('conversation.assigned'),
    ...about,
    agent: AgentRef,
    group: GroupRef,
    cause: AssignCause,
  }),
  z.object({ type: z.literal('leave-message.opened'), ...about, group: GroupRef }),
  z.object({ type: z.literal('leave-message.delivered'), ...about, agent: AgentRef }),
  z.object({ type: z.literal('message.posted'), ...about, message: Message }),
  z.object({ type: z.literal('message.seen'), ...about, by: Side, upTo: Seq }),
  z.object({ type: z.literal('conversation.ended'), ...about, by: z.enum(['customer', 'agent', 'desk']) }),
]);
export type ConversationEvent = z.infer<typeof ConversationEvent>;

/** A conversation became visible to this listener, whole: an agent was given it. It stands for all that came before. */
export const ConversationJoined = z.object({
  type: z.literal('conversation.joined'),
  ...about,
  conversation: Conversation,
});

/** Told to every agent of the shop. */
export const AgentStatusChanged = z.object({
  type: z.literal('agent.status-changed'),
  at: Instant,
  agentId: Id,
  status: AgentStatus,
});

/** Everything that reaches a listener with a sequence. Unknown types are skipped, so that old clients outlive new servers. */
export const FeedEvent = z
  .discriminatedUnion('type', [...ConversationEvent.options, ConversationJoined, AgentStatusChanged])
  .meta({ id: 'FeedEvent' });
export type FeedEvent = z.infer<typeof FeedEvent>;
