/** The words about where a customer can be reached otherwise. */
export interface ContactWords {
  readonly offer: string;
  readonly label: string;
  readonly send: string;
  readonly wrong: string;
  /** Before what was given. */
  readonly given: string;
  readonly change: string;
}
