import type { Storage } from '../storage.ts';
import { administrationCalls } from './administrationCalls.ts';
import { changeCalls } from './changeCalls.ts';
import { erasureCalls } from './erasureCalls.ts';
import { identityCalls } from './identityCalls.ts';
import { statisticsCalls } from './statisticsCalls.ts';
import { uploadCalls } from './uploadCalls.ts';
import type { Callable, ReaderMethods, WriterMethods } from './messages.ts';

/** The port, by whoever answers each part of it. */
export function callsTo(
  writer: Callable<WriterMethods>,
  reader: Callable<ReaderMethods>,
): Omit<Storage, 'close'> {
  return {
    append: (entries) => writer.call('append', entries),
    readJournal: (shopId, range) => reader.call('readJournal', shopId, range),
    readConversation: (shopId, conversationId, queries) =>
      reader.call('readConversation', shopId, conversationId, queries),
    readRows: (shopId, seqs) => reader.call('readRows', shopId, seqs),
    readFeed: (shopId, query) => reader.call('readFeed', shopId, query),
    lastTold: (shopId, query) => reader.call('lastTold', shopId, query),
    findMessage: (shopId, author, clientId) => reader.call('findMessage', shopId, author, clientId),
    findConversation: (shopId, conversationId) => reader.call('findConversation', shopId, conversationId),
    findCustomers: (shopId, query) => reader.call('findCustomers', shopId, query),
    listConversations: (shopId, customerId, limit) =>
      reader.call('listConversations', shopId, customerId, limit),
    findTexts: (shopId, query) => reader.call('findTexts', shopId, query),
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
    ...changeCalls(writer, reader),
    ...erasureCalls(writer, reader),
  };
}
