import * as z from 'zod';
import { CalendarDate } from './hours.ts';
import { Id, Instant } from '../scope.ts';

export const simulationLimits = { days: 7, agents: 50, capacity: 1000 } as const;

/** More agents of a group, each day from one hour of the shop to another, for customers who came on these days. */
export const SimulationQuestion = z
  .object({
    from: CalendarDate,
    to: CalendarDate,
    agents: z.int().min(1).max(simulationLimits.agents),
    groupId: Id,
    fromHour: z.int().min(0).max(23),
    /** After `fromHour`; 24 is midnight. */
    toHour: z.int().min(1).max(24),
    /** RT-43: conversations that each of them has at most; null: any number. */
    capacity: z.int().min(1).max(simulationLimits.capacity).nullable(),
  })
  .meta({ id: 'SimulationQuestion' });
export type SimulationQuestion = z.infer<typeof SimulationQuestion>;

const Count = z.int().min(0);

/** What days came to with one staffing. Times in ms. */
export const SimulatedStaffing = z
  .object({
    entries: Count,
    received: Count,
    queued: Count,
    abandoned: Count,
    leaveMessages: Count,
    waitMs: z.object({ p50: Count, p90: Count, longest: Count }),
    /** Of those received: how many waited within each of `bounds`, and how many longer. */
    spread: z.array(Count),
    /** By the hour in which customers came; `waitMs`: nine in ten waited no longer. */
    hours: z.array(
      z.object({ at: Instant, entries: Count, waitMs: Count, queued: Count, leaveMessages: Count }),
    ),
    /** At no time was any agent online. */
    nobodyOnline: z.boolean(),
  })
  .meta({ id: 'SimulatedStaffing' });
export type SimulatedStaffing = z.infer<typeof SimulatedStaffing>;

/** The same customers with the agents there were, and with more of them. */
export const SimulationAnswer = z
  .object({ bounds: z.array(Count), before: SimulatedStaffing, after: SimulatedStaffing })
  .meta({ id: 'SimulationAnswer' });
export type SimulationAnswer = z.infer<typeof SimulationAnswer>;
