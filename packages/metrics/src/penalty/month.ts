import { dayName, dayNumber, monthOf } from '../calendar.ts';
import type { History } from '../history.ts';
import { finalFrom } from '../report/finality.ts';
import type { ReportSource } from '../report/report.ts';
import type { Profile } from '../settings.ts';
import { defectRateOf, type DefectRate } from './defectRate.ts';

export interface DefectQuery {
  readonly now: number;
  /** Any day of the month. */
  readonly month: string;
  readonly profile?: Profile;
}

/** The monthly report that points are given by (PN-10). */
export interface MonthlyDefects extends DefectRate {
  readonly report: 'defect-rate';
  readonly from: string;
  readonly to: string;
  /** Before that (D37), what it shows is the state so far, and nobody is given points by it. */
  readonly final: boolean;
  readonly finalFrom: number;
  /** PN-09: nobody signed in for long, and many points. Undefined if nothing is known about signing in. */
  readonly inactive: boolean | undefined;
  /** Whole days. */
  readonly daysSinceSignIn: number | undefined;
}

/** @throws RangeError for a day that is none */
export function monthlyDefects(
  history: History,
  { none, tallies }: Pick<ReportSource, 'none' | 'tallies'>,
  { now, month }: DefectQuery,
): MonthlyDefects {
  const { rules, book, until } = history;
  const { first, last } = monthOf(dayNumber(month));
  const all = none();
  const parts = ['sessions', 'rounds'] as const;
  const days = Array.from({ length: last - first + 1 }, (_, offset) => tallies(first + offset, parts));
  all.count(parts, () => {
    all.merge(days, 'shop', []);
  });
  const sum = all.shop;
  const rate = defectRateOf({
    ratings: sum.get('ratings'),
    satisfied: sum.get('satisfied'),
    consultations: sum.get('consultations'),
    leaveConsultations: sum.get('leaveConsultations'),
    responses: sum.get('humanResponses'),
    responseSeconds: sum.get('humanResponseSeconds'),
  });
  const from = finalFrom(rules, last, 'month');
  const end = Math.min(now, until, rules.calendar.startOf(last + 1));
  let signedIn: number | undefined;
  for (const { at } of book.all('sign-in')) if (at <= end) signedIn = Math.max(signedIn ?? 0, at);
  const daysSinceSignIn =
    signedIn === undefined ? undefined : rules.calendar.numberOf(end - 1) - rules.calendar.numberOf(signedIn);
  const { inactive } = rules.settingsOn(last);
  return {
    report: 'defect-rate',
    ...rate,
    from: dayName(first),
    to: dayName(last),
    final: now >= from,
    finalFrom: from,
    inactive:
      daysSinceSignIn === undefined
        ? undefined
        : daysSinceSignIn >= inactive.days && rate.points >= inactive.points,
    daysSinceSignIn,
  };
}
