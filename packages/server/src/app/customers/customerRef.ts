import type { CustomerRef } from '@shopbell/sdk/model';
import type { IdentityRow } from '../../storage/identities.ts';
import type { Storage } from '../../storage/storage.ts';

/** A customer as agents see them: by the name that the shop's JWT gave, if it did. */
export function customerRef(customerId: string, known: IdentityRow | undefined): CustomerRef {
  if (!known) return { id: customerId };
  const { subject, name, erased } = known;
  if (erased) return { id: customerId, erased };
  return { id: customerId, ...(name === undefined ? {} : { name }), subject };
}

/** The same of a single one, looked up. */
export async function customerRefOf(
  storage: Pick<Storage, 'findIdentity'>,
  shopId: string,
  customerId: string,
): Promise<CustomerRef> {
  return customerRef(customerId, await storage.findIdentity(shopId, customerId));
}

/** Whose words and files are the customer's own: theirs, and those of whom they were before they logged in. */
export async function idsOfCustomer(
  storage: Pick<Storage, 'listLinks'>,
  shopId: string,
  customerId: string,
): Promise<string[]> {
  return [customerId, ...(await storage.listLinks(shopId, customerId))];
}

/** The one whom an id stands for by now: who was anonymous under it may have logged in since. */
export async function customerNow(
  storage: Pick<Storage, 'findLink'>,
  shopId: string,
  customerId: string,
): Promise<string> {
  return (await storage.findLink(shopId, customerId)) ?? customerId;
}

/** Whether something that was begun as `ownerId` is this customer's. */
export async function isCustomersOwn(
  storage: Pick<Storage, 'findLink'>,
  shopId: string,
  { ownerId, customerId }: { ownerId: string; customerId: string },
): Promise<boolean> {
  return ownerId === customerId || (await storage.findLink(shopId, ownerId)) === customerId;
}
