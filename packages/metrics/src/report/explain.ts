import type { Day } from '../calendar.ts';
import type { Counter } from '../figures/counters.ts';
import { countersIn } from '../figures/reads.ts';
import type { Subject, Sums } from '../figures/tally.ts';
import type { Profile } from '../settings.ts';
import type { Cell } from './report.ts';

export interface ExplainQuery {
  readonly now: number;
  readonly figure: string;
  readonly day: Day;
  readonly subject?: Subject;
  readonly profile?: Profile;
}

/** How a figure of a day came about: its formula, the sums in it, and the list that names the rows. */
export interface Explanation {
  readonly figure: string;
  readonly formula: string;
  readonly rules: readonly string[];
  readonly cell: Cell;
  /** The sums that the value is made of, by name. */
  readonly parts: Readonly<Partial<Record<Counter, number>>>;
  /** The detail list that shows the rows, and how many it has. */
  readonly list: string;
  readonly rows: number;
}

/** The sums that a figure is made of. @throws RangeError if there is no such figure */
export function partsOf(figure: string, tally: Sums): Explanation['parts'] {
  return Object.fromEntries(countersIn(figure).map((name) => [name, tally.get(name)]));
}
