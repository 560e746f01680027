/** A calendar day of the shop, `2026-11-21`. Days compare as strings. */
export type Day = string;

/** The same as a number: days since 1970-01-01 on the calendar. Days add and subtract as numbers. */
export type DayNumber = number;

/** A day in ms; a calendar day may be an hour longer or shorter. */
export const dayLength = 86_400_000;

/** The days of a time zone, daylight saving included (VM-12). Instants are ms since 1970 UTC. */
export interface Calendar {
  readonly timeZone: string;
  /** The day an instant falls on. */
  numberOf(at: number): DayNumber;
  /** The first instant of a day, which need not be 00:00 where the clock jumps at midnight. */
  startOf(day: DayNumber): number;
  /** What the wall clock shows at an instant, in ms since 00:00. */
  clockOf(at: number): number;
}

const slot = 900_000;
const hour = 3_600_000;
const known = new Map<string, Calendar>();

/** A day of a zone, half open. */
interface Bounds {
  readonly day: DayNumber;
  readonly start: number;
  readonly end: number;
  /** The clocks are not changed on it. */
  readonly steady: boolean;
}

/**
 * The calendar of a time zone given by its IANA name.
 * @throws RangeError if there is no such zone
 */
export function calendarIn(timeZone: string): Calendar {
  const found = known.get(timeZone);
  if (found) return found;
  const offsetOf = offsetsIn(timeZone);
  const days = new Map<DayNumber, Bounds>();
  const boundsOf = (day: DayNumber): Bounds => {
    let bounds = days.get(day);
    if (!bounds) {
      const [start, end] = [firstInstant(day, offsetOf), firstInstant(day + 1, offsetOf)];
      bounds = { day, start, end, steady: end - start === dayLength };
      days.set(day, bounds);
    }
    return bounds;
  };
  /** Most questions are about the day of the question before. */
  let last = boundsOf(0);
  const dayOf = (at: number): Bounds => {
    if (at >= last.start && at < last.end) return last;
    // By the clock of UTC, no zone is a whole day ahead or behind.
    const near = Math.floor(at / dayLength);
    last = boundsOf(near);
    if (at < last.start) last = boundsOf(near - 1);
    else if (at >= last.end) last = boundsOf(near + 1);
    return last;
  };
  const calendar: Calendar = {
    timeZone,
    numberOf: (at) => dayOf(at).day,
    startOf: (day) => boundsOf(day).start,
    clockOf(at) {
      const { day, start, steady } = dayOf(at);
      return steady ? at - start : at + offsetOf(at) - day * dayLength;
    },
  };
  known.set(timeZone, calendar);
  return calendar;
}

/** Zones change their clocks at full quarters of an hour: one look-up for each quarter is enough. */
function offsetsIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const offsets = new Map<number, number>();
  let lastSlot = NaN;
  let lastOffset = 0;
  return (at) => {
    const number = Math.floor(at / slot);
    if (number === lastSlot) return lastOffset;
    let offset = offsets.get(number);
    if (offset === undefined) {
      offset = wallClock(format, number * slot) - number * slot;
      offsets.set(number, offset);
    }
    lastSlot = number;
    lastOffset = offset;
    return offset;
  };
}

function wallClock(format: Intl.DateTimeFormat, at: number): number {
  const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
  const day = daysBefore(part('year'), part('month'), part('day'));
  return day * dayLength + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000;
}

/** No zone is further than 15 hours from UTC. Only where the clocks are changed about then, it is found by halving. */
function firstInstant(day: DayNumber, offsetOf: (at: number) => number): number {
  let before = day * dayLength - 15 * hour;
  let from = day * dayLength + 15 * hour;
  const offset = offsetOf(before);
  if (offsetOf(from) === offset) return day * dayLength - offset;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (middle + offsetOf(middle) < day * dayLength) before = middle;
    else from = middle;
  }
  return from;
}

/** Days from 1970-01-01 to a date of the Gregorian calendar. Years begin in March here, so that leap days come last. */
function daysBefore(year: number, month: number, day: number): DayNumber {
  const years = month <= 2 ? year - 1 : year;
  const months = (month + 9) % 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 1 - 719_468;
}

/** `2026-11-21` as a number. @throws RangeError for what is no date of the calendar, such as 31 February */
export function dayNumber(day: Day): DayNumber {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const number = daysBefore(Number(year), Number(month), Number(date));
  if (year === undefined || dayName(number) !== day) throw new RangeError(`No day of the calendar: ${day}`);
  // A small integer to the engine too, as all other days are: else what days are compared in is compiled anew.
  return number | 0;
}

/** A number as `2026-11-21`. */
export function dayName(day: DayNumber): Day {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const months = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * months + 2) / 5) + 1;
  const month = months < 10 ? months + 3 : months - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** The first and the last day of a day's month. */
export function monthOf(day: DayNumber): { readonly first: DayNumber; readonly last: DayNumber } {
  const [year = 0, month = 1] = dayName(day).split('-').map(Number);
  const next = month === 12 ? daysBefore(year + 1, 1, 1) : daysBefore(year, month + 1, 1);
  return { first: daysBefore(year, month, 1), last: next - 1 };
}
