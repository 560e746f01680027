import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { digitsOf, figureOf, isFigureId } from '@shopbell/metrics';
import type { StatisticsReport } from '@shopbell/sdk/model';
import { spreadsheetOf } from '../../app/statistics/spreadsheets.ts';
import {
  detailsTable,
  inMainUnit,
  reportTable,
  salaryTable,
  shownReport,
  type Table,
  type Value,
} from '../../app/statistics/table.ts';
import { textTable } from '../textTable.ts';
import { UsageError } from '../usageError.ts';
import { momentsIn } from '../../app/statistics/reading/moments.ts';
import { needed, onlyShop, text, words, type Reading, type Told } from './command.ts';

/** What people look at first; every other figure is named with --figures. */
const usual = [
  'consulted',
  'received',
  'filtered',
  'replyRate',
  'averageResponse',
  'firstResponse',
  'satisfaction',
  'sales',
];

/** Figures of a range of days. */
export async function report(run: Reading): Promise<Told> {
  words(run.given);
  const { by = 'shop', figures, ...query } = await queryOf(run, ['by', 'figures', 'ids', 'each']);
  const wanted = figures === 'all' ? undefined : (figures ?? usualBy(by));
  const shopId = await onlyShop(run);
  const found = await run.admin.reports.report(shopId, {
    ...query,
    ...range(run),
    by: by as StatisticsReport['rows'][number]['subject']['kind'],
    ...(wanted === undefined ? {} : { figures: wanted }),
  });
  const names = wanted?.split(',').map((one) => one.trim()) ?? Object.keys(found.rows[0]?.cells ?? {});
  return told(run, found, reportTable(found, names), notesOn(found), shownReport(found, names));
}

/** The rows behind a figure. */
export async function details(run: Reading): Promise<Told> {
  words(run.given);
  const shopId = await onlyShop(run);
  const query = { ...(await queryOf(run, ['kind', 'id'])), ...range(run), list: needed(run.given, 'list') };
  const entries = await run.admin.reports.allDetails(shopId, query);
  const { timeZone } = await run.admin.reports.settings.shop(shopId);
  return told(run, { list: query.list, entries }, detailsTable(query.list, entries, timeZone), [
    `${String(entries.length)} rows`,
  ]);
}

/** How a figure of a day came about. */
export async function explain(run: Reading): Promise<Told> {
  words(run.given);
  const { given } = run;
  const shopId = await onlyShop(run);
  const query = {
    ...(await queryOf(run, ['kind', 'id'])),
    figure: needed(given, 'figure'),
    day: needed(given, 'day'),
  };
  const found = await run.admin.reports.explain(shopId, query);
  const { cell, formula, rules, parts, list, rows } = found;
  const { currency } = await run.admin.reports.settings.shop(shopId);
  const lines = [
    `${found.figure} = ${shownValue(found.figure, cell.value, currency)}${stateOf(cell)}`,
    formula,
    `Rules: ${rules.join(', ')}`,
    ...Object.entries(parts).map(([name, value]) => `  ${name} = ${String(value)}`),
    `${String(rows)} rows in the list ${list}`,
  ];
  return { json: found, lines };
}

/** The defect rate of a month. */
export async function defectRate(run: Reading): Promise<Told> {
  words(run.given);
  const shopId = await onlyShop(run);
  const found = await run.admin.reports.defectRate(shopId, {
    ...(await queryOf(run, [])),
    month: needed(run.given, 'month'),
  });
  const { metrics, points, final, from, to } = found;
  const lines = [
    `${from} … ${to}: ${String(points)} points${final ? '' : ', so far'}`,
    ...metrics.map(({ metric, value, assessed, fails, missing }) => {
      const verdict = fails ? `fails, ${String(missing)} missing` : assessed ? 'passes' : 'not assessed';
      return `  ${metric}  ${value === null ? '–' : value.toFixed(4)}  ${verdict}`;
    }),
  ];
  return { json: found, lines };
}

