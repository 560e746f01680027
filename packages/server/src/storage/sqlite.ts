import { resolve } from 'node:path';
import { administrationCalls } from './sqlite/administrationCalls.ts';
import type { Durability } from './sqlite/open.ts';
import type { ReaderMethods, WriterMethods } from './sqlite/messages.ts';
import { identityCalls } from './sqlite/identityCalls.ts';
import { statisticsCalls } from './sqlite/statisticsCalls.ts';
import { uploadCalls } from './sqlite/uploadCalls.ts';
import { WorkerLink } from './sqlite/workerLink.ts';
import type { Storage } from './storage.ts';
import type { StorageError } from './storageError.ts';

export type { Storage } from './storage.ts';
export type { Durability } from './sqlite/open.ts';
export { StorageError, type StorageErrorCode } from './storageError.ts';

export interface SqliteStorage extends Storage {
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
    append: (entries) => writer.call('append', entries),
    readJournal: (shopId, range) => reader.call('readJournal', shopId, range),
    readConversation: (shopId, conversationId, queries) =>
      reader.call('readConversation', shopId, conversationId, queries),
    readFeed: (shopId, query) => reader.call('readFeed', shopId, query),
    lastTold: (shopId, query) => reader.call('lastTold', shopId, query),
    findMessage: (shopId, author, clientId) => reader.call('findMessage', shopId, author, clientId),
    findConversation: (shopId, conversationId) => reader.call('findConversation', shopId, conversationId),
    findCustomers: (shopId, query) => reader.call('findCustomers', shopId, query),
    listConversations: (shopId, customerId, limit) =>
      reader.call('listConversations', shopId, customerId, limit),
    saveSnapshot: (shopId, snapshot) => writer.call('saveSnapshot', shopId, snapshot),
    loadSnapshot: (shopId) => reader.call('loadSnapshot', shopId),
    createShop: (shop) => writer.call('createShop', shop),
    findShop: (shopId) => reader.call('findShop', shopId),
    listShops: () => reader.call('listShops'),
    createAccount: (account) => writer.call('createAccount', account),
    findAccount: (shopId, name) => reader.call('findAccount', shopId, name),
    findAccountOfAgent: (shopId, agentId) => reader.call('findAccountOfAgent', shopId, agentId),
    putSecret: (secret) => writer.call('putSecret', secret),
    findSecret: (kind, hash) => reader.call('findSecret', kind, hash),
    takeSecret: (kind, hash) => writer.call('takeSecret', kind, hash),
    dropExpiredSecrets: (now) => writer.call('dropExpiredSecrets', now),
    listKnowledge: (shopId) => reader.call('listKnowledge', shopId),
    putKnowledge: (shopId, rows, expected) => writer.call('putKnowledge', shopId, rows, expected),
    deleteKnowledge: (shopId, entry, expected) => writer.call('deleteKnowledge', shopId, entry, expected),
    replaceKnowledge: (shopId, lists, expected) => writer.call('replaceKnowledge', shopId, lists, expected),
    findRobot: (shopId) => reader.call('findRobot', shopId),
    saveRobot: (shopId, robot, expected) => writer.call('saveRobot', shopId, robot, expected),
    signingKey: () => writer.call('signingKey'),
    ...administrationCalls(writer, reader),
    ...uploadCalls(writer, reader),
    ...identityCalls(writer, reader),
    ...statisticsCalls(writer, reader),
    durability: () => writer.call('durability'),
    close: async () => {
      // The writer last: the last connection to close brings the log into the file.
      await reader.close();
      await writer.close();
    },
  };
}
