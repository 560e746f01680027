/** A line for the operator: what went wrong with a shop's desk, without anything that anybody wrote. */
export interface DeskLogLine {
  readonly level: 'warn' | 'error';
  readonly message: string;
  readonly shopId: string;
  readonly error?: unknown;
}

export type DeskLog = (line: DeskLogLine) => void;
