import { detailLists, figureCatalogue, figureOf, isFigureId } from '@shopbell/metrics';
import {
  CalendarDate,
  consultationKinds,
  metricsProfiles,
  reportKinds,
  ScopeValue,
} from '@shopbell/sdk/model';
import * as z from 'zod';

/** Days of one range: three years. */
const longestRange = 1100;
/** What a page of rows holds at most. */
const detailsPage = 1000;

const day = 86_400_000;

const Moment = z.coerce.number<string | number>().int().min(0).optional();
const Profile = z.enum(metricsProfiles).optional();

/** `a,b,c` in an address, or a list. */
const listed = (item: z.ZodType<string>, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value),
    z.array(item).min(1).max(most),
  );

const FigureName = z.string().refine(isFigureId, 'There is no such figure; see /v1/metrics/catalogue.');

/** A range of days of the shop; both of them are in it. */
const range = { from: CalendarDate, to: CalendarDate };

const isRange = ({ from, to }: { from: string; to: string }): boolean => from <= to;
const isShort = ({ from, to }: { from: string; to: string }): boolean =>
  (Date.parse(to) - Date.parse(from)) / day < longestRange;

export const ReportInput = z
  .object({
    ...range,
    /** One row for the shop, or one for each team, group, agent or product that has something in the range. */
    by: z.enum(reportKinds).default('shop'),
    /** All that can be shown by it, if left out. */
    figures: listed(FigureName, figureCatalogue.length).optional(),
    /** Only these. */
    ids: listed(ScopeValue, 1000).optional(),
    /** One row for the whole range, or one for each day or month in it. */
    each: z.enum(['range', 'day', 'month']).default('range'),
    /** Instead of the one that the settings name (SY-04). */
    profile: Profile,
    /** As of when, in ms since 1970 UTC: facts after it are not seen. Now, if left out. */
    now: Moment,
  })
  .refine(isRange, { path: ['to'], error: 'The range ends before it begins.' })
  .refine(isShort, { path: ['to'], error: `A range has at most ${String(longestRange)} days.` })
  .check(({ value: { figures = [], by }, issues }) => {
    for (const figure of figures) {
      if (isFigureId(figure) && !figureOf(figure).dimensions.includes(by))
        issues.push({
          code: 'custom',
          path: ['figures'],
          input: figure,
          message: `${figure} is not shown by ${by}.`,
        });
    }
  });
export type ReportInput = z.input<typeof ReportInput>;

const subject = { kind: z.enum(reportKinds).default('shop'), id: ScopeValue.optional() };
const hasId = ({ kind, id }: { kind: string; id?: string | undefined }): boolean =>
  (kind === 'shop') === (id === undefined);
const noId = { path: ['id'], error: 'names whose it is, and nobody for the whole shop' };

const lists = new Set<string>(detailLists.map(({ id }) => id));

export const DetailsInput = z
  .object({
    ...range,
    list: z.string().refine((id) => lists.has(id), 'There is no such list; see /v1/metrics/catalogue.'),
    ...subject,
    skip: z.coerce.number<string | number>().int().min(0).default(0),
    limit: z.coerce.number<string | number>().int().min(0).max(detailsPage).default(100),
    profile: Profile,
    now: Moment,
  })
  .refine(isRange, { path: ['to'], error: 'The range ends before it begins.' })
  .refine(isShort, { path: ['to'], error: `A range has at most ${String(longestRange)} days.` })
  .refine(hasId, noId);
export type DetailsInput = z.input<typeof DetailsInput>;

export const ConsultationsInput = z
  .object({
    ...range,
    groupId: ScopeValue.optional(),
    agentId: ScopeValue.optional(),
    kind: z.enum(consultationKinds).optional(),
    /** Only those in which one of these messages of the journal was written. */
    wrote: z.array(z.object({ conversationId: ScopeValue, seq: z.int() })).optional(),
    after: z.string().optional(),
    limit: z.int().min(1),
  })
  .refine(isRange, { path: ['to'], error: 'The range ends before it begins.' })
  .refine(isShort, { path: ['to'], error: `A range has at most ${String(longestRange)} days.` });
export type ConsultationsInput = z.infer<typeof ConsultationsInput>;

export const ExplainInput = z
  .object({ figure: FigureName, day: CalendarDate, ...subject, profile: Profile, now: Moment })
  .refine(hasId, noId);
export type ExplainInput = z.input<typeof ExplainInput>;

export const DefectInput = z.object({
  month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month such as 2026-05'),
  profile: Profile,
  now: Moment,
});
export type DefectInput = z.input<typeof DefectInput>;

export const SalaryInput = z
  .object({
    ...range,
    template: ScopeValue.optional(),
    formula: z.string().min(1).max(1000).optional(),
    ids: listed(ScopeValue, 1000).optional(),
    profile: Profile,
    now: Moment,
  })
  .refine(isRange, { path: ['to'], error: 'The range ends before it begins.' })
  .refine(isShort, { path: ['to'], error: `A range has at most ${String(longestRange)} days.` })
  .refine(({ template, formula }) => (template === undefined) !== (formula === undefined), {
    path: ['formula'],
    error: 'Give either a template or a formula.',
  });
export type SalaryInput = z.input<typeof SalaryInput>;
