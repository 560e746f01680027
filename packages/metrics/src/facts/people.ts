import * as z from 'zod';
import { MetricsSettings } from '../settings.ts';
import { about, DayKey, Key } from './about.ts';

/** CF-01 … CF-03: what an account's work is counted for. */
export const accountTypes = ['presale', 'aftersale', 'frozen'] as const;
export type AccountType = (typeof accountTypes)[number];

/**
 * An agent's account as it is from a day on, from that day's beginning (CF-05); `at` is when it was changed. Of several
 * for one day the last change counts. Before its first day an agent is not counted; an agent whom no fact names is
 * counted as pre-sale from the beginning. There is no deleting (CF-07).
 */
export const AgentFact = z.strictObject({
  type: z.literal('agent'),
  ...about,
  agentId: Key,
  from: DayKey.describe('The first day it holds for, such as 2026-05-01.'),
  accountType: z
    .enum(accountTypes)
    .default('presale')
    .describe('What the agent’s work is counted for; `frozen`: for nothing (CF-01 … CF-03).'),
  name: z.string().max(200).optional(),
  teamId: Key.optional().describe('For figures by team.'),
  groupId: Key.optional().describe('Where those of its sessions count that name no group.'),
});
export type AgentFact = z.infer<typeof AgentFact>;

/** FL-02 … FL-04: whose account a customer's is, where it is no ordinary buyer's. */
export const CustomerFact = z.strictObject({
  type: z.literal('customer'),
  ...about,
  customerId: Key,
  account: z
    .enum(['own', 'vendor', 'other-shop', 'buyer'])
    .describe(
      'Of the shop itself (FL-02), of the vendor’s support (FL-03), of some other shop (FL-04), or an ordinary buyer’s.',
    ),
});
export type CustomerFact = z.infer<typeof CustomerFact>;

/**
 * Who chatted without logging in turned out to be a known customer: their chats, visits and recommendations are the known
 * one's, those before the login too. Once and for all: of several the earliest counts. Orders and `customer` facts name the
 * known id.
 */
export const IdentityFact = z.strictObject({
  type: z.literal('identity'),
  ...about,
  customerId: Key,
  knownId: Key.describe('The customer’s id in orders.'),
});
export type IdentityFact = z.infer<typeof IdentityFact>;

/** Somebody opened the chat entry (VM-10). */
export const VisitFact = z.strictObject({
  type: z.literal('visit'),
  ...about,
  customerId: Key,
  agentsOnline: z.boolean().describe('At least one agent of the shop was online.'),
});
export type VisitFact = z.infer<typeof VisitFact>;

/** Somebody of the shop signed in to the workbench (PN-09). */
export const SignInFact = z.strictObject({ type: z.literal('sign-in'), ...about, agentId: Key });
export type SignInFact = z.infer<typeof SignInFact>;

/** QS-01: 5 very satisfied … 1 very dissatisfied. The last one of a session counts (D24). */
export const RatingFact = z.strictObject({
  type: z.literal('rating'),
  ...about,
  conversationId: Key,
  agentId: Key.optional().describe('Whom it is about. Left out: who had the session then.'),
  grade: z.int().min(1).max(5).describe('5 very satisfied … 1 very dissatisfied (QS-01).'),
});
export type RatingFact = z.infer<typeof RatingFact>;

/** An agent recommended a product to a customer (SY-06). */
export const RecommendationFact = z.strictObject({
  type: z.literal('recommendation'),
  ...about,
  customerId: Key,
  agentId: Key,
  productId: Key,
  conversationId: Key.optional(),
});
export type RecommendationFact = z.infer<typeof RecommendationFact>;

/**
 * Settings from a day on; `at` is when they were changed. A day that was over by then keeps what it had: they begin with
 * the day of the change (CF-06), and that is reported.
 */
export const SettingsFact = z.strictObject({
  type: z.literal('settings'),
  ...about,
  from: DayKey.describe('The first day it holds for, such as 2026-05-01.'),
  settings: MetricsSettings.describe('See [settings](#settings); what is left out means its default.'),
});
export type SettingsFact = z.infer<typeof SettingsFact>;
