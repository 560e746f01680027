import { Worker } from 'node:worker_threads';
import { StorageError } from '../storageError.ts';
import { threadFile } from './threadFile.ts';
import { opening, type FromWorker, type ToWorker, type WorkerRole } from './messages.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: StorageError) => void;
}

type Methods<T> = { [M in keyof T]: (...args: never[]) => Promise<unknown> };

/** The main thread's end of a storage worker: a call goes out, its answer comes back as a promise. */
export class WorkerLink<T extends Methods<T>> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  #calls = opening;
  /** Why nothing can be asked any more. */
  #over: StorageError | undefined;
  #died: (reason: StorageError) => void = () => {};

  /**
   * Resolves once the worker has its connection; rejects with the reason if it cannot.
   *
   * @param died called once if the worker ends afterwards without having been closed: nothing can be asked any more.
   */
  static async start<T extends Methods<T>>(
    role: WorkerRole,
    died: (reason: StorageError) => void = () => {},
  ): Promise<WorkerLink<T>> {
    const worker = new Worker(threadFile('storage/sqlite/worker'), {
      workerData: role,
      name: `shopbell-storage-${role.role}`,
    });
    const link = new WorkerLink<T>(worker);
    await link.#answerTo(opening);
    link.#died = died;
    if (link.#over) died(link.#over);
    return link;
  }

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromWorker) => {
      this.#hear(message);
    });
    worker.on('error', (error: Error) => {
      this.#end(new StorageError('failed', `The storage worker failed: ${error.message}`, { cause: error }));
    });
    this.#exited = new Promise((resolve) => {
      worker.on('exit', () => {
        this.#end(new StorageError('failed', 'The storage worker has stopped.'));
        resolve();
      });
    });
  }

  call<M extends keyof T & string>(method: M, ...args: Parameters<T[M]>): ReturnType<T[M]> {
    const id = ++this.#calls;
    const answer = this.#answerTo(id);
    this.#post({ id, method, args });
    // The worker answers with what the method returns: both are made from the same types.
    return answer as ReturnType<T[M]>;
  }

  /** Lets what was asked before finish, and the worker end. */
  async close(): Promise<void> {
    if (!this.#over) {
      this.#post('close');
      this.#over = new StorageError('closed', 'The storage is closed.');
    }
    await this.#exited;
  }

  #answerTo(id: number): Promise<unknown> {
    if (this.#over) return Promise.reject(this.#over);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #post(message: ToWorker): void {
    if (!this.#over) this.#worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(new StorageError(message.code, message.message));
  }

  #end(reason: StorageError): void {
    if (!this.#over) {
      this.#over = reason;
      this.#died(reason);
    }
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
