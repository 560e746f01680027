import * as z from 'zod';
import { Card } from './cards.ts';
import { AssignCause, Conversation, EndCause, Grade, Message, QueuePlace } from './conversation.ts';
import { GroupOption } from './outcome.ts';
import { AgentRef, AgentStatus, CustomerRef, GroupRef, Side } from './people.ts';
import { Id, Instant, Scope, Seq } from './scope.ts';
import { Supervision, Supervisor } from './supervision.ts';
import { customerGroupEvents } from './customerGroups.ts';
import { staffChatEvents } from './staffChats.ts';

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
  z.object({ type: z.literal('robot.started'), ...about }),
  z.object({ type: z.literal('conversation.queued'), ...about, group: GroupRef, queue: QueuePlace }),
  z.object({
    type: z.literal('conversation.assigned'),
    ...about,
    agent: AgentRef,
    group: GroupRef,
    cause: AssignCause,
  }),
  /** RT-49. `group` is the one that it belongs to now; the note is told to agents only. */
  z.object({
    type: z.literal('conversation.transferred'),
    ...about,
    from: AgentRef,
    agent: AgentRef,
    group: GroupRef,
    note: z.string().optional(),
    /** A supervisor took it. */
    takenOver: z.boolean().optional(),
  }),
  /** A colleague looks over it, or no longer. Customers are told of who joins; `supervisors` agents alone. */
  z.object({
    type: z.literal('conversation.supervised'),
    ...about,
    agent: AgentRef,
    how: Supervision,
    supervisors: z.array(Supervisor).optional(),
  }),
  z.object({
    type: z.literal('leave-message.opened'),
    ...about,
    group: GroupRef,
    leftLine: z.boolean().optional(),
  }),
  z.object({ type: z.literal('leave-message.delivered'), ...about, agent: AgentRef }),
  z.object({ type: z.literal('message.posted'), ...about, message: Message }),
  /** Its author took a message back. Of a note agents alone are told. */
  z.object({ type: z.literal('message.recalled'), ...about, messageId: Id }),
  z.object({ type: z.literal('message.seen'), ...about, by: Side, upTo: Seq }),
  /** The customer asks about something else from here on. */
  z.object({
    type: z.literal('conversation.scope-changed'),
    ...about,
    scope: Scope,
    card: Card.optional(),
  }),
  /** QS-01: while it is open, or afterwards; the last one counts. */
  z.object({
    type: z.literal('conversation.rated'),
    ...about,
    grade: Grade,
    comment: z.string().optional(),
  }),
  /** Told to agents: the shop's JWT says who the customer is. */
  z.object({ type: z.literal('conversation.identified'), ...about, customer: CustomerRef }),
  z.object({ type: z.literal('conversation.idle-warned'), ...about, endsAt: Instant }),
  z.object({
    type: z.literal('conversation.ended'),
    ...about,
    by: z.enum(['customer', 'agent', 'desk']),
    cause: EndCause.optional(),
  }),
]);
export type ConversationEvent = z.infer<typeof ConversationEvent>;

/**
 * A conversation became visible to this listener, whole: an agent was given it, or a customer logged in who had begun it
 * anonymously. It stands for all that came before.
 */
export const ConversationJoined = z.object({
  type: z.literal('conversation.joined'),
  ...about,
  conversation: Conversation,
});

/** Told to the agent whose status it is; colleagues hear of it by `roster` frames. */
export const AgentStatusChanged = z.object({
  type: z.literal('agent.status-changed'),
  at: Instant,
  agentId: Id,
  status: AgentStatus,
});

/** Told to the agent who has another name or was configured; colleagues hear of it by `roster` frames. */
export const AgentNamed = z.object({
  type: z.literal('agent.named'),
  at: Instant,
  agent: z.object({ ...AgentRef.shape, status: AgentStatus }),
});

/** Told to every agent of the shop: a manager changed something, to be read again by whoever shows it. */
export const SetupChanged = z.object({
  type: z.literal('setup.changed'),
  at: Instant,
  what: z.enum(['settings', 'agent', 'group', 'blocking']),
  id: Id.optional(),
});

/**
 * Told to every agent of the shop: this customer, who had these ids, was erased. Of their conversations no words are left, and
 * of what they wrote in customer groups.
 */
const CustomerErased = z.object({
  type: z.literal('customer.erased'),
  at: Instant,
  customerIds: z.array(Id),
});

/** Everything that reaches a listener with a sequence. Unknown types are skipped, so that old clients outlive new servers. */
export const FeedEvent = z
  .discriminatedUnion('type', [
    ...ConversationEvent.options,
    ConversationJoined,
    AgentStatusChanged,
    AgentNamed,
    SetupChanged,
    CustomerErased,
    ...staffChatEvents,
    ...customerGroupEvents,
  ])
  .meta({ id: 'FeedEvent' });
export type FeedEvent = z.infer<typeof FeedEvent>;
