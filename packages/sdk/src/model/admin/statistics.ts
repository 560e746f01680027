import * as z from 'zod';
import { WireErrorSchema } from '../frames.ts';
import { ScopeValue } from '../scope.ts';
import { CalendarDate } from './hours.ts';
import { adminLimits } from './limits.ts';

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
    /** Of the currency's smallest unit, in which pay is told: 350000 with 2 digits is 3500.00. */
    digits: z.int().min(0),
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

/**
 * Counts from the day of the change (CF-05). There is no deleting, only freezing (CF-07). What is left out is none, so that a
 * name that is mistaken is refused.
 */
export const StatisticsAccountChange = z
  .strictObject({
    accountType: z.enum(['presale', 'aftersale', 'frozen']),
    teamId: ScopeValue.optional(),
    groupId: ScopeValue.optional(),
  })
  .meta({ id: 'StatisticsAccountChange' });
export type StatisticsAccountChange = z.infer<typeof StatisticsAccountChange>;

/** Facts of another system, each looked at on its own. */
export const FactBatch = z
  .strictObject({ facts: z.array(z.unknown()).min(1).max(adminLimits.batchRows) })
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
