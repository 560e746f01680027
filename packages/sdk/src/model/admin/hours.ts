import * as z from 'zod';
import { Instant } from '../scope.ts';
import { adminLimits } from './limits.ts';
import { Name } from './shop.ts';

/** A time of the day on the shop's clock, `09:30`. */
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:30');
const EndOfSpan = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 18:00, or 24:00');

const times = { from: TimeOfDay, to: EndOfSpan };
const notEmpty = ({ from, to }: { from: string; to: string }): boolean => from !== to;
const empty = 'must not end when it begins; a whole day is 00:00 to 24:00';

/** From `from` until before `to`. A `to` that is not after `from` is on the next day. */
export const Span = z.object(times).refine(notEmpty, empty).meta({ id: 'Span' });
export type Span = z.infer<typeof Span>;

/** Days of the week as ISO 8601 counts them: 1 is Monday, 7 is Sunday. */
export const WeeklySpan = z
  .object({ day: z.int().min(1).max(7), ...times })
  .refine(notEmpty, empty)
  .meta({ id: 'WeeklySpan' });

export const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-10-01')
  .refine((date) => {
    const at = Date.parse(`${date}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
  }, 'must be a date of the calendar');

/** A date with hours of its own instead of its weekday's: closed if it has no spans. */
export const SpecialDate = z
  .object({ date: CalendarDate, spans: z.array(Span).max(adminLimits.spans), name: Name.optional() })
  .meta({ id: 'SpecialDate' });

/**
 * When customers are served, on the clock of the shop's time zone. A span belongs to the day on which it begins: one that
 * runs over midnight ends on the next day, whatever that day's own hours are.
 */
export const BusinessHours = z
  .object({
    weekly: z.array(WeeklySpan).max(7 * adminLimits.spans),
    dates: z
      .array(SpecialDate)
      .max(adminLimits.dates)
      .refine(
        (dates) => new Set(dates.map(({ date }) => date)).size === dates.length,
        'must not name a date twice',
      )
      .default([]),
  })
  .meta({ id: 'BusinessHours' });
export type BusinessHours = z.infer<typeof BusinessHours>;

/** Hours as they are stored; `version` 0 means that none were ever set: always open. */
export const StoredHours = z
  .object({ hours: BusinessHours.nullable(), version: z.int().min(0) })
  .meta({ id: 'StoredHours' });
export type StoredHours = z.infer<typeof StoredHours>;

/** Stored hours, and what they mean this moment; of a group without its own, what the shop's mean. */
export const HoursNow = z
  .object({
    ...StoredHours.shape,
    open: z.boolean(),
    /** When it opens next; now if it is open, missing if never. */
    nextOpening: Instant.optional(),
  })
  .meta({ id: 'HoursNow' });
export type HoursNow = z.infer<typeof HoursNow>;
