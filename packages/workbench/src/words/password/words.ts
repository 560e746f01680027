/** Setting another password of one's own. */
export interface PasswordWords {
  readonly menu: string;
  readonly title: string;
  /** Where nothing else is open before it is done. */
  readonly dueTitle: string;
  readonly due: string;
  readonly current: string;
  readonly fresh: string;
  freshHint(least: number): string;
  readonly again: string;
  readonly show: string;
  /** What it comes to for other sessions. */
  readonly others: string;
  readonly submit: string;
  readonly submitting: string;
  readonly no: string;
  readonly currentMissing: string;
  wrongLength(least: number, most: number): string;
  readonly unchanged: string;
  readonly differs: string;
  readonly currentWrong: string;
  readonly known: string;
  readonly done: string;
  readonly close: string;
}
