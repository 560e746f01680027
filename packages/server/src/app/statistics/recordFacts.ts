import type { Fact } from '@shopbell/metrics';
import { Order } from '@shopbell/sdk/model';
import type { LoggedFact } from '../../storage/administration.ts';

/** The facts of what a shop's back end told: an order, and its refunds. Products and parcels are in no figure. */
export function recordFacts({ kind, data }: LoggedFact): Fact[] {
  if (kind !== 'order') return [];
  const {
    id,
    version,
    updatedAt = 0,
    placedAt: at,
    total,
    items,
    refunds,
    ...rest
  } = Order.parse(JSON.parse(data));
  const revision = version ?? updatedAt;
  const { amount, currency } = total;
  const bought = items.map(({ productId, quantity, amount: { amount } }) => ({
    productId,
    quantity,
    amount,
  }));
  const order: Fact = { type: 'order', id, at, revision, ...rest, amount, currency, items: bought };
  return [
    order,
    ...refunds.map(({ id: refundId, amount: { amount }, appliedAt, completedAt }): Fact => {
      const completed = completedAt === undefined ? {} : { completedAt };
      return { type: 'refund', id: refundId, at: appliedAt, revision, orderId: id, amount, ...completed };
    }),
  ];
}

/** Refunds are known by their order and their own number: shops number them in each order anew. */
export function named(fact: Fact): Fact {
  return fact.type === 'refund' ? { ...fact, id: `${fact.orderId}/${fact.id}` } : fact;
}
