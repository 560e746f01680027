import * as z from 'zod';

/** Limits of what a manager writes, in UTF-16 code units. How many entries there are is not limited (RB-02). */
export const knowledgeLimits = {
  question: 200,
  answer: 2000,
  keyword: 64,
  /** Keywords of one entry. */
  keywords: 200,
  title: 100,
  note: 500,
  url: 2048,
  /** Product categories on whose pages the robot is offered. */
  categories: 10_000,
  /** Milliseconds that a robot over HTTP may take. */
  timeout: { least: 500, most: 10_000 },
} as const;

/** Text that a person wrote, without space around; control characters are refused, line breaks where `lines` says so. */
export function written(max: number, lines: 'one line' | 'lines'): z.ZodString {
  const allowed = lines === 'lines' ? /^(?:\P{Cc}|[\n\r\t])*$/u : /^\P{Cc}*$/u;
  return z
    .string()
    .trim()
    .min(1, 'must not be blank')
    .max(max)
    .regex(allowed, lines === 'lines' ? 'no control characters' : 'one line, no control characters');
}
