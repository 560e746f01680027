import type { IdentityStorage } from '../identities.ts';
import type { Callable, ReaderMethods, WriterMethods } from './messages.ts';

/** The port's part about who customers are, by the worker that answers it. */
export function identityCalls(
  writer: Callable<WriterMethods>,
  reader: Callable<ReaderMethods>,
): IdentityStorage {
  return {
    putIdentity: (identity) => writer.call('putIdentity', identity),
    findIdentity: (shopId, customerId) => reader.call('findIdentity', shopId, customerId),
    findSubject: (shopId, subject) => reader.call('findSubject', shopId, subject),
    linkCustomer: (link, fact) => writer.call('linkCustomer', link, fact),
    findLink: (shopId, anonymousId) => reader.call('findLink', shopId, anonymousId),
    listLinks: (shopId, customerId) => reader.call('listLinks', shopId, customerId),
  };
}
