import type { DayRows } from '../chat/dayRows.ts';
import type { Row } from '../chat/row.ts';
import { C } from './counters.ts';
import type { Tally } from './tally.ts';

/** VM-15, VM-16: half open. */
const peakWindow = 120_000;

/** When somebody chats with how many: each stretch from its beginning until a window after its last message. */
interface Stretches {
  readonly begin: number[];
  readonly end: number[];
}

/**
 * Notes for every tally the most customers with whom messages were exchanged within one window, in received rows (VM-15,
 * VM-17): automatic ones do not count. A customer is in the window from a message until 120 s after it, so that the most
 * customers at once are the most stretches that overlap.
 */
export function addPeaks(rows: DayRows, talliesOf: (row: Row) => readonly Tally[]): void {
  const all = new Map<Tally, Stretches>();
  const note = (tally: Tally, { begin, end }: Stretches): void => {
    let own = all.get(tally);
    if (!own) all.set(tally, (own = { begin: [], end: [] }));
    for (const moment of begin) own.begin.push(moment);
    for (const moment of end) own.end.push(moment);
  };
  for (const ofCustomer of rows.byCustomer) {
    const [only] = ofCustomer;
    if (only && ofCustomer.length === 1) {
      if (!only.received) continue;
      const stretches = stretchesIn(momentsIn(only));
      for (const tally of talliesOf(only)) note(tally, stretches);
      continue;
    }
    const spoken = new Map<Tally, number[]>();
    for (const row of ofCustomer) {
      if (!row.received) continue;
      const moments = momentsIn(row);
      for (const tally of talliesOf(row)) {
        const known = spoken.get(tally);
        // A customer whom two agents of a group serve at once is one customer of the group.
        spoken.set(tally, known ? [...known, ...moments].sort((left, right) => left - right) : moments);
      }
    }
    for (const [tally, moments] of spoken) note(tally, stretchesIn(moments));
  }
  for (const [tally, own] of all) tally.raise(C.peak, mostAtOnce(own));
}

function momentsIn(row: Row): number[] {
  const { placed } = row;
  const moments: number[] = [];
  for (const message of row.messages)
    if ((placed.isCustomers(message) && !placed.isCarried(message)) || placed.isHuman(message))
      moments.push(placed.at(message));
  return moments;
}

function stretchesIn(moments: readonly number[]): Stretches {
  const [begin, end]: [number[], number[]] = [[], []];
  let until = -Infinity;
  for (const at of moments) {
    if (at >= until) {
      if (until > -Infinity) end.push(until);
      begin.push(at);
    }
    until = at + peakWindow;
  }
  if (until > -Infinity) end.push(until);
  return { begin, end };
}

/** In the order of time: who leaves at an instant is gone before anybody comes at it. */
function mostAtOnce({ begin, end }: Stretches): number {
  const [begins, ends] = [ascending(begin), ascending(end)];
  let [most, gone] = [0, 0];
  for (let come = 0; come < begins.length; come += 1) {
    const at = begins[come] ?? 0;
    while ((ends[gone] ?? Infinity) <= at) gone += 1;
    most = Math.max(most, come + 1 - gone);
  }
  return most;
}

/** Most agents have a handful of them: these are put in their places one by one. */
function ascending(moments: number[]): ArrayLike<number> {
  if (moments.length > 32) return new Float64Array(moments).sort();
  for (let index = 1; index < moments.length; index += 1) {
    const moment = moments[index] ?? 0;
    let place = index;
    for (
      let before = moments[place - 1] ?? 0;
      place > 0 && before > moment;
      before = moments[place - 1] ?? 0
    ) {
      moments[place] = before;
      place -= 1;
    }
    moments[place] = moment;
  }
  return moments;
}
