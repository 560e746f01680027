import { Order, searchLimits, type CustomersByOrders, type FoundCustomer } from '@shopbell/sdk/model';
import { orderStateOf } from '../attachments/cards.ts';
import { searchCustomers, type CustomersAsked, type CustomersPage, type Where } from './customerSearch.ts';

/** How many pages are looked through for one, however few fit. */
const rounds = 8;

/** Milliseconds before the newest conversation began: what was ordered since then belongs to it. */
const before = 24 * 3_600_000;

/**
 * Customers by what they ordered since they came last, or in the 24 hours before it (WB-09): nothing, something that is not
 * paid, or something that is. What was cancelled counts as not ordered; of several the newest counts. As the shop told it.
 */
export async function searchByOrders(
  where: Where,
  agentId: string,
  { orders, ...asked }: CustomersAsked & { readonly orders?: CustomersByOrders | undefined },
): Promise<CustomersPage> {
  if (orders === undefined) return searchCustomers(where, agentId, asked);
  const customers: FoundCustomer[] = [];
  let match: Pick<CustomersPage, 'orderMatch'> | undefined;
  let { after } = asked;
  for (let round = 0; round < rounds; round++) {
    const page = await searchCustomers(where, agentId, { ...asked, after });
    match ??= page.orderMatch ? { orderMatch: page.orderMatch } : {};
    const fits = await Promise.all(page.customers.map((one) => ordersOf(where, one)));
    customers.push(...page.customers.filter((_one, at) => fits[at] === orders));
    after = page.next;
    if (after === undefined) return { customers, ...match };
    if (customers.length >= searchLimits.page) break;
  }
  return { customers, ...match, ...(after === undefined ? {} : { next: after }) };
}

async function ordersOf(
  { storage, shop }: Where,
  { customer: { subject }, conversations: [newest] }: FoundCustomer,
): Promise<CustomersByOrders> {
  if (subject === undefined || !newest) return 'none';
  const query = { of: { customerId: subject }, limit: searchLimits.orders };
  const rows = await storage.listFacts(shop.desk.shop.shopId, 'order', query);
  const order = rows
    .map(({ data }) => Order.parse(JSON.parse(data)))
    .filter((one) => one.placedAt >= newest.openedAt - before && orderStateOf(one) !== 'cancelled')
    .sort((a, b) => b.placedAt - a.placedAt)[0];
  if (!order) return 'none';
  return orderStateOf(order) === 'placed' ? 'unpaid' : 'paid';
}
