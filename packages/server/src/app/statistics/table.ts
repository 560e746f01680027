import { calendarIn, daysIn, digitsOf, figureOf } from '@shopbell/metrics';
import type { SalaryList, StatisticsReport } from '@shopbell/sdk/model';

/** What spreadsheets are made from. */
export interface Table {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

export type Value = string | number | boolean | null;

/**
 * A report with a column for each figure, and one that says whether the row's figures are final. Shares are parts of 1, money
 * is in the currency's smallest unit, as everywhere.
 */
export function reportTable(report: StatisticsReport, figures: readonly string[]): Table {
  return tableOf(report, figures, ` (${report.currency}, smallest unit)`, (amount) => amount);
}

/** The same for people to look at: money in the currency's main unit. */
export function shownReport(report: StatisticsReport, figures: readonly string[]): Table {
  const digits = digitsOf(report.currency);
  return tableOf(report, figures, ` (${report.currency})`, (amount) => inMainUnit(amount, digits));
}

/** An amount in the currency's smallest unit, of which there are so many digits: 1250 is `12.50`. */
export function inMainUnit(amount: number, digits: number): string {
  return (amount / 10 ** digits).toFixed(digits);
}

function tableOf(
  { rows }: StatisticsReport,
  figures: readonly string[],
  ofMoney: string,
  money: (amount: number) => Value,
): Table {
  const isMoney = (figure: string): boolean => figureOf(figure).unit === 'money';
  const head = [
    'kind',
    'id',
    'name',
    'from',
    'to',
    ...figures.map((figure) => figure + (isMoney(figure) ? ofMoney : ` (${figureOf(figure).unit})`)),
    'pending',
    'final',
  ];
  return {
    name: 'report',
    head,
    rows: rows.map(({ subject, from, to, cells }) => {
      const shown = figures.map((figure) => cells[figure]);
      const values = figures.map((figure, at) => {
        const value = shown[at]?.value ?? null;
        return value !== null && isMoney(figure) ? money(value) : value;
      });
      return [
        subject.kind,
        subject.id,
        subject.name ?? '',
        from,
        to,
        ...values,
        shown.reduce((most, cell) => Math.max(most, cell?.pending ?? 0), 0),
        shown.every((cell) => cell?.final === true),
      ];
    }),
  };
}

/** Detail rows with a column for each of their fields. Moments are those of the shop's clock: `2026-05-04 10:00:00.000`. */
export function detailsTable(list: string, entries: readonly object[], timeZone: string): Table {
  const shown = momentsShownIn(timeZone);
  const head = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
  return {
    name: list,
    head,
    rows: entries.map((entry) => {
      const fields = new Map(Object.entries(entry));
      return head.map((name) => {
        const value: unknown = fields.get(name);
        return typeof value === 'number' && isMoment(name) ? shown(value) : valueOf(value);
      });
    }),
  };
}

/** Pay in the currency's main unit, as it is in the formula. */
export function salaryTable({ salaries, currency, digits }: SalaryList): Table {
  const head = ['agentId', 'name', `pay (${currency})`, 'problem', 'figure'];
  const unit = 10 ** digits;
  const rows = salaries.map(({ agentId, name = '', pay, problem = '', figure = '' }) => {
    return [agentId, name, pay === null ? null : pay / unit, problem, figure];
  });
  return { name: 'salaries', head, rows };
}

const isMoment = (name: string): boolean => name === 'at' || name === 'since' || name.endsWith('At');

/** Moments in ms since 1970 UTC, as a clock of the zone shows them. */
function momentsShownIn(timeZone: string): (moment: number) => string {
  const dayOf = daysIn(timeZone);
  const { clockOf } = calendarIn(timeZone);
  return (moment) => {
    const time = new Date(clockOf(moment)).toISOString().slice('1970-01-01T'.length, -1);
    return `${dayOf(moment)} ${time}`;
  };
}

function valueOf(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === undefined || value === null) return null;
  const flat = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return flat ? value.join(' ') : JSON.stringify(value);
}
