import type { Fact, RefundFact } from '@shopbell/metrics';
import { Order } from '@shopbell/sdk/model';
import type { LoggedFact } from '../../storage/administration.ts';

/** What was told of an order's refunds. */
interface KnownRefunds {
  /** Of the newest telling of the order, and when that was. */
  revision: number;
  at: number;
  named: ReadonlySet<string>;
  /** As each was told last. */
  readonly told: Map<string, RefundFact>;
}

/**
 * The facts of what a shop's back end told, telling after telling: an order, and its refunds. A telling is the whole order,
 * so that a refund which the newest one leaves out was withdrawn. Products and parcels are in no figure.
 */
export class RecordFacts {
  readonly #refunds = new Map<string, KnownRefunds>();

  of({ kind, data, at: toldAt }: LoggedFact): Fact[] {
    if (kind !== 'order') return [];
    const {
      id,
      version,
      updatedAt,
      placedAt: at,
      total,
      items,
      refunds,
      ...rest
    } = Order.parse(JSON.parse(data));
    const revision = version ?? updatedAt ?? 0;
    const bought = items.map(({ productId, quantity, amount: { amount } }) => ({
      productId,
      quantity,
      amount,
    }));
    const { amount, currency } = total;
    const order: Fact = { type: 'order', id, at, revision, ...rest, amount, currency, items: bought };
    const told = refunds.map(
      ({ id: refundId, amount: { amount }, appliedAt, completedAt, withdrawnAt }): RefundFact => ({
        ...{ type: 'refund', id: refundId, at: appliedAt, revision, orderId: id, amount },
        ...(completedAt === undefined ? {} : { completedAt }),
        ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
      }),
    );
    return [order, ...told, ...this.#withdrawn(id, told, revision, updatedAt ?? toldAt)];
  }

  /** Refunds that the newest telling leaves out, whichever came first. */
  #withdrawn(orderId: string, refunds: readonly RefundFact[], revision: number, at: number): RefundFact[] {
    const named = new Set(refunds.map(({ id }) => id));
    let known = this.#refunds.get(orderId);
    if (!known) this.#refunds.set(orderId, (known = { revision, at, named, told: new Map() }));
    if (revision > known.revision) Object.assign(known, { revision, at, named });
    for (const refund of refunds)
      if (refund.revision >= (known.told.get(refund.id)?.revision ?? 0)) known.told.set(refund.id, refund);
    const withdrawn: RefundFact[] = [];
    for (const [id, refund] of known.told)
      if (!known.named.has(id))
        withdrawn.push({ ...refund, revision: known.revision, withdrawnAt: refund.withdrawnAt ?? known.at });
    return withdrawn;
  }
}

/** Refunds are known by their order and their own number: shops number them in each order anew. */
export function named(fact: Fact): Fact {
  return fact.type === 'refund' ? { ...fact, id: `${fact.orderId}/${fact.id}` } : fact;
}
