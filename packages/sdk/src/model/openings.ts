import * as z from 'zod';
import { Id, Instant } from './scope.ts';

/** More groups than a customer is ever offered. */
export const groupsAskedAtMost = 50;

const opening = {
  open: z.boolean(),
  /** If it is closed: when it opens next; left out if that is not to come. */
  opensAt: Instant.optional(),
};

/** Who serves customers now, by business hours and holidays (AC-07): where none were ever set, it is always open. */
export const Openings = z
  .object({
    /** The shop's clock, on which its hours are meant: `Asia/Shanghai`. */
    timeZone: z.string(),
    shop: z.object(opening),
    /** Those of the groups asked about that exist. */
    groups: z.array(z.object({ id: Id, ...opening })),
  })
  .meta({ id: 'Openings' });
export type Openings = z.infer<typeof Openings>;
