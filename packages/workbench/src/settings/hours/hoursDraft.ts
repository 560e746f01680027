import type { BusinessHours } from '@shopbell/sdk/admin';
import type { Words } from '../../words/words.ts';
import { reasonsOf } from '../form/problems.ts';

/** As the server takes them. */
export const hoursLimits = { spans: 12, dates: 366, name: 100 } as const;

/** From `from` until before `to`, on a clock without 24:00: a whole day is 00:00 to 00:00. */
export interface SpanDraft {
  readonly from: string;
  readonly to: string;
}

export interface DateDraft {
  readonly date: string;
  readonly name: string;
  readonly spans: readonly SpanDraft[];
}

/** Hours as they are being written. */
export interface HoursDraft {
  /** False: a shop is always open, a group has the shop's. */
  readonly own: boolean;
  /** From Monday on. */
  readonly week: readonly (readonly SpanDraft[])[];
  readonly dates: readonly DateDraft[];
}

export const usualSpan: SpanDraft = { from: '09:00', to: '18:00' };
const days = [1, 2, 3, 4, 5, 6, 7] as const;

export function draftOf(hours: BusinessHours | null): HoursDraft {
  return {
    own: hours !== null,
    week: days.map((day) =>
      (hours?.weekly ?? [])
        .filter((span) => span.day === day)
        .map(shown)
        .sort((a, b) => a.from.localeCompare(b.from)),
    ),
    dates: (hours?.dates ?? [])
      .map(({ date, name = '', spans }) => ({ date, name, spans: spans.map(shown) }))
      .sort((a, b) => a.date.localeCompare(b.date)),
  };
}

export function hoursOf({ own, week, dates }: HoursDraft): BusinessHours | null {
  if (!own) return null;
  return {
    weekly: week.flatMap((spans, index) => spans.map((span) => ({ day: index + 1, ...told(span) }))),
    dates: dates.map(({ date, name, spans }) => ({
      date,
      spans: spans.map(told),
      ...(name.trim() !== '' && { name: name.trim() }),
    })),
  };
}

function shown({ from, to }: SpanDraft): SpanDraft {
  return { from, to: to === '24:00' ? '00:00' : to };
}

function told({ from, to }: SpanDraft): SpanDraft {
  return { from, to: to === '00:00' ? '24:00' : to };
}

export function isWholeDay({ from, to }: SpanDraft): boolean {
  return from === '00:00' && to === '00:00';
}

/** Whether it runs over midnight. */
export function endsNextDay({ from, to }: SpanDraft): boolean {
  return from !== '' && to !== '' && to !== '00:00' && to < from;
}

/** What is wrong, by the path of its field: `week.0.1`, `week.0`, `dates.3`, `dates.3.0`, `dates`. */
export type HoursFaults = ReadonlyMap<string, string>;

export function faultsOf(draft: HoursDraft, error: unknown, { settings }: Words): HoursFaults {
  const text = settings.hours;
  const faults = new Map<string, string>();
  const spansOf = (path: string, spans: readonly SpanDraft[]): void => {
    if (spans.length > hoursLimits.spans) faults.set(path, text.tooManySpans(hoursLimits.spans));
    for (const [index, span] of spans.entries()) {
      if (span.from === '' || span.to === '') faults.set(`${path}.${index}`, text.timeMissing);
      else if (span.from === span.to && !isWholeDay(span)) faults.set(`${path}.${index}`, text.emptySpan);
    }
  };
  if (!draft.own) return faults;
  for (const [day, spans] of draft.week.entries()) spansOf(`week.${day}`, spans);
  const known = new Set<string>();
  for (const [index, { date, spans }] of draft.dates.entries()) {
    spansOf(`dates.${index}`, spans);
    if (date === '') faults.set(`dates.${index}`, text.dateMissing);
    else if (known.has(date)) faults.set(`dates.${index}`, text.dateTwice);
    known.add(date);
  }
  if (draft.dates.length > hoursLimits.dates) faults.set('dates', text.tooManyDates(hoursLimits.dates));
  for (const { path, code } of reasonsOf(error)) {
    const field = fieldOf(path, draft);
    if (field !== undefined && !faults.has(field)) faults.set(field, code);
  }
  return faults;
}

/** The field of a path of the server, `hours.weekly.7.to`: there the week is one list. */
function fieldOf(path: string, { week }: HoursDraft): string | undefined {
  const [list, at, ...more] = path.split('.').filter((step) => step !== 'hours');
  if (list === 'dates') {
    const span = more[0] === 'spans' ? more[1] : undefined;
    return ['dates', at, span].filter((step) => step !== undefined).join('.');
  }
  if (list !== 'weekly') return undefined;
  let left = Number(at);
  for (const [day, spans] of week.entries()) {
    if (left < spans.length) return `week.${day}.${left}`;
    left -= spans.length;
  }
  return 'week.0';
}
