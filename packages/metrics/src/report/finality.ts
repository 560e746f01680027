import { monthOf, type DayNumber } from '../calendar.ts';
import type { Delay } from '../figures/definition.ts';
import type { ShopRules } from '../shopRules.ts';

/** The instant from which the figures of a day, of one delay class, do not change any more by time alone (DL-*). */
export function finalFrom(rules: ShopRules, day: DayNumber, delay: Delay): number {
  const { startOf } = rules.calendar;
  switch (delay) {
    case 'live':
      return startOf(day + 1);
    case 'inquiry':
      return startOf(day + 2);
    case 'payment':
      return startOf(day + 3);
    case 'leave':
      return startOf(day + rules.settingsOn(day).leaveDelayDays);
    case 'repeat':
      return startOf(day + 1) + rules.settingsOn(day).repeatHours * 3_600_000;
    case 'month':
      return startOf(monthOf(day).last + 2);
  }
}
