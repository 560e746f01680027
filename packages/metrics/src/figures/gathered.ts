import type { Tally } from './tally.ts';

/** What counts for the same subjects several times in a row, gathered to be added to each of them once. */
export class Gathered {
  readonly #first: number;
  readonly #sums: Float64Array;
  readonly #waits: number[] = [];

  /** @param first of the counters in question, which stand one after the other, and the last: places, out of `C` */
  constructor(first: number, last: number) {
    this.#first = first;
    this.#sums = new Float64Array(last - first + 1);
  }

  /** @param counter one of these */
  add(counter: number, amount = 1): void {
    const place = counter - this.#first;
    this.#sums[place] = (this.#sums[place] ?? 0) + amount;
  }

  addWait(seconds: number): void {
    this.#waits.push(seconds);
  }

  /** Adds all of it to each. */
  addTo(tallies: readonly Tally[]): void {
    for (const tally of tallies) {
      tally.addAll(this.#first, this.#sums);
      for (const wait of this.#waits) tally.addWait(wait);
    }
  }

  clear(): void {
    this.#sums.fill(0);
    this.#waits.length = 0;
  }
}
