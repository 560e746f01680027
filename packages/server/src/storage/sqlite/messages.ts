import type { ChangeReads, ChangeWrites } from '../sql/changes.ts';
import type { ErasureReads, ErasureWrites } from '../sql/erasures.ts';
import type { IdentityReads, IdentityWrites } from '../sql/identities.ts';
import type { StorageReads } from '../sql/sqlReader.ts';
import type { StorageWrites } from '../sql/sqlWriter.ts';
import type { StatisticsReads, StatisticsWrites } from '../sql/statistics.ts';
import type { UploadReads, UploadWrites } from '../sql/uploads.ts';
import type { StorageErrorCode } from '../storageError.ts';
import type { Durability } from './open.ts';

/** What the two workers answer to. */
export type WriterMethods = StorageWrites &
  UploadWrites &
  IdentityWrites &
  StatisticsWrites &
  ChangeWrites &
  ErasureWrites & { durability(): Promise<Durability> };
export type ReaderMethods = StorageReads &
  UploadReads &
  IdentityReads &
  StatisticsReads &
  ChangeReads &
  ErasureReads;

/** What a worker is started with. */
export interface WorkerRole {
  /** `snapshot`: a reader that sees the data as they are when it opens them, whatever is written meanwhile. */
  readonly role: 'writer' | 'reader' | 'snapshot';
  readonly file: string;
}

/** Whoever answers to these methods. */
export interface Callable<T extends { [M in keyof T]: (...args: never[]) => Promise<unknown> }> {
  call<M extends keyof T & string>(method: M, ...args: Parameters<T[M]>): ReturnType<T[M]>;
}

/** To the worker. `close` finishes what was asked before. */
export interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
export type ToWorker = Call | 'close';

/** The id of the first answer, for which nobody called: that the connection is open, or why it is not. */
export const opening = 0;

/** From the worker: one for each call. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown }
  | {
      readonly kind: 'failure';
      readonly id: number;
      readonly code: StorageErrorCode;
      readonly message: string;
    };
