import type { DayNumber } from '../calendar.ts';
import { byTime } from '../fact.ts';
import type { RecommendationFact } from '../facts/people.ts';
import type { History } from '../history.ts';

/** A product that an agent recommended to a customer on a day, however often (SY-06). */
export interface RecommendationEntry {
  readonly customerId: string;
  readonly agentId: string;
  readonly productId: string;
  readonly conversationId: string | undefined;
  readonly at: number;
  /** The first order of the product after it, that day or the next. */
  readonly orderId: string | undefined;
  /** Not ordered, and the next day is not over. */
  readonly waiting: boolean;
}

/** The recommendations of a day, by customer, agent and product. */
export function recommendationsOn(
  history: History,
  day: DayNumber,
  now: number,
): readonly RecommendationEntry[] {
  const first = new Map<string, RecommendationFact>();
  for (const fact of history.recommendations(day)) {
    if (!history.rules.accountOn(fact.agentId, day)) continue;
    const key = JSON.stringify([fact.customerId, fact.agentId, fact.productId]);
    const before = first.get(key);
    if (!before || byTime(fact, before) < 0) first.set(key, fact);
  }
  const isOpen = now < history.rules.calendar.startOf(day + 2);
  return [...first.values()].sort(byTime).map((fact) => {
    const { customerId, agentId, productId, conversationId, at } = fact;
    const order = history.orders
      .ofCustomer(customerId)
      .find(
        ({ placedAt, placedOn, items }) =>
          placedAt > at && placedOn <= day + 1 && items.some((item) => item.productId === productId),
      );
    const about = { customerId, agentId, productId, conversationId, at };
    return { ...about, orderId: order?.id, waiting: !order && isOpen };
  });
}
