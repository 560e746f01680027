import { ScopeValue } from '@shopbell/sdk/model';
import { Fraction } from 'fraction.js';
import * as z from 'zod';
import { figureOf, isFigureId } from '../figures/catalogue.ts';
import type { Report, ReportRow } from '../report/report.ts';
import { DivisionByZero, FormulaError, readFormula, type Formula } from './formula.ts';

/**
 * How pay is worked out from an agent's figures (SL-08): `3000 + 0.01 * sales`. Money is in the currency's main unit there,
 * shares are parts of 1, times are seconds.
 */
export const SalaryTemplate = z
  .object({
    id: ScopeValue,
    name: z.string().min(1).max(100),
    formula: z.string().min(1).max(1000),
  })
  .check((context) => {
    try {
      readSalaryFormula(context.value.formula);
    } catch (error) {
      const message = error instanceof FormulaError ? error.message : 'no formula';
      context.issues.push({ code: 'custom', message, input: context.value.formula, path: ['formula'] });
    }
  })
  .meta({ id: 'SalaryTemplate' });
export type SalaryTemplate = z.infer<typeof SalaryTemplate>;

/** An agent's pay, or why there is none. */
export interface Salary {
  readonly agentId: string;
  /** In the currency's smallest unit, rounded half up. */
  readonly pay: number | null;
  /** PENDING: a figure is not final yet. NO_VALUE: one has nothing to divide by. */
  readonly problem?: 'PENDING' | 'NO_VALUE' | 'DIVISION_BY_ZERO';
  /** The figure that is to blame. */
  readonly figure?: string;
}

/** @throws FormulaError */
export function readSalaryFormula(text: string): Formula {
  return readFormula(text, (name) => {
    if (!isFigureId(name)) return `There is no figure ${name}.`;
    const { dimensions } = figureOf(name);
    if (dimensions.includes('agent')) return undefined;
    return `There is no figure ${name} of agents: it is shown by ${dimensions.join(', ')}.`;
  });
}

/**
 * Applies a formula to a report by agent that has the figures it uses.
 * @param currency ISO 4217: how many digits its smallest unit has
 */
export function salariesOf(formula: Formula, report: Report, currency: string): readonly Salary[] {
  const unit = new Fraction(10 ** digitsOf(currency));
  return report.rows.map((row) => salaryOf(formula, row, unit));
}

function salaryOf(formula: Formula, { subject, cells }: ReportRow, unit: Fraction): Salary {
  const agentId = subject.id;
  const values = new Map<string, Fraction>();
  for (const name of formula.names) {
    const cell = cells[name];
    if (cell?.value == null) return { agentId, pay: null, problem: 'NO_VALUE', figure: name };
    if (!cell.final) return { agentId, pay: null, problem: 'PENDING', figure: name };
    const value = new Fraction(cell.value);
    values.set(name, figureOf(name).unit === 'money' ? value.div(unit) : value);
  }
  try {
    const pay = formula.result(values).mul(unit).add(new Fraction(1, 2)).floor();
    return { agentId, pay: pay.valueOf() };
  } catch (error) {
    if (error instanceof DivisionByZero) return { agentId, pay: null, problem: 'DIVISION_BY_ZERO' };
    throw error;
  }
}

/** Of the currency's smallest unit: 2 for CNY, 0 for JPY. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
