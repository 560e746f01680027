import { calendarIn, dayName, type Day } from './calendar.ts';

/** CF-08: how many days a shop gets back that begins to use statistics. */
export const backfillDays = 15;

/** The first of the most recent 15 days, today included: what is imported at first use begins here. */
export function backfillFrom(now: number, timeZone: string): Day {
  return dayName(calendarIn(timeZone).numberOf(now) - backfillDays + 1);
}
