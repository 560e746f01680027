import { deskLimits, type Id } from '@shopbell/sdk/model';
import type * as z from 'zod';

export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  /** `value` is what could be read all the same, for finding out whom to answer. */
  | { readonly ok: false; readonly code: 'BAD_JSON' | 'BAD_FRAME'; readonly value?: unknown };

/** JSON of a stranger: never throws, and says BAD_FRAME of what is nested more deeply than `deskLimits.nesting`. */
export function readJson(text: string): ReadJson {
  const tooDeep = nestsDeeperThan(text, deskLimits.nesting);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Some engines run out of stack on deep nesting: then it is the nesting that is wrong.
    return { ok: false, code: tooDeep ? 'BAD_FRAME' : 'BAD_JSON' };
  }
  return tooDeep ? { ok: false, code: 'BAD_FRAME', value } : { ok: true, value };
}

/** Looks at brackets outside strings only; exact for valid JSON. */
function nestsDeeperThan(text: string, levels: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') {
      if (++depth > levels) return true;
    } else if (char === ']' || char === '}') depth--;
  }
  return false;
}

/** Whether a text takes more than so many bytes in UTF-8; counts only where the length leaves it open. */
export function exceedsBytes(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && byteLength(text) > bytes;
}

const encoder = new TextEncoder();

export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** Of a value that is wrong in thousands of places so many are named. */
export const issuesTold = 200;

/** What is wrong with a value, as `INVALID_ARGUMENT` carries it: a field that there is not stands at its own path. */
export function issuesOf(error: z.ZodError, most = issuesTold): { path: string; message: string }[] {
  return error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: [...issue.path, key], message: 'is no field that is known' }))
        : [issue],
    )
    .slice(0, most)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
}

/** The id of a request, if what was sent has a readable one. */
export function readableId(value: unknown): Id | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value)) return undefined;
  if (value.type !== 'request' || typeof value.id !== 'string') return undefined;
  return value.id.length <= deskLimits.id && /^[A-Za-z0-9_-]+$/.test(value.id) ? value.id : undefined;
}
