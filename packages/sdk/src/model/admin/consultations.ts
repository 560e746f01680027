import * as z from 'zod';
import { AgentRef, CustomerRef, GroupRef } from '../people.ts';
import { Id, Instant } from '../scope.ts';

/**
 * What a consultation was. A session (RT-01): `online`, with somebody or in a line for them, or a `leave` message. Or an entry
 * that came to no session: the `robot` alone had it, no group was chosen (`choose`), or it was `refused` (WB-19).
 */
export const consultationKinds = ['online', 'leave', 'robot', 'choose', 'refused'] as const;

/**
 * One consultation of the shop (WB-18): a session, on the day it began, or an entry that came to none. A leave message whose
 * customer came back (LM-20) is one, and the session that followed in the same conversation another.
 */
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
    /** Who had it before; left out where nobody else had. */
    formerAgents: z.array(AgentRef).optional(),
  })
  .meta({ id: 'ConsultationRecord' });
export type ConsultationRecord = z.infer<typeof ConsultationRecord>;

/** A page, the newest first. */
export const ConsultationRecords = z
  .object({
    records: z.array(ConsultationRecord),
    total: z.int().min(0),
    /** The `after` of the page that follows, if there is one; what began meanwhile is on none of the pages that follow. */
    next: z.string().optional(),
    /** The text stands in more messages than were looked at: older ones may have been passed over. */
    cut: z.literal(true).optional(),
  })
  .meta({ id: 'ConsultationRecords' });
export type ConsultationRecords = z.infer<typeof ConsultationRecords>;
