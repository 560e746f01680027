import { Instant } from '@shopbell/sdk/model';
import * as z from 'zod';
import { Amount, Currency, Key, revised } from './about.ts';

/** An order as the shop's back end last told it; `at` says when it was placed. Moments say how far it is. */
export const OrderFact = z.strictObject({
  type: z.literal('order'),
  ...revised,
  customerId: Key,
  paidAt: Instant.optional().describe('Left out: not paid yet.'),
  shippedAt: Instant.optional(),
  receivedAt: Instant.optional(),
  cancelledAt: Instant.optional(),
  amount: Amount,
  currency: Currency.describe('ISO 4217. Left out: the shop’s.'),
  items: z
    .array(z.strictObject({ productId: Key, quantity: z.int().min(1), amount: Amount }))
    .max(200)
    .default([])
    .describe('What was bought: `productId`, `quantity`, and the amount of all pieces.'),
});
export type OrderFact = z.infer<typeof OrderFact>;

/** A refund; `at` says when it was applied for (AT-29). */
export const RefundFact = z.strictObject({
  type: z.literal('refund'),
  ...revised,
  orderId: Key,
  amount: Amount,
  completedAt: Instant.optional().describe('The money went back. Left out: not yet.'),
  withdrawnAt: Instant.optional().describe(
    'The buyer took it back, or the shop refused it: from then on it is in no figure.',
  ),
  stage: z
    .enum(['in-sale', 'after-sale'])
    .optional()
    .describe('Left out: after-sale if the order had been received when it was applied for (AT-28).'),
});
export type RefundFact = z.infer<typeof RefundFact>;
