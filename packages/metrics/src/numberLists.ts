import { doubled } from './room.ts';
import { Stretches } from './stretches.ts';

/** Lists of whole numbers that grow one by one, all in one column: a shop's year has a hundred thousand short ones. */
export class NumberLists {
  readonly #stretches = new Stretches();
  #column = new Int32Array(1024);
  /** Of each list, where it begins and how long it is. */
  #begins = new Int32Array(256);
  #lengths = new Int32Array(256);
  #size = 0;

  /** A new list without anything, by its number. */
  begin(): number {
    const list = this.#size;
    this.#size += 1;
    if (list >= this.#begins.length) {
      this.#begins = doubled(this.#begins, new Int32Array(2 * list));
      this.#lengths = doubled(this.#lengths, new Int32Array(2 * list));
    }
    return list;
  }

  length(list: number): number {
    return this.#lengths[list] ?? 0;
  }

  /** @param index below the length of the list */
  at(list: number, index: number): number {
    return this.#column[(this.#begins[list] ?? 0) + index] ?? 0;
  }

  push(list: number, value: number): void {
    const length = this.length(list);
    // Full: the room of a list is the next power of two.
    if ((length & (length - 1)) === 0) this.#move(list, length, length + 1);
    this.#column[(this.#begins[list] ?? 0) + length] = value;
    this.#lengths[list] = length + 1;
  }

  /** The list as it is now. */
  all(list: number): number[] {
    const found: number[] = [];
    for (let index = 0; index < this.length(list); index += 1) found.push(this.at(list, index));
    return found;
  }

  /** Puts other numbers in its place, no more than there are. */
  replace(list: number, values: readonly number[]): void {
    this.#move(list, 0, values.length);
    this.#lengths[list] = values.length;
    this.#column.set(values, this.#begins[list] ?? 0);
  }

  /** Gives a list another stretch, with what it has. */
  #move(list: number, kept: number, room: number): void {
    const from = this.#begins[list] ?? 0;
    const to = this.#stretches.take(room);
    while (this.#column.length < this.#stretches.end)
      this.#column = doubled(this.#column, new Int32Array(2 * this.#column.length));
    this.#column.copyWithin(to, from, from + kept);
    this.#stretches.giveBack(from, this.length(list));
    this.#begins[list] = to;
  }
}
