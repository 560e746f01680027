export type Grade = 1 | 2 | 3 | 4 | 5;

/** The words about how it was (QS-01). */
export interface RatingWords {
  readonly rate: string;
  readonly question: string;
  readonly thanks: string;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly comment: string;
  readonly sendComment: string;
  readonly commentSent: string;
  readonly close: string;
  /** It cannot be rated, or not any more. */
  readonly nobody: string;
  readonly tooLate: string;
  readonly failed: string;
}
