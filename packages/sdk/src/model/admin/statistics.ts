import * as z from 'zod';
import { WireErrorSchema } from '../frames.ts';
import { Instant, ScopeValue } from '../scope.ts';
import { CalendarDate } from './hours.ts';
import { adminLimits } from './limits.ts';

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

export const MonthlyDefectRate = z
  .object({
    report: z.literal('defect-rate'),
    from: CalendarDate,
    to: CalendarDate,
    final: z.boolean(),
    finalFrom: z.number(),
    metrics: z.array(
      z.object({
        metric: z.string(),
        value: z.number().nullable(),
        assessed: z.boolean(),
        fails: z.boolean(),
        /** What it would take: good ratings, seconds, or leave sessions received online instead. */
        missing: z.number(),
      }),
    ),
    points: z.int(),
    /** PN-09; missing if nothing is known about signing in. */
    inactive: z.boolean().optional(),
    daysSinceSignIn: z.int().optional(),
  })
  .meta({ id: 'MonthlyDefectRate' });
export type MonthlyDefectRate = z.infer<typeof MonthlyDefectRate>;

/** An agent's pay, or why there is none (SL-08). */
export const SalaryList = z
  .object({
    formula: z.string(),
    currency: z.string(),
    salaries: z.array(
      z.object({
        agentId: z.string(),
        name: z.string().optional(),
        pay: z.number().nullable(),
        problem: z.enum(['PENDING', 'NO_VALUE', 'DIVISION_BY_ZERO']).optional(),
        figure: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'SalaryList' });
export type SalaryList = z.infer<typeof SalaryList>;

/** What was odd about the facts told, and what became of it. */
export const FactProblems = z
  .object({
    problems: z.array(z.object({ code: z.string(), means: z.string(), fact: z.string(), id: z.string() })),
    total: z.int().min(0),
  })
  .meta({ id: 'FactProblems' });
export type FactProblems = z.infer<typeof FactProblems>;

/** CF-09. A stored report carries its version. */
export const StoredReport = z
  .object({
    id: ScopeValue,
    name: z.string(),
    kind: z.enum(['comparison', 'single']),
    figures: z.array(z.string()),
    version: z.int().min(1),
  })
  .meta({ id: 'StoredReport' });
export type StoredReport = z.infer<typeof StoredReport>;
export const StoredReportList = z.object({ reports: z.array(StoredReport) }).meta({ id: 'StoredReportList' });

export const StoredSalaryTemplate = z
  .object({ id: ScopeValue, name: z.string(), formula: z.string(), version: z.int().min(1) })
  .meta({ id: 'StoredSalaryTemplate' });
export type StoredSalaryTemplate = z.infer<typeof StoredSalaryTemplate>;
export const StoredSalaryTemplateList = z
  .object({ templates: z.array(StoredSalaryTemplate) })
  .meta({ id: 'StoredSalaryTemplateList' });

/** Whose account an agent's is, from a day on (CF-01 … CF-05). */
export const StatisticsAccount = z
  .object({
    agentId: z.string(),
    name: z.string().optional(),
    accountType: z.enum(['presale', 'aftersale', 'frozen']),
    teamId: ScopeValue.optional(),
    groupId: ScopeValue.optional(),
    /** Missing for an agent whom nobody told of: counted from the beginning. */
    from: CalendarDate.optional(),
  })
  .meta({ id: 'StatisticsAccount' });
export type StatisticsAccount = z.infer<typeof StatisticsAccount>;
export const StatisticsAccountList = z
  .object({ accounts: z.array(StatisticsAccount) })
  .meta({ id: 'StatisticsAccountList' });

/** Counts from the day of the change (CF-05). There is no deleting, only freezing (CF-07). */
export const StatisticsAccountChange = z
  .object({
    accountType: z.enum(['presale', 'aftersale', 'frozen']),
    teamId: ScopeValue.optional(),
    groupId: ScopeValue.optional(),
  })
  .meta({ id: 'StatisticsAccountChange' });
export type StatisticsAccountChange = z.infer<typeof StatisticsAccountChange>;

/** Facts of another system, each looked at on its own. */
export const FactBatch = z
  .object({ facts: z.array(z.unknown()).min(1).max(adminLimits.batchRows) })
  .meta({ id: 'FactBatch' });
export type FactBatch = z.infer<typeof FactBatch>;

export const FactBatchResult = z
  .object({
    stored: z.int().min(0),
    /** Known already, word for word: a repeat is harmless. */
    unchanged: z.int().min(0),
    refused: z.array(z.object({ index: z.int().min(0), id: z.string().optional(), error: WireErrorSchema })),
  })
  .meta({ id: 'FactBatchResult' });
export type FactBatchResult = z.infer<typeof FactBatchResult>;
