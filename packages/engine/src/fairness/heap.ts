/** Something that knows where in its heap it lies. */
export interface Slotted {
  slot: number;
}

/** A binary heap that things can also leave from the middle: every change costs O(log n). */
export class Heap<T extends Slotted> {
  readonly #goesFirst: (a: T, b: T) => boolean;
  readonly #items: T[] = [];

  constructor(goesFirst: (a: T, b: T) => boolean) {
    this.#goesFirst = goesFirst;
  }

  get size(): number {
    return this.#items.length;
  }

  get first(): T | undefined {
    return this.#items[0];
  }

  /** The first but for this one. */
  firstBeside(item: T | undefined): T | undefined {
    const first = this.#items[0];
    if (item === undefined || first !== item) return first;
    const left = this.#items[1];
    const right = this.#items[2];
    return left && right && this.#goesFirst(right, left) ? right : left;
  }

  add(item: T): void {
    this.#items.push(item);
    this.#up(item, this.#items.length - 1);
  }

  remove(item: T): void {
    const last = this.#items.pop();
    if (last === undefined || last === item) return;
    this.#up(last, item.slot);
    this.#down(last, last.slot);
  }

  /** Everything at the top that fits, in no order; what lies below something that does not fit is not looked at. */
  *top(fits: (item: T) => boolean, from = 0): IterableIterator<T> {
    const item = this.#items[from];
    if (!item || !fits(item)) return;
    yield item;
    yield* this.top(fits, 2 * from + 1);
    yield* this.top(fits, 2 * from + 2);
  }

  /** The first, the next, and so on, each found as it is asked for: the heap must not change meanwhile. */
  *inOrder(): IterableIterator<T> {
    const ahead = new Heap<Slotted & { readonly item: T }>((a, b) => this.#goesFirst(a.item, b.item));
    const add = (from: number) => {
      const item = this.#items[from];
      if (item) ahead.add({ item, slot: 0 });
    };
    add(0);
    for (let next = ahead.first; next; next = ahead.first) {
      ahead.remove(next);
      const { item } = next;
      add(2 * item.slot + 1);
      add(2 * item.slot + 2);
      yield item;
    }
  }

  #up(item: T, from: number): void {
    let slot = from;
    while (slot > 0) {
      const above = (slot - 1) >> 1;
      const other = this.#items[above];
      if (!other || !this.#goesFirst(item, other)) break;
      this.#put(other, slot);
      slot = above;
    }
    this.#put(item, slot);
  }

  #down(item: T, from: number): void {
    let slot = from;
    for (;;) {
      let below = 2 * slot + 1;
      const left = this.#items[below];
      if (!left) break;
      const right = this.#items[below + 1];
      let next = left;
      if (right && this.#goesFirst(right, left)) {
        next = right;
        below += 1;
      }
      if (!this.#goesFirst(next, item)) break;
      this.#put(next, slot);
      slot = below;
    }
    this.#put(item, slot);
  }

  #put(item: T, slot: number): void {
    this.#items[slot] = item;
    item.slot = slot;
  }
}
