import { Worker } from 'node:worker_threads';
import { shopbellError, type Clock } from '@shopbell/sdk/model';
import type { Log } from '../../app/options.ts';
import type { ComputedReports } from '../../app/statistics/shopReports.ts';
import { threadFile } from '../../storage/sqlite/threadFile.ts';
import type { Storage } from '../../storage/storage.ts';
import { errorOf, failureOf } from './failures.ts';
import { FairQueue } from './fairQueue.ts';
import type { FromThread, Question, ThreadData, ToThread } from './messages.ts';

export interface StatisticsThreadOptions {
  /** Of the database: the thread reads it by a connection of its own. */
  readonly file: string;
  /** Through which it writes. */
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the thread's heap, in MiB; 2048 if left out. Without enough of it a question fails, and nothing else. */
  readonly memory?: number;
}

/** Statistics of all shops of a server, computed in a thread of their own. */
export interface StatisticsThread extends ComputedReports {
  /** Ends the thread. What is asked, or still waits, rejects with UNAVAILABLE. */
  close(): Promise<void>;
}

/**
 * The figures of shops, computed beside the loop that serves chats: reading a million messages takes seconds. The thread is
 * started when something is first asked. If it dies, whoever's question it was gets UNAVAILABLE, and the next one a new
 * thread.
 */
export function statisticsThread(options: StatisticsThreadOptions): StatisticsThread {
  const thread = new Thread(options);
  const queue = new FairQueue();
  // Both sides are made from the same types: what comes back is what the method answers with.
  const ask =
    (question: Question) =>
    <T>(shopId: string, ...args: readonly unknown[]): Promise<T> =>
      queue.run(shopId, () => thread.ask(question, shopId, args)) as Promise<T>;
  return {
    report: ask('report'),
    custom: ask('custom'),
    details: ask('details'),
    allDetails: ask('allDetails'),
    consultations: ask('consultations'),
    simulate: ask('simulate'),
    explain: ask('explain'),
    defectRate: ask('defectRate'),
    salaries: ask('salaries'),
    problems: ask('problems'),
    file: ask('file'),
    settings: {
      shop: ask('settings.shop'),
      read: ask('settings.read'),
      change: ask('settings.change'),
      accounts: ask('settings.accounts'),
      changeAccount: ask('settings.changeAccount'),
    },
    close: () => thread.close(),
  };
}

interface Asked {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One question at a time. */
class Thread {
  readonly #options: StatisticsThreadOptions;
  #worker: Worker | undefined;
  #asked: Asked | undefined;
  #closed = false;

  constructor(options: StatisticsThreadOptions) {
    this.#options = options;
  }

  async ask(question: Question, shopId: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#closed) throw shopbellError('UNAVAILABLE');
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#asked = { resolve, reject };
      post(worker, { kind: 'ask', question, shopId, args, now: this.#options.clock.now() });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const { file, memory = 2048 } = this.#options;
    const workerData: ThreadData = { file, keptBytes: (memory / 2) * 1024 * 1024 };
    const worker = new Worker(threadFile('node/statistics/thread'), {
      workerData,
      name: 'shopbell-statistics',
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    worker.on('message', (message: FromThread) => {
      this.#hear(worker, message);
    });
    // What cannot be read back would be waited for in vain.
    worker.on('messageerror', () => void worker.terminate());
    let why: unknown;
    worker.on('error', (error: unknown) => {
      why = error;
    });
    worker.on('exit', () => {
      this.#worker = undefined;
      if (!this.#closed)
        this.#options.log({ level: 'error', message: 'The statistics thread has ended.', error: why });
      this.#settle()?.reject(shopbellError('UNAVAILABLE'));
    });
    return worker;
  }

  #hear(worker: Worker, message: FromThread): void {
    if (message.kind === 'answer') this.#settle()?.resolve(message.value);
    else if (message.kind === 'failure') this.#settle()?.reject(errorOf(message.failure));
    else if (message.kind === 'log') this.#options.log(message.line);
    else void this.#write(worker, message);
  }

  /** What the thread has to write goes the way of all that the server writes. */
  async #write(worker: Worker, { id, method, args }: Extract<FromThread, { kind: 'write' }>): Promise<void> {
    const writes = this.#options.storage as unknown as Record<
      string,
      (...args: readonly unknown[]) => Promise<unknown>
    >;
    try {
      post(worker, { kind: 'written', id, value: await writes[method]?.(...args) });
    } catch (error) {
      post(worker, { kind: 'not-written', id, failure: failureOf(error) });
    }
  }

  #settle(): Asked | undefined {
    const asked = this.#asked;
    this.#asked = undefined;
    return asked;
  }
}

function post(worker: Worker, message: ToThread): void {
  worker.postMessage(message);
}
