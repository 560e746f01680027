import type { DetailListId } from '../lists/lists.ts';
import type { Profile } from '../settings.ts';
import type { Counter } from './counters.ts';
import type { Sums } from './tally.ts';

/** What a value counts or measures. `share`: 1 is all; `money`: the currency's smallest unit. */
export type Unit =
  | 'people'
  | 'sessions'
  | 'messages'
  | 'characters'
  | 'rounds'
  | 'orders'
  | 'items'
  | 'ratings'
  | 'seconds'
  | 'share'
  | 'money'
  | 'points'
  | 'number';

/** When the figure of a day is final (VM-18, DL-*): see `finalFrom`. */
export const delayClasses = {
  live: 'with the end of the day',
  inquiry: 'with the end of the next day (DL-01)',
  payment: 'with the end of the day after the next (DL-02)',
  leave: 'so many days later, by the settings (LM-22)',
  repeat: 'so many hours after the end of the day, by the settings (SY-08)',
  month: 'from the second day of the next month (D37)',
} as const;
export type Delay = keyof typeof delayClasses;

/** What a figure can be shown by; days, months and any range of days besides. */
export const dimensions = ['shop', 'team', 'group', 'agent'] as const;
export const withProducts = [...dimensions, 'product'] as const;
export type Dimension = (typeof withProducts)[number];

/** One figure of the catalogue (VM-18). */
export interface FigureDefinition {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: Unit;
  readonly rules: readonly string[];
  /** In words. */
  readonly formula: string;
  /** Profiles that count it differently name it `all` too: the formula says how. */
  readonly profiles: 'all' | readonly Profile[];
  readonly delay: Delay;
  readonly dimensions: readonly Dimension[];
  /** Null where there is nothing to divide by. */
  readonly value: (tally: Sums) => number | null;
  /** How many may still change it. */
  readonly pending?: (tally: Sums) => number;
  /** Which values are better, where one is: by that agents and teams are ranked (SY-11). */
  readonly better?: 'higher' | 'lower';
  /** The detail list that shows what it is made of. */
  readonly list: DetailListId;
}

/** A share or a mean; null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** A value that is one of the sums. */
export const sum =
  (counter: Counter) =>
  (tally: Sums): number =>
    tally.get(counter);

/** One sum divided by another. */
export const share =
  (part: Counter, whole: Counter) =>
  (tally: Sums): number | null =>
    ratio(tally.get(part), tally.get(whole));
