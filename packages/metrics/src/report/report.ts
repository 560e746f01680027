import { dayName, dayNumber, monthOf, type Day, type DayNumber } from '../calendar.ts';
import { figureOf } from '../figures/catalogue.ts';
import type { FigureDefinition } from '../figures/definition.ts';
import { Tally, type Subject, type Tallies } from '../figures/tally.ts';
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
  /** Only these; else all that have something in the range. */
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
  readonly tallies: (day: DayNumber) => Tallies;
  /** A day as it was counted before facts came late, and as of when. */
  readonly formerly: (day: DayNumber) => { readonly now: number; readonly tallies: Tallies } | undefined;
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
  const rows = stretchesOf(whole, each).flatMap((stretch) =>
    subjectsIn(source, stretch, kind, query.ids).map((subject): ReportRow => {
      const tally = new Tally();
      for (const day of daysOf(stretch)) {
        const ofDay = source.tallies(day).find(subject);
        if (ofDay) tally.merge(ofDay);
      }
      const cells = figures.map(
        (figure) => [figure.id, cellOf(source, figure, { subject, tally, stretch }, query.now)] as const,
      );
      return {
        subject,
        from: dayName(stretch.first),
        to: dayName(stretch.last),
        cells: Object.fromEntries(cells),
      };
    }),
  );
  const profiles = new Set([...daysOf(whole)].map((day) => source.rules.settingsOn(day).profile));
  return { from: query.from, to: query.to, profiles: [...profiles], rows };
}

interface Counted {
  readonly subject: Subject;
  readonly tally: Tally;
  readonly stretch: Stretch;
}

function cellOf(source: ReportSource, figure: FigureDefinition, counted: Counted, now: number): Cell {
  const { subject, tally, stretch } = counted;
  let from = 0;
  for (const day of daysOf(stretch)) from = Math.max(from, finalFrom(source.rules, day, figure.delay));
  const pending = figure.pending?.(tally) ?? 0;
  const value = figure.value(tally);
  const cell = { value, final: now >= from && pending === 0, finalFrom: from, pending };
  const before = stretch.first === stretch.last ? source.formerly(stretch.first) : undefined;
  if (!before || before.now < from) return cell;
  const formerTally = before.tallies.find(subject) ?? new Tally();
  const former = figure.value(formerTally);
  return former === value || (figure.pending?.(formerTally) ?? 0) > 0 ? cell : { ...cell, former };
}

function subjectsIn(
  source: ReportSource,
  stretch: Stretch,
  kind: Subject['kind'],
  ids: readonly string[] | undefined,
): readonly Subject[] {
  if (kind === 'shop') return [{ kind, id: '' }];
  if (ids) return ids.map((id) => ({ kind, id }));
  const found = new Set<string>();
  for (const day of daysOf(stretch)) for (const id of source.tallies(day).ids(kind)) found.add(id);
  return [...found].sort().map((id) => ({ kind, id }));
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
