import { resolve } from 'node:path';
import { callsTo } from './sqlite/calls.ts';
import type { Durability } from './sqlite/open.ts';
import type { Callable, ReaderMethods, WriterMethods } from './sqlite/messages.ts';
import { WorkerLink } from './sqlite/workerLink.ts';
import type { Storage } from './storage.ts';
import { StorageError } from './storageError.ts';

export type { Storage } from './storage.ts';
export type { Durability } from './sqlite/open.ts';
export { StorageError, type StorageErrorCode } from './storageError.ts';

export interface SqliteStorage extends Storage {
  /** Where it is: who only reads may open it too. */
  readonly file: string;
  /** What SQLite says of the live writing connection. */
  durability(): Promise<Durability>;
}

/**
 * Storage in one SQLite file, which is made if it is missing, with its folder. One process at a time: a second one is
 * refused with `locked`. Writing happens in one worker thread, reading in another; a commit has reached the disk (WAL,
 * `synchronous=FULL`) before it is answered. Rejects with a `StorageError` whose message an operator understands.
 *
 * @param options.lost called once if a worker dies: from then on everything that needs it rejects, and only opening the
 * file anew helps.
 */
export async function sqliteStorage(options: {
  file: string;
  lost?: (reason: StorageError) => void;
}): Promise<SqliteStorage> {
  const file = resolve(options.file);
  let isLost = false;
  const died = (reason: StorageError): void => {
    if (!isLost) options.lost?.(reason);
    isLost = true;
  };
  const [writing, reading] = await Promise.allSettled([
    WorkerLink.start<WriterMethods>({ role: 'writer', file }, died),
    WorkerLink.start<ReaderMethods>({ role: 'reader', file }, died),
  ]);
  if (writing.status === 'rejected' || reading.status === 'rejected') {
    for (const started of [writing, reading]) if (started.status === 'fulfilled') await started.value.close();
    throw writing.status === 'rejected' ? writing.reason : (reading as PromiseRejectedResult).reason;
  }
  const writer = writing.value;
  const reader = reading.value;

  return {
    ...callsTo(writer, reader),
    file,
    durability: () => writer.call('durability'),
    close: async () => {
      // The writer last: the last connection to close brings the log into the file.
      await reader.close();
      await writer.close();
    },
  };
}

/**
 * Storage in one SQLite file that cannot write, as the file is now: whoever writes to it meanwhile, in any process, is
 * neither seen nor disturbed. Whatever would change something rejects with `read-only`. Rejects with a `StorageError` whose
 * message an operator understands.
 */
export async function readSqlite(options: { file: string }): Promise<Storage> {
  const reader = await WorkerLink.start<ReaderMethods>({ role: 'snapshot', file: resolve(options.file) });
  const nobody: Callable<WriterMethods> = {
    // Whoever asks a writer gets a promise of something: this one is never kept.
    call: <M extends keyof WriterMethods>() =>
      Promise.reject(new StorageError('read-only', 'It was opened for reading only.')) as ReturnType<
        WriterMethods[M]
      >,
  };
  return { ...callsTo(nobody, reader), close: () => reader.close() };
}
