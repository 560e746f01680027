import { Instant } from '@shopbell/sdk/model';
import * as z from 'zod';
import { Amount, Currency, Key, revised } from './about.ts';

/** An order as the shop's back end last told it; `at` says when it was placed. Moments say how far it is. */
export const OrderFact = z.object({
  type: z.literal('order'),
  ...revised,
  customerId: Key,
  paidAt: Instant.optional(),
  shippedAt: Instant.optional(),
  receivedAt: Instant.optional(),
  cancelledAt: Instant.optional(),
  amount: Amount,
  currency: Currency,
  items: z
    .array(z.object({ productId: Key, quantity: z.int().min(1), amount: Amount }))
    .max(200)
    .default([]),
});
export type OrderFact = z.infer<typeof OrderFact>;

/** A refund; `at` says when it was applied for (AT-29). */
export const RefundFact = z.object({
  type: z.literal('refund'),
  ...revised,
  orderId: Key,
  amount: Amount,
  completedAt: Instant.optional(),
  /** The buyer took it back, or the shop refused it: from then on it is in no figure. */
  withdrawnAt: Instant.optional(),
  /** AT-28. Left out: after-sale if the order had been received when it was applied for. */
  stage: z.enum(['in-sale', 'after-sale']).optional(),
});
export type RefundFact = z.infer<typeof RefundFact>;
