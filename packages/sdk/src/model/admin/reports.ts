import * as z from 'zod';
import { Instant } from '../scope.ts';
import { CalendarDate } from './hours.ts';

/** How figures are defined that the sources define differently (AR-11). */
export const metricsProfiles = ['official', 'thirdParty', 'sycm2024'] as const;
const MetricsProfile = z.enum(metricsProfiles);

/** What figures are shown by; days, months and any range of days besides. */
export const reportKinds = ['shop', 'team', 'group', 'agent', 'product'] as const;
const ReportKind = z.enum(reportKinds);

/** A figure that there is (VM-18). */
export const FigureEntry = z
  .object({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    /** `share`: 1 is all; `money`: the currency's smallest unit. */
    unit: z.string(),
    rules: z.array(z.string()),
    /** In words. */
    formula: z.string(),
    /** `all`, or those that count it. */
    profiles: z.union([z.literal('all'), z.array(MetricsProfile)]),
    /** When the figure of a day is final, and the same in words (DL). */
    delay: z.string(),
    delayMeans: z.string(),
    dimensions: z.array(ReportKind),
    better: z.enum(['higher', 'lower']).optional(),
    /** The detail list that shows what it is made of. */
    list: z.string(),
  })
  .meta({ id: 'FigureEntry' });
export type FigureEntry = z.infer<typeof FigureEntry>;

export const MetricsCatalogue = z
  .object({
    figures: z.array(FigureEntry),
    lists: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), rules: z.array(z.string()) })),
    profiles: z.array(MetricsProfile),
  })
  .meta({ id: 'MetricsCatalogue' });
export type MetricsCatalogue = z.infer<typeof MetricsCatalogue>;

/** `id` is empty for the shop; a name is told where there is one. */
export const ReportSubject = z
  .object({ kind: ReportKind, id: z.string(), name: z.string().optional() })
  .meta({ id: 'ReportSubject' });
export type ReportSubject = z.infer<typeof ReportSubject>;

/**
 * A place among agents of one team, or among teams (SY-11): the better value first, equal values share a place, and the next
 * one follows at once.
 */
export const FigureRank = z
  .object({
    /** From 1; null without a value. */
    place: z.int().min(1).nullable(),
    /** How many have a value. */
    of: z.int().min(0),
    /** How many others have the same place. */
    tied: z.int().min(0),
  })
  .meta({ id: 'FigureRank' });
export type FigureRank = z.infer<typeof FigureRank>;

/** A value that says whether it can still change (DL-08). Pending rows are not in it. */
export const ReportCell = z
  .object({
    /** Null where there is nothing to divide by. */
    value: z.number().nullable(),
    final: z.boolean(),
    /** From when on it can be final. */
    finalFrom: z.number(),
    /** How many rows are not decided yet. */
    pending: z.number(),
    /** What a single day had shown as final, if facts that came late have changed it since. */
    former: z.number().nullable().optional(),
    /** Of agents and teams, where all of them are reported and one value is better than another. */
    rank: FigureRank.optional(),
  })
  .meta({ id: 'ReportCell' });
export type ReportCell = z.infer<typeof ReportCell>;

export const ReportRow = z
  .object({
    subject: ReportSubject,
    from: CalendarDate,
    to: CalendarDate,
    cells: z.record(z.string(), ReportCell),
  })
  .meta({ id: 'ReportRow' });

export const StatisticsReport = z
  .object({
    from: CalendarDate,
    to: CalendarDate,
    /** As of when: facts after it are not seen. */
    now: Instant,
    /** In whose smallest unit amounts are. */
    currency: z.string(),
    /** The profiles in force in the range: one, unless it was changed. */
    profiles: z.array(MetricsProfile),
    rows: z.array(ReportRow),
  })
  .meta({ id: 'StatisticsReport' });
export type StatisticsReport = z.infer<typeof StatisticsReport>;

/** Rows behind a figure: ids of conversations and orders open them (SY-03). */
export const ReportDetails = z
  .object({
    list: z.string(),
    total: z.int().min(0),
    entries: z.array(z.record(z.string(), z.unknown())),
    /** The `skip` of the page that follows, if there is one. */
    next: z.int().min(0).optional(),
  })
  .meta({ id: 'ReportDetails' });
export type ReportDetails = z.infer<typeof ReportDetails>;

export const FigureExplanation = z
  .object({
    figure: z.string(),
    formula: z.string(),
    rules: z.array(z.string()),
    cell: ReportCell,
    /** The sums that the value is made of, by name. */
    parts: z.record(z.string(), z.number()),
    list: z.string(),
    rows: z.int().min(0),
  })
  .meta({ id: 'FigureExplanation' });
export type FigureExplanation = z.infer<typeof FigureExplanation>;
