import type { IDBFactory } from 'fake-indexeddb';

/** What lies on the device to be sent. */
export async function rowsOf(indexedDB: IDBFactory): Promise<unknown[]> {
  const open = indexedDB.open('shopbell', 1);
  await new Promise((resolve) => (open.onsuccess = resolve));
  const all = open.result.transaction('outbox').objectStore('outbox').getAll();
  await new Promise((resolve) => (all.onsuccess = resolve));
  open.result.close();
  return all.result as unknown[];
}
