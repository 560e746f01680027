import * as z from 'zod';
import { Id, Instant, Seq } from '../scope.ts';

/** What a recorded change was made to. */
export const changedThings = [
  'shop',
  'account',
  'agent',
  'group',
  'settings',
  'hours',
  'knowledge',
  'robot',
  'api-key',
  'customer-key',
  'phrase',
  'blocked-customer',
  'customer',
  'statistics',
  'statistics-agent',
  'custom-report',
  'salary-template',
] as const;
export const ChangedThing = z.enum(changedThings).meta({ id: 'ChangedThing' });
export type ChangedThing = z.infer<typeof ChangedThing>;

/**
 * Who made it, named as they were called then: somebody who signed in, a program by its API key, or whoever has the command
 * line; the `desk` itself where a rule says so and nobody decided it anew (WB-19: a block follows who logs in).
 */
export const Changer = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('account'), id: Id, name: z.string() }),
    z.object({ kind: z.literal('api-key'), id: Id, name: z.string() }),
    z.object({ kind: z.literal('operator') }),
    z.object({ kind: z.literal('desk') }),
  ])
  .meta({ id: 'Changer' });
export type Changer = z.infer<typeof Changer>;

/** A changer in a query: `account:<id>`, `api-key:<id>`, `operator` or `desk`. */
export const ChangerKey = z
  .string()
  .regex(
    /^(?:operator|desk|(?:account|api-key):[A-Za-z0-9_-]{1,128})$/,
    'account:<id>, api-key:<id>, operator or desk',
  );

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Values = z.object({ values: z.array(z.string()), count: z.int().min(0) });

/**
 * What became of one field, dotted where it lies within another: `autoReplies.first`, `members.amy` for a weight. A value
 * has `from` and `to`, either missing where there was or is none; a list has what was `added` and `removed`, with its
 * `count` where not every value is told; a secret says only that it is another one.
 */
export const FieldChange = z
  .object({
    field: z.string(),
    from: Scalar.optional(),
    to: Scalar.optional(),
    added: Values.optional(),
    removed: Values.optional(),
    /** The same values in another order. */
    reordered: z.literal(true).optional(),
    secret: z.literal(true).optional(),
  })
  .meta({ id: 'FieldChange' });
export type FieldChange = z.infer<typeof FieldChange>;

/** Who changed which setting when, from what to what. */
export const SettingChange = z
  .object({
    /** Its place in the shop's log. */
    seq: Seq,
    at: Instant,
    by: Changer,
    what: ChangedThing,
    /** Which of them, where there are several, and what it was called. */
    of: z.object({ id: z.string(), name: z.string().optional() }).optional(),
    done: z.enum(['created', 'changed', 'deleted']),
    fields: z.array(FieldChange),
    /** Not everything is told here: the change by itself tells the whole. */
    cut: z.literal(true).optional(),
  })
  .meta({ id: 'SettingChange' });
export type SettingChange = z.infer<typeof SettingChange>;

/** A page, the newest first; `next` is the `after` of the one that follows. */
export const SettingChangeList = z
  .object({ changes: z.array(SettingChange), next: z.string().optional() })
  .meta({ id: 'SettingChangeList' });
export type SettingChangeList = z.infer<typeof SettingChangeList>;
