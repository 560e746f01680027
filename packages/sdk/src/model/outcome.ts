import * as z from 'zod';
import { Faq } from './knowledge.ts';
import { AgentRef, GroupRef } from './people.ts';
import { Id, Instant } from './scope.ts';

/** A group that a customer may choose, with live facts (RT-21). The name is exactly as configured. */
export const GroupOption = z
  .object({
    id: Id,
    name: z.string(),
    /** Somebody of the group, or of its fall-back, takes the customer: now, or in turn. Else a message can be left. */
    online: z.boolean(),
    /** Customers waiting in the line of whoever would serve. */
    waiting: z.int().min(0),
    /** Whoever would serve has as many conversations as may be: who chooses the group waits, be it as the first. */
    full: z.literal(true).optional(),
    /** Of a group that is full, once it is known how long its conversations take. */
    expectedWaitMs: z.int().min(0).optional(),
  })
  .meta({ id: 'GroupOption' });
export type GroupOption = z.infer<typeof GroupOption>;

/**
 * What an entry came to. Exactly one of these; `robot` and `queued` are reserved for shops that switch them on. `refused`:
 * the shop does not serve the customer (CUSTOMER_BLOCKED); the conversation is a record of that, and has ended.
 */
export const RoutingOutcome = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('assigned'), group: GroupRef, agent: AgentRef }),
    z.object({
      kind: z.literal('queued'),
      group: GroupRef,
      place: z.int().min(1),
      expectedWaitMs: z.int().min(0).optional(),
      faq: z.array(Faq),
    }),
    z.object({
      kind: z.literal('choose'),
      options: z.array(GroupOption).min(2),
      /** From then on a text without a choice goes to the most specific group (RT-23). */
      autoChooseAt: Instant,
    }),
    z.object({ kind: z.literal('leave-message'), group: GroupRef }),
    z.object({ kind: z.literal('robot') }),
    z.object({ kind: z.literal('refused'), code: z.string() }),
  ])
  .meta({ id: 'RoutingOutcome' });
export type RoutingOutcome = z.infer<typeof RoutingOutcome>;
