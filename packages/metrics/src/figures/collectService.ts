import type { DayNumber } from '../calendar.ts';
import type { History } from '../history.ts';
import { recommendationsOn, type RecommendationEntry } from '../lists/recommendations.ts';
import { repeatsIn, type RepeatEntry } from '../lists/repeats.ts';
import type { Inquiry } from '../trade/inquiry.ts';
import { AgentTallies } from './agentTallies.ts';
import { addAll, byCustomer, eachSubject, rowTallies } from './collectRows.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds what became of after-sale rows (SY-08) and of recommendations (SY-06). */
export function collectService(
  history: History,
  inquiries: readonly Inquiry[],
  day: DayNumber,
  now: number,
  tallies: Tallies,
): void {
  eachPerson(
    repeatsIn(history, inquiries, now),
    ({ row }) => rowTallies(history.rows, tallies, row),
    (entries: readonly RepeatEntry[]) => {
      if (entries.some(({ repeat }) => repeat)) return [C.repeatCustomers];
      return entries.some(({ waiting }) => waiting) ? [C.repeatWaiting] : [];
    },
  );
  const agents = new AgentTallies(history, day, tallies);
  eachPerson(
    recommendationsOn(history, day, now),
    ({ agentId, productId }) => [
      tallies.shop,
      tallies.named('product', productId),
      ...agents.named(agentId, undefined),
    ],
    (entries: readonly RecommendationEntry[]) => {
      if (entries.some(({ orderId }) => orderId !== undefined)) return [C.recommended, C.recommendedOrdered];
      return entries.some(({ waiting }) => waiting) ? [C.recommended, C.recommendedWaiting] : [C.recommended];
    },
  );
}

/** Counts each customer once for each subject. */
function eachPerson<Entry extends { readonly customerId: string }>(
  entries: readonly Entry[],
  talliesFor: (entry: Entry) => readonly Tally[],
  countersFor: (entries: readonly Entry[]) => readonly number[],
): void {
  for (const ofCustomer of byCustomer(entries, ({ customerId }) => customerId))
    eachSubject(ofCustomer, talliesFor, countersFor, addAll);
}
