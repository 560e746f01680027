import { Heap } from './heap.ts';
import type { Seat } from './seat.ts';

/**
 * Seats in the order of their turns. Who had a turn nearly always goes behind everybody else: those stand in a queue, at
 * the cost of a step each. Only who comes back to a place in the middle (from being full, from another status) lies in a
 * heap beside it, at O(log n).
 */
export class Lane {
  readonly #goesFirst: (a: Readonly<Seat>, b: Readonly<Seat>) => boolean;
  readonly #heap: Heap<Seat>;
  /** From `#head` on, in order; holes are seats that left. */
  #queue: (Seat | undefined)[] = [];
  #head = 0;
  /** The slot of `#queue[0]`. */
  #base = 0;

  constructor(goesFirst: (a: Readonly<Seat>, b: Readonly<Seat>) => boolean) {
    this.#goesFirst = goesFirst;
    this.#heap = new Heap<Seat>(goesFirst);
  }

  first(): Seat | undefined {
    return this.#earlier(this.#queue[this.#head], this.#heap.first);
  }

  /** The first but for this one. */
  firstBeside(seat: Seat): Seat | undefined {
    let at = this.#head;
    while (at < this.#queue.length && (this.#queue[at] === undefined || this.#queue[at] === seat)) at += 1;
    return this.#earlier(this.#queue[at], this.#heap.firstBeside(seat));
  }

  add(seat: Seat): void {
    const last = this.#queue.at(-1);
    seat.queued = last === undefined || !this.#goesFirst(seat, last);
    if (!seat.queued) {
      this.#heap.add(seat);
      return;
    }
    seat.slot = this.#base + this.#queue.length;
    this.#queue.push(seat);
  }

  remove(seat: Seat): void {
    if (!seat.queued) {
      this.#heap.remove(seat);
      return;
    }
    this.#queue[seat.slot - this.#base] = undefined;
    while (this.#head < this.#queue.length && this.#queue[this.#head] === undefined) this.#head += 1;
    while (this.#queue.length > this.#head && this.#queue.at(-1) === undefined) this.#queue.pop();
    if (this.#head > 64 && this.#head * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head);
      this.#base += this.#head;
      this.#head = 0;
    }
  }

  #earlier(a: Seat | undefined, b: Seat | undefined): Seat | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    return this.#goesFirst(b, a) ? b : a;
  }
}
