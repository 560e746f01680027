/** The words about files on their way to the desk. */
export interface SendWords {
  readonly attach: string;
  /** Names the list of what will go with the next message. */
  readonly attached: string;
  readonly drop: string;
  remove(name: string): string;
  /** Read out when their number changes. */
  count(files: number): string;

  /** Why one cannot be sent. */
  wrongType(name: string): string;
  tooLarge(name: string, megabytes: number): string;
  empty(name: string): string;
  tooMany(most: number): string;

  /** Why the desk did not take what was sent. */
  readonly refusedType: string;
  readonly refusedSize: string;
  readonly refusedQuota: string;

  readonly cancel: string;
  readonly uploading: string;
}
