import { MemoryAdministration } from './memory/administration.ts';
import { wasDone, type ChangeStorage, type LoggedWrite, type NewChangeRow } from './changes.ts';
import { agreedPhrases } from './erasure.ts';
import { MemoryChanges } from './memory/changes.ts';
import { MemoryIdentities } from './memory/identities.ts';
import { customerKey, MemoryJournal } from './memory/journal.ts';
import { MemoryKnowledge } from './memory/knowledge.ts';
import { MemoryNotices } from './memory/notices.ts';
import { MemoryRecords } from './memory/records.ts';
import { MemoryStatistics } from './memory/statistics.ts';
import { MemoryUploads } from './memory/uploads.ts';
import type { Storage } from './storage.ts';
import { StorageError } from './storageError.ts';

export type { Storage } from './storage.ts';
export { StorageError, type StorageErrorCode } from './storageError.ts';

/** Storage that lives as long as the process: for tests, the mock server and a first look. Web standards only. */
export function memoryStorage(): Storage {
  const journals = new Map<string, MemoryJournal>();
  const records = new MemoryRecords();
  const administration = new MemoryAdministration();
  const knowledge = new MemoryKnowledge();
  const uploads = new MemoryUploads();
  const identities = new MemoryIdentities();
  const notices = new MemoryNotices();
  const statistics = new Map<string, MemoryStatistics>();
  const changes = new MemoryChanges();
  let closed = false;

  const journalOf = (shopId: string): MemoryJournal => {
    let journal = journals.get(shopId);
    if (!journal) journals.set(shopId, (journal = new MemoryJournal()));
    return journal;
  };
  const statisticsOf = (shopId: string): MemoryStatistics => {
    let ofShop = statistics.get(shopId);
    if (!ofShop) statistics.set(shopId, (ofShop = new MemoryStatistics(changes)));
    return ofShop;
  };
  /** See `ErasureStorage`. */
  const eraseCustomers = (shopId: string, customerIds: readonly string[]): void => {
    const ids = identities.erase(shopId, customerIds);
    const journal = journalOf(shopId);
    const uploaded = uploads.idsOf(shopId, ids.map(customerKey));
    for (const fileId of uploaded) journal.forgetPostings(fileId);
    const agreed = agreedPhrases(statisticsOf(shopId).dataOf('settings'));
    uploads.orphan(shopId, [...uploaded, ...journal.eraseCustomers(ids, agreed)]);
    changes.eraseReasons(shopId, ids);
  };
  /** Every answer comes a turn later, as from a real store; every fault is a rejection. */
  const answer = async <T>(read: () => T): Promise<T> => {
    await Promise.resolve();
    if (closed) throw new StorageError('closed', 'The storage is closed.');
    return read();
  };

  const storage: Storage = {
    append: (entries) =>
      answer(() => {
        const keptOut = new Set<string>();
        return entries.map((entry) => {
          if (keptOut.has(entry.shopId)) return { stored: false, conflict: 'sequence' };
          const result = journalOf(entry.shopId).append(entry);
          if (!result.stored) keptOut.add(entry.shopId);
          else {
            changes.put(entry.rows.flatMap((row) => row.changes ?? []));
            for (const { erasesCustomers } of entry.rows)
              if (erasesCustomers) eraseCustomers(entry.shopId, erasesCustomers);
          }
          return result;
        });
      }),
    readJournal: (shopId, range) => answer(() => journalOf(shopId).read(range)),
    readConversation: (shopId, id, queries) => answer(() => journalOf(shopId).conversation(id, queries)),
    readRows: (shopId, seqs) => answer(() => journalOf(shopId).rows(seqs)),
    readFeed: (shopId, query) => answer(() => journalOf(shopId).feed(query)),
    lastTold: (shopId, query) => answer(() => journalOf(shopId).lastTold(query)),
    findMessage: (shopId, author, clientId) => answer(() => journalOf(shopId).findMessage(author, clientId)),
    findConversation: (shopId, id) => answer(() => journalOf(shopId).findConversation(id)),
    findCustomers: (shopId, query) =>
      answer(() =>
        journalOf(shopId).customers.find(query, (id, among) => identities.isAmong(shopId, id, among)),
      ),
    listConversations: (shopId, customerId, limit) =>
      answer(() => journalOf(shopId).customers.conversations(customerId, limit)),
    findTexts: (shopId, query) => answer(() => journalOf(shopId).texts(query)),
    saveSnapshot: (shopId, snapshot) => answer(() => journalOf(shopId).saveSnapshot(snapshot)),
    loadSnapshot: (shopId) => answer(() => journalOf(shopId).snapshot),
    createShop: (shop) => answer(() => records.createShop(shop)),
    findShop: (shopId) => answer(() => records.findShop(shopId)),
    listShops: () => answer(() => records.listShops()),
    createAccount: (account) => answer(() => records.createAccount(account)),
    findAccount: (shopId, name) => answer(() => records.findAccount(shopId, name)),
    findAccountOfAgent: (shopId, agentId) => answer(() => records.findAccountOfAgent(shopId, agentId)),
    putSecret: (secret) => answer(() => records.putSecret(secret)),
    findSecret: (kind, hash) => answer(() => records.findSecret(kind, hash)),
    takeSecret: (kind, hash) => answer(() => records.takeSecret(kind, hash)),
    dropExpiredSecrets: (now) => answer(() => records.dropExpiredSecrets(now)),
    listKnowledge: (shopId) => answer(() => knowledge.list(shopId)),
    putKnowledge: (shopId, rows, expected) => answer(() => knowledge.put(shopId, rows, expected)),
    deleteKnowledge: (shopId, entry, expected) => answer(() => knowledge.delete(shopId, entry, expected)),
    replaceKnowledge: (shopId, lists, expected) => answer(() => knowledge.replace(shopId, lists, expected)),
    findRobot: (shopId) => answer(() => knowledge.findRobot(shopId)),
    saveRobot: (shopId, robot, expected) => answer(() => knowledge.saveRobot(shopId, robot, expected)),
    signingKey: () => answer(() => records.signingKey()),
    changeShop: (shopId, change) => answer(() => records.changeShop(shopId, change)),
    listAccounts: (shopId) => answer(() => records.listAccounts(shopId)),
    changeAccount: (shopId, agentId, change) => answer(() => records.changeAccount(shopId, agentId, change)),
    dropSecrets: (kind, of) => answer(() => records.dropSecrets(kind, of)),
    createApiKey: (key) => answer(() => administration.createApiKey(key)),
    findApiKey: (hash) => answer(() => administration.findApiKey(hash)),
    listApiKeys: (shopId) => answer(() => administration.listApiKeys(shopId)),
    changeApiKey: (shopId, keyId, change) => answer(() => administration.changeApiKey(shopId, keyId, change)),
    createCustomerKey: (key) => answer(() => administration.createCustomerKey(key)),
    findCustomerKey: (shopId, kid) => answer(() => administration.findCustomerKey(shopId, kid)),
    listCustomerKeys: (shopId) => answer(() => administration.listCustomerKeys(shopId)),
    revokeCustomerKey: (shopId, kid, at) => answer(() => administration.revokeCustomerKey(shopId, kid, at)),
    readSetting: (shopId, name) => answer(() => administration.readSetting(shopId, name)),
    writeSetting: (shopId, name, setting) =>
      answer(() => {
        const isWritten = administration.writeSetting(shopId, name, setting);
        if (isWritten && setting.facts) statisticsOf(shopId).put(setting.facts);
        return isWritten;
      }),
    putFacts: (shopId, kind, facts) => answer(() => administration.putFacts(shopId, kind, facts)),
    findFact: (shopId, kind, id) => answer(() => administration.findFact(shopId, kind, id)),
    hasFacts: (shopId, kind) => answer(() => administration.hasFacts(shopId, kind)),
    listFacts: (shopId, kind, query) => answer(() => administration.listFacts(shopId, kind, query)),
    readFacts: (shopId, range) => answer(() => administration.readFacts(shopId, range)),
    putNotices: (shopId, put) => answer(() => notices.put(shopId, put)),
    listNotices: (shopId, query) => answer(() => notices.list(shopId, query)),
    putIdentity: (identity) => answer(() => identities.put(identity)),
    findIdentity: (shopId, customerId) => answer(() => identities.find(shopId, customerId)),
    findSubject: (shopId, subject) => answer(() => identities.findSubject(shopId, subject)),
    linkCustomer: (link, fact) =>
      answer(() => {
        const before = identities.linkOf(link.shopId, link.anonymousId);
        if (before !== undefined) return before;
        const ids = [link.anonymousId, link.customerId];
        if (ids.some((id) => identities.isErased(link.shopId, id))) return link.anonymousId;
        statisticsOf(link.shopId).put({ at: link.at, rows: [fact] });
        return identities.link(link);
      }),
    findLink: (shopId, anonymousId) => answer(() => identities.linkOf(shopId, anonymousId)),
    listLinks: (shopId, customerId) => answer(() => identities.links(shopId, customerId)),
    putStatisticFacts: (shopId, put) => answer(() => statisticsOf(shopId).put(put)),
    readStatisticFacts: (shopId, query) => answer(() => statisticsOf(shopId).read(query)),
    findImport: (shopId, name) => answer(() => statisticsOf(shopId).progressOf(name)),
    readShownDays: (shopId, query) => answer(() => statisticsOf(shopId).shown(query)),
    saveShownDays: (shopId, rows) => answer(() => statisticsOf(shopId).saveShown(rows)),
    findIdentities: (shopId, ids) => answer(() => ids.flatMap((id) => identities.known(shopId, id) ?? [])),
    isErased: (shopId, customerId) => answer(() => identities.isErased(shopId, customerId)),
    scrub: () => answer(() => true),
    beginFile: (file) => answer(() => uploads.begin(file)),
    finishFile: (shopId, fileId, facts) =>
      answer(() => {
        const [, customerId = ''] = /^customer:(.*)$/.exec(uploads.uploaderOf(shopId, fileId) ?? '') ?? [];
        return !identities.isErased(shopId, customerId) && uploads.finish(shopId, fileId, facts);
      }),
    findFile: (shopId, fileId) => answer(() => uploads.find(shopId, fileId)),
    findUpload: (shopId, uploader, clientId) => answer(() => uploads.findUpload(shopId, uploader, clientId)),
    uploadedSince: (shopId, uploader, since) => answer(() => uploads.uploadedSince(shopId, uploader, since)),
    listPostings: (shopId, fileId) => answer(() => journalOf(shopId).postings(fileId)),
    listOrphans: (before, limit) =>
      answer(() =>
        uploads.orphans(before, limit, ({ shopId, fileId }) => journalOf(shopId).postings(fileId).length > 0),
      ),
    dropFile: (shopId, fileId) =>
      answer(() => {
        uploads.drop(shopId, fileId);
        journalOf(shopId).forgetPostings(fileId);
      }),
    writeLogged: (async (logged: readonly NewChangeRow[], method: LoggedWrite, ...args: never[]) => {
      const write = storage[method] as (...args: never[]) => Promise<unknown>;
      const result = await write(...args);
      if (wasDone(result)) changes.put(logged);
      return result;
    }) as ChangeStorage['writeLogged'],
    listChanges: (shopId, query) => answer(() => changes.list(shopId, query)),
    findChange: (shopId, seq) => answer(() => changes.find(shopId, seq)),
    close: async () => {
      await Promise.resolve();
      closed = true;
    },
  };
  return storage;
}
