import * as z from 'zod';
import { Money } from './money.ts';
import { Instant, ScopeValue } from './scope.ts';

/**
 * What a message may point at: things that the shop's own systems know, by the shop's own ids; and a `contact`, where the
 * customer can be reached otherwise, which is the phone number or e-mail address itself.
 */
export const cardKinds = ['product', 'order', 'parcel', 'contact'] as const;

/** A phone number has 5 to 15 digits, an e-mail address a name, an `@` and a domain with a dot. */
function isContact(text: string): boolean {
  const digits = text.replace(/[\s().-]/g, '');
  return /^\+?\d{5,15}$/.test(digits) || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/** A card as its sender names it: by SKU, order number, tracking number, or where the customer can be reached. */
export const CardRef = z
  .object({ kind: z.enum(cardKinds), id: ScopeValue })
  .refine(({ kind, id }) => kind !== 'contact' || isContact(id), {
    path: ['id'],
    error: 'must be a phone number or an e-mail address',
  })
  .meta({ id: 'CardRef' });
export type CardRef = z.infer<typeof CardRef>;

/** How far an order is, by the latest of its moments. */
export const OrderState = z
  .enum(['placed', 'paid', 'shipped', 'received', 'cancelled'])
  .meta({ id: 'OrderState' });
export type OrderState = z.infer<typeof OrderState>;

export const ParcelStatus = z
  .enum(['announced', 'in-transit', 'out-for-delivery', 'delivered', 'returned', 'lost'])
  .meta({ id: 'ParcelStatus' });

/**
 * `verified`: the shop's records know it, and an order or parcel is this customer's by the JWT of the shop. Else it is a
 * claim of a page, and stands there with its id alone.
 */
const named = { id: ScopeValue, verified: z.boolean() };

/** A card as it is told: what the shop's records said when it was sent. What changes later does not change it. */
export const Card = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('product'),
      ...named,
      title: z.string().optional(),
      url: z.string().optional(),
      imageUrl: z.string().optional(),
      price: Money.optional(),
    }),
    z.object({
      kind: z.literal('order'),
      ...named,
      placedAt: Instant.optional(),
      state: OrderState.optional(),
      total: Money.optional(),
      /** The first ten lines at most. */
      items: z
        .array(
          z.object({
            productId: ScopeValue,
            title: z.string().optional(),
            imageUrl: z.string().optional(),
            quantity: z.int().min(1),
            amount: Money,
          }),
        )
        .optional(),
      /** How many lines the order has. */
      itemCount: z.int().min(0).optional(),
    }),
    z.object({
      kind: z.literal('parcel'),
      ...named,
      orderId: ScopeValue.optional(),
      carrier: z.string().optional(),
      status: ParcelStatus.optional(),
    }),
    /** Never verified: what the customer wrote. */
    z.object({ kind: z.literal('contact'), ...named }),
  ])
  .meta({ id: 'Card' });
export type Card = z.infer<typeof Card>;
