import * as z from 'zod';
import { GroupOption } from './outcome.ts';
import { AgentRef, CustomerRef, GroupRef } from './people.ts';
import { Id, Instant, Scope, Seq } from './scope.ts';

export const MessageAuthor = z
  .object({ kind: z.enum(['customer', 'agent', 'auto', 'robot']), id: Id, name: z.string().optional() })
  .meta({ id: 'MessageAuthor' });
export type MessageAuthor = z.infer<typeof MessageAuthor>;

/** A message as stored: `seq` is its place in the shop's journal and so in the conversation. */
export const Message = z
  .object({
    kind: z.literal('message'),
    id: Id,
    seq: Seq,
    at: Instant,
    author: MessageAuthor,
    /** The id its author's client gave it: ties the stored message to what was shown as sending. */
    clientId: Id.optional(),
    text: z.string(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** Why somebody became the owner. `converted`: a leave message whose customer came back (LM-20). */
export const AssignCause = z
  .enum(['entry', 'choice', 'auto-choice', 'leave-message', 'converted', 'transfer', 're-routed'])
  .meta({ id: 'AssignCause' });
export type AssignCause = z.infer<typeof AssignCause>;

/** A line that the desk writes between messages, told in plain words by each screen. */
export const Notice = z
  .object({
    kind: z.literal('notice'),
    seq: Seq,
    at: Instant,
    notice: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('assigned'), agent: AgentRef, group: GroupRef, cause: AssignCause }),
      z.object({ kind: z.literal('leave-message'), group: GroupRef }),
      z.object({ kind: z.literal('delivered'), agent: AgentRef }),
      z.object({ kind: z.literal('ended'), by: z.enum(['customer', 'agent', 'desk']) }),
    ]),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

export const TimelineItem = z.discriminatedUnion('kind', [Message, Notice]);
export type TimelineItem = z.infer<typeof TimelineItem>;

/**
 * `choosing`: groups were offered. `leave-message`: nobody could take it; once an agent is set it lies in that agent's
 * leave-message list (LM-16) until answered, which makes it `assigned`.
 */
export const ConversationState = z
  .enum(['opening', 'choosing', 'queued', 'assigned', 'leave-message', 'ended'])
  .meta({ id: 'ConversationState' });
export type ConversationState = z.infer<typeof ConversationState>;

/** A conversation as one listener sees it: the fold of its events. */
export const Conversation = z
  .object({
    id: Id,
    scope: Scope,
    customer: CustomerRef,
    state: ConversationState,
    openedAt: Instant,
    endedAt: Instant.optional(),
    group: GroupRef.optional(),
    agent: AgentRef.optional(),
    /** Only while choosing. */
    options: z.array(GroupOption).optional(),
    autoChooseAt: Instant.optional(),
    /** The highest sequence of an event of this conversation. */
    lastSeq: Seq,
    /** How far each side has read, as sequences. */
    seen: z.object({ customer: Seq, agent: Seq }),
    /** The newest messages and notices, oldest first. */
    items: z.array(TimelineItem),
    /** There is older history to read. */
    more: z.boolean(),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof Conversation>;
