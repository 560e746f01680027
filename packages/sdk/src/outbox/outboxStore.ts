import type { StoredMessage } from './outgoing.ts';

const database = 'shopbell';
const table = 'outbox';

/**
 * What was not sent yet, in IndexedDB, by owner: shop and person. Writes take effect in the order they were asked for. A
 * database that is missing, full, forbidden or broken is done without: the outbox then lives in memory only.
 */
export class OutboxStore {
  readonly #factory: () => IDBFactory | null;
  #opened: Promise<IDBDatabase | undefined> | undefined;
  /** Whether the device took all that it was given: else what is missing there may be here alone. */
  whole = true;

  constructor(factory: () => IDBFactory | null) {
    this.#factory = factory;
  }

  /** Undefined if it cannot be known. */
  async load(owner: string): Promise<StoredMessage[] | undefined> {
    const rows = await this.#run((store) => store.getAll(allOf(owner)) as IDBRequest<Row[]>);
    return rows?.map(({ owner: _owner, ...message }) => message);
  }

  put(owner: string, message: StoredMessage): void {
    void this.#run((store) => {
      const request = store.put({ owner, ...message } satisfies Row);
      // A page that is left at once gets no answer, without which nothing would be committed.
      store.transaction.commit();
      return request;
    }).then((key) => {
      if (!key) this.whole = false;
    });
  }

  remove(owner: string, clientId: string): void {
    void this.#run((store) => store.delete([owner, clientId]));
  }

  /** What one owner left is another's from now on. */
  move(from: string, to: string): void {
    void this.#run((store) => {
      const found = store.getAll(allOf(from)) as IDBRequest<Row[]>;
      found.addEventListener('success', () => {
        for (const row of found.result) store.put({ ...row, owner: to });
        store.delete(allOf(from));
      });
      return found;
    });
  }

  /** Leaves nothing of this owner on the device. */
  async clear(owner: string): Promise<void> {
    await this.#run((store) => store.delete(allOf(owner)));
  }

  /** What was asked for before still takes effect. */
  close(): void {
    void this.#opened?.then((db) => db?.close());
    this.#opened = undefined;
  }

  async #run<Result>(act: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result | undefined> {
    const db = await (this.#opened ??= this.#open());
    return db && resultOf(() => act(db.transaction(table, 'readwrite').objectStore(table)));
  }

  async #open(): Promise<IDBDatabase | undefined> {
    const db = await resultOf(() => {
      const request = this.#factory()?.open(database, 1);
      if (request) {
        request.onupgradeneeded = () => {
          request.result.createObjectStore(table, { keyPath: ['owner', 'clientId'] });
        };
      }
      return request;
    });
    // A newer version in another tab must not wait for this one.
    if (db) {
      db.onclose = db.onversionchange = () => {
        this.close();
      };
    }
    return db;
  }
}

interface Row extends StoredMessage {
  readonly owner: string;
}

/** Undefined for whatever fails. */
function resultOf<Result>(ask: () => IDBRequest<Result> | undefined): Promise<Result | undefined> {
  return new Promise<Result | undefined>((resolve, reject) => {
    const request = ask();
    if (!request) {
      resolve(undefined);
      return;
    }
    const { transaction } = request;
    const done = (): void => {
      resolve(request.result);
    };
    request.onerror = reject;
    if (transaction) {
      // What was written may still find no room when it is committed.
      transaction.oncomplete = done;
      transaction.onabort = reject;
    } else request.onsuccess = done;
  }).catch(() => undefined);
}

/** Keys are pairs; in IndexedDB's order an array comes after every text. */
function allOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []]);
}
