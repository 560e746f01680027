import type { WireError } from '../model/errors.ts';

/** A message as it is kept on the device. */
export interface StoredMessage {
  /** Whose it is: shop and person. */
  readonly owner: string;
  readonly clientId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly queuedAt: number;
  /** Set once it was refused for good. */
  readonly error?: WireError;
}

const database = 'shopbell';
const table = 'outbox';

/**
 * What was not sent yet, in IndexedDB. Writes take effect in the order they were asked for. A database that is missing,
 * full, forbidden or broken is done without: the outbox then lives in memory only.
 */
export class OutboxStore {
  readonly #factory: () => IDBFactory | null;
  #opened: Promise<IDBDatabase | undefined> | undefined;

  constructor(factory: () => IDBFactory | null) {
    this.#factory = factory;
  }

  async load(owner: string): Promise<StoredMessage[]> {
    const found = await this.#run<StoredMessage[]>(
      'readonly',
      (store) => store.getAll(allOf(owner)) as IDBRequest<StoredMessage[]>,
    );
    return (found ?? []).sort((a, b) => a.queuedAt - b.queuedAt);
  }

  put(message: StoredMessage): void {
    void this.#run('readwrite', (store) => store.put(message));
  }

  remove(owner: string, clientId: string): void {
    void this.#run('readwrite', (store) => store.delete([owner, clientId]));
  }

  /** Leaves nothing of this owner on the device. */
  async clear(owner: string): Promise<void> {
    await this.#run('readwrite', (store) => store.delete(allOf(owner)));
  }

  /** What was asked for before still takes effect. */
  close(): void {
    void this.#opened?.then((db) => db?.close());
    this.#opened = undefined;
  }

  async #run<Result>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result | undefined> {
    this.#opened ??= this.#open();
    const db = await this.#opened;
    if (!db) return undefined;
    return new Promise((resolve) => {
      try {
        const transaction = db.transaction(table, mode);
        const request = act(transaction.objectStore(table));
        transaction.oncomplete = () => {
          resolve(request.result);
        };
        transaction.onabort = () => {
          resolve(undefined);
        };
      } catch {
        resolve(undefined);
      }
    });
  }

  #open(): Promise<IDBDatabase | undefined> {
    return new Promise((resolve) => {
      try {
        const request = this.#factory()?.open(database, 1);
        if (!request) {
          resolve(undefined);
          return;
        }
        request.onupgradeneeded = () => {
          request.result.createObjectStore(table, { keyPath: ['owner', 'clientId'] });
        };
        request.onsuccess = () => {
          const db = request.result;
          // A newer version in another tab must not wait for this one.
          db.onversionchange = () => {
            db.close();
          };
          resolve(db);
        };
        request.onerror = () => {
          resolve(undefined);
        };
      } catch {
        resolve(undefined);
      }
    });
  }
}

/** Keys are pairs; in IndexedDB's order an array comes after every text. */
function allOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []]);
}
