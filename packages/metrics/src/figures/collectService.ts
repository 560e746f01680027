import type { DayNumber } from '../calendar.ts';
import type { History } from '../history.ts';
import { recommendationsOn, type RecommendationEntry } from '../lists/recommendations.ts';
import { repeatsIn, type RepeatEntry } from '../lists/repeats.ts';
import type { Inquiry } from '../trade/inquiry.ts';
import { talliesOf } from './collectChats.ts';
import { byCustomer, eachSubject, rowTallies } from './collectRows.ts';
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
    ({ row }) => rowTallies(tallies, row),
    (tally, entries: readonly RepeatEntry[]) => {
      if (entries.some(({ repeat }) => repeat)) tally.add(C.repeatCustomers);
      else if (entries.some(({ waiting }) => waiting)) tally.add(C.repeatWaiting);
    },
  );
  eachPerson(
    recommendationsOn(history, day, now),
    ({ agentId, productId }) => [
      tallies.shop,
      tallies.of('product', productId),
      ...talliesOf(history, day, tallies, agentId, undefined),
    ],
    (tally, entries: readonly RecommendationEntry[]) => {
      tally.add(C.recommended);
      if (entries.some(({ orderId }) => orderId !== undefined)) tally.add(C.recommendedOrdered);
      else if (entries.some(({ waiting }) => waiting)) tally.add(C.recommendedWaiting);
    },
  );
}

/** Counts each customer once for each subject. */
function eachPerson<Entry extends { readonly customerId: string }>(
  entries: readonly Entry[],
  talliesFor: (entry: Entry) => readonly Tally[],
  add: (tally: Tally, entries: readonly Entry[]) => void,
): void {
  for (const ofCustomer of byCustomer(entries, ({ customerId }) => customerId))
    eachSubject(ofCustomer, talliesFor, add);
}
