import { textKeyOf, type Fact } from '@shopbell/metrics';
import type { LinkRow } from '../../storage/identities.ts';
import type { StatisticFactInput } from '../../storage/statistics.ts';

/** Ids of facts that come from links of customers begin so; no other fact may. */
export const linkPrefix = 'link/';

/** A fact as it is stored: the keys stand in the order of its schema, so that equal facts are equal texts. */
export function inputOf(fact: Fact): StatisticFactInput {
  const data = JSON.stringify(fact);
  return { type: fact.type, id: fact.id, digest: textKeyOf(data), data };
}

/** An anonymous customer is a known one, by the shop's own id: what they did before is theirs. */
export function linkFact({ anonymousId, at }: LinkRow, subject: string): StatisticFactInput {
  const about = { id: `${linkPrefix}${anonymousId}`, at };
  return inputOf({ type: 'identity', ...about, customerId: anonymousId, knownId: subject });
}
