import { dayNumber, type Day } from '../calendar.ts';
import type { Subject } from '../figures/tally.ts';
import type { History } from '../history.ts';
import { listOf } from '../lists/lists.ts';
import type { Profile } from '../settings.ts';

/** Which list, of whom, over which days. */
export interface DetailsQuery {
  readonly now: number;
  readonly list: string;
  readonly from: Day;
  readonly to: Day;
  readonly subject?: Subject;
  readonly profile?: Profile;
  /** How many entries to pass over; 0 if left out. */
  readonly skip?: number;
  /** At most so many; all if left out. */
  readonly limit?: number;
}

export interface Details {
  readonly list: string;
  readonly total: number;
  readonly entries: readonly object[];
}

/** @throws RangeError for a day that is none, a range that ends before it begins, or a list that does not exist */
export function detailsOf(history: History, query: DetailsQuery): Details {
  const { now, subject = { kind: 'shop', id: '' }, skip = 0, limit = Infinity } = query;
  const [first, last] = [dayNumber(query.from), dayNumber(query.to)];
  if (last < first) throw new RangeError('The range ends before it begins.');
  const list = listOf(query.list);
  const all: object[] = [];
  for (let day = first; day <= last; day += 1) all.push(...list.entries({ history, day, now }, subject));
  return { list: list.id, total: all.length, entries: all.slice(skip, skip + limit) };
}
