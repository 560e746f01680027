import type { BusinessHours } from '@shopbell/sdk/model';
import { BusinessHours as BusinessHoursSchema } from '@shopbell/sdk/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, nextOpening } from '../src/app/hours/nextOpening.ts';
import { shopWarnings } from '../src/app/hours/warnings.ts';

const minute = 60_000;
const hour = 60 * minute;

const shanghai = 'Asia/Shanghai';
const berlin = 'Europe/Berlin';

function hours(
  weekly: [days: number[], from: string, to: string][],
  dates: BusinessHours['dates'] = [],
): BusinessHours {
  return { weekly: weekly.flatMap(([days, from, to]) => days.map((day) => ({ day, from, to }))), dates };
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];
const office = hours([
  [workdays, '09:00', '12:00'],
  [workdays, '13:00', '18:00'],
]);

const opensAt = (of: BusinessHours, at: string, zone: string): string | undefined => {
  const next = nextOpening(of, Date.parse(at), zone);
  return next === undefined ? undefined : new Date(next).toISOString();
};

describe('AC-07 the next opening', () => {
  it.each([
    ['before work', '2026-11-20T00:00:00Z', '2026-11-20T01:00:00.000Z'],
    ['to the millisecond', '2026-11-20T00:59:59.999Z', '2026-11-20T01:00:00.000Z'],
    ['at work', '2026-11-20T01:00:00Z', '2026-11-20T01:00:00.000Z'],
    ['at noon', '2026-11-20T04:00:00Z', '2026-11-20T05:00:00.000Z'],
    ['on Friday evening', '2026-11-20T10:00:00Z', '2026-11-23T01:00:00.000Z'],
    ['on Sunday night', '2026-11-22T15:59:00Z', '2026-11-23T01:00:00.000Z'],
  ])('%s', (_, at, expected) => {
    expect(opensAt(office, at, shanghai)).toBe(expected);
  });

  it('a span over midnight belongs to the day it begins on', () => {
    const night = hours([[[5], '20:00', '02:00']]);
    expect(opensAt(night, '2026-11-20T17:59:59Z', shanghai)).toBe('2026-11-20T17:59:59.000Z');
    expect(opensAt(night, '2026-11-20T18:00:00Z', shanghai)).toBe('2026-11-27T12:00:00.000Z');
    const closedSaturday = { ...night, dates: [{ date: '2026-11-21', spans: [] }] };
    expect(opensAt(closedSaturday, '2026-11-20T17:00:00Z', shanghai)).toBe('2026-11-20T17:00:00.000Z');
    const closedFriday = { ...night, dates: [{ date: '2026-11-20', spans: [] }] };
    expect(opensAt(closedFriday, '2026-11-20T17:00:00Z', shanghai)).toBe('2026-11-27T12:00:00.000Z');
  });

  it('a date has its own hours or none, whatever its weekday says', () => {
    const week = Array.from({ length: 7 }, (_, at) => ({ date: `2026-10-0${String(at + 1)}`, spans: [] }));
    const holidays = {
      ...office,
      dates: [...week, { date: '2026-10-10', spans: [{ from: '10:00', to: '24:00' }] }],
    };
    expect(opensAt(holidays, '2026-09-30T10:00:00Z', shanghai)).toBe('2026-10-08T01:00:00.000Z');
    expect(opensAt(holidays, '2026-10-09T10:00:00Z', shanghai)).toBe('2026-10-10T02:00:00.000Z');
    expect(opensAt(holidays, '2026-10-10T15:59:59Z', shanghai)).toBe('2026-10-10T15:59:59.000Z');
  });

  it('whoever never opens has no next opening; a date far ahead is found', () => {
    expect(opensAt(hours([]), '2026-11-20T00:00:00Z', shanghai)).toBeUndefined();
    const far = hours([], [{ date: '2029-02-28', spans: [{ from: '22:00', to: '01:00' }] }]);
    expect(opensAt(far, '2026-11-20T00:00:00Z', shanghai)).toBe('2029-02-28T14:00:00.000Z');
    expect(opensAt(far, '2029-02-28T16:30:00Z', shanghai)).toBe('2029-02-28T16:30:00.000Z');
    expect(opensAt(far, '2029-02-28T17:00:00Z', shanghai)).toBeUndefined();
    const closed = Array.from({ length: 366 }, (_, at) => {
      return { date: new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10), spans: [] };
    });
    expect(opensAt({ ...office, dates: closed }, '2026-01-01T00:00:00Z', shanghai)).toBe(
      '2027-01-04T01:00:00.000Z',
    );
  });

  it('where the clock jumps forward, a span that it jumps into begins at the jump', () => {
    // 2026-03-29 in Berlin: 02:00 becomes 03:00 at 01:00 UTC.
    const early = hours([[everyDay, '02:30', '04:00']]);
    expect(opensAt(early, '2026-03-29T00:00:00Z', berlin)).toBe('2026-03-29T01:00:00.000Z');
    const within = hours([[[7], '02:15', '02:45']]);
    expect(opensAt(within, '2026-03-28T12:00:00Z', berlin)).toBe('2026-04-05T00:15:00.000Z');
  });

  it('where an hour is repeated, what the clock shows twice is open twice', () => {
    // 2026-10-25 in Berlin: 03:00 becomes 02:00 at 01:00 UTC.
    const early = hours([[everyDay, '02:00', '02:30']]);
    expect(opensAt(early, '2026-10-24T23:59:00Z', berlin)).toBe('2026-10-25T00:00:00.000Z');
    expect(opensAt(early, '2026-10-25T00:30:00Z', berlin)).toBe('2026-10-25T01:00:00.000Z');
    expect(opensAt(early, '2026-10-25T01:30:00Z', berlin)).toBe('2026-10-26T01:00:00.000Z');
  });

  it('where midnight does not exist, a span that ran into it goes on after it', () => {
    // 2026-04-24 in Cairo: 00:00 becomes 01:00.
    const night = hours([[[4], '22:00', '02:00']]);
    expect(isOpen(night, Date.parse('2026-04-23T22:30:00Z'), 'Africa/Cairo')).toBe(true);
    const morning = hours([[[5], '00:00', '01:30']]);
    expect(opensAt(morning, '2026-04-23T20:00:00Z', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
  });
});

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times what using it does. */
function shownBy(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format;
}

/** A second reading of the rule, by another way: text of the clock against text of the hours. */
function shownOpen({ weekly, dates }: BusinessHours, at: number, timeZone: string): boolean {
  const shown = shownBy(timeZone).format(at);
  const [date = '', time = ''] = shown.split(' ');
  const spansOf = (of: string) => {
    const special = dates.find((one) => one.date === of);
    const weekday = new Date(`${of}T12:00:00Z`).getUTCDay() || 7;
    return special?.spans ?? weekly.filter(({ day }) => day === weekday);
  };
  const before = new Date(Date.parse(`${date}T12:00:00Z`) - 24 * hour).toISOString().slice(0, 10);
  const overnight = ({ from, to }: { from: string; to: string }) => to <= from;
  return (
    spansOf(date).some((span) => time >= span.from && (overnight(span) || time < span.to)) ||
    spansOf(before).some((span) => overnight(span) && time < span.to)
  );
}

/** Around every kind of jump, and with offsets that are no whole hours. */
const places = [
  [berlin, '2026-03-27'],
  [berlin, '2026-10-23'],
  ['Australia/Lord_Howe', '2026-04-03'],
  ['Australia/Lord_Howe', '2026-10-02'],
  ['Africa/Cairo', '2026-04-22'],
  ['America/St_Johns', '2026-03-06'],
  ['Asia/Kathmandu', '2026-05-01'],
  ['Pacific/Chatham', '2026-09-25'],
  [shanghai, '2026-10-01'],
] as const;

/** Half of them in the small hours, where clocks jump. */
const quarter = fc.oneof(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 15 })).map((at) => {
  return `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`;
});
const span = fc
  .record({ from: quarter, to: fc.oneof({ weight: 9, arbitrary: quarter }, fc.constant('24:00')) })
  .filter(({ from, to }) => from !== to);
