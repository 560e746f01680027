import { shopbellError } from '@shopbell/sdk/model';
import type * as z from 'zod';
import { issuesOf } from '../json/readJson.ts';

/** What the schema makes of the input. Throws INVALID_ARGUMENT with every reason. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw shopbellError('INVALID_ARGUMENT', { issues: issuesOf(parsed.error) });
  return parsed.data;
}

/** Refuses one value for a reason that no schema knows. */
export function invalid(path: string, message: string): Error {
  return shopbellError('INVALID_ARGUMENT', { issues: [{ path, message }] });
}
