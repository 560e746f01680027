import type { DayRows } from '../chat/dayRows.ts';
import type { Row, Rows } from '../chat/rows.ts';
import { C } from './counters.ts';
import type { Tally } from './tally.ts';

/** VM-15, VM-16: half open. */
const peakWindow = 120_000;

/**
 * Whose a stretch is stands beside its moment in one number, so that plain numbers are sorted, which takes a tenth of the time:
 * more customers than any day has.
 */
const mostCustomers = 2 ** 26;

/**
 * Notes for every tally the most customers with whom messages were exchanged within one window, in received rows (VM-15,
 * VM-17): automatic ones do not count. A customer is in the window from a message until 120 s after it, so that the most
 * customers at once are the most stretches that overlap.
 */
export function addPeaks(rows: Rows, ofDay: DayRows, talliesOf: (row: Row) => readonly Tally[]): void {
  const stretches = new Stretches();
  /** Of one row after the other. */
  const spokenAt: number[] = [];
  const addOnly = (only: Row): void => {
    if (rows.isReceived(only)) stretches.note(talliesOf(only), momentsIn(rows, only, spokenAt));
  };
  const addSeveral = (from: Row, to: Row): void => {
    const spoken = new Map<Tally, number[]>();
    for (let row = from; row < to; row += 1) {
      if (!rows.isReceived(row)) continue;
      const moments = momentsIn(rows, row, []);
      for (const tally of talliesOf(row)) {
        const known = spoken.get(tally);
        // A customer whom two agents of a group serve at once is one customer of the group.
        spoken.set(tally, known ? [...known, ...moments].sort((left, right) => left - right) : moments);
      }
    }
    for (const [tally, moments] of spoken) stretches.note([tally], moments);
  };
  ofDay.visitCustomers(addOnly, addSeveral);
  stretches.addPeaks();
}

/** @param moments what is put there instead of what it had */
function momentsIn(rows: Rows, row: Row, moments: number[]): number[] {
  const { placed } = rows;
  moments.length = 0;
  const size = rows.size(row);
  for (let place = 0; place < size; place += 1) {
    const message = rows.message(row, place);
    if ((placed.isCustomers(message) && !placed.isCarried(message)) || placed.isHuman(message))
      moments.push(placed.at(message));
  }
  return moments;
}

/** When customers chat, each stretch from its beginning until a window after its last message, and for whom that counts. */
class Stretches {
  /** Of each customer, where the places of those begin for whom they count; places of tallies, one customer's after the other. */
  readonly #starts: number[] = [0];
  readonly #places: number[] = [];
  /** By their places. */
  readonly #tallies: Tally[] = [];
  readonly #begin: number[] = [];
  readonly #end: number[] = [];
  /** Of each stretch, the customer. */
  readonly #whose: number[] = [];

  /** @param moments in their order */
  note(tallies: readonly Tally[], moments: readonly number[]): void {
    const customer = this.#starts.length - 1;
    for (const tally of tallies) {
      this.#places.push(tally.place);
      this.#tallies[tally.place] = tally;
    }
    this.#starts.push(this.#places.length);
    let until = -Infinity;
    for (const at of moments) {
      if (at >= until) {
        if (until > -Infinity) this.#end.push(until);
        this.#begin.push(at);
        this.#whose.push(customer);
      }
      until = at + peakWindow;
    }
    if (until > -Infinity) this.#end.push(until);
  }

  /** Goes through the day once: who leaves at an instant is gone before anybody comes at it. */
  addPeaks(): void {
    const [starts, places] = [Int32Array.from(this.#starts), Int32Array.from(this.#places)];
    const [begins, ends] = [this.#inOrder(this.#begin), this.#inOrder(this.#end)];
    /** By the places of tallies. */
    const present = new Int32Array(this.#tallies.length);
    const most = new Int32Array(this.#tallies.length);
    let gone = 0;
    for (const begin of begins) {
      const at = Math.floor(begin / mostCustomers);
      for (; gone < ends.length; gone += 1) {
        const [end = 0, left] = [ends[gone], Math.floor((ends[gone] ?? 0) / mostCustomers)];
        if (left > at) break;
        const customer = end - left * mostCustomers;
        for (let index = starts[customer] ?? 0; index < (starts[customer + 1] ?? 0); index += 1) {
          const place = places[index] ?? 0;
          present[place] = (present[place] ?? 0) - 1;
        }
      }
      const customer = begin - at * mostCustomers;
      for (let index = starts[customer] ?? 0; index < (starts[customer + 1] ?? 0); index += 1) {
        const place = places[index] ?? 0;
        const now = (present[place] ?? 0) + 1;
        present[place] = now;
        if (now > (most[place] ?? 0)) most[place] = now;
      }
    }
    for (const place of places) this.#tallies[place]?.raise(C.peak, most[place] ?? 0);
  }

  /** In the order of time, each with its customer. */
  #inOrder(moments: readonly number[]): Float64Array {
    // Since the first of them, so that both fit into one number.
    const first = this.#begin.reduce((least, begin) => Math.min(least, begin), Infinity);
    const inOrder = new Float64Array(moments.length);
    for (let stretch = 0; stretch < inOrder.length; stretch += 1)
      inOrder[stretch] = ((moments[stretch] ?? 0) - first) * mostCustomers + (this.#whose[stretch] ?? 0);
    return inOrder.sort();
  }
}
