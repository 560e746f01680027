/** The words about files that are there. */
export interface FileWords {
  open(name: string): string;
  save(name: string): string;
  readonly saveIt: string;
  readonly close: string;
  readonly fetching: string;
  readonly missing: string;
  fetchAgain(name: string): string;
}
