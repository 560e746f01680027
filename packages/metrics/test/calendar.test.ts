import { describe, expect, test } from 'vitest';
import { calendarIn, dayName, dayNumber, monthOf } from '../src/calendar.ts';

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
];

describe('the calendar', () => {
  test('days as numbers and names', () => {
    for (const day of ['1970-01-01', '2000-02-29', '2026-11-22', '2100-03-01'])
      expect(dayName(dayNumber(day))).toBe(day);
    expect(dayNumber('1970-01-02')).toBe(1);
    for (const none of ['2026-02-31', '2025-02-29', '2026-13-01', 'tomorrow'])
      expect(() => dayNumber(none)).toThrow(RangeError);
  });

  test('months, also the last of a year', () => {
    const month = (day: string) => {
      const { first, last } = monthOf(dayNumber(day));
      return [dayName(first), dayName(last)];
    };
    expect(month('2026-02-10')).toEqual(['2026-02-01', '2026-02-28']);
    expect(month('2024-02-29')).toEqual(['2024-02-01', '2024-02-29']);
    expect(month('2026-12-31')).toEqual(['2026-12-01', '2026-12-31']);
  });

  test.each(zones)('VM-12 every instant lies in its day in %s, as Intl says', (timeZone) => {
    const calendar = calendarIn(timeZone);
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 11.7 * 3_600_000) {
      const day = calendar.numberOf(at);
      expect(dayName(day)).toBe(format.format(at));
      expect(calendar.startOf(day)).toBeLessThanOrEqual(at);
      expect(calendar.startOf(day + 1)).toBeGreaterThan(at);
    }
  });

  test('VM-12 a day of 23 hours, one of 25, and one that begins at one o’clock', () => {
    const length = (zone: string, day: string) => {
      const { startOf } = calendarIn(zone);
      return (startOf(dayNumber(day) + 1) - startOf(dayNumber(day))) / 3_600_000;
    };
    expect(length('Europe/Berlin', '2026-03-29')).toBe(23);
    expect(length('Europe/Berlin', '2026-10-25')).toBe(25);
    const cairo = calendarIn('Africa/Cairo');
    const spring = cairo.startOf(dayNumber('2026-04-24'));
    expect(cairo.clockOf(spring)).toBe(3_600_000);
    expect(cairo.numberOf(spring - 1)).toBe(dayNumber('2026-04-23'));
  });
});
