import { dayNumber, type DayNumber } from './calendar.ts';
import { changesRules, learn } from './changes.ts';
import type { Fact } from './fact.ts';
import { FactBook } from './factBook.ts';
import { figureOf } from './figures/catalogue.ts';
import { tallyDay } from './figures/tallyDay.ts';
import type { Part } from './figures/counters.ts';
import { partsFor } from './figures/reads.ts';
import { Subjects } from './figures/subjects.ts';
import { nothing, Tallies } from './figures/tally.ts';
import { History } from './history.ts';
import { monthlyDefects, type DefectQuery, type MonthlyDefects } from './penalty/month.ts';
import { problemsOf, type Problem } from './problems.ts';
import { detailsOf, type Details, type DetailsQuery } from './report/details.ts';
import { partsOf, type ExplainQuery, type Explanation } from './report/explain.ts';
import { reportOf, type CountedDay, type Report, type ReportQuery } from './report/report.ts';
import type { Profile } from './settings.ts';
import type { ShopInfo } from './shopRules.ts';

/** The figures of a shop. What is asked for depends on the facts told and on `now`, and on nothing else. */
export interface Statistics {
  /** Takes facts in, in any order; one that is known already changes nothing. */
  add(facts: Iterable<Fact>): void;
  /** @throws RangeError for a day that is none, a range that ends before it begins, or a figure that does not exist */
  report(query: ReportQuery): Report;
  /**
   * The rows behind a figure (its `list`), in the order of days.
   * @throws RangeError for a day that is none, a range that ends before it begins, or a list that does not exist
   */
  details(query: DetailsQuery): Details;
  /**
   * How a figure of a day came about.
   * @throws RangeError for a day that is none, or a figure that does not exist
   */
  explain(query: ExplainQuery): Explanation;
  /**
   * The defect rate of a month, with points (PN).
   * @throws RangeError for a day that is none
   */
  defectRate(query: DefectQuery): MonthlyDefects;
  /** What was odd about the facts told so far, and what became of it. */
  problems(): readonly Problem[];
}

/** How a profile sees the facts as of an instant, with the days counted so far. */
interface Seen {
  readonly history: History;
  readonly days: Map<DayNumber, CountedDay>;
}

/** @throws RangeError if there is no such time zone */
export function createStatistics(shop: ShopInfo): Statistics {
  const book = new FactBook();
  const subjects = new Subjects(book.messages.names);
  const none = (): Tallies => new Tallies(subjects);
  const seen = new Map<Profile | undefined, Seen>();

  const seenBy = (profile: Profile | undefined, now: number): Seen => {
    const until = now >= book.latest ? Infinity : now;
    const known = seen.get(profile);
    if (known?.history.until === until) return known;
    const fresh = { history: new History(shop, book, until, profile), days: new Map() };
    seen.set(profile, fresh);
    return fresh;
  };
  /** Days that were counted, and are to be counted anew since a fact came late: the value shown first is kept. */
  const former = new Map<Profile | undefined, Map<DayNumber, CountedDay>>();
  const forget = (profile: Profile | undefined, { history, days }: Seen, day: DayNumber): void => {
    const counted = days.get(day);
    days.delete(day);
    if (!counted || counted.now < history.rules.calendar.startOf(day + 1)) return;
    const ofProfile = former.get(profile) ?? new Map<DayNumber, CountedDay>();
    former.set(profile, ofProfile);
    if (!ofProfile.has(day)) ofProfile.set(day, counted);
  };
  const talliesOn = (
    { history, days }: Seen,
    day: DayNumber,
    now: number,
    parts: readonly Part[],
  ): Tallies => {
    const known = days.get(day);
    const counted = known && isSame(history, day, known, now) ? known : { now, tallies: none() };
    const { tallies } = counted;
    const missing = parts.filter((part) => !tallies.has(part));
    // What fails half-way leaves nothing behind: the day is counted anew when it is asked for again.
    if (missing.length > 0) days.delete(day);
    if (missing.length > 0) tallyDay(history, day, now, missing, tallies);
    days.set(day, counted);
    return tallies;
  };
  const learnAll = (news: readonly Fact[]): void => {
    if (seen.size === 0) return;
    const anew = news.some(changesRules);
    for (const [profile, view] of seen) {
      // A view of the past is seldom asked for twice.
      const all = anew || view.history.until !== Infinity;
      const dirty = all ? view.days.keys() : learn(view.history, news);
      for (const day of dirty) forget(profile, view, day);
      if (all) seen.delete(profile);
    }
  };

  return {
    add(facts) {
      const news: Fact[] = [];
      try {
        for (const fact of facts) book.add(fact, news);
        if (news.length > 0) learnAll(news);
      } catch (error) {
        // Whatever had been worked out may know a part of them only.
        seen.clear();
        throw error;
      }
    },
    report(query) {
      const view = seenBy(query.profile, query.now);
      const tallies = (day: DayNumber, parts: readonly Part[]): Tallies =>
        talliesOn(view, day, query.now, parts);
      const formerly = (day: DayNumber): CountedDay | undefined => former.get(query.profile)?.get(day);
      return reportOf({ rules: view.history.rules, none, tallies, formerly }, query);
    },
    details: (query) => detailsOf(seenBy(query.profile, query.now).history, query),
    explain({ figure, day, subject = { kind: 'shop', id: '' }, now, profile }) {
      const { formula, rules, list } = figureOf(figure);
      const about = { now, from: day, to: day, ...(profile ? { profile } : {}) };
      const { kind, id } = subject;
      const ids = kind === 'shop' ? {} : { ids: [id] };
      const [row] = this.report({ ...about, figures: [figure], by: kind, ...ids }).rows;
      const cell = row?.cells[figure];
      if (!cell) throw new RangeError(`There is no figure ${figure}.`);
      const view = seenBy(profile, now);
      const tallies = talliesOn(view, dayNumber(day), now, partsFor([figure]));
      const tally = tallies.find(subject) ?? nothing;
      const rows = this.details({ ...about, list, subject, limit: 0 }).total;
      return { figure, formula, rules, cell, parts: partsOf(figure, tally), list, rows };
    },
    defectRate(query) {
      const view = seenBy(query.profile, query.now);
      const tallies = (day: DayNumber, parts: readonly Part[]): Tallies =>
        talliesOn(view, day, query.now, parts);
      return monthlyDefects(view.history, { none, tallies }, query);
    },
    problems: () => problemsOf(shop, book),
  };
}

/**
 * Whether a day looks at another instant as it did when it was counted. After some days nothing waits for time any more, but
 * for after-sale customers who may still come again: a session may go on for long, and the settings allow a week (SY-08).
 */
function isSame(
  { rules }: History,
  day: DayNumber,
  { now: before, tallies }: CountedDay,
  now: number,
): boolean {
  const settled = rules.calendar.startOf(day + 5);
  return before === now || (before >= settled && now >= settled && tallies.shop.get('repeatWaiting') === 0);
}
