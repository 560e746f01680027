import { Scope } from '@shopbell/sdk/model';
import * as z from 'zod';
import { about, Key } from './about.ts';

const inConversation = { ...about, conversationId: Key };

/** A customer came in. Alone it is no session: a chooser may be left, a robot may have answered. */
export const EntryOpened = z.object({
  type: z.literal('entry.opened'),
  ...inConversation,
  customerId: Key,
  scope: Scope,
});

/**
 * An agent owns the conversation. Begins an online session (a leave session that ran is over); in an online session that
 * runs it hands over to the new owner (VM-08, RS-18). `answers: 'leave-message'` means that the owner's reply moved a
 * leave message to the ongoing ones (LM-16): it stays a leave session.
 */
export const SessionAssigned = z.object({
  type: z.literal('session.assigned'),
  ...inConversation,
  agentId: Key,
  /** The group it entered through (RT-28); figures by group count it there. */
  groupId: Key,
  /** The group whose turn was used: another one after a fall-back (RT-09). */
  servingGroupId: Key,
  answers: z.enum(['entry', 'leave-message']),
});

/** The agent passed it on, or a supervisor did (RT-49): it belongs to the receiver and the receiver's group. */
export const SessionTransferred = z.object({
  type: z.literal('session.transferred'),
  ...inConversation,
  fromAgentId: Key,
  agentId: Key,
  groupId: Key,
});

/** It waits in the line of a group (RT-46): the session has begun (RT-01), the human clock has not (RB-06). */
export const SessionQueued = z.object({ type: z.literal('session.queued'), ...inConversation, groupId: Key });

/** Whoever had it has it no more, and the session goes on: the customer is asked anew whom it is for. No line is waited in. */
export const SessionReleased = z.object({ type: z.literal('session.released'), ...inConversation });

/** Nobody could take it: a leave session begins, or goes on without an agent; an online session that ran is over. */
export const SessionLeft = z.object({ type: z.literal('session.left'), ...inConversation, groupId: Key });

/** A leave message lies with an agent: the agent's own clock starts here (D18). */
export const SessionDelivered = z.object({
  type: z.literal('session.delivered'),
  ...inConversation,
  agentId: Key,
});

/** The customer came back and is served live: the leave session is over (LM-20). */
export const SessionConverted = z.object({ type: z.literal('session.converted'), ...inConversation });

export const SessionEnded = z.object({
  type: z.literal('session.ended'),
  ...inConversation,
  by: z.enum(['customer', 'agent', 'desk']),
});

/** RS-20: what goes out under the buyer's name and asks nothing. */
export const noises = ['closing', 'advertising', 'abuse', 'system'] as const;

/**
 * Somebody wrote. Only `agent` is a human reply; `robot` never is one, `auto` under the profile `thirdParty` (D14). Where no
 * session facts are told (files of another platform), `customerId` and `agentId` say whose chat it is.
 */
export const MessageFact = z.object({
  type: z.literal('message'),
  ...inConversation,
  from: z.enum(['customer', 'agent', 'auto', 'robot']),
  /** The author's id: the customer, the agent, or the agent in whose name an automatic text went out. */
  authorId: Key,
  /** Code points of the text. */
  length: z.int().min(0),
  customerId: Key.optional(),
  /** Of a customer's message: whom it was written to. */
  agentId: Key.optional(),
  /** What an agent's or automatic text begins with, as far as it may be a symbol (see `textFacts`). */
  opening: z.string().max(64).optional(),
  /** A hash of an agent's text (see `textFacts`), for comparing it with an agreed phrase. */
  textKey: z.string().max(32).optional(),
  /** FL-07: sent to many at once. */
  broadcast: z.boolean().optional(),
  noise: z.enum(noises).optional(),
});
export type MessageFact = z.infer<typeof MessageFact>;
