/**
 * The thread in which figures are computed. It reads the database by a connection that cannot write, and hands the little
 * that has to be written (what was shown as final, settings) to the server. Started by `statisticsThread.ts`.
 */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { Clock } from '@shopbell/sdk/model';
import type { Log } from '../../app/options.ts';
import { StoredShops } from '../../app/shop/storedShops.ts';
import type { ReportFile } from '../../app/statistics/reportFiles.ts';
import { Reports } from '../../app/statistics/reports.ts';
import { callsTo } from '../../storage/sqlite/calls.ts';
import { storageErrorOf } from '../../storage/sqlite/faults.ts';
import type { Callable, ReaderMethods, WriterMethods } from '../../storage/sqlite/messages.ts';
import { openReader, queriesOver } from '../../storage/sqlite/open.ts';
import { readsOver } from '../../storage/sqlite/reads.ts';
import type { Storage } from '../../storage/storage.ts';
import { errorOf, failureOf } from './failures.ts';
import type { FromThread, Question, ThreadData, ToThread } from './messages.ts';

const { file, keptBytes } = workerData as ThreadData;

type Method = (...args: readonly unknown[]) => Promise<unknown>;
type Methods = Readonly<Record<string, Method>>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const writing = new Map<number, Waiting>();
let writes = 0;
const writer = {
  call: (method: keyof WriterMethods, ...args: readonly unknown[]): Promise<unknown> => {
    const id = ++writes;
    say({ kind: 'write', id, method, args });
    return new Promise((resolve, reject) => {
      writing.set(id, { resolve, reject });
    });
  },
} as Callable<WriterMethods>;

const db = queriesOver(() => openReader(file));
const reads = readsOver(db);
const reader = {
  call: async (method: keyof ReaderMethods, ...args: readonly unknown[]): Promise<unknown> => {
    try {
      return await (reads as unknown as Methods)[method]?.apply(reads, [...args]);
    } catch (error) {
      throw storageErrorOf(error, file);
    }
  },
} as Callable<ReaderMethods>;

const storage: Storage = { ...callsTo(writer, reader), close: () => db.destroy() };

/** It is as late here as it was there when the question was asked. */
let now = 0;
const clock: Clock = { now: () => now, after: () => () => {} };

const log: Log = ({ error, ...line }) => {
  say({
    kind: 'log',
    line: { ...line, ...(error === undefined ? {} : { error: errorOf(failureOf(error)) }) },
  });
};

/** What is kept of each shop; the one that was asked for longest ago is the first. */
const kept = new Map<string, Reports>();

function reportsOf(shopId: string): Reports {
  const reports = kept.get(shopId) ?? new Reports({ storage, clock, shops: new StoredShops(storage, log) });
  kept.delete(shopId);
  kept.set(shopId, reports);
  return reports;
}

/** All but the shop that was asked for last: what somebody else asks is read anew. */
function forgetSome(): void {
  const { used_heap_size, external_memory } = getHeapStatistics();
  if (used_heap_size + external_memory < keptBytes) return;
  for (const shopId of [...kept.keys()].slice(0, -1)) kept.delete(shopId);
}

async function answer({ question, shopId, args }: Extract<ToThread, { kind: 'ask' }>): Promise<void> {
  try {
    const reports = reportsOf(shopId);
    const [object, method] = methodOf(reports, question);
    const value = await method.apply(object, [shopId, ...args]);
    // A file is handed over, not copied.
    say({ kind: 'answer', value }, question === 'file' ? [(value as ReportFile).bytes.buffer] : []);
    forgetSome();
  } catch (error) {
    say({ kind: 'failure', failure: failureOf(error) });
  }
}

function methodOf(reports: Reports, question: Question): [object, Method] {
  const [first = '', second] = question.split('.');
  const object = second === undefined ? reports : reports.settings;
  const method = (object as unknown as Methods)[second ?? first];
  if (!method) throw new Error(`Statistics know no "${question}".`);
  return [object, method];
}

function say(message: FromThread, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'ask') {
    now = message.now;
    void answer(message);
    return;
  }
  const waiting = writing.get(message.id);
  writing.delete(message.id);
  if (message.kind === 'written') waiting?.resolve(message.value);
  else waiting?.reject(errorOf(message.failure));
});
