import { doubled } from '../room.ts';

const nothing: Int32Array<ArrayBuffer> = new Int32Array(0);
/** Where lists have grown before: days are counted one after the other, and each would ask for the same room again. */
const spare: Int32Array<ArrayBuffer>[] = [];
const mostSpare = 8;
const mostSpareRoom = 1 << 16;

/** The values of a day, and which subjects' are wanted: where these stand there, and where they shall stand. */
interface DayValues {
  readonly values: Values;
  readonly there: readonly number[];
  readonly here: readonly number[];
}

/**
 * Whole numbers of many subjects in one list. A subject has a few of them on a day: a list for each would be mostly empty
 * space.
 */
export class Values {
  /** Subjects and values by turns, as they are added. */
  #pairs: Int32Array<ArrayBuffer> = nothing;
  /** Of the list of pairs, twice as many as there are values. */
  #length = 0;
  /** Once nothing is added any more: the values by subject, and where those of each begin. */
  #inOrder = nothing;
  #starts = nothing;

  /** @param subject by its place */
  add(subject: number, value: number): void {
    if (this.#inOrder.length > 0) this.#open();
    if (this.#length === this.#pairs.length) this.#grow(2 * this.#length);
    this.#pairs[this.#length] = subject;
    this.#pairs[this.#length + 1] = value;
    this.#length += 2;
  }

  /** The values of a subject, in the order in which they were added. */
  of(subject: number): Int32Array {
    this.close();
    const none = this.#inOrder.length;
    return this.#inOrder.subarray(this.#starts[subject] ?? none, this.#starts[subject + 1] ?? none);
  }

  /** Takes those of some subjects on several days in, one day after the other; there is nothing here yet. */
  fill(days: readonly DayValues[]): void {
    let last = -1;
    for (const { values, here } of days) {
      values.close();
      if (values.#inOrder.length > 0) for (const subject of here) last = Math.max(last, subject);
    }
    const starts = new Int32Array(last + 2);
    for (const { values, there, here } of days)
      for (let place = 0; place < there.length; place += 1) {
        const [whose = 0, next] = [there[place], (here[place] ?? 0) + 1];
        const [begin = 0, end = begin] = [values.#starts[whose], values.#starts[whose + 1]];
        if (end > begin) starts[next] = (starts[next] ?? 0) + end - begin;
      }
    for (let subject = 0; subject <= last; subject += 1)
      starts[subject + 1] = (starts[subject + 1] ?? 0) + (starts[subject] ?? 0);
    const inOrder = new Int32Array(starts[last + 1] ?? 0);
    const next = starts.slice();
    for (const { values, there, here } of days)
      for (let place = 0; place < there.length; place += 1) {
        const [whose = 0, subject = 0] = [there[place], here[place]];
        const [begin = 0, end = begin] = [values.#starts[whose], values.#starts[whose + 1]];
        if (end <= begin) continue;
        const from = next[subject] ?? 0;
        for (let index = begin; index < end; index += 1)
          inOrder[from + index - begin] = values.#inOrder[index] ?? 0;
        next[subject] = from + end - begin;
      }
    this.#inOrder = inOrder;
    this.#starts = starts;
  }

  /** Puts what was added in order: it takes half the room, and those of a subject are found at once. */
  close(): void {
    if (this.#length === 0) return;
    const pairs = this.#pairs;
    this.#sort(pairs, this.#length);
    this.#pairs = nothing;
    this.#length = 0;
    if (spare.length < mostSpare && pairs.length <= mostSpareRoom) spare.push(pairs);
  }

  /** Something is added after all. */
  #open(): void {
    const [starts, inOrder] = [this.#starts, this.#inOrder];
    this.#inOrder = nothing;
    this.#starts = nothing;
    for (let subject = 0; subject + 1 < starts.length; subject += 1)
      for (const value of inOrder.subarray(starts[subject], starts[subject + 1])) this.add(subject, value);
  }

  #grow(least: number): void {
    const place = spare.findIndex(({ length }) => length >= least);
    const [room] = place < 0 ? [] : spare.splice(place, 1);
    this.#pairs = doubled(this.#pairs, room ?? new Int32Array(Math.max(4096, least)));
  }

  #sort(pairs: Int32Array, length: number): void {
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
    this.#starts = starts;
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
