import * as z from 'zod';
import { spreadsheetOf, spreadsheetTypes, type SpreadsheetFormat } from '../../statistics/spreadsheets.ts';
import type { Table } from '../../statistics/table.ts';
import { answers } from './describe.ts';

export const Format = z.enum(['json', 'csv', 'xlsx']).default('json');

/** What a route says of itself that answers with a file too. */
export function answersWithFiles<S extends z.ZodType>(schema: S, description: string) {
  const json = answers(schema, description);
  const file = { schema: z.string().meta({ format: 'binary' }) };
  const content = { ...json[200].content, 'text/csv': file, [spreadsheetTypes.xlsx]: file };
  return { ...json, 200: { description, content } };
}

/** A table as a file to keep. */
export async function fileOf(table: Table, format: SpreadsheetFormat): Promise<Response> {
  const headers = {
    'Content-Type': spreadsheetTypes[format],
    'Content-Disposition': `attachment; filename="${table.name}.${format}"`,
  };
  return new Response(await spreadsheetOf(table, format), { headers });
}
