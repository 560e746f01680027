import * as z from 'zod';
import { Card } from './cards.ts';
import { content, hasContent } from './content.ts';
import { Conversation, Grade, TimelineItem } from './conversation.ts';
import {
  CustomerAbout,
  CustomersAmong,
  CustomersByOrders,
  FoundCustomer,
  FoundMessage,
  searchLimits,
} from './customers.ts';
import { FileRef } from './files.ts';
import { Faq, Recommendation } from './knowledge.ts';
import { deskLimits, limits } from './limits.ts';
import { ShopNotice } from './notices.ts';
import { groupsAskedAtMost, Openings } from './openings.ts';
import { RoutingOutcome } from './outcome.ts';
import { Phrase, PhraseInput, Phrases } from './phrases.ts';
import { AgentRef, AgentStatus, CustomerRef, GroupRef } from './people.ts';
import { Id, Instant, Scope, Seq } from './scope.ts';
import { customerGroupMethods } from './customerGroupMethods.ts';
import { figureMethods } from './figureMethods.ts';
import { staffChatMethods } from './staffChatMethods.ts';
import { supervisionMethods } from './supervisionMethods.ts';

const nothing = z.object({});

/** What was sold: whole numbers of the currency's smallest unit. */
export const SalesOfToday = z
  .object({
    amount: z.int().min(0),
    /** ISO 4217. */
    currency: z.string(),
  })
  .meta({ id: 'SalesOfToday' });
export type SalesOfToday = z.infer<typeof SalesOfToday>;

/** Figures of the workbench header (WB-05). Null where nothing has been counted yet. */
export const FiguresToday = z
  .object({
    /** The shop's calendar day, `2026-11-21`. */
    day: z.string(),
    /** Conversations of today in which the agent was connected and the customer wrote (VM-07). */
    receptions: z.int().min(0),
    /** RS-01, human replies only, in seconds. */
    averageResponseSeconds: z.number().min(0).nullable(),
    /** RS-10: of today's conversations in the assessed hours those that a person answered within 30 s; 1 is all. */
    thirtySecondRate: z.number().min(0).max(1).nullable().optional(),
    /**
     * Orders paid today that are the agent's by the shop's settings (SL-01); at most half an hour late (WB-06). Missing where
     * nobody tells of orders, and until it is counted.
     */
    sales: SalesOfToday.optional(),
  })
  .meta({ id: 'FiguresToday' });
export type FiguresToday = z.infer<typeof FiguresToday>;

/** A leave message that nobody has yet. */
export const PendingLeaveMessage = z
  .object({
    conversationId: Id,
    group: GroupRef,
    customer: CustomerRef,
    scope: Scope,
    /** When the customer first wrote. */
    at: Instant,
    /** Of the newest message. */
    text: z.string(),
    files: z.array(FileRef).optional(),
    card: Card.optional(),
    /** Of a long text, many files or a card with much on it only as much as fits is told: the conversation has it whole. */
    cut: z.literal(true).optional(),
  })
  .meta({ id: 'PendingLeaveMessage' });
export type PendingLeaveMessage = z.infer<typeof PendingLeaveMessage>;

/** The checks of RT-29, in its order, and capacity last. */
export const RoutingCheck = z
  .enum(['status', 'scope', 'receiving', 'weight', 'capacity'])
  .meta({ id: 'RoutingCheck' });
export type RoutingCheck = z.infer<typeof RoutingCheck>;

/** A rule that was looked at, and what it said. */
export const TraceStep = z
  .object({
    rule: z.string(),
    said: z.string(),
    group: GroupRef.optional(),
    /** Who it fell to. */
    agent: AgentRef.optional(),
    /** By what: the figures that were compared. */
    keys: z
      .object({
        weight: z.int().min(0).optional(),
        /** RT-15: conversations owed to the agent. */
        owed: z.number().optional(),
        /** RT-39: the place among the turns. */
        place: z.int().min(0).optional(),
        /** RT-36: when agent and customer last spoke. */
        spokeAt: Instant.optional(),
        /** RT-46: how long the customer had waited. */
        waitedMs: z.int().min(0).optional(),
        /** LM-06: customers whose messages the agent had got in this delivery. */
        customers: z.int().min(0).optional(),
        /** Open conversations of the agent. */
        holds: z.int().min(0).optional(),
      })
      .optional(),
    /** Everybody else, counted by the first check that each failed. */
    passedOver: z.record(z.string(), z.int().min(0)).optional(),
  })
  .meta({ id: 'TraceStep' });
