import { doubled } from './room.ts';
import { Stretches } from './stretches.ts';

const fewest = 4;

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
    if (isFull(length)) this.#move(list, length, length + 1);
    this.#column[(this.#begins[list] ?? 0) + length] = value;
    this.#lengths[list] = length + 1;
  }

  /** Takes a number out that is in it once. */
  remove(list: number, value: number): void {
    this.replace(
      list,
      this.all(list).filter((one) => one !== value),
    );
  }

  /** The list as it is now. */
  all(list: number): number[] {
    const length = this.length(list);
    const found = new Array<number>(length);
    for (let index = 0; index < length; index += 1) found[index] = this.at(list, index);
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
    const to = this.#stretches.take(roomFor(room));
    while (this.#column.length < this.#stretches.end)
      this.#column = doubled(this.#column, new Int32Array(2 * this.#column.length));
    for (let place = 0; place < kept; place += 1) this.#column[to + place] = this.#column[from + place] ?? 0;
    this.#stretches.giveBack(from, roomFor(this.length(list)));
    this.#begins[list] = to;
  }
}

/** What a list of that length has room for: the next power of two, and from the first number on for a few more. */
function roomFor(length: number): number {
  return length === 0 ? 0 : Math.max(fewest, 1 << (32 - Math.clz32(length - 1)));
}

const isFull = (length: number): boolean =>
  length === 0 || (length >= fewest && (length & (length - 1)) === 0);
