import { StorageError } from '@shopbell/server/storage/memory';
import type { AppendEntry, AppendResult, Storage } from '../../src/storage/storage.ts';

type Fault = (entries: readonly AppendEntry[]) => Promise<AppendResult[]>;

/** A storage whose commits can be held, counted and made to fail. */
export class FaultyStorage {
  readonly storage: Storage;
  /** The entries of every commit that was asked for. */
  readonly commits: (readonly AppendEntry[])[] = [];
  /** How often the journal was read: a desk that falls back reads it. */
  reads = 0;
  /** Reading the journal fails as long as this is set. */
  unreadable = false;
  readonly #inner: Storage;
  readonly #faults: Fault[] = [];
  #gate: Promise<void> | undefined;

  constructor(inner: Storage) {
    this.#inner = inner;
    this.storage = {
      ...inner,
      append: async (entries) => {
        this.commits.push(entries);
        await this.#gate;
        return (this.#faults.shift() ?? inner.append)(entries);
      },
      readJournal: (shopId, range) => {
        this.reads += 1;
        return this.unreadable ? broken() : inner.readJournal(shopId, range);
      },
    };
  }

  /** Lets no commit through until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = deferred();
    this.#gate = promise;
    return () => {
      this.#gate = undefined;
      resolve();
    };
  }

  /** The next commits fail and store nothing. */
  failNext(times = 1): void {
    for (let time = 0; time < times; time++) this.#faults.push(broken);
  }

  /** The next commit is stored, but its answer is lost. */
  loseNextAnswer(): void {
    this.#faults.push(async (entries) => {
      await this.#inner.append(entries);
      return broken();
    });
  }

  /** Another writer stores these before the next commit. */
  overtakeNextWith(entry: AppendEntry): void {
    this.#faults.push(async (entries) => {
      await this.#inner.append([entry]);
      return this.#inner.append(entries);
    });
  }
}

function broken(): Promise<never> {
  return Promise.reject(new StorageError('not-writable', 'The disk is full (planted by a test).'));
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
