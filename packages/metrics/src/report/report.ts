import { dayName, dayNumber, monthOf, type Day, type DayNumber } from '../calendar.ts';
import { figureOf } from '../figures/catalogue.ts';
import type { Part } from '../figures/counters.ts';
import type { Delay, FigureDefinition } from '../figures/definition.ts';
import { listsFor, partsFor } from '../figures/reads.ts';
import { nothing, type Subject, type Sums, type Tallies } from '../figures/tally.ts';
import type { Profile } from '../settings.ts';
import type { ShopRules } from '../shopRules.ts';
import { finalFrom } from './finality.ts';

/** What to show: some figures, of whom, over which days. */
export interface ReportQuery {
  /** Facts after it are not seen, and what it leaves open is pending. */
  readonly now: number;
  readonly from: Day;
  readonly to: Day;
  readonly figures: readonly string[];
  readonly by?: Subject['kind'];
  /** Only these; else all that have chats in the range, or something of what is asked for. */
  readonly ids?: readonly string[];
  /** One row for the whole range, or one for each day or month in it. */
  readonly each?: 'range' | 'day' | 'month';
  /** Instead of the profile that the settings of each day name (SY-04): facts stay as they are. */
  readonly profile?: Profile;
}

/** A value that says whether it can still change (DL-08). */
export interface Cell {
  /** Null where there is nothing to divide by. Pending rows are not in it. */
  readonly value: number | null;
  readonly final: boolean;
  /** From when on it can be final, in ms since 1970 UTC. */
  readonly finalFrom: number;
  /** How many rows are not decided yet. */
  readonly pending: number;
  /**
   * What a day showed when it was final, if facts that came late have changed it since. It tells what was shown, so it
   * alone depends on when facts became known.
   */
  readonly former?: number | null;
}

export interface ReportRow {
  readonly subject: Subject;
  readonly from: Day;
  readonly to: Day;
  readonly cells: Readonly<Record<string, Cell>>;
}

export interface Report {
  readonly from: Day;
  readonly to: Day;
  /** The profiles in force in the range (AR-11): one, unless it was changed. */
  readonly profiles: readonly Profile[];
  readonly rows: readonly ReportRow[];
}

/** What a report is made from. */
export interface ReportSource {
  readonly rules: ShopRules;
  /** Sums without anything yet, to add days up in. */
  readonly none: () => Tallies;
  /** A day with these parts counted. */
  readonly tallies: (day: DayNumber, parts: readonly Part[]) => Tallies;
  /** A day as it was counted before facts came late, and as of when. */
  readonly formerly: (day: DayNumber) => CountedDay | undefined;
}

/** A day, and as of when it was counted. */
export interface CountedDay {
  readonly now: number;
  readonly tallies: Tallies;
}

interface Stretch {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

/**
 * Works a report out.
 * @throws RangeError for a day that is none, a range that ends before it begins, or a figure that does not exist
 */
export function reportOf(source: ReportSource, query: ReportQuery): Report {
  const { by: kind = 'shop', each = 'range' } = query;
  const whole = { first: dayNumber(query.from), last: dayNumber(query.to) };
  if (whole.last < whole.first) throw new RangeError('The range ends before it begins.');
  const figures = query.figures.map(figureOf);
  const parts = partsToShow(query);
  const rows: ReportRow[] = [];
  for (const stretch of stretchesOf(whole, each)) {
    const tallies = sumOf(source, stretch, query, parts);
    const cells = cellsOf(source, figures, stretch, query.now);
    const [from, to] = [dayName(stretch.first), dayName(stretch.last)];
    for (const subject of subjectsIn(tallies, kind, parts, query.ids))
      rows.push({ subject, from, to, cells: cells(subject, tallies.find(subject) ?? nothing) });
  }
  const profiles = new Set([...daysOf(whole)].map((day) => source.rules.settingsOn(day).profile));
  return { from: query.from, to: query.to, profiles: [...profiles], rows };
}

/** What the figures look at; and who is there to be shown, which chats tell as well. */
function partsToShow({ figures, by = 'shop', ids }: ReportQuery): readonly Part[] {
  const needed = partsFor(figures);
  return by === 'shop' || ids || needed.includes('people') ? needed : ['people', ...needed];
}

/** A day as it is; of several, the sum. */
function sumOf(
  { tallies, none }: ReportSource,
  { first, last }: Stretch,
  { by = 'shop', figures }: ReportQuery,
  parts: readonly Part[],
): Tallies {
  if (first === last) return tallies(first, parts);
  const days = Array.from({ length: last - first + 1 }, (_, offset) => tallies(first + offset, parts));
  const sum = none();
  const lists = listsFor(figures);
  sum.count(parts, () => {
    sum.merge(days, by, lists);
  });
  return sum;
}

/** Makes the cells of one stretch, subject by subject: what does not depend on the subject is looked up once. */
function cellsOf(
  source: ReportSource,
  figures: readonly FigureDefinition[],
  stretch: Stretch,
  now: number,
): (subject: Subject, tally: Sums) => ReportRow['cells'] {
  const before = stretch.first === stretch.last ? source.formerly(stretch.first) : undefined;
  const known = new Map<Delay, number>();
  const columns = figures.map((figure) => {
    const finalFrom = known.get(figure.delay) ?? finalFromOf(source.rules, stretch, figure.delay);
    known.set(figure.delay, finalFrom);
    // What nobody had asked for by then was not shown.
    const wasShown =
      before && before.now >= finalFrom && partsFor([figure.id]).every((part) => before.tallies.has(part));
    return { figure, finalFrom, former: wasShown ? before.tallies : undefined };
  });
  return (subject, tally) => {
    const cells: Record<string, Cell> = {};
    for (const { figure, finalFrom, former } of columns) {
      const pending = figure.pending?.(tally) ?? 0;
      const value = figure.value(tally);
      const cell: Cell = { value, final: now >= finalFrom && pending === 0, finalFrom, pending };
      cells[figure.id] = former ? withFormer(cell, figure, former.find(subject) ?? nothing) : cell;
    }
    return cells;
  };
}

function withFormer(cell: Cell, figure: FigureDefinition, tally: Sums): Cell {
  const former = figure.value(tally);
  return former === cell.value || (figure.pending?.(tally) ?? 0) > 0 ? cell : { ...cell, former };
}

function finalFromOf(rules: ShopRules, stretch: Stretch, delay: Delay): number {
  let from = 0;
  for (const day of daysOf(stretch)) from = Math.max(from, finalFrom(rules, day, delay));
  return from;
}

function subjectsIn(
  tallies: Tallies,
  kind: Subject['kind'],
  parts: readonly Part[],
  ids: readonly string[] | undefined,
): readonly Subject[] {
  if (kind === 'shop') return [{ kind, id: '' }];
  return (ids ?? [...tallies.ids(kind, parts)].sort()).map((id) => ({ kind, id }));
}

function* daysOf({ first, last }: Stretch): Generator<DayNumber> {
  for (let day = first; day <= last; day += 1) yield day;
}

/** The range in parts: months are cut at its ends. */
function stretchesOf(whole: Stretch, each: 'range' | 'day' | 'month'): readonly Stretch[] {
  if (each === 'range') return [whole];
  const stretches: Stretch[] = [];
  for (let first = whole.first; first <= whole.last; first = (stretches.at(-1)?.last ?? first) + 1) {
    const last = each === 'day' ? first : Math.min(monthOf(first).last, whole.last);
    stretches.push({ first, last });
  }
  return stretches;
}
