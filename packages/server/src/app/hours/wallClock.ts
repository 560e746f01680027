/** A moment as the clock on the wall shows it. */
export interface WallTime {
  /** Days since 1970-01-01 on the calendar of that place. */
  readonly day: number;
  /** Milliseconds since midnight as the clock shows them. */
  readonly time: number;
}

export const dayLength = 24 * 60 * 60 * 1000;

/** The clock of one time zone, daylight saving and all. */
export interface WallClock {
  at(instant: number): WallTime;
  /** Every instant, earliest first, at which the clock shows this: none in a gap, two where an hour is repeated. */
  instantsOf(wall: WallTime): readonly number[];
  /** The instants at which the clock jumps to a time of that calendar day. */
  jumpsOn(day: number): readonly number[];
}

const known = new Map<string, WallClock>();

/** @throws RangeError if there is no such zone */
export function wallClockOf(timeZone: string): WallClock {
  const found = known.get(timeZone);
  if (found) return found;
  const clock = makeWallClock(timeZone);
  known.set(timeZone, clock);
  return clock;
}

function makeWallClock(timeZone: string): WallClock {
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
  /** What the clock shows, read as if it were UTC. */
  const shownAt = (instant: number): number => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shown = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return shown + (((instant % 1000) + 1000) % 1000);
  };
  const offsetAt = (instant: number): number => shownAt(instant) - instant;

  const jumpBetween = (from: number, to: number): number | undefined => {
    const before = offsetAt(from);
    if (offsetAt(to) === before) return undefined;
    let [early, late] = [from, to];
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (offsetAt(middle) === before) early = middle;
      else late = middle;
    }
    return late;
  };

  const wallAt = (instant: number): WallTime => {
    const shown = shownAt(instant);
    const day = Math.floor(shown / dayLength);
    return { day, time: shown - day * dayLength };
  };

  return {
    at: wallAt,
    instantsOf({ day, time }) {
      const shown = day * dayLength + time;
      const offsets = new Set([offsetAt(shown - dayLength), offsetAt(shown), offsetAt(shown + dayLength)]);
      const instants = [...offsets].map((offset) => shown - offset);
      return instants.filter((instant) => shownAt(instant) === shown).sort((a, b) => a - b);
    },
    jumpsOn(day) {
      // Offsets reach from -12 to +14 hours; in quarters of a day no zone has jumped twice.
      const from = day * dayLength - 14 * 3_600_000;
      const to = (day + 1) * dayLength + 12 * 3_600_000;
      const jumps: number[] = [];
      for (let start = from; start < to; start += dayLength / 4) {
        const jump = jumpBetween(start, Math.min(to, start + dayLength / 4));
        if (jump !== undefined && wallAt(jump).day === day) jumps.push(jump);
      }
      return jumps;
    },
  };
}
