import * as z from 'zod';
import { AgentRef, CustomerRef, GroupRef } from '../people.ts';
import { Id, Instant } from '../scope.ts';

/** What a consultation was: somebody served the customer, or took a message. */
export const consultationKinds = ['online', 'leave'] as const;

/** One consultation of the shop (WB-18): a stretch of a conversation from entry to end, on the day it began. */
export const ConsultationRecord = z
  .object({
    conversationId: Id,
    customer: CustomerRef,
    kind: z.enum(consultationKinds),
    openedAt: Instant,
    /** Left out while it goes on. */
    closedAt: Instant.optional(),
    /** RT-28: the group it entered through, under the name of today. */
    group: GroupRef.optional(),
    /** Who had it last; left out where nobody had. */
    agent: AgentRef.optional(),
  })
  .meta({ id: 'ConsultationRecord' });
export type ConsultationRecord = z.infer<typeof ConsultationRecord>;

/** A page, the newest first. */
export const ConsultationRecords = z
  .object({
    records: z.array(ConsultationRecord),
    total: z.int().min(0),
    /** The `skip` of the page that follows, if there is one. */
    next: z.int().min(0).optional(),
    /** The text stands in more messages than were looked at: older ones may have been passed over. */
    cut: z.literal(true).optional(),
  })
  .meta({ id: 'ConsultationRecords' });
export type ConsultationRecords = z.infer<typeof ConsultationRecords>;
