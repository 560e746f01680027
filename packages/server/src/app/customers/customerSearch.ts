import { searchLimits, shopbellError, type FoundCustomer, type Scope } from '@shopbell/sdk/model';
import { tailOf, type CustomerQuery } from '../../storage/customers.ts';
import type { Storage } from '../../storage/storage.ts';
import type { ConversationReader } from '../feed/conversations.ts';
import type { OpenShop } from '../shop/openShop.ts';
import { idsOfCustomer } from './customerRef.ts';

interface Where {
  readonly storage: Storage;
  readonly shop: OpenShop;
  readonly reader: ConversationReader;
}

interface Page {
  readonly customers: FoundCustomer[];
  /** What to ask for the page that follows with. */
  readonly next?: number;
}

/**
 * Customers of the shop (LM-23), whoever was here last first: all of them without a text; with one those whose id begins
 * with it, or ends as screens show it, and whoever placed the order of that number.
 */
export async function searchCustomers(
  { storage, shop, reader }: Where,
  { text, after }: { text: string; after: number | undefined },
): Promise<Page> {
  const { shopId } = shop.desk.shop;
  const rows = await storage.findCustomers(shopId, {
    ...(text === '' ? {} : { among: await amongOf(storage, shopId, text) }),
    ...(after === undefined ? {} : { before: after }),
    limit: searchLimits.page + 1,
  });
  const page = rows.slice(0, searchLimits.page);
  const customers = await Promise.all(
    page.map(async ({ customerId }): Promise<FoundCustomer> => {
      const ids = await storage.listConversations(shopId, customerId, searchLimits.conversations);
      const read = await Promise.all(ids.map((id) => reader.summary(id)));
      const found = read.flatMap((one) => one ?? []);
      return {
        customer: found[0]?.customer ?? { id: customerId },
        blocked: shop.desk.desk.blocked.has(customerId),
        conversations: found.map(({ customer: _customer, ...summary }) => summary),
      };
    }),
  );
  const last = page.at(-1);
  return { customers, ...(last && rows.length > page.length ? { next: last.lastSeq } : {}) };
}

/** What a customer's newest conversation was about: an agent who contacts them goes on there. Rejects with NOT_FOUND. */
export async function lastScopeOf({ storage, shop, reader }: Where, customerId: string): Promise<Scope> {
  const [newest] = await storage.listConversations(shop.desk.shop.shopId, customerId, 1);
  const summary = newest === undefined ? undefined : await reader.summary(newest);
  if (!summary) throw shopbellError('NOT_FOUND', { what: 'customer' });
  return summary.scope;
}

async function amongOf(
  storage: Storage,
  shopId: string,
  text: string,
): Promise<NonNullable<CustomerQuery['among']>> {
  const order = await storage.findFact(shopId, 'order', text);
  const tail = /^[A-Za-z0-9]{1,4}$/.test(text) ? tailOf(text) : '';
  return {
    prefix: text,
    tail,
    ids: order?.customerId === undefined ? [] : await idsOfSubject(storage, shopId, order.customerId),
  };
}

/** Under which ids the shop's own customer was here: known, anonymous before that, or under the shop's own id. */
async function idsOfSubject(storage: Storage, shopId: string, subject: string): Promise<string[]> {
  const known = await storage.findSubject(shopId, subject);
  return [subject, ...(known ? await idsOfCustomer(storage, shopId, known.customerId) : [])];
}
