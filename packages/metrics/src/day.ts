import { calendarIn, dayName, type Day } from './calendar.ts';

export type { Day };

/** The day an instant (ms since 1970 UTC) falls on. */
export type DayOf = (at: number) => Day;

/**
 * Days in a time zone given by its IANA name, daylight saving included (VM-12).
 * @throws RangeError if there is no such zone
 */
export function daysIn(timeZone: string): DayOf {
  const { numberOf } = calendarIn(timeZone);
  return (at) => dayName(numberOf(at));
}
