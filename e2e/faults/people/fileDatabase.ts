import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';

type Row = Readonly<Record<string, unknown>>;

/** A database as the file holds it. */
interface Kept {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly { readonly name: string; readonly keyPath: string[]; readonly rows: Row[] }[];
}

/**
 * IndexedDB whose content outlives the process, as a browser's outlives a tab: it is filled from a file, and the file is
 * written after each transaction that may have changed something. Knows databases without indexes, which is what the SDK
 * uses.
 *
 * @param hooks `kept` is told every row that the file holds, each time it was written; `restore` says what becomes of a row
 * that comes back.
 */
export async function fileDatabase(
  file: string,
  { kept, restore }: { kept: (rows: readonly Row[]) => void; restore: (row: Row) => Row },
): Promise<IDBFactory> {
  globalThis.IDBKeyRange = IDBKeyRange;
  const factory = new IDBFactory();
  if (existsSync(file)) await fill(factory, JSON.parse(readFileSync(file, 'utf8')) as Kept, restore);

  const probe = await open(factory, 'probe', 1);
  const prototype = Object.getPrototypeOf(probe) as IDBDatabase;
  probe.close();
  const begin = prototype.transaction;
  prototype.transaction = function (this: IDBDatabase, ...asked) {
    const transaction = begin.apply(this, asked);
    if (transaction.mode !== 'readwrite') return transaction;
    transaction.addEventListener('complete', () => {
      void contentOf(this).then((content) => {
        // Whole or not at all.
        writeFileSync(`${file}.new`, JSON.stringify(content));
        renameSync(`${file}.new`, file);
        kept(content.tables.flatMap(({ rows }) => rows));
      });
    });
    return transaction;
  };
  return factory;
}

async function fill(
  factory: IDBFactory,
  { name, version, tables }: Kept,
  restore: (row: Row) => Row,
): Promise<void> {
  const db = await open(factory, name, version, (upgrading) => {
    for (const table of tables) {
      const store = upgrading.createObjectStore(table.name, { keyPath: table.keyPath });
      for (const row of table.rows) store.put(restore(row));
    }
  });
  db.close();
}

async function contentOf(db: IDBDatabase): Promise<Kept> {
  const reading = db.transaction([...db.objectStoreNames], 'readonly');
  const tables = [...db.objectStoreNames].map((name) => {
    const store = reading.objectStore(name);
    return { name, keyPath: store.keyPath as string[], rows: answer(store.getAll() as IDBRequest<Row[]>) };
  });
  return {
    name: db.name,
    version: db.version,
    tables: await Promise.all(tables.map(async (table) => ({ ...table, rows: await table.rows }))),
  };
}

function open(
  factory: IDBFactory,
  name: string,
  version: number,
  upgrade: (db: IDBDatabase) => void = () => undefined,
): Promise<IDBDatabase> {
  const request = factory.open(name, version);
  request.onupgradeneeded = () => {
    upgrade(request.result);
  };
  return answer(request);
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The database of the tab failed.'));
    };
  });
}