/** What agents earn by a formula or a template. */
export async function salaries(run: Reading): Promise<Told> {
  words(run.given);
  const shopId = await onlyShop(run);
  const query = { ...(await queryOf(run, ['template', 'formula', 'ids'])), ...range(run) };
  const found = await run.admin.reports.salaries(shopId, query);
  return told(run, found, salaryTable(found), [`pay in ${found.currency}; with --json in its smallest unit`]);
}

/** What was odd about what was told. */
export async function problems(run: Reading): Promise<Told> {
  words(run.given);
  const found = await run.admin.reports.problems(await onlyShop(run));
  const lines = found.problems.map(({ code, fact, id, means }) => `${code}  ${fact} ${id}: ${means}`);
  return { json: found, lines: lines.length > 0 ? lines : ['There is nothing odd.'] };
}

function range({ given }: Reading): { from: string; to: string } {
  return { from: needed(given, 'from'), to: needed(given, 'to') };
}

type Query = Readonly<Record<string, string>>;

/** Options that are passed on as they are; the schema of the question says what is wrong with them. */
async function queryOf(run: Reading, names: readonly string[]): Promise<Query & { profile?: 'official' }> {
  const { given } = run;
  const query: Record<string, string> = {};
  for (const name of [...names, 'profile']) {
    const value = text(given, name);
    if (value !== undefined) query[name] = value;
  }
  const now = text(given, 'now');
  if (now === undefined) return query;
  const { timeZone } = await run.admin.reports.settings.shop(await onlyShop(run));
  const moment = momentsIn(timeZone)(now);
  if (moment === undefined) throw new UsageError(`--now ${now} is no moment such as "2026-05-04 10:00:00".`);
  return { ...query, now: String(moment) };
}

const usualBy = (by: string): string =>
  usual.filter((id) => isFigureId(id) && figureOf(id).dimensions.some((one) => one === by)).join(',');

/** A table for people, all of it for programs, or a file for spreadsheets. @param forPeople as people are shown the table */
async function told(
  { given }: Reading,
  json: unknown,
  table: Table,
  notes: readonly string[],
  forPeople = table,
): Promise<Told> {
  const file = text(given, 'out');
  if (file === undefined)
    return { json, lines: [...textTable(forPeople.head, forPeople.rows.map(shown)), ...notes] };
  const format = extname(file).slice(1).toLowerCase();
  if (format !== 'csv' && format !== 'xlsx') throw new UsageError(`--out ${file} is neither .csv nor .xlsx.`);
  await writeFile(file, await spreadsheetOf(table, format));
  return { json: { file, rows: table.rows.length }, lines: [`${String(table.rows.length)} rows in ${file}`] };
}

function shown(row: readonly Value[]): string[] {
  return row.map((value) => {
    if (value === null) return '–';
    return typeof value === 'number' && !Number.isInteger(value)
      ? value.toFixed(4).replace(/00$/, '')
      : String(value);
  });
}

function notesOn({ rows, currency, profiles }: StatisticsReport): string[] {
  const revised = rows.flatMap(({ subject, from, cells }) =>
    Object.entries(cells).flatMap(([figure, { former }]) =>
      former === undefined ? [] : `${from} ${subject.id} ${figure}: was ${String(former)} when it was final`,
    ),
  );
  return [
    `profile ${profiles.join(', ')}; money in ${currency}; with --json and --out in its smallest unit`,
    ...revised,
  ];
}

function shownValue(figure: string, value: number | null, currency: string): string {
  const { unit } = figureOf(figure);
  if (value === null) return 'nothing to divide by';
  return unit === 'money'
    ? `${inMainUnit(value, digitsOf(currency))} ${currency}`
    : `${String(value)} (${unit})`;
}

const stateOf = ({ final, pending }: { final: boolean; pending: number }): string =>
  final ? ', final' : `, not final${pending > 0 ? `, ${String(pending)} pending` : ''}`;
