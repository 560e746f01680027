import { Heap, type Slotted } from './heap.ts';

/** Something that knows where in its lane it stands. */
export interface Queued extends Slotted {
  /** In the queue of the lane; else in its heap. */
  queued: boolean;
}

/**
 * Things in an order that nearly always is the order in which they come: who had a turn goes behind everybody else, what
 * is put off falls due after all that was put off before. Those stand in a queue, at the cost of a step each. Only what
 * belongs in the middle (who comes back from being full, or from another status) lies in a heap beside it, at O(log n).
 */
export class Lane<T extends Queued> {
  readonly #goesFirst: (a: Readonly<T>, b: Readonly<T>) => boolean;
  readonly #heap: Heap<T>;
  /** From `#head` on, in order; holes are things that left. */
  #queue: (T | undefined)[] = [];
  #head = 0;
  /** How many are in the queue. */
  #queued = 0;
  /** The slot of `#queue[0]`. */
  #base = 0;

  constructor(goesFirst: (a: Readonly<T>, b: Readonly<T>) => boolean) {
    this.#goesFirst = goesFirst;
    this.#heap = new Heap<T>(goesFirst);
  }

  first(): T | undefined {
    return this.#earlier(this.#queue[this.#head], this.#heap.first);
  }

  /** The first but for this one. */
  firstBeside(item: T): T | undefined {
    let at = this.#head;
    while (at < this.#queue.length && (this.#queue[at] === undefined || this.#queue[at] === item)) at += 1;
    return this.#earlier(this.#queue[at], this.#heap.firstBeside(item));
  }

  /** Everything from the first to the last that fits, in no order; whatever fits comes before all that does not. */
  *top(fits: (item: T) => boolean): IterableIterator<T> {
    for (let at = this.#head; at < this.#queue.length; at++) {
      const item = this.#queue[at];
      if (item === undefined) continue;
      if (!fits(item)) break;
      yield item;
    }
    yield* this.#heap.top(fits);
  }

  /** The first, the next, and so on; nothing may come or leave meanwhile. */
  *inOrder(): IterableIterator<T> {
    const rest = this.#heap.inOrder();
    let beside = rest.next();
    for (let at = this.#head; at < this.#queue.length; at++) {
      const item = this.#queue[at];
      if (item === undefined) continue;
      for (; !beside.done && this.#goesFirst(beside.value, item); beside = rest.next()) yield beside.value;
      yield item;
    }
    for (; !beside.done; beside = rest.next()) yield beside.value;
  }

  add(item: T): void {
    const last = this.#queue.at(-1);
    item.queued = last === undefined || !this.#goesFirst(item, last);
    if (!item.queued) {
      this.#heap.add(item);
      return;
    }
    item.slot = this.#base + this.#queue.length;
    this.#queue.push(item);
    this.#queued += 1;
  }

  remove(item: T): void {
    if (!item.queued) {
      this.#heap.remove(item);
      return;
    }
    this.#queue[item.slot - this.#base] = undefined;
    this.#queued -= 1;
    while (this.#head < this.#queue.length && this.#queue[this.#head] === undefined) this.#head += 1;
    while (this.#queue.length > this.#head && this.#queue.at(-1) === undefined) this.#queue.pop();
    this.#tidy();
  }

  /** No more room than twice what is needed: at the front what left is cut off, in the middle the others close up. */
  #tidy(): void {
    const { length } = this.#queue;
    if (length <= 64) return;
    if (this.#head * 2 > length) {
      this.#queue = this.#queue.slice(this.#head);
      this.#base += this.#head;
    } else if (this.#queued * 4 < length) {
      this.#queue = this.#queue.filter((item) => item !== undefined);
      this.#queue.forEach((item, index) => {
        if (item) item.slot = this.#base + index;
      });
    } else return;
    this.#head = 0;
  }

  #earlier(a: T | undefined, b: T | undefined): T | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    return this.#goesFirst(b, a) ? b : a;
  }
}
