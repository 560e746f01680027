import { doubled } from '../room.ts';

const nothing = new Int32Array(0);
/** Where lists have grown before: days are counted one after the other, and each would ask for the same room again. */
const spare: Int32Array<ArrayBuffer>[] = [];
const mostSpare = 8;
const mostSpareRoom = 1 << 16;

/**
 * Whole numbers of many subjects in one list. A subject has a few of them on a day: a list for each would be mostly empty
 * space.
 */
export class Values {
  /** Subjects and values by turns. */
  #pairs: Int32Array<ArrayBuffer> = nothing;
  /** Of the list of pairs, twice as many as there are values. */
  #length = 0;
  /** Where the values of each subject begin in `#inOrder`; undefined until somebody asks. */
  #starts: Int32Array | undefined;
  #inOrder = nothing;

  /** @param subject by its place */
  add(subject: number, value: number): void {
    this.#starts = undefined;
    if (this.#length === this.#pairs.length) this.#grow(2 * this.#length);
    this.#pairs[this.#length] = subject;
    this.#pairs[this.#length + 1] = value;
    this.#length += 2;
  }

  /** The values of a subject, in the order in which they were added. */
  of(subject: number): Int32Array {
    const starts = (this.#starts ??= this.#sort());
    const none = this.#length / 2;
    return this.#inOrder.subarray(starts[subject] ?? none, starts[subject + 1] ?? none);
  }

  /** Takes those of others in. @param places where each of their subjects stands here; -1: not taken in */
  merge(other: Values, places: Int32Array): void {
    const [pairs, length] = [other.#pairs, other.#length];
    if (this.#length + length > this.#pairs.length)
      this.#grow(Math.max(this.#length + length, 2 * this.#length));
    this.#starts = undefined;
    let end = this.#length;
    for (let index = 0; index < length; index += 2) {
      const subject = places[pairs[index] ?? 0] ?? -1;
      if (subject < 0) continue;
      this.#pairs[end] = subject;
      this.#pairs[end + 1] = pairs[index + 1] ?? 0;
      end += 2;
    }
    this.#length = end;
  }

  /** Nothing more is added: what was grown to spare is given back. */
  close(): void {
    const grown = this.#pairs;
    if (this.#length === grown.length) return;
    this.#pairs = grown.slice(0, this.#length);
    if (spare.length < mostSpare && grown.length <= mostSpareRoom) spare.push(grown);
  }

  #grow(least: number): void {
    const place = spare.findIndex(({ length }) => length >= least);
    const [room] = place < 0 ? [] : spare.splice(place, 1);
    this.#pairs = doubled(this.#pairs, room ?? new Int32Array(Math.max(4096, least)));
  }

  #sort(): Int32Array {
    const [pairs, length] = [this.#pairs, this.#length];
    let last = -1;
    for (let index = 0; index < length; index += 2) last = Math.max(last, pairs[index] ?? 0);
    const starts = new Int32Array(last + 2);
    for (let index = 0; index < length; index += 2) {
      const next = (pairs[index] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let subject = 0; subject <= last; subject += 1)
      starts[subject + 1] = (starts[subject + 1] ?? 0) + (starts[subject] ?? 0);
    const next = starts.slice();
    const inOrder = new Int32Array(length / 2);
    for (let index = 0; index < length; index += 2) {
      const subject = pairs[index] ?? 0;
      const place = next[subject] ?? 0;
      next[subject] = place + 1;
      inOrder[place] = pairs[index + 1] ?? 0;
    }
    this.#inOrder = inOrder;
    return starts;
  }
}

/** Which of the numbers below its length were seen in the count that goes on: each count has a number of its own. */
let seen = new Uint32Array(1024);
let count = 0;

/** How many different ones there are among whole numbers from 0 on. */
export function distinct(values: Int32Array): number {
  count += 1;
  let found = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (value >= seen.length) seen = enlarged(value);
    if (seen[value] === count) continue;
    seen[value] = count;
    found += 1;
  }
  return found;
}

function enlarged(value: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * (value + 1));
  larger.set(seen);
  return larger;
}
