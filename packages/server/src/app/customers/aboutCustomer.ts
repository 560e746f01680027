import { searchLimits, type Card, type CardRef, type CustomerAbout, type Scope } from '@shopbell/sdk/model';
import { cardOf } from '../attachments/cards.ts';
import type { Carries } from '../feed/ownership.ts';
import { idsNow, newestOf, type Where } from './customerSearch.ts';

/**
 * Whom a conversation is with (WB-21); undefined if the asking agent may not read it. Orders are found by who the shop's
 * JWT says the customer is: of somebody who only claims a number, nothing is told.
 */
export async function aboutCustomer(
  where: Where,
  conversationId: string,
  carries: Carries,
): Promise<CustomerAbout | undefined> {
  const { storage, shop, reader } = where;
  const { shopId } = shop.desk.shop;
  if (!(await reader.mayRead(conversationId, carries))) return undefined;
  const known = await storage.findConversation(shopId, conversationId);
  const summary = await reader.summary(conversationId);
  if (!known || !summary) return undefined;
  const ids = await idsNow(storage, shopId, known.customerId);
  const customer = await reader.nameOf(ids[0] ?? known.customerId);
  const { subject } = customer;
  const card = (ref: CardRef): Promise<Card> => cardOf(storage, shopId, ref, subject);
  const found = await ordersOf(where, subject, card);
  const newest = await newestOf(where, ids, searchLimits.earlier + 1);
  return {
    customer,
    viewing: await Promise.all(namedBy(summary.scope).map(card)),
    orders: found.slice(0, searchLimits.orders),
    moreOrders: found.length > searchLimits.orders,
    earlier: newest.filter(({ id }) => id !== conversationId).slice(0, searchLimits.earlier),
  };
}

/** One more than is told, where there is one. */
async function ordersOf(
  { storage, shop }: Where,
  subject: string | undefined,
  card: (ref: CardRef) => Promise<Card>,
): Promise<CustomerAbout['orders']> {
  if (subject === undefined) return [];
  const { shopId } = shop.desk.shop;
  const query = { of: { customerId: subject }, limit: searchLimits.orders + 1 };
  const rows = await storage.listFacts(shopId, 'order', query);
  return Promise.all(
    rows.map(async ({ id }) => {
      const sent = { of: { orderId: id }, limit: searchLimits.parcels };
      const parcels = await storage.listFacts(shopId, 'parcel', sent);
      return {
        order: await card({ kind: 'order', id }),
        parcels: await Promise.all(parcels.map((parcel) => card({ kind: 'parcel', id: parcel.id }))),
      };
    }),
  );
}

function namedBy({ sku, orderId, trackingNo }: Scope): CardRef[] {
  return [
    ...(sku === undefined ? [] : [{ kind: 'product', id: sku } as const]),
    ...(orderId === undefined ? [] : [{ kind: 'order', id: orderId } as const]),
    ...(trackingNo === undefined ? [] : [{ kind: 'parcel', id: trackingNo } as const]),
  ];
}
