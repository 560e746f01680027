import type { AdministrationStorage } from '../administration.ts';
import type { Callable, ReaderMethods, WriterMethods } from './messages.ts';

/** The administration's part of the port, by the worker that answers it. */
export function administrationCalls(
  writer: Callable<WriterMethods>,
  reader: Callable<ReaderMethods>,
): AdministrationStorage {
  return {
    changeShop: (shopId, change) => writer.call('changeShop', shopId, change),
    listAccounts: (shopId) => reader.call('listAccounts', shopId),
    changeAccount: (shopId, agentId, change) => writer.call('changeAccount', shopId, agentId, change),
    dropSecrets: (kind, of) => writer.call('dropSecrets', kind, of),
    createApiKey: (key) => writer.call('createApiKey', key),
    findApiKey: (hash) => reader.call('findApiKey', hash),
    listApiKeys: (shopId) => reader.call('listApiKeys', shopId),
    changeApiKey: (shopId, keyId, change) => writer.call('changeApiKey', shopId, keyId, change),
    createCustomerKey: (key) => writer.call('createCustomerKey', key),
    findCustomerKey: (shopId, kid) => reader.call('findCustomerKey', shopId, kid),
    listCustomerKeys: (shopId) => reader.call('listCustomerKeys', shopId),
    revokeCustomerKey: (shopId, kid, at) => writer.call('revokeCustomerKey', shopId, kid, at),
    readSetting: (shopId, name) => reader.call('readSetting', shopId, name),
    writeSetting: (shopId, name, setting) => writer.call('writeSetting', shopId, name, setting),
    putFacts: (shopId, kind, facts) => writer.call('putFacts', shopId, kind, facts),
    findFact: (shopId, kind, id) => reader.call('findFact', shopId, kind, id),
    hasFacts: (shopId, kind) => reader.call('hasFacts', shopId, kind),
    listFacts: (shopId, kind, query) => reader.call('listFacts', shopId, kind, query),
    readFacts: (shopId, range) => reader.call('readFacts', shopId, range),
    putNotices: (shopId, notices) => writer.call('putNotices', shopId, notices),
    listNotices: (shopId, query) => reader.call('listNotices', shopId, query),
  };
}
