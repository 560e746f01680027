import * as z from 'zod';
import { Card } from './cards.ts';
import { ConversationState, Rating } from './conversation.ts';
import { AgentRef, CustomerRef, GroupRef } from './people.ts';
import { Id, Instant, Scope, Seq } from './scope.ts';

/** Limits of a search for customers. */
export const searchLimits = {
  /** Code units of what is searched for: an order's number fits. */
  text: 128,
  /** Customers of one page, and of each the newest conversations: together they fit into a frame. */
  page: 10,
  conversations: 3,
  /** Characters of the last text that is shown. */
  lastText: 80,
  /** Orders, parcels of each, and earlier conversations that are told of a customer whom somebody serves. */
  orders: 10,
  parcels: 3,
  earlier: 20,
  /** Conversations of one page in which a text was found, and the characters around it that are shown. */
  texts: 10,
  excerpt: 120,
} as const;

/** A conversation in few words, for whoever looks for its customer. */
export const ConversationSummary = z
  .object({
    id: Id,
    scope: Scope,
    state: ConversationState,
    openedAt: Instant,
    endedAt: Instant.optional(),
    group: GroupRef.optional(),
    agent: AgentRef.optional(),
    /** The beginning of the newest message; only of those that the asking agent may read. */
    lastText: z.string().optional(),
    /** The newest message was recalled: there are no words to show. */
    lastRecalled: z.boolean().optional(),
    /** What the customer thought of it; only of those that the asking agent may read. */
    rating: Rating.optional(),
  })
  .meta({ id: 'ConversationSummary' });
export type ConversationSummary = z.infer<typeof ConversationSummary>;

/** A customer of the shop, with what they came for lately. */
export const FoundCustomer = z
  .object({
    customer: CustomerRef,
    /** WB-19: not served. */
    blocked: z.boolean(),
    /** The newest first. */
    conversations: z.array(ConversationSummary),
  })
  .meta({ id: 'FoundCustomer' });
export type FoundCustomer = z.infer<typeof FoundCustomer>;

/** Which of the customers who fit: of whom the asking agent ever had a conversation, or all others (WB-03). */
export const CustomersAmong = z.enum(['own', 'others']).meta({ id: 'CustomersAmong' });
export type CustomersAmong = z.infer<typeof CustomersAmong>;

/** What customers ordered since they came last, or in the 24 hours before (WB-09); what was cancelled is not ordered. */
export const CustomersByOrders = z.enum(['none', 'unpaid', 'paid']).meta({ id: 'CustomersByOrders' });
export type CustomersByOrders = z.infer<typeof CustomersByOrders>;

/** A conversation in which something was said, at the newest place. */
export const FoundMessage = z
  .object({
    customer: CustomerRef,
    conversation: ConversationSummary,
    message: z.object({
      id: Id,
      seq: Seq,
      at: Instant,
      /** Missing where the customer wrote it. */
      agent: AgentRef.optional(),
      /** What stands around what was found. */
      excerpt: z.string(),
    }),
  })
  .meta({ id: 'FoundMessage' });
export type FoundMessage = z.infer<typeof FoundMessage>;

/**
 * Whom an agent talks to (WB-21), as the shop's records have it now. Orders are told only of a customer whom the shop's JWT
 * names.
 */
export const CustomerAbout = z
  .object({
    customer: CustomerRef,
    /** What the conversation is about at this moment: product, order and parcel of its scope. */
    viewing: z.array(Card),
    /** The latest first. */
    orders: z.array(z.object({ order: Card, parcels: z.array(Card) })),
    /** There are more orders than these. */
    moreOrders: z.boolean(),
    /** Other conversations of the customer, the newest first. */
    earlier: z.array(ConversationSummary),
  })
  .meta({ id: 'CustomerAbout' });
export type CustomerAbout = z.infer<typeof CustomerAbout>;