export type TraceStep = z.infer<typeof TraceStep>;

/** Why an agent gets no conversations (RT-29); without `failed` some would come. */
export const AgentExplanation = z
  .object({
    agent: AgentRef,
    failed: RoutingCheck.optional(),
    inNoGroup: z.boolean(),
    groups: z.array(
      z.object({
        group: GroupRef,
        failed: RoutingCheck.optional(),
        weight: z.int().min(0).max(10).optional(),
        /** The next conversation of the group would go to the agent. */
        next: z.boolean(),
        disabled: z.boolean(),
      }),
    ),
    /** With a scope: where an entry of it would go now, step by step. */
    entry: z.array(TraceStep).optional(),
  })
  .meta({ id: 'AgentExplanation' });
export type AgentExplanation = z.infer<typeof AgentExplanation>;

/**
 * What a method may need beside being an agent's: a permission that some roles carry, or no more than an account that may
 * sign in (`sign-in`). Methods of agents that name nothing need `cs.online`: to serve customers (AC-01).
 */
export type MethodPermission =
  'sign-in' | 'cs.online' | 'cs.assign' | 'cs.contact' | 'cs.chat' | 'cs.supervise' | 'cs.records';

/** Requests over the socket: who may ask, with what, and what comes back. The server's permission table is built on it. */
export const methods = {
  'conversation.open': {
    by: ['customer'],
    params: z.object({ scope: Scope }),
    result: z.object({ outcome: RoutingOutcome, conversation: Conversation }),
    means:
      'Enter with a scope. A running conversation of the same scope is returned again, so a repeat is harmless. Who is not served gets the outcome `refused` and a conversation that has ended (WB-19).',
  },
  'conversation.choose': {
    by: ['customer'],
    params: z.object({ conversationId: Id, groupId: Id }),
    result: z.object({ outcome: RoutingOutcome }),
    means: 'Take one of the groups offered (RT-21).',
  },
  'queue.leave': {
    by: ['customer'],
    params: z.object({ conversationId: Id, to: z.enum(['leave-message', 'solved']) }),
    result: z.object({ outcome: RoutingOutcome.optional() }),
    means:
      'Wait no longer: leave a message instead, with all that was written, or the answer was found (RT-46).',
  },
  'robot.hand-over': {
    by: ['customer'],
    params: z.object({ conversationId: Id }),
    result: z.object({ outcome: RoutingOutcome }),
    means: 'From the robot to a person, with the same scope (RB-05).',
  },
  'answers.read': {
    by: ['customer'],
    params: z.object({ scope: Scope, queued: z.boolean().default(false) }),
    result: z.object({ faq: z.array(Faq), recommendations: z.array(Recommendation) }),
    means: 'Frequent questions (RB-08, RT-47) and recommendations (RB-07) that fit a page.',
  },
  'hours.read': {
    by: ['customer'],
    params: z.object({ groupIds: z.array(Id).max(groupsAskedAtMost).default([]) }),
    result: Openings,
    means: 'Whether the shop and its groups serve customers now, and if not, when they do next (AC-07).',
  },
  'conversation.transfer': {
    by: ['agent'],
    params: z.object({
      conversationId: Id,
      to: z.object({ kind: z.enum(['agent', 'group']), id: Id }),
      note: z.string().trim().min(1).max(deskLimits.note).optional(),
    }),
    result: nothing,
    means:
      'Pass a conversation on (RT-48, RT-49): the own one, or as a supervisor any. Refused targets say why.',
  },
  'leave-message.list': {
    by: ['agent'],
    needs: 'cs.assign',
    params: z.object({
      skip: z.int().min(0).default(0),
      limit: z.int().min(1).max(100).default(100),
    }),
    /** `total`: how many there are, whatever part of them is told. */
    result: z.object({ leaveMessages: z.array(PendingLeaveMessage), total: z.int().min(0) }),
    means:
      'Leave messages that nobody has yet, the oldest first (LM-13): as many as `limit` of them, after the first `skip`, in at most 512 KiB. Whatever is handed out meanwhile makes room: those behind it move up, and `total` says so.',
  },
  'leave-message.assign': {
    by: ['agent'],
    needs: 'cs.assign',
    params: z.object({ conversationId: Id, agentId: Id }),
    result: nothing,
    means: 'Give all that a customer left in a group to an agent who is not offline (LM-13, LM-14).',
  },
  'customer.search': {
    by: ['agent'],
    needs: 'cs.contact',
    params: z.object({
      /**
       * The beginning of a name, an account or a customer's id, or its last four as screens show them; without `among` also
       * an order's number; empty: everybody.
       */
      text: z.string().trim().max(searchLimits.text).default(''),
      /** `own`: only those. `others`: only those, and whose name, account or id is exactly the text (WB-03). */
      among: CustomersAmong.optional(),
      /** Of these only who ordered nothing, something that is not paid, or something that is (WB-09). */
      orders: CustomersByOrders.optional(),
      /** `next` of the page before. */
      after: Seq.optional(),
    }),
    result: z.object({
      customers: z.array(FoundCustomer),
      /** WB-02: who placed the order of that number, on the first page of one's own, whoever served them. */
      orderMatch: z.array(FoundCustomer).optional(),
      next: Seq.optional(),
    }),
    means:
      'Customers of the shop with their newest conversations, whoever was here last first (LM-23, WB-01). What ended may be read by `history.read`.',
  },
  'message.search': {
    by: ['agent'],
    needs: 'cs.contact',
    params: z.object({
      text: z.string().trim().min(1).max(searchLimits.text),
      /** `next` of the page before. */
      before: Seq.optional(),
    }),
    result: z.object({ found: z.array(FoundMessage), next: Seq.optional() }),
    means:
      'Conversations in which customers or agents wrote that (two letters or more), the newest first, each once on a page: of those that the agent has, and of whatever has ended.',
  },
  'conversation.start': {
    by: ['agent'],
    needs: 'cs.contact',
    params: z.object({ customerId: Id }),
    result: z.object({ conversation: Conversation }),
    means:
      'Contact a customer (LM-23): a new conversation of one’s own, or the one that is open. Refused with CUSTOMER_ENGAGED while the customer has another.',
  },
  'customer.about': {
    by: ['agent'],
    params: z.object({ conversationId: Id }),
    result: CustomerAbout,
    means:
      'Whom a conversation is with (WB-21): what they look at, their orders with parcels, what they came for before. Of a conversation that the agent may read.',
  },
  'customer.block': {
    by: ['agent'],
    params: z.object({ customerId: Id, reason: z.string().trim().min(1).max(deskLimits.note) }),
    result: nothing,
    means: 'Serve a customer no longer (WB-19): they leave every line and conversation at once.',
  },
  'customer.unblock': {
    by: ['agent'],
    needs: 'cs.assign',
    params: z.object({ customerId: Id }),
    result: nothing,
    means: 'Serve a customer again.',
  },
  'explain.me': {
    by: ['agent'],
    params: z.object({ scope: Scope.optional() }),
    result: AgentExplanation,
    means: 'Why do I get no conversations? The first failing check in the order of RT-29, group by group.',
  },
  'conversation.end': {
    by: ['customer', 'agent'],
    params: z.object({ conversationId: Id }),
    result: nothing,
    means: 'End the conversation. Ending an ended one is harmless.',
  },
  'message.send': {
    by: ['customer', 'agent'],
    params: z.object({ conversationId: Id, clientId: Id, ...content }).refine(hasContent, {
      path: ['text'],
      error: 'must not be blank, where neither files nor a card are sent',
    }),
    result: z.object({ id: Id, seq: Seq, at: Instant }),
    means:
      'Store a message once: a text, files, a card, or several of them. The same client id with the same content gets the first answer again. An agent may name a staff chat instead of a conversation (WB-04), and sends no card there.',
  },
  'note.add': {
    by: ['agent'],
    params: z.object({
      conversationId: Id,
      clientId: Id,
      text: z.string().trim().min(1).max(limits.text),
    }),
    result: z.object({ id: Id, seq: Seq, at: Instant }),
    means:
      'A note for colleagues in the own open conversation: whoever has it later reads it, its customer never does. The same client id with the same text gets the first answer again.',
  },
  'message.recall': {
    by: ['agent'],
    params: z.object({ conversationId: Id, messageId: Id }),
    result: z.object({ seq: Seq, at: Instant }),
    means:
      'Take an own message, or an own note, back within two minutes, wherever the conversation is by then: its words, files and card are erased, its place stays. Recalling it again gets the first answer. Later: RECALL_TOO_LATE.',
  },
  'conversation.rate': {
    by: ['customer'],
    params: z.object({
      conversationId: Id,
      grade: Grade,
      comment: z.string().trim().min(1).max(limits.ratingComment).optional(),
    }),
    result: nothing,
    means:
      'Rate the service of a person, while it goes on or after its end (QS-01); the last rating counts (QS-03).',
  },
  'conversation.ask-about': {
    by: ['customer'],
    params: z.object({
      conversationId: Id,
      scope: Scope,
      /** The customer agreed to go to another group, if the scope is served by one. */
      reRoute: z.boolean().default(false),
    }),
    result: z.object({
      outcome: RoutingOutcome,
      /** Groups that serve the scope and do not have it: asked again with `reRoute`, it goes there. */
      otherGroups: z.array(GroupRef),
    }),
    means: 'Go on about something else: the scope is replaced, and a notice says so.',
  },
  'message.seen': {
    by: ['customer', 'agent'],
    params: z.object({ conversationId: Id, upTo: Seq }),
    result: nothing,
    means: 'Everything up to this sequence was on screen.',
  },
  'history.read': {
    by: ['customer', 'agent'],
    onlookers: 'cs.records',
    params: z.object({
      conversationId: Id,
      /** Items below this sequence; without it the newest. */
      before: Seq.optional(),
      limit: z.int().min(1).max(limits.historyPage).default(limits.historyPage),
    }),
    result: z.object({ items: z.array(TimelineItem), more: z.boolean() }),
    means:
      'A page of older messages and notices, oldest first. Who may read the shop’s consultations (`cs.records`) reads any that is with no agent; that of one who is: FORBIDDEN, it is watched by `conversation.supervise`.',
  },
  'status.set': {
    by: ['agent'],
    params: z.object({
      status: AgentStatus,
      /** Going offline: what becomes of the open conversations; kept if left out (ST-06). */
      conversations: z.enum(['keep', 're-route', 'end']).optional(),
    }),
    result: nothing,
    means: 'Set the own status (ST-01).',
  },
  'phrases.read': {
    by: ['agent'],
    params: nothing,
    result: Phrases,
    means: 'Quick phrases (WB-17): the shop’s, and the asking agent’s own.',
  },
  'phrase.put': {
    by: ['agent'],
    params: PhraseInput,
    result: Phrase,
    means:
      'A phrase of one’s own, new or changed. The same change asked again is answered again; another one is refused with CHANGED_MEANWHILE unless `version` is the stored one. All phrases of a list take 256 KiB at most.',
  },
  'phrase.delete': {
    by: ['agent'],
    params: z.object({ id: Id }),
    result: nothing,
    means: 'Forget a phrase of one’s own.',
  },
  'shop-phrase.put': {
    by: ['agent'],
    needs: 'cs.assign',
    params: PhraseInput,
    result: Phrase,
    means: 'A phrase for everybody of the shop, new or changed; otherwise like one’s own.',
  },
  'shop-phrase.delete': {
    by: ['agent'],
    needs: 'cs.assign',
    params: z.object({ id: Id }),
    result: nothing,
    means: 'Forget a phrase of the shop.',
  },
  'notices.list': {
    by: ['agent'],
    needs: 'sign-in',
    params: nothing,
    result: z.object({ notices: z.array(ShopNotice) }),
    means:
      'Notices of the kinds that the account’s roles want (AC-05), the newest first; new ones come by frame.',
  },
  ...staffChatMethods,
  ...customerGroupMethods,
  ...supervisionMethods,
  ...figureMethods,
  'figures.today': {
    by: ['agent'],
    params: nothing,
    result: FiguresToday,
    means: 'The figures of the workbench header, for the asking agent.',
  },
} as const satisfies Record<
  string,
  {
    by: readonly ('customer' | 'agent')[];
    needs?: MethodPermission | readonly MethodPermission[];
    /** What opens it to employees without a place at the desk too, where nothing is named in `needs`. */
    onlookers?: MethodPermission;
    params: z.ZodType;
    result: z.ZodType;
    means: string;
  }
>;

export type Method = keyof typeof methods;
export type ParamsOf<M extends Method> = z.input<(typeof methods)[M]['params']>;
export type ResultOf<M extends Method> = z.output<(typeof methods)[M]['result']>;
