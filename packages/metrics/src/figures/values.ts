import { doubled } from '../room.ts';

const nothing = new Int32Array(0);

/**
 * Whole numbers of many subjects in one list. A subject has a few of them on a day: a list for each would be mostly empty
 * space.
 */
export class Values {
  #subjects = nothing;
  #values = nothing;
  #size = 0;
  /** Where the values of each subject begin in `#inOrder`; undefined until somebody asks. */
  #starts: Int32Array | undefined;
  #inOrder = nothing;

  /** @param subject by its place */
  add(subject: number, value: number): void {
    this.#starts = undefined;
    if (this.#size === this.#values.length) this.#grow(Math.max(64, 2 * this.#size));
    this.#subjects[this.#size] = subject;
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  /** The values of a subject, in the order in which they were added. */
  of(subject: number): Int32Array {
    const starts = (this.#starts ??= this.#sort());
    return this.#inOrder.subarray(starts[subject] ?? this.#size, starts[subject + 1] ?? this.#size);
  }

  /** Takes those of others in. @param places where each of their subjects stands here; -1: not taken in */
  merge(other: Values, places: Int32Array): void {
    for (let index = 0; index < other.#size; index += 1) {
      const subject = places[other.#subjects[index] ?? -1] ?? -1;
      if (subject >= 0) this.add(subject, other.#values[index] ?? 0);
    }
  }

  #grow(room: number): void {
    this.#subjects = doubled(this.#subjects, new Int32Array(room));
    this.#values = doubled(this.#values, new Int32Array(room));
  }

  #sort(): Int32Array {
    const [subjects, values, size] = [this.#subjects, this.#values, this.#size];
    let last = -1;
    for (let index = 0; index < size; index += 1) last = Math.max(last, subjects[index] ?? 0);
    const starts = new Int32Array(last + 2);
    for (let index = 0; index < size; index += 1) {
      const next = (subjects[index] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let subject = 0; subject <= last; subject += 1)
      starts[subject + 1] = (starts[subject + 1] ?? 0) + (starts[subject] ?? 0);
    const next = starts.slice();
    const inOrder = new Int32Array(size);
    for (let index = 0; index < size; index += 1) {
      const subject = subjects[index] ?? 0;
      const place = next[subject] ?? 0;
      next[subject] = place + 1;
      inOrder[place] = values[index] ?? 0;
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
  for (const value of values) {
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
