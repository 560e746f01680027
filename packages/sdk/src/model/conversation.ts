import * as z from 'zod';
import { Card } from './cards.ts';
import { FileRef } from './files.ts';
import { GroupOption } from './outcome.ts';
import { AgentRef, CustomerRef, GroupRef } from './people.ts';
import { Id, Instant, Scope, Seq } from './scope.ts';
import { Supervision, Supervisor } from './supervision.ts';

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
    /** Empty where only files or a card were sent. */
    text: z.string(),
    files: z.array(FileRef).optional(),
    card: Card.optional(),
    /** Of the robot: it offers a person (RB-05). */
    offersAgent: z.boolean().optional(),
    /** Between colleagues: told to agents only, never to the customer. */
    note: z.boolean().optional(),
    /** Its author took it back, or its customer was erased: the text is empty, files and card are gone. */
    recalled: z.boolean().optional(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/**
 * Why somebody became the owner. `converted`: a leave message whose customer came back (LM-20); `queue`: a place became
 * free (RT-46); `hand-over`: the robot passed the customer on; `re-routed`: the former owner had gone (RT-52);
 * `re-scoped`: the customer asks about something that another group serves; `contact`: the agent contacted the customer
 * (LM-23).
 */
export const AssignCause = z
  .enum([
    'entry',
    'choice',
    'auto-choice',
    'leave-message',
    'converted',
    'queue',
    'hand-over',
    'transfer',
    're-routed',
    're-scoped',
    'contact',
  ])
  .meta({ id: 'AssignCause' });
export type AssignCause = z.infer<typeof AssignCause>;

/**
 * Why a conversation ended, where nobody simply ended it. `idle`: the customer stayed away; `absent`: no live page while
 * waiting in a line; `solved`: the customer found the answer while waiting; `blocked` (WB-19); `signed-out`: its agent
 * left for the day.
 */
export const EndCause = z
  .enum(['idle', 'absent', 'solved', 'blocked', 'signed-out'])
  .meta({ id: 'EndCause' });
export type EndCause = z.infer<typeof EndCause>;

/** A line that the desk writes between messages, told in plain words by each screen. */
export const Notice = z
  .object({
    kind: z.literal('notice'),
    seq: Seq,
    at: Instant,
    notice: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('robot') }),
      z.object({ kind: z.literal('queued'), group: GroupRef }),
      z.object({ kind: z.literal('assigned'), agent: AgentRef, group: GroupRef, cause: AssignCause }),
      /** The note is told to agents only. */
      z.object({
        kind: z.literal('transferred'),
        from: AgentRef,
        agent: AgentRef,
        group: GroupRef,
        note: z.string().optional(),
        /** A supervisor took it. */
        takenOver: z.boolean().optional(),
      }),
      /** A colleague looks over it, or no longer; customers are told of who joins. */
      z.object({ kind: z.literal('supervised'), agent: AgentRef, how: Supervision }),
      /** From here on it is about this. */
      z.object({ kind: z.literal('scope'), scope: Scope, card: Card.optional() }),
      z.object({ kind: z.literal('idle-warned'), endsAt: Instant }),
      /** `leftLine`: the customer waits no longer (RT-46); else nobody could take it. */
      z.object({ kind: z.literal('leave-message'), group: GroupRef, leftLine: z.boolean().optional() }),
      z.object({ kind: z.literal('delivered'), agent: AgentRef }),
      z.object({
        kind: z.literal('ended'),
        by: z.enum(['customer', 'agent', 'desk']),
        cause: EndCause.optional(),
      }),
    ]),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

export const TimelineItem = z.discriminatedUnion('kind', [Message, Notice]);
export type TimelineItem = z.infer<typeof TimelineItem>;

/**
 * `choosing`: groups were offered. `robot`: the robot answers. `queued`: waits in a line. `leave-message`: nobody could take it; once an agent is set it lies in that agent's
 * leave-message list (LM-16) until answered, which makes it `assigned`.
 */
export const ConversationState = z
  .enum(['opening', 'choosing', 'robot', 'queued', 'assigned', 'leave-message', 'ended'])
  .meta({ id: 'ConversationState' });
export type ConversationState = z.infer<typeof ConversationState>;

/** Where a customer stands in a line (RT-46), and how long that may take; without a figure nobody can tell yet. */
export const QueuePlace = z
  .object({ place: z.int().min(1), expectedWaitMs: z.int().min(0).optional() })
  .meta({ id: 'QueuePlace' });
export type QueuePlace = z.infer<typeof QueuePlace>;

/** QS-01: 5 very satisfied, 4 satisfied, 3 neutral, 2 dissatisfied, 1 very dissatisfied. */
export const Grade = z.int().min(1).max(5);

/** What the customer thinks of the service; the last rating counts (QS-03). */
export const Rating = z
  .object({ grade: Grade, at: Instant, comment: z.string().optional() })
  .meta({ id: 'Rating' });
export type Rating = z.infer<typeof Rating>;

/** What the customer of an open conversation has written, be it before the items that are held. */
export const CustomerWrote = z
  .object({
    /** When the first message of it came, and the last. */
    first: Instant,
    last: Instant,
    /** WB-15: the first one after the last of an agent; left out if that answered them all. */
    owedSince: Instant.optional(),
    /** How many of these no agent has seen. */
    unread: z.int().min(0),
  })
  .meta({ id: 'CustomerWrote' });
export type CustomerWrote = z.infer<typeof CustomerWrote>;

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
    /** Only while queued; kept current by `standing` frames. */
    queue: QueuePlace.optional(),
    /** To agents: colleagues who look over it. */
    supervisors: z.array(Supervisor).optional(),
    /** To agents, of an open one in which the customer has written. */
    customerWrote: CustomerWrote.optional(),
    /** It ends then, if the customer stays away; only after a warning. */
    idleEndsAt: Instant.optional(),
    rating: Rating.optional(),
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
