import type { ChangedThing } from '@shopbell/sdk/admin';

/** Words of the log of changes. */
export interface ChangesWords {
  readonly intro: string;
  readonly empty: string;
  readonly none: string;
  readonly what: string;
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly all: string;
  readonly everybody: string;
  readonly operator: string;
  /** A rule, and nobody anew. */
  readonly desk: string;
  key(name: string): string;
  readonly done: Readonly<Record<'created' | 'changed' | 'deleted', string>>;
  readonly things: Readonly<Record<ChangedThing, string>>;
  /** By the name of the field, or of its first part: `members` of `members.amy`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly secret: string;
  readonly reordered: string;
  readonly added: string;
  readonly removed: string;
  readonly nothing: string;
  more(count: number): string;
  readonly whole: string;
  readonly newest: string;
  readonly newer: string;
  readonly older: string;
  /** What of them is on this page. */
  shown(from: number, to: number): string;
}
