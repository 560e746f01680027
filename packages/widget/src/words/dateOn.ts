/**
 * `2026-05-11`: the date that a clock in that time zone shows, the customer's own if none is named. By parts, since a locale
 * that writes dates so in one browser (`en-CA`) writes `5/11/2026` in another.
 */
export function dateOn(at: number, timeZone?: string): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  for (const { type, value } of format.formatToParts(at)) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day}`;
}
