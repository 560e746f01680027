import { dateOn } from '../words/dateOn.ts';
import type { LaterWords } from '../words/later/laterWords.ts';
import type { Locale } from '../words/locale.ts';

const day = 86_400_000;

/** The calendar day that a clock somewhere shows, in days since 1970. */
const dayOn = (timeZone: string | undefined, at: number) => Date.parse(dateOn(at, timeZone)) / day;

/** `明天 09:00`, `on Monday at 09:00`, `5月11日周一 09:00`: as the clock in that time zone shows it. */
function momentOn(timeZone: string | undefined, at: number, locale: Locale, words: LaterWords): string {
  const days = dayOn(timeZone, at) - dayOn(timeZone, Date.now());
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  if (days < 2)
    return words.more.at(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day'), time);
  const date = days < 7 ? ({ weekday: 'long' } as const) : ({ month: 'long', day: 'numeric' } as const);
  return words.more.at(
    words.more.onDay(new Intl.DateTimeFormat(locale, { timeZone, ...date }).format(at)),
    time,
  );
}

/** A moment to come in the shop's time; if the customer's clock shows another, that one too. */
export function momentText(
  { at, timeZone }: { readonly at: number; readonly timeZone: string },
  locale: Locale,
  words: LaterWords,
): string {
  const there = momentOn(timeZone, at, locale, words);
  const here = momentOn(undefined, at, locale, words);
  return there === here ? there : there + words.more.yourTime(here);
}
