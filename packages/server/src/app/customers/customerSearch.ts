import {
  searchLimits,
  shopbellError,
  type ConversationSummary,
  type CustomersAmong,
  type FoundCustomer,
  type Scope,
} from '@shopbell/sdk/model';
import { nameKeyOf, tailOf, type CustomerQuery } from '../../storage/customers.ts';
import type { Storage } from '../../storage/storage.ts';
import type { ConversationReader } from '../feed/conversations.ts';
import type { OpenShop } from '../shop/openShop.ts';
import { customerNow, idsOfCustomer } from './customerRef.ts';

export interface Where {
  readonly storage: Storage;
  readonly shop: OpenShop;
  readonly reader: ConversationReader;
}

export interface CustomersPage {
  readonly customers: FoundCustomer[];
  readonly orderMatch?: FoundCustomer[];
  /** What to ask for the page that follows with. */
  readonly next?: number;
}

export interface CustomersAsked {
  readonly text: string;
  readonly among?: CustomersAmong | undefined;
  readonly after?: number | undefined;
}

/**
 * Customers of the shop (LM-23, WB-01), whoever was here last first: all of them without a text; with one those whose id
 * begins with it, or ends as screens show it, known ones whose name or account begins with it, and whoever placed the order
 * of that number. WB-03: of one's own the same, with who placed the order apart (WB-02); of all others those whose name,
 * account or id is exactly that. Who logged in is one customer, with what they began before that: each is told once.
 */
export async function searchCustomers(
  where: Where,
  agentId: string,
  { text, among, after }: CustomersAsked,
): Promise<CustomersPage> {
  const { storage, shop } = where;
  const { shopId } = shop.desk.shop;
  if (text === '' && among === 'others') return { customers: [] };
  const orderedBy = text === '' || among === 'others' ? [] : await orderedByOf(storage, shopId, text);
  const own = among === 'own' ? { servedBy: agentId } : {};
  const fits = { ...amongOf(text), whole: among === 'others', ids: among === undefined ? orderedBy : [] };
  const query = text === '' ? own : { ...own, among: fits };
  const rows = await storage.findCustomers(shopId, {
    ...query,
    ...(after === undefined ? {} : { before: after }),
    limit: searchLimits.page + 1,
  });
  const page = rows.slice(0, searchLimits.page);
  const found = await Promise.all(
    page.map(async ({ customerId }) => {
      const ids = await idsNow(storage, shopId, customerId);
      const [newest] = await storage.findCustomers(shopId, { ...query, only: ids, limit: 1 });
      // Under another of their ids they were here later, and are told of there.
      if (newest?.customerId !== customerId) return undefined;
      if (among === 'others' && (await isServed(where, agentId, ids))) return undefined;
      return foundCustomer(where, ids);
    }),
  );
  const last = page.at(-1);
  return {
    customers: found.flatMap((one) => one ?? []),
    ...(among === 'own' && after === undefined ? { orderMatch: await orderMatch(where, orderedBy) } : {}),
    ...(last && rows.length > page.length ? { next: last.lastSeq } : {}),
  };
}

/** WB-02: whoever placed the order, by whatever id they were here. */
async function orderMatch(where: Where, orderedBy: readonly string[]): Promise<FoundCustomer[]> {
  const { storage, shop } = where;
  const { shopId } = shop.desk.shop;
  const [last] = await storage.findCustomers(shopId, { only: orderedBy, limit: 1 });
  return last ? [await foundCustomer(where, await idsNow(storage, shopId, last.customerId))] : [];
}

async function isServed({ storage, shop }: Where, agentId: string, ids: readonly string[]): Promise<boolean> {
  const query = { only: ids, servedBy: agentId, limit: 1 };
  return (await storage.findCustomers(shop.desk.shop.shopId, query)).length > 0;
}

/** `ids` are those of one customer, the first the one that they have now. */
async function foundCustomer(
  { storage, shop, reader }: Where,
  ids: readonly string[],
): Promise<FoundCustomer> {
  return {
    customer: await reader.nameOf(ids[0] ?? ''),
    blocked: ids.some((id) => shop.desk.desk.blocked.has(id)),
    conversations: await newestOf({ storage, shop, reader }, ids, searchLimits.conversations),
  };
}

/** The newest conversations of a customer, by all ids that they had. */
export async function newestOf(
  { storage, shop, reader }: Where,
  ids: readonly string[],
  most: number,
): Promise<ConversationSummary[]> {
  const { shopId } = shop.desk.shop;
  // The newest conversations are among those of the ids that were used last.
  const used = await storage.findCustomers(shopId, { only: ids, limit: most });
  const began = await Promise.all(
    used.map(({ customerId }) => storage.listConversations(shopId, customerId, most)),
  );
  const summaries = await Promise.all(began.flat().map((id) => reader.summary(id)));
  return summaries
    .flatMap((one) => one ?? [])
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, most)
    .map(({ customer: _customer, ...summary }) => summary);
}

/**
 * Whom an agent writes to who contacts a customer, by whatever id they were here, and what their newest conversation was
 * about: the agent goes on there. Rejects with NOT_FOUND.
 */
export async function whomToContact(
  { storage, shop, reader }: Where,
  customerId: string,
): Promise<{ customerId: string; scope: Scope }> {
  const { shopId } = shop.desk.shop;
  const ids = await idsNow(storage, shopId, customerId);
  const [last] = await storage.findCustomers(shopId, { only: ids, limit: 1 });
  const [newest] = last ? await storage.listConversations(shopId, last.customerId, 1) : [];
  const summary = newest === undefined ? undefined : await reader.summary(newest);
  if (!summary) throw shopbellError('NOT_FOUND', { what: 'customer' });
  return { customerId: ids[0] ?? customerId, scope: summary.scope };
}

/** All ids of the customer whom an id stands for, the one that they have now first. */
export async function idsNow(storage: Storage, shopId: string, customerId: string): Promise<string[]> {
  return idsOfCustomer(storage, shopId, await customerNow(storage, shopId, customerId));
}

function amongOf(text: string): Omit<NonNullable<CustomerQuery['among']>, 'ids'> {
  const tail = /^[A-Za-z0-9]{1,4}$/.test(text) ? tailOf(text) : '';
  return { prefix: text, tail, name: nameKeyOf(text), account: text };
}

/** Under which ids whoever placed the order of that number was here; nobody's if there is none. */
async function orderedByOf(storage: Storage, shopId: string, orderId: string): Promise<string[]> {
  const order = await storage.findFact(shopId, 'order', orderId);
  return order?.customerId === undefined ? [] : idsOfSubject(storage, shopId, order.customerId);
}

/** Under which ids the shop's own customer was here: known, anonymous before that, or under the shop's own id. */
async function idsOfSubject(storage: Storage, shopId: string, subject: string): Promise<string[]> {
  const known = await storage.findSubject(shopId, subject);
  return [subject, ...(known ? await idsOfCustomer(storage, shopId, known.customerId) : [])];
}
