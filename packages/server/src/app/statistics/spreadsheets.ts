import type { Table, Value } from './table.ts';

/**
 * Files for spreadsheets. Texts come from strangers: what a spreadsheet would run as a formula begins with an apostrophe,
 * which makes it a text to every one of them. Numbers are numbers and stay as they are.
 */
export const spreadsheetTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type SpreadsheetFormat = keyof typeof spreadsheetTypes;

export async function spreadsheetOf(
  table: Table,
  format: SpreadsheetFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  return format === 'csv' ? new TextEncoder().encode(csvOf(table)) : xlsxOf(table);
}

/** RFC 4180, in UTF-8 with its mark, without which Excel takes Chinese for something else. */
export function csvOf({ head, rows }: Pick<Table, 'head' | 'rows'>): string {
  const lines = [head, ...rows].map((row) => row.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = defused(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that no spreadsheet runs. */
export function defused(text: string): string {
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}

async function xlsxOf({ name, head, rows }: Table): Promise<Uint8Array<ArrayBuffer>> {
  // Seldom asked for, and pages of the mock server have it loaded for nothing.
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const titles = head.map((title) => ({ value: defused(title), type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) => row.map(xlsxCell));
  const file = await writeExcelFile([titles, ...cells], { sheet: name.slice(0, 31) }).toBlob();
  return new Uint8Array(await file.arrayBuffer());
}

function xlsxCell(value: Value) {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  // As text: order numbers are no numbers.
  return { value: defused(value), type: String, format: '@' };
}
