import { Scope } from '@shopbell/sdk/model';
import * as z from 'zod';
import { about, Key } from './about.ts';

const inConversation = {
  ...about,
  conversationId: Key.describe('One chat, from entry to end: all its facts name it.'),
};

/** A customer came in. Alone it is no session: a chooser may be left, a robot may have answered. */
export const EntryOpened = z.strictObject({
  type: z.literal('entry.opened'),
  ...inConversation,
  customerId: Key,
  scope: Scope.strict().describe(
    'What it was opened about: `page`, `sku`, `orderId`, `trackingNo`, `channel`; `{}` for the shop’s page. In CSV the columns `page` and `sku`.',
  ),
});

/**
 * An agent owns the conversation. Begins an online session (a leave session that ran is over); in an online session that
 * runs it hands over to the new owner (VM-08, RS-18). `answers: 'leave-message'` means that the owner's reply moved a
 * leave message to the ongoing ones (LM-16): it stays a leave session.
 */
export const SessionAssigned = z.strictObject({
  type: z.literal('session.assigned'),
  ...inConversation,
  agentId: Key,
  groupId: Key.describe('The group it entered through: figures by group count it there (RT-28).'),
  servingGroupId: Key.describe(
    'The group whose agent took it: the same, or another one after a fall-back (RT-09).',
  ),
  answers: z
    .enum(['entry', 'leave-message'])
    .describe(
      '`entry`: an online session begins, or its owner changes. `leave-message`: the owner answered a leave message, which stays one (LM-16).',
    ),
});

/** The agent passed it on, or a supervisor did (RT-49): it belongs to the receiver and the receiver's group. */
export const SessionTransferred = z.strictObject({
  type: z.literal('session.transferred'),
  ...inConversation,
  fromAgentId: Key.describe('Who had it.'),
  agentId: Key.describe('Who has it now.'),
  groupId: Key.describe('The receiver’s group.'),
});

/** It waits in the line of a group (RT-46): the session has begun (RT-01), the human clock has not (RB-06). */
export const SessionQueued = z.strictObject({
  type: z.literal('session.queued'),
  ...inConversation,
  groupId: Key,
});

/** Whoever had it has it no more, and the session goes on: the customer is asked anew whom it is for. No line is waited in. */
export const SessionReleased = z.strictObject({ type: z.literal('session.released'), ...inConversation });

/** Nobody could take it: a leave session begins, or goes on without an agent; an online session that ran is over. */
export const SessionLeft = z.strictObject({
  type: z.literal('session.left'),
  ...inConversation,
  groupId: Key,
});

/** A leave message lies with an agent: the agent's own clock starts here (D18). */
export const SessionDelivered = z.strictObject({
  type: z.literal('session.delivered'),
  ...inConversation,
  agentId: Key,
});

/** The customer came back and is served live: the leave session is over (LM-20). */
export const SessionConverted = z.strictObject({ type: z.literal('session.converted'), ...inConversation });

export const SessionEnded = z.strictObject({
  type: z.literal('session.ended'),
  ...inConversation,
  by: z
    .enum(['customer', 'agent', 'desk'])
    .describe('Who ended it; `desk`: the system, after silence for instance.'),
});

/** RS-20: what goes out under the buyer's name and asks nothing. */
export const noises = ['closing', 'advertising', 'abuse', 'system'] as const;

/**
 * Somebody wrote. Only `agent` is a human reply; `robot` never is one, `auto` under the profile `thirdParty` (D14). Where no
 * session facts are told (files of another platform), `customerId` and `agentId` say whose chat it is.
 */
export const MessageFact = z.strictObject({
  type: z.literal('message'),
  ...inConversation,
  from: z
    .enum(['customer', 'agent', 'auto', 'robot'])
    .describe(
      'Who wrote: `auto` is an automatic text in an agent’s name, a reply under `thirdParty` alone (D14); `robot` is never a reply, nor is the system.',
    ),
  authorId: Key.describe(
    'The customer, the agent, or the agent in whose name an automatic text went out. Left out: `customerId` of a customer’s message, else `agentId`.',
  ),
  length: z.int().min(0).describe('Characters (code points) of the text. Left out: those of `text`.'),
  customerId: Key.optional().describe('Whose chat it is.'),
  agentId: Key.optional().describe('Whose chat it is; of a customer’s message whom it was written to.'),
  opening: z
    .string()
    .max(64)
    .optional()
    .describe('The signs that an agent’s or automatic text begins with (AR-10). Left out: those of `text`.'),
  textKey: z
    .string()
    .max(32)
    .optional()
    .describe(
      'A hash of an agent’s or automatic text, to be compared with an agreed phrase (FL-12). Left out: that of `text`.',
    ),
  broadcast: z.boolean().optional().describe('Sent to many at once (FL-07).'),
  noise: z
    .enum(noises)
    .optional()
    .describe(
      'What goes out under the buyer’s name and asks nothing: see the setting `ignoreNoise` (RS-20).',
    ),
});
export type MessageFact = z.infer<typeof MessageFact>;
