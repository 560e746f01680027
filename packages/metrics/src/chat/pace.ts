import type { DaySettings } from '../shopRules.ts';
import type { Round, Rounds } from './rounds.ts';

/** How soon the questions of a row were answered. */
export interface Pace {
  /** RS-03: the first answered gap, in whole seconds; undefined if there is none, or that one was dropped (D17). */
  readonly firstResponse: number | undefined;
  /** RS-06, RS-09: answered slowly so many times; dropped gaps are no response times. */
  readonly slow: boolean;
}

/** @param ofRow in the order of their questions */
export function paceOf(rounds: Rounds, ofRow: readonly Round[], { maxWait, slow }: DaySettings): Pace {
  const limit = maxWait.on ? maxWait.minutes * 60 : Infinity;
  let firstResponse: number | undefined;
  let [answered, slowly] = [0, 0];
  for (const round of ofRow) {
    const wait = rounds.wait(round);
    if (wait === undefined) continue;
    answered += 1;
    if (wait >= limit) continue;
    if (answered === 1) firstResponse = wait;
    if (wait > slow.seconds) slowly += 1;
  }
  return { firstResponse, slow: slowly >= slow.times };
}
