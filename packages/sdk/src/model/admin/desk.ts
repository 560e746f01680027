import * as z from 'zod';
import { AgentExplanation, TraceStep } from '../methods.ts';
import { AgentRef, AgentStatus, GroupRef } from '../people.ts';
import { Id, Instant, Page, Seq } from '../scope.ts';
import { adminLimits } from './limits.ts';

/** Settings of a shop's desk; the desk checks the ranges and refuses a change whole, with every reason. */
export const DeskSettings = z
  .object({
    /** RT-15 or RT-30 … RT-42. */
    profile: z.enum(['weighted', 'rotation']),
    /** LM-05: 60,000–120,000. */
    leaveMessageTickMs: z.number(),
    /** LM-06: 1–20. */
    customersPerDelivery: z.number(),
    /** LM-04, LM-11, LM-15. */
    leaveMessageMode: z.enum(['default', 'specified', 'manual']),
    /** LM-11, LM-12: at least one in mode `specified`. */
    leaveMessageAgentIds: z.array(Id),
    /** RT-23: 5,000–300,000. */
    chooserTimeoutMs: z.number(),
    /** RT-33: 0–720 h; null: 48 h in rotation, never by weight. */
    stickyWindowMs: z.number().nullable(),
    /** RT-43 … RT-45. */
    capMode: z.enum(['capped', 'exempt-app', 'uncapped']),
    /** RT-46: 0–100,000; null: any number. */
    queueMax: z.number().nullable(),
    /** 10,000–3,600,000. */
    queueAbsenceMs: z.number(),
    /** RT-52: 0–600,000. */
    orphanGraceMs: z.number(),
    /** 60,000–86,400,000. */
    idleEndMs: z.number(),
    /** 0–3,600,000, less than `idleEndMs`. */
    idleWarningMs: z.number(),
    robot: z.enum(['off', 'first', 'nobody-free']),
    /** AR-01: null is off; 1–1,000 characters. */
    autoReplies: z.object({
      first: z.string().nullable(),
      away: z.string().nullable(),
      suspended: z.string().nullable(),
    }),
  })
  .meta({ id: 'DeskSettings' });
export type DeskSettings = z.infer<typeof DeskSettings>;

/** What is left out stays as it is. */
export const DeskSettingsChange = DeskSettings.partial()
  .extend({ autoReplies: DeskSettings.shape.autoReplies.partial().optional() })
  .meta({ id: 'DeskSettingsChange' });
export type DeskSettingsChange = z.infer<typeof DeskSettingsChange>;

/** `version` goes back as `If-Match` (ETag), so that two managers do not undo each other's work. */
export const DeskSetup = z
  .object({ settings: DeskSettings, version: z.int().min(0) })
  .meta({ id: 'DeskSetup' });
export type DeskSetup = z.infer<typeof DeskSetup>;

/** A group as a manager edits it (RT-01 … RT-29). */
export const GroupSetup = z
  .object({
    ...GroupRef.shape,
    pages: z.array(Page),
    skus: z.array(z.string()),
    members: z.array(z.object({ agentId: Id, weight: z.number() })),
    enabled: z.boolean(),
    allowDefaultFallback: z.boolean(),
    overflow: z.boolean(),
    isDefault: z.boolean(),
    version: z.int().min(0),
  })
  .meta({ id: 'GroupSetup' });
export type GroupSetup = z.infer<typeof GroupSetup>;

/** As they were pasted: space around is not the SKU's. What an SKU may be, the desk says, with every other reason. */
const Skus = z.array(z.string().trim()).max(adminLimits.groupSkus);

/** A new group; a weight left out is 6 (RT-13), a flag left out: enabled, falling back, not passing on. */
export const NewGroup = z
  .object({
    name: z.string().max(100),
    pages: z.array(Page).default([]),
    skus: Skus.default([]),
    members: z.array(z.object({ agentId: Id, weight: z.number().optional() })),
    enabled: z.boolean().optional(),
    allowDefaultFallback: z.boolean().optional(),
    overflow: z.boolean().optional(),
  })
  .meta({ id: 'NewGroup' });
export type NewGroup = z.input<typeof NewGroup>;

