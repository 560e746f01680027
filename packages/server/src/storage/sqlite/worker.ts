/**
 * The thread that holds one connection to the data file, so that neither an fsync nor a long read stalls the sockets.
 * Started by `workerLink.ts`, once as the writer and once as the reader; or alone, for a snapshot.
 */
import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { changeWrites } from '../sql/changes.ts';
import { erasureWrites } from '../sql/erasures.ts';
import { identityWrites } from '../sql/identities.ts';
import { SqlWriter } from '../sql/sqlWriter.ts';
import { statisticsWrites } from '../sql/statistics.ts';
import { uploadWrites } from '../sql/uploads.ts';
import { storageErrorOf } from './faults.ts';
import {
  opening,
  type Call,
  type FromWorker,
  type ReaderMethods,
  type ToWorker,
  type WorkerRole,
  type WriterMethods,
} from './messages.ts';
import {
  durabilityOf,
  flushLog,
  lockData,
  migrate,
  openReader,
  openSnapshot,
  openWriter,
  queriesOver,
} from './open.ts';
import { readsOver } from './reads.ts';

type Answer = (call: Call) => Promise<unknown>;

interface Connection {
  readonly answer: Answer;
  close(): Promise<void>;
}

const { role, file } = workerData as WorkerRole;

async function open(): Promise<Connection> {
  if (role === 'reader') {
    // Not before the first question: the writer, which starts beside it, may have to make the file.
    return reading(() => openReader(file));
  }
  if (role === 'snapshot') {
    const database = openSnapshot(file);
    return reading(() => database);
  }
  const lock = lockData(file);
  try {
    const database = openWriter(file);
    const db = queriesOver(() => database);
    await migrate(database, db, file);
    const writes = new SqlWriter(db);
    const methods: WriterMethods = Object.assign(writes, uploadWrites(db), identityWrites(db), {
      ...statisticsWrites(db),
      ...changeWrites(db, (transaction) =>
        Object.assign(new SqlWriter(transaction), statisticsWrites(transaction)),
      ),
      ...erasureWrites(db, () => flushLog(database)),
      durability: () => Promise.resolve(durabilityOf(database)),
    });
    const close = async (): Promise<void> => {
      await db.destroy();
      lock.close();
    };
    return { answer: dispatchTo(methods), close };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function reading(database: () => DatabaseSync): Connection {
  const db = queriesOver(database);
  return { answer: dispatchTo(readsOver(db)), close: () => db.destroy() };
}

function dispatchTo(methods: WriterMethods | ReaderMethods): Answer {
  const byName = methods as unknown as Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
  return async ({ method, args }) => {
    const run = byName[method];
    if (!run) throw new Error(`The ${role} knows no "${method}".`);
    return run.apply(methods, [...args]);
  };
}

function say(message: FromWorker): void {
  parentPort?.postMessage(message);
}

function sayFailure(id: number, error: unknown): void {
  const { code, message } = storageErrorOf(error, file);
  say({ kind: 'failure', id, code, message });
}

function serve({ answer, close }: Connection): void {
  const underWay = new Set<Promise<void>>();
  parentPort?.on('message', (message: ToWorker) => {
    if (message === 'close') {
      void Promise.all(underWay)
        .then(close)
        .finally(() => parentPort?.close());
      return;
    }
    const { id } = message;
    const work = answer(message).then(
      (value) => {
        say({ kind: 'answer', id, value });
      },
      (error: unknown) => {
        sayFailure(id, error);
      },
    );
    underWay.add(work);
    void work.then(() => underWay.delete(work));
  });
  say({ kind: 'answer', id: opening });
}

try {
  serve(await open());
} catch (error) {
  sayFailure(opening, error);
  parentPort?.close();
}
