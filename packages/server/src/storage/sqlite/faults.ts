import { StorageError, type StorageErrorCode } from '../storageError.ts';

/** SQLite's primary result codes, https://sqlite.org/rescode.html, as far as an operator can do something about them. */
const sqlite = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** Whatever SQLite or the file system threw, in the one vocabulary of storage errors. */
export function storageErrorOf(error: unknown, file: string): StorageError {
  if (error instanceof StorageError) return error;
  const because = error instanceof Error ? error.message : String(error);
  const fault = (code: StorageErrorCode, sentence: string): StorageError =>
    new StorageError(code, sentence, { cause: error });
  const notWritable = `The data file ${file} cannot be written (${because}).`;
  switch (primaryCode(error)) {
    case sqlite.busy:
      return fault('locked', `Another program holds the data file ${file}.`);
    case sqlite.readOnly:
    case sqlite.cannotOpen:
      return fault('not-writable', notWritable);
    case sqlite.full:
      return fault('not-writable', `The disk that holds ${file} is full.`);
    case sqlite.ioError:
      return fault('not-writable', `The disk that holds ${file} reported a fault (${because}).`);
    case sqlite.notADatabase:
      return fault('not-a-database', `${file} is no Shopbell database; nothing of it was changed.`);
    case sqlite.corrupt:
      return fault('not-a-database', `The database ${file} is damaged; restore it from a backup.`);
    default:
      if (isFileSystemError(error)) return fault('not-writable', notWritable);
      return fault('failed', `The database ${file} failed: ${because}`);
  }
}

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode & 0xff;
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
