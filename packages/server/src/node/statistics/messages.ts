import type { WireError } from '@shopbell/sdk/model';
import type { LogLine } from '../../app/options.ts';
import type { ComputedReports } from '../../app/statistics/shopReports.ts';
import type { WriterMethods } from '../../storage/sqlite/messages.ts';
import type { StorageErrorCode } from '../../storage/storageError.ts';

type NamesOf<T> = { [M in keyof T]: T[M] extends (...args: never[]) => unknown ? M : never }[keyof T] &
  string;

/** What the thread can be asked. */
export type Question = NamesOf<ComputedReports> | `settings.${NamesOf<ComputedReports['settings']>}`;

/** What the thread is started with. */
export interface ThreadData {
  readonly file: string;
  /** Of what it keeps of shops, in bytes: more is forgotten, the shop asked for longest ago first. */
  readonly keptBytes: number;
}

export type ToThread =
  | {
      readonly kind: 'ask';
      readonly question: Question;
      readonly shopId: string;
      readonly args: readonly unknown[];
      /** The server's clock. */
      readonly now: number;
    }
  | { readonly kind: 'written'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'not-written'; readonly id: number; readonly failure: Failure };

export type FromThread =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'log'; readonly line: LogLine }
  /** The server writes: the thread only reads. */
  | {
      readonly kind: 'write';
      readonly id: number;
      readonly method: keyof WriterMethods;
      readonly args: readonly unknown[];
    };

/** What was thrown, as it goes from thread to thread. */
export type Failure =
  | { readonly kind: 'refusal'; readonly error: WireError }
  | { readonly kind: 'storage'; readonly code: StorageErrorCode; readonly message: string }
  | { readonly kind: 'fault'; readonly message: string; readonly stack?: string };
