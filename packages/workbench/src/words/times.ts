import type { Language, Words } from './words.ts';

const clocks = new Map<Language, Intl.DateTimeFormat>();
const days = new Map<Language, Intl.DateTimeFormat>();

/** `14:03`, in the browser's time zone. */
export function clockTime(at: number, language: Language): string {
  let format = clocks.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    clocks.set(language, format);
  }
  return format.format(at);
}

/** `今天`, `昨天`, else a date with its weekday. */
export function dayName(at: number, now: number, words: Words): string {
  if (sameDay(at, now)) return words.conversation.today;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (sameDay(at, yesterday.getTime())) return words.conversation.yesterday;
  let format = days.get(words.language);
  if (!format) {
    format = new Intl.DateTimeFormat(words.language, { month: 'long', day: 'numeric', weekday: 'short' });
    days.set(words.language, format);
  }
  return format.format(at);
}

/** `14:03` today, `昨天 14:03` or a date with time before. */
export function moment(at: number, now: number, words: Words): string {
  const time = clockTime(at, words.language);
  return sameDay(at, now) ? time : `${dayName(at, now, words)} ${time}`;
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** The last full minute: what changes once a minute need not be drawn every second. */
export function startOfMinute(at: number): number {
  return at - (at % 60_000);
}

/** A running time as a stop-watch shows it: `0:42`, `12:05`, `1:02:10`. Never negative. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const shortDays = new Map<Language, Intl.DateTimeFormat>();

/** `2026年11月22日`, `Nov 22, 2026`. */
export function dayAndMonth(at: number, language: Language): string {
  let format = shortDays.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric' });
    shortDays.set(language, format);
  }
  return format.format(at);
}

/** `11月23日周一 09:00`, `Mon, Nov 23, 09:00`, on the clock of a time zone. */
export function momentIn(at: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
