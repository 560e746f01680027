import { Instant, ScopeValue } from '@shopbell/sdk/model';
import * as z from 'zod';
import { dayName, dayNumber } from '../calendar.ts';

/** An id of the shop's or of another platform's making: wider than what Shopbell makes itself. */
export const Key = ScopeValue;

/** A date of the calendar; 31 February is none. */
export const DayKey = z
  .string()
  .refine(isDay, 'a date of the calendar such as 2026-11-21')
  .meta({ id: 'Day' });

function isDay(text: string): boolean {
  try {
    return dayName(dayNumber(text)) === text;
  } catch {
    return false;
  }
}

/** What every fact carries. */
export const about = {
  /** From the journal: its sequence. */
  id: Key.describe('Names this fact among those of its type in its shop: the same again is the same fact.'),
  /** In ms since 1970 UTC. */
  at: Instant.describe(
    'When it happened; of an order when it was placed, of a refund when it was applied for.',
  ),
  /** From the journal: its sequence. */
  seq: z.int().min(0).optional().describe('Orders what happened in one millisecond; without it, ids do.'),
};

/** A fact that replaces earlier tellings of the same id: the greater revision counts. */
export const revised = {
  ...about,
  revision: z
    .int()
    .min(0)
    .default(0)
    .describe('Of several tellings of one id that with the greatest counts; each is the whole record.'),
};

/** In the currency's smallest unit, so that sums are exact: 12.50 CNY is 1250. Including shipping (AT-25). */
export const Amount = z
  .int()
  .min(0)
  .describe('In the smallest unit: 12.50 CNY is 1250. Including shipping (AT-25).');
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY');
