import { Id, Instant, Scope } from '@shopbell/sdk/model';
import * as z from 'zod';

/**
 * What statistics are computed from. A fact says what happened, once and for ever; a figure is a function of the set of
 * facts and of now. Facts come from the journal of the desk, later also from a shop's back end and from files of other
 * platforms, and carry no words: what a figure needs of a text (its length) stands in the fact.
 *
 * A *conversation* runs from entry to end. Its recorded stretches are *sessions* (RT-01), online or leave message; a
 * leave message whose customer came back is followed by an online session in the same conversation (LM-20).
 *
 * Facts of one conversation are given in the order they happened, which `at` alone cannot tell within a millisecond;
 * the order between conversations does not matter.
 */
const about = {
  /** Names this fact within its shop: the same id again is the same fact. From the journal: its sequence. */
  id: Id,
  /** When it happened. */
  at: Instant,
  conversationId: Id,
};

/** A customer came in. Alone it is no session: a chooser may be left, a robot may have answered. */
export const EntryOpened = z.object({
  type: z.literal('entry.opened'),
  ...about,
  customerId: Id,
  scope: Scope,
});

/**
 * An agent owns the conversation. Begins an online session (a leave session that ran is over); in an online session that
 * runs it hands over to the new owner (VM-08, RS-18). `answers: 'leave-message'` means that the owner's reply moved a leave message to the ongoing ones
 * (LM-16): it stays a leave session.
 */
export const SessionAssigned = z.object({
  type: z.literal('session.assigned'),
  ...about,
  agentId: Id,
  /** The group it entered through (RT-28); figures by group count it there. */
  groupId: Id,
  /** The group whose turn was used: another one after a fall-back (RT-09). */
  servingGroupId: Id,
  answers: z.enum(['entry', 'leave-message']),
});

/** The agent passed it on, or a supervisor did (RT-49): it belongs to the receiver and the receiver's group. */
export const SessionTransferred = z.object({
  type: z.literal('session.transferred'),
  ...about,
  fromAgentId: Id,
  agentId: Id,
  groupId: Id,
});

/** It waits in the line of a group (RT-46): the session has begun (RT-01), the human clock has not (RB-06). */
export const SessionQueued = z.object({ type: z.literal('session.queued'), ...about, groupId: Id });

/** Nobody could take it: a leave session begins; an online session that ran is over. */
export const SessionLeft = z.object({ type: z.literal('session.left'), ...about, groupId: Id });

/** A leave message lies with an agent: the agent's own clock starts here (D18). */
export const SessionDelivered = z.object({ type: z.literal('session.delivered'), ...about, agentId: Id });

/** The customer came back and is served live: the leave session is over (LM-20). */
export const SessionConverted = z.object({ type: z.literal('session.converted'), ...about });

export const SessionEnded = z.object({
  type: z.literal('session.ended'),
  ...about,
  by: z.enum(['customer', 'agent', 'desk']),
});

/** Somebody wrote. Only `agent` is a human reply; `auto` and `robot` never are (D14, RB-06). */
export const MessageFact = z.object({
  type: z.literal('message'),
  ...about,
  from: z.enum(['customer', 'agent', 'auto', 'robot']),
  /** The author's id: the customer, the agent, or the agent in whose name an automatic text went out. */
  authorId: Id,
  /** Code points of the text. */
  length: z.int().min(0),
});

export const Fact = z
  .discriminatedUnion('type', [
    EntryOpened,
    SessionAssigned,
    SessionTransferred,
    SessionQueued,
    SessionLeft,
    SessionDelivered,
    SessionConverted,
    SessionEnded,
    MessageFact,
  ])
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof Fact>;
export type FactType = Fact['type'];

/** Version written beside every stored fact. */
export const factVersion = 1;