const weeklySpan = fc.tuple(fc.integer({ min: 1, max: 7 }), span).map(([day, times]) => ({ day, ...times }));

describe('AC-07 the next opening, for any hours around any jump of the clock', () => {
  const dayAt = (start: string, day: number) =>
    new Date(Date.parse(`${start}T12:00:00Z`) + day * 24 * hour).toISOString().slice(0, 10);
  const cases = fc.record({
    place: fc.constantFrom(...places),
    weekly: fc.array(weeklySpan, { maxLength: 6 }),
    special: fc.uniqueArray(fc.tuple(fc.integer({ min: -1, max: 8 }), fc.array(span, { maxLength: 2 })), {
      maxLength: 4,
      selector: ([day]) => day,
    }),
    offset: fc.integer({ min: 0, max: 4 * 24 * 60 }),
  });

  it('is the first minute that the clock on the wall says is open', () => {
    fc.assert(
      fc.property(cases, ({ place: [zone, start], weekly, special, offset }) => {
        const of = { weekly, dates: special.map(([day, spans]) => ({ date: dayAt(start, day), spans })) };
        const at = Date.parse(`${start}T00:00:00Z`) + offset * minute;
        expect(isOpen(of, at, zone)).toBe(shownOpen(of, at, zone));
        const next = nextOpening(of, at, zone);
        const until = next ?? at + 9 * 24 * hour;
        if (next !== undefined) {
          expect(next).toBeGreaterThanOrEqual(at);
          expect(shownOpen(of, next, zone)).toBe(true);
          if (next > at) expect(shownOpen(of, next - 1, zone)).toBe(false);
        }
        // Everything in between is closed: hours are in quarters, and so are all jumps.
        for (let between = at; between < Math.min(until, at + 2 * 24 * hour); between += 15 * minute)
          expect(shownOpen(of, between, zone)).toBe(false);
      }),
      { numRuns: 600 },
    );
  });
});

it('AC-07 nobody to route to within business hours is a warning, which clears', () => {
  expect(shopWarnings({ open: true, routableAgents: 0 })).toEqual(['NO_ROUTABLE_AGENT']);
  expect(shopWarnings({ open: true, routableAgents: 1 })).toEqual([]);
  expect(shopWarnings({ open: false, routableAgents: 0 })).toEqual([]);
});

it.each([
  ['25:00', { weekly: [{ day: 1, from: '25:00', to: '26:00' }] }],
  ['24:00 as a beginning', { weekly: [{ day: 1, from: '24:00', to: '02:00' }] }],
  ['an end at the beginning', { weekly: [{ day: 1, from: '09:00', to: '09:00' }] }],
  ['day 0', { weekly: [{ day: 0, from: '09:00', to: '10:00' }] }],
  ['the 30th of February', { weekly: [], dates: [{ date: '2026-02-30', spans: [] }] }],
  ['a date twice', { weekly: [], dates: [1, 2].map(() => ({ date: '2026-02-03', spans: [] })) }],
  ['no week', {}],
])('hours with %s are none', (_, input) => {
  expect(BusinessHoursSchema.safeParse(input).success).toBe(false);
});
