/** Days the plain way: Intl is asked every time, and a day begins where the one before it ends. */
export interface Days {
  day(at: number): string;
  /** Minutes since 00:00 on the wall, seconds cut off. */
  minutes(at: number): number;
  start(day: string): number;
}

export const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export function daysOf(timeZone: string): Days {
  const dates = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const times = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, string>();
  const starts = new Map<string, number>();
  const day = (at: number): string => {
    const minute = Math.floor(at / 60_000) * 60_000;
    const found = known.get(minute) ?? dates.format(minute);
    known.set(minute, found);
    return found;
  };
  return {
    day,
    minutes(at) {
      const [hours = 0, minutes = 0] = times.format(at).split(':').map(Number);
      return hours * 60 + minutes;
    },
    start(wanted) {
      let at = starts.get(wanted);
      if (at === undefined) {
        at = Date.parse(`${wanted}T00:00:00Z`) - 16 * 3_600_000;
        while (day(at) < wanted) at += 60_000;
        starts.set(wanted, at);
      }
      return at;
    },
  };
}
