import * as z from 'zod';
import type { FileFormat, ReportFile } from '../../statistics/reportFiles.ts';
import { spreadsheetTypes } from '../../statistics/spreadsheets.ts';
import { answers } from './describe.ts';

export const Format = z.enum(['json', 'csv', 'xlsx']).default('json');

/** What a route says of itself that answers with a file too. */
export function answersWithFiles<S extends z.ZodType>(schema: S, description: string) {
  const json = answers(schema, description);
  const file = { schema: z.string().meta({ format: 'binary' }) };
  const content = { ...json[200].content, 'text/csv': file, [spreadsheetTypes.xlsx]: file };
  return { ...json, 200: { description, content } };
}

/** What was written where figures are computed: for a program, or as a file to keep. */
export async function answerWith(file: Promise<ReportFile>, format: FileFormat): Promise<Response> {
  const { name, bytes } = await file;
  if (format === 'json') return new Response(bytes, { headers: { 'Content-Type': 'application/json' } });
  const headers = {
    'Content-Type': spreadsheetTypes[format],
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
  };
  return new Response(bytes, { headers });
}
