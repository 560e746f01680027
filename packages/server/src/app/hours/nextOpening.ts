import type { BusinessHours } from '@shopbell/sdk/model';
import { dayLength, wallClockOf, type WallTime } from './wallClock.ts';

/**
 * Whether customers are served at an instant: whether the clock in the shop's time zone shows a time within a span. Where
 * an hour is repeated it counts twice; a span that a jump of the clock leaves out has no instant on that day.
 * @throws RangeError if there is no such time zone
 */
export function isOpen(hours: BusinessHours, at: number, timeZone: string): boolean {
  return opened(planOf(hours), wallClockOf(timeZone).at(at));
}

/**
 * The first instant from `at` on that is open, `at` itself if it is; undefined if there is none to come.
 * @param at milliseconds since 1970 UTC
 * @throws RangeError if there is no such time zone
 */
export function nextOpening(hours: BusinessHours, at: number, timeZone: string): number | undefined {
  const clock = wallClockOf(timeZone);
  const plan = planOf(hours);
  const now = clock.at(at);
  if (opened(plan, now)) return at;
  for (const day of daysToLookAt(hours, now.day)) {
    // Closed turns to open where a span begins and where the clock jumps, nowhere else.
    const starts = [...plan.spansOn(day).map(({ from }) => from), ...(plan.runsInto(day) ? [0] : [])];
    const turns = [...starts.flatMap((time) => clock.instantsOf({ day, time })), ...clock.jumpsOn(day)];
    for (const turn of turns.sort((a, b) => a - b)) {
      if (turn > at && opened(plan, clock.at(turn))) return turn;
    }
  }
  return undefined;
}

interface DaySpan {
  /** Milliseconds on the clock since the day's midnight; `to` is above a day if the span ends on the next one. */
  readonly from: number;
  readonly to: number;
}

interface Plan {
  spansOn(day: number): readonly DaySpan[];
  /** Whether a span of the day before runs on into this one. */
  runsInto(day: number): boolean;
}

function planOf({ weekly, dates }: BusinessHours): Plan {
  const byDate = new Map(dates.map(({ date, spans }) => [dayOf(date), spans.map(spanOf)]));
  const byWeekday = Array.from({ length: 7 }, (_, index) =>
    weekly.filter(({ day }) => day === index + 1).map(spanOf),
  );
  const spansOn = (day: number) => byDate.get(day) ?? byWeekday[weekdayOf(day)] ?? [];
  return { spansOn, runsInto: (day) => spansOn(day - 1).some(({ to }) => to > dayLength) };
}

function opened(plan: Plan, { day, time }: WallTime): boolean {
  return (
    plan.spansOn(day).some(({ from, to }) => from <= time && time < to) ||
    plan.spansOn(day - 1).some(({ to }) => time < to - dayLength)
  );
}

/** Enough of the week for a jump of the clock to have passed, as many more days as may be closed, and every date. */
function daysToLookAt({ dates }: BusinessHours, from: number): number[] {
  const days = new Set(Array.from({ length: 15 + dates.length }, (_, index) => from + index));
  for (const { date } of dates) {
    // Its last span may run into the day after.
    for (const day of [dayOf(date), dayOf(date) + 1]) if (day >= from) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

/** 0 is Monday. The first day of 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function spanOf({ from, to }: { readonly from: string; readonly to: string }): DaySpan {
  const [start, end] = [timeOf(from), timeOf(to)];
  return { from: start, to: end > start ? end : end + dayLength };
}

function timeOf(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000;
}
