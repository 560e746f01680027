import type { Assessed } from '../../reports/defects/assessment.ts';

/** Words of the month's defect rate and points (PN). */
export interface DefectWords {
  readonly title: string;
  readonly intro: string;
  readonly month: string;
  readonly earlier: string;
  readonly later: string;
  readonly points: string;
  pointsOf(points: number): string;
  /** How points come from the number of figures that fail. */
  readonly pointsMean: string;
  readonly final: string;
  soFar(moment: string): string;
  readonly inactive: string;
  readonly active: string;
  signedIn(days: number): string;
  readonly unknown: string;
  readonly inactiveMeans: string;
  readonly columns: Readonly<Record<'figure' | 'value' | 'limit' | 'state' | 'missing', string>>;
  readonly figures: Readonly<
    Record<
      Assessed,
      {
        readonly name: string;
        readonly means: string;
        readonly limit: string;
        volume(count: string, limit: number): string;
        missing(count: string): string;
      }
    >
  >;
  readonly states: Readonly<Record<'met' | 'fails' | 'notAssessed', string>>;
  readonly nothing: string;
  tooFew(limit: number): string;
  openRows(figure: string): string;
  readonly failed: string;
}
