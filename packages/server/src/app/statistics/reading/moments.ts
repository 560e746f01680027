import { wallClockOf } from '../../hours/wallClock.ts';

const written =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

const quarter = 15 * 60 * 1000;
const minute = 60 * 1000;
const dayLength = 24 * 60 * minute;

/** Reads moments as people and programs write them; undefined if a text is none. */
export type ReadMoment = (text: string) => number | undefined;

/**
 * Moments in ms since 1970 UTC, as ISO 8601 (`2026-05-04T10:00:00+08:00`), or as the shop's clock shows them
 * (`2026-05-04 10:00:00`, `2026/5/4 10:00`). Where the clock is put back the first of two is meant; a time that it jumps
 * over is none.
 */
export function momentsIn(timeZone: string): ReadMoment {
  const clock = wallClockOf(timeZone);
  /** Between local and universal time, for quarters of an hour in which it is one and the same. */
  const offsets = new Map<number, number | undefined>();
  const offsetIn = (slot: number): number | undefined => {
    if (offsets.has(slot)) return offsets.get(slot);
    const found = [slot * quarter, (slot + 1) * quarter - 1].map((shown) => instantsAt(shown));
    const [[first, ...others] = [], [last, ...more] = []] = found;
    const plain = others.length === 0 && more.length === 0 && first !== undefined && last !== undefined;
    const offset = plain && last - first === quarter - 1 ? slot * quarter - first : undefined;
    offsets.set(slot, offset);
    return offset;
  };
  const instantsAt = (shown: number): readonly number[] => {
    const day = Math.floor(shown / dayLength);
    return clock.instantsOf({ day, time: shown - day * dayLength });
  };
  return (text) => {
    if (/^\d{1,16}$/.test(text)) return Number(text);
    const read = readWritten(text);
    if (!read) return undefined;
    if (read.zone !== undefined) return read.shown - read.zone * minute;
    const offset = offsetIn(Math.floor(read.shown / quarter));
    return offset === undefined ? instantsAt(read.shown)[0] : read.shown - offset;
  };
}

/** What a clock shows, as if it were UTC, and how many minutes it is ahead of UTC, if that is said. */
function readWritten(text: string): { shown: number; zone: number | undefined } | undefined {
  const found = written.exec(text.trim());
  if (!found) return undefined;
  const [, year, month, date, hours = '0', minutes = '0', seconds = '0', fraction = '', zone] = found;
  const [y, m, d, h, min, s] = [year, month, date, hours, minutes, seconds].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const shown = Date.UTC(y, m - 1, d, h, min, s, Number(fraction.padEnd(3, '0')));
  const back = new Date(shown);
  // 31 February is none, nor is 25:00.
  const same =
    back.getUTCMonth() === m - 1 &&
    back.getUTCDate() === d &&
    back.getUTCHours() === h &&
    back.getUTCMinutes() === min &&
    back.getUTCSeconds() === s;
  if (!same) return undefined;
  if (zone === undefined) return { shown, zone: undefined };
  if (zone === 'Z') return { shown, zone: 0 };
  const ahead = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return { shown, zone: zone.startsWith('-') ? -ahead : ahead };
}
