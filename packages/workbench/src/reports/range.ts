/** Days of the shop, `2026-05-04`, both of them in the range. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

export const rangeNames = ['today', 'yesterday', 'week', 'month', 'thisMonth', 'lastMonth', 'own'] as const;
export type RangeName = (typeof rangeNames)[number];

/** As the server takes them: three years. */
export const longestRange = 1100;

const dayMs = 86_400_000;

/** The day that it is at an instant, in a time zone. */
export function dayIn(timeZone: string, at: number): string {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en', options).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** So many days later, or earlier. */
function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days a range has; 0 or less if it ends before it begins. */
export function daysOf({ from, to }: Range): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}

export function rangeOf(name: Exclude<RangeName, 'own'>, today: string): Range {
  const first = `${today.slice(0, 8)}01`;
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: shifted(today, -1), to: shifted(today, -1) };
    case 'week':
      return { from: shifted(today, -6), to: today };
    case 'month':
      return { from: shifted(today, -29), to: today };
    case 'thisMonth':
      return { from: first, to: today };
    case 'lastMonth':
      return { from: `${shifted(first, -1).slice(0, 8)}01`, to: shifted(first, -1) };
  }
}

/** Which of the usual ranges it is. */
export function nameOf(range: Range, today: string): RangeName {
  const usual = rangeNames.filter((name) => name !== 'own');
  return (
    usual.find((name) => {
      const { from, to } = rangeOf(name, today);
      return from === range.from && to === range.to;
    }) ?? 'own'
  );
}

/** All days of a month, `2026-11`. */
export function rangeOfMonth(month: string): Range {
  const [year = NaN, number = NaN] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}