/** What is left out stays; lists are given whole. */
export const GroupChange = z
  .object({
    name: z.string().max(100),
    pages: z.array(Page),
    skus: Skus,
    members: NewGroup.shape.members,
    enabled: z.boolean(),
    allowDefaultFallback: z.boolean(),
    overflow: z.boolean(),
  })
  .partial()
  .meta({ id: 'GroupChange' });
export type GroupChange = z.infer<typeof GroupChange>;

/** An agent as a manager sees it. */
export const AgentSetup = z
  .object({
    ...AgentRef.shape,
    status: AgentStatus,
    /** AC-03. */
    receiving: z.boolean(),
    /** RT-43; null: any number. */
    capacity: z.number().nullable(),
    /** Conversations that the agent has now. */
    load: z.int().min(0),
    groupIds: z.array(Id),
    /** Of name, receiving and capacity: goes back as `If-Match`. */
    version: z.int().min(0),
  })
  .meta({ id: 'AgentSetup' });
export type AgentSetup = z.infer<typeof AgentSetup>;

export const AgentChange = z
  .object({ name: z.string().max(100), receiving: z.boolean(), capacity: z.number().nullable() })
  .partial()
  .meta({ id: 'AgentChange' });
export type AgentChange = z.infer<typeof AgentChange>;

export const BlockedCustomer = z
  .object({ customerId: Id, by: AgentRef, reason: z.string(), at: z.int() })
  .meta({ id: 'BlockedCustomer' });
export type BlockedCustomer = z.infer<typeof BlockedCustomer>;

export const GroupSetupList = z.object({ groups: z.array(GroupSetup) }).meta({ id: 'GroupSetupList' });
export const AgentSetupList = z.object({ agents: z.array(AgentSetup) }).meta({ id: 'AgentSetupList' });
export const BlockedCustomerList = z
  .object({ blocked: z.array(BlockedCustomer) })
  .meta({ id: 'BlockedCustomerList' });

/** An explanation with the desk that it was read from: the one of now, or the one rebuilt at a recorded sequence. */
export const DeskExplanation = z
  .object({
    ...AgentExplanation.shape,
    /** Where the journal stood, and when that was. */
    seq: Seq,
    at: Instant,
  })
  .meta({ id: 'DeskExplanation' });
export type DeskExplanation = z.infer<typeof DeskExplanation>;

/** What a conversation came to at one point, and why: from the record. */
export const OutcomeTrace = z
  .object({
    /** Where the journal keeps it, and when it happened. */
    seq: Seq,
    at: Instant,
    outcome: z.enum([
      'assigned',
      'transferred',
      'queued',
      'choose',
      'leave-message',
      'delivered',
      'robot',
      'refused',
    ]),
    /** The group it entered through; of a transfer and a delivery the one it went to. */
    group: GroupRef.optional(),
    agent: AgentRef.optional(),
    /** The sequence that the decision saw: `at` of an explanation. */
    decidedAt: Seq,
    steps: z.array(TraceStep),
  })
  .meta({ id: 'OutcomeTrace' });
export type OutcomeTrace = z.infer<typeof OutcomeTrace>;

export const ConversationTrace = z
  .object({ conversationId: Id, outcomes: z.array(OutcomeTrace) })
  .meta({ id: 'ConversationTrace' });
export type ConversationTrace = z.infer<typeof ConversationTrace>;

/**
 * What is wrong with how the shop is staffed. `NO_ROUTABLE_AGENT` (AC-07): within business hours nobody of the whole shop
 * can be routed. `GROUP_UNATTENDED`: within its hours nobody of a group can. `GROUP_EMPTY`: a group has no members.
 */
export const warningCodes = ['NO_ROUTABLE_AGENT', 'GROUP_UNATTENDED', 'GROUP_EMPTY'] as const;
export const DeskWarning = z
  .object({
    code: z.enum(warningCodes),
    /** Of the warnings about a group. */
    group: GroupRef.optional(),
  })
  .meta({ id: 'DeskWarning' });
export type DeskWarning = z.infer<typeof DeskWarning>;

export const DeskWarnings = z
  .object({
    warnings: z.array(DeskWarning),
    /** Whether the shop is within its business hours. */
    open: z.boolean(),
    /** When it opens next; now if it is open, missing if never. */
    nextOpening: Instant.optional(),
  })
  .meta({ id: 'DeskWarnings' });
export type DeskWarnings = z.infer<typeof DeskWarnings>;
