import type { AppendResult } from './storage.ts';

/** What went wrong, for programs. */
export type StorageErrorCode =
  /** The folder or file cannot be written, or is full. */
  | 'not-writable'
  /** Another process uses this data. */
  | 'locked'
  /** The file is no database, or a damaged one. */
  | 'not-a-database'
  /** The data was written by a newer version. */
  | 'newer-version'
  /** The data was written by an older version, and may not be changed now. */
  | 'older-version'
  /** It was opened for reading only. */
  | 'read-only'
  /** It was closed before. */
  | 'closed'
  /** Anything else; the message says more. */
  | 'failed';

/** Why storage cannot do its work. The message is a sentence for whoever runs the server. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** What an entry comes to that cannot be stored, whatever was thrown at it. */
export function faultOf(error: unknown): AppendResult {
  return { stored: false, conflict: 'fault', fault: error instanceof Error ? error.message : String(error) };
}
