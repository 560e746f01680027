import type { Locale } from './locale.ts';

/** `10:32` */
export function minuteText(locale: Locale, at: number): string {
  return new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `今天`, `yesterday`, `11月21日周六` */
export function dayText(locale: Locale, at: number, now = Date.now()): string {
  const days = Math.round(
    (new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / 86_400_000,
  );
  return days === 0 || days === -1
    ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
    : new Date(at).toLocaleDateString(locale, { month: 'long', day: 'numeric', weekday: 'short' });
}
