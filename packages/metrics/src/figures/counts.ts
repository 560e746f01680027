import { C, counters } from './counters.ts';

const width = counters.length;

/**
 * Where days are counted, one after the other: a row for each subject, a column for each counter. It grows, and stays.
 */
let desk = new Float64Array(256 * width);

/**
 * The counts of a day, by subject and counter. Four of five are 0 – an agent sells on few days, a product answers nobody –
 * so that only the others are kept.
 */
export class Counts {
  /** Where the counts of each subject begin in the other two. */
  #starts = new Uint32Array(1);
  #columns = new Uint8Array(0);
  #values = new Float64Array(0);
  #isOpen = false;

  get(subject: number, counter: number): number {
    if (this.#isOpen) return desk[subject * width + counter] ?? 0;
    const end = this.#starts[subject + 1] ?? 0;
    for (let index = this.#starts[subject] ?? 0; index < end; index += 1)
      if (this.#columns[index] === counter) return this.#values[index] ?? 0;
    return 0;
  }

  add(subject: number, counter: number, amount: number): void {
    const place = this.#placeOf(subject, counter);
    desk[place] = (desk[place] ?? 0) + amount;
  }

  raise(subject: number, counter: number, value: number): void {
    const place = this.#placeOf(subject, counter);
    desk[place] = Math.max(desk[place] ?? 0, value);
  }

  /** Adds what another subject has in other, closed counts. */
  addRow(subject: number, from: Counts, there: number): void {
    const end = from.#starts[there + 1] ?? 0;
    for (let index = from.#starts[there] ?? 0; index < end; index += 1) {
      const [counter, value] = [from.#columns[index] ?? 0, from.#values[index] ?? 0];
      if (counter === C.peak) this.raise(subject, counter, value);
      else this.add(subject, counter, value);
    }
  }

  /** Lays them out to be added to. @param subjects how many there are */
  open(subjects: number): void {
    desk.fill(0);
    for (let subject = 0; subject < subjects; subject += 1) {
      const end = this.#starts[subject + 1] ?? 0;
      for (let index = this.#starts[subject] ?? 0; index < end; index += 1)
        desk[subject * width + (this.#columns[index] ?? 0)] = this.#values[index] ?? 0;
    }
    this.#isOpen = true;
  }

  /** Puts away what is not 0. @param subjects how many there are by now */
  close(subjects: number): void {
    const starts = new Uint32Array(subjects + 1);
    const columns: number[] = [];
    const values: number[] = [];
    for (let subject = 0; subject < subjects; subject += 1) {
      for (let counter = 0; counter < width; counter += 1) {
        const value = desk[subject * width + counter] ?? 0;
        if (value === 0) continue;
        columns.push(counter);
        values.push(value);
      }
      starts[subject + 1] = columns.length;
    }
    this.#starts = starts;
    this.#columns = new Uint8Array(columns);
    this.#values = new Float64Array(values);
    this.#isOpen = false;
  }

  #placeOf(subject: number, counter: number): number {
    const place = subject * width + counter;
    if (place >= desk.length) {
      const grown = new Float64Array(2 * place);
      grown.set(desk);
      desk = grown;
    }
    return place;
  }
}
