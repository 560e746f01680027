import { parse } from '../admin/parse.ts';
import { ReportInput, type DetailsInput, type SalaryInput } from './query.ts';
import type { Reports } from './reports.ts';
import { spreadsheetOf, type SpreadsheetFormat } from './spreadsheets.ts';
import { detailsTable, reportTable, salaryTable, type Table } from './table.ts';

/** What a file is to hold. */
export type FileQuestion =
  | { readonly of: 'report'; readonly query: ReportInput }
  | { readonly of: 'custom'; readonly id: string; readonly query: ReportInput }
  | { readonly of: 'details'; readonly query: DetailsInput }
  | { readonly of: 'salaries'; readonly query: SalaryInput };

/** `json`: the answer itself. */
export type FileFormat = SpreadsheetFormat | 'json';

export interface ReportFile {
  /** Without an ending. */
  readonly name: string;
  /** All of its buffer, so that it can be handed on. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Found {
  readonly answer: object;
  table(): Table;
}

/**
 * An answer as a file. Large ones take seconds to be written: it is done where figures are computed, so that neither the
 * rows nor the work ever reach whoever serves chats.
 */
export async function reportFile(
  reports: Reports,
  shopId: string,
  question: FileQuestion,
  format: FileFormat,
): Promise<ReportFile> {
  const { answer, table } = await find(reports, shopId, question);
  if (format === 'json')
    return { name: question.of, bytes: new TextEncoder().encode(JSON.stringify(answer)) };
  const rows = table();
  return { name: rows.name, bytes: await spreadsheetOf(rows, format) };
}

async function find(reports: Reports, shopId: string, question: FileQuestion): Promise<Found> {
  switch (question.of) {
    case 'report': {
      const { figures } = parse(ReportInput, question.query);
      const report = await reports.report(shopId, question.query);
      const shown = figures ?? Object.keys(report.rows[0]?.cells ?? {});
      return { answer: report, table: () => reportTable(report, shown) };
    }
    case 'custom': {
      const report = await reports.custom(shopId, question.id, question.query);
      const { figures } = await reports.saved.report(shopId, question.id);
      return { answer: report, table: () => reportTable(report, figures) };
    }
    case 'details': {
      const entries = await reports.allDetails(shopId, question.query);
      const { list } = question.query;
      const { timeZone } = await reports.settings.shop(shopId);
      return { answer: entries, table: () => detailsTable(list, entries, timeZone) };
    }
    case 'salaries': {
      const list = await reports.salaries(shopId, question.query);
      return { answer: list, table: () => salaryTable(list) };
    }
  }
}
