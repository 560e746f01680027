/** Words of the own figures: those that the header keeps behind an arrow, and the agent panel. */
export interface PerformanceWords {
  readonly more: string;
  readonly moreTitle: string;
  readonly title: string;
  readonly open: string;
  asOf(time: string): string;
  readonly figure: string;
  readonly value: string;
  readonly before: string;
  daysBefore(from: string, to: string): string;
  readonly rank: string;
  readonly rankMeans: string;
  readonly rankAmongTeams: string;
  /** Beside a value. */
  short(place: number): string;
  place(place: number, of: number): string;
  tied(others: number): string;
  readonly noPlace: string;
  /** Of shares. */
  points(change: string): string;
  readonly details: string;
  detailsOf(figure: string): string;
  readonly running: string;
  readonly failed: string;
  readonly notReadable: string;
}
