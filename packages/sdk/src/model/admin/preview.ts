import * as z from 'zod';
import { TraceStep } from '../methods.ts';
import { AgentRef, GroupRef } from '../people.ts';
import { Id, Instant, Scope } from '../scope.ts';
import { DeskSettingsChange, GroupChange } from './desk.ts';

/** An entry that nobody makes, and what would be changed before it: settings, or one group; a group without an id is new. */
export const RoutingQuestion = z
  .object({
    scope: Scope,
    settings: DeskSettingsChange.optional(),
    group: z.object({ id: Id.optional(), change: GroupChange }).optional(),
  })
  .meta({ id: 'RoutingQuestion' });
export type RoutingQuestion = z.input<typeof RoutingQuestion>;

/** What an entry would come to, and why. */
export const PreviewedEntry = z
  .object({
    outcome: z.enum(['assigned', 'queued', 'choose', 'leave-message', 'robot', 'refused']),
    group: GroupRef.optional(),
    agent: AgentRef.optional(),
    /** RT-21: the groups that the customer would choose from. */
    options: z.array(GroupRef).optional(),
    steps: z.array(TraceStep),
  })
  .meta({ id: 'PreviewedEntry' });
export type PreviewedEntry = z.infer<typeof PreviewedEntry>;

/** Where an entry would go this moment: by what is saved, and by what it would be changed to. */
export const RoutingPreview = z
  .object({ at: Instant, saved: PreviewedEntry, edited: PreviewedEntry.optional() })
  .meta({ id: 'RoutingPreview' });
export type RoutingPreview = z.infer<typeof RoutingPreview>;
