import { Order, Parcel, Product, type Card, type CardRef } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import { byteLength } from '../json/readJson.ts';

type Records = Pick<Storage, 'findFact'>;

/** Lines of an order that a card shows. */
const linesShown = 10;
/** Bytes of a card: with the longest text and the most files beside it, it still fits into a frame. */
const cardBytes = 16_384;

/**
 * What the shop's records say of a thing at this moment. An order or a parcel is told of only if it is that customer's:
 * `subject` is who the shop's JWT says the customer is. Of everything else the id alone stands there, unverified.
 */
export async function cardOf(
  storage: Records,
  shopId: string,
  { kind, id }: CardRef,
  subject: string | undefined,
): Promise<Card> {
  const card = await readers[kind]({ storage, shopId, subject }, id);
  return card ? fitting(card) : { kind, id, verified: false };
}

/** Addresses of pictures and the last lines go first: of a title and a price there is little. */
function fitting(card: Card): Card {
  if (card.kind !== 'order' || sizeOf(card) <= cardBytes) return card;
  let items = card.items?.map(({ imageUrl: _imageUrl, ...line }) => line) ?? [];
  while (items.length > 0 && sizeOf({ ...card, items }) > cardBytes) items = items.slice(0, -1);
  return { ...card, items };
}

function sizeOf(card: Card): number {
  return byteLength(JSON.stringify(card));
}

interface Reading {
  readonly storage: Records;
  readonly shopId: string;
  readonly subject: string | undefined;
}

const readers: {
  readonly [K in Card['kind']]: (
    reading: Reading,
    id: string,
  ) => Promise<Extract<Card, { kind: K }> | undefined>;
} = {
  async product({ storage, shopId }, id) {
    const row = await storage.findFact(shopId, 'product', id);
    if (!row) return undefined;
    const { title, url, imageUrl, price } = Product.parse(JSON.parse(row.data));
    return {
      kind: 'product',
      id,
      verified: true,
      title,
      ...(url === undefined ? {} : { url }),
      ...(imageUrl === undefined ? {} : { imageUrl }),
      ...(price === undefined ? {} : { price }),
    };
  },

  async order(reading, id) {
    const order = await ownOrder(reading, id);
    if (!order) return undefined;
    const { placedAt, total, items } = order;
    const shown = items.slice(0, linesShown).map(async ({ productId, title, quantity, amount }) => {
      const product = await readers.product(reading, productId);
      const name = title ?? product?.title;
      return {
        productId,
        quantity,
        amount,
        ...(name === undefined ? {} : { title: name }),
        ...(product?.imageUrl === undefined ? {} : { imageUrl: product.imageUrl }),
      };
    });
    return {
      kind: 'order',
      id,
      verified: true,
      placedAt,
      state: orderStateOf(order),
      total,
      items: await Promise.all(shown),
      itemCount: items.length,
    };
  },

  async parcel(reading, id) {
    const row = await reading.storage.findFact(reading.shopId, 'parcel', id);
    if (!row || reading.subject === undefined) return undefined;
    const { orderId, carrier, status, customerId } = Parcel.parse(JSON.parse(row.data));
    // A parcel that names nobody is whose order it is.
    const owner = customerId ?? (await ownOrder(reading, orderId))?.customerId;
    return owner === reading.subject
      ? { kind: 'parcel', id, verified: true, orderId, carrier, status }
      : undefined;
  },

  // Nobody but the customer knows.
  contact: () => Promise.resolve(undefined),
};

async function ownOrder({ storage, shopId, subject }: Reading, id: string): Promise<Order | undefined> {
  if (subject === undefined) return undefined;
  const row = await storage.findFact(shopId, 'order', id);
  const order = row && Order.parse(JSON.parse(row.data));
  return order?.customerId === subject ? order : undefined;
}

/** How far an order is, by the latest of its moments. */
export function orderStateOf({
  cancelledAt,
  receivedAt,
  shippedAt,
  paidAt,
}: Order): NonNullable<Extract<Card, { kind: 'order' }>['state']> {
  if (cancelledAt !== undefined) return 'cancelled';
  if (receivedAt !== undefined) return 'received';
  if (shippedAt !== undefined) return 'shipped';
  return paidAt === undefined ? 'placed' : 'paid';
}
