/**
 * Values of many subjects in one list. A subject has a few of them on a day: a list for each would be mostly empty space.
 */
export class Values<T> {
  readonly #subjects: number[] = [];
  readonly #values: T[] = [];
  /** Where the values of each subject begin in `#inOrder`. */
  #starts: Int32Array | undefined;
  #inOrder: readonly T[] = [];

  /** @param subject by its place */
  add(subject: number, value: T): void {
    this.#starts = undefined;
    this.#subjects.push(subject);
    this.#values.push(value);
  }

  /** The values of a subject, in the order in which they were added. */
  of(subject: number): readonly T[] {
    const starts = (this.#starts ??= this.#sort());
    return this.#inOrder.slice(starts[subject] ?? Infinity, starts[subject + 1]);
  }

  /** Takes those of others in. @param places where each of their subjects stands here; -1: not taken in */
  merge(other: Values<T>, places: Int32Array): void {
    for (let index = 0; index < other.#values.length; index += 1) {
      const subject = places[other.#subjects[index] ?? -1] ?? -1;
      const value = other.#values[index];
      if (subject >= 0 && value !== undefined) this.add(subject, value);
    }
  }

  #sort(): Int32Array {
    const last = this.#subjects.reduce((greatest, subject) => Math.max(greatest, subject), -1);
    const starts = new Int32Array(last + 2);
    for (const subject of this.#subjects) starts[subject + 1] = (starts[subject + 1] ?? 0) + 1;
    for (let subject = 0; subject <= last; subject += 1)
      starts[subject + 1] = (starts[subject + 1] ?? 0) + (starts[subject] ?? 0);
    const next = starts.slice();
    const inOrder = new Array<T>(this.#values.length);
    for (let index = 0; index < this.#values.length; index += 1) {
      const subject = this.#subjects[index] ?? 0;
      const place = next[subject] ?? 0;
      next[subject] = place + 1;
      const value = this.#values[index];
      if (value !== undefined) inOrder[place] = value;
    }
    this.#inOrder = inOrder;
    return starts;
  }
}
