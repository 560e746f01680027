import { C, counters, placesOf, type Part } from './counters.ts';

const width = counters.length;

/**
 * Where days are counted, one after the other: a row for each subject, a column for each counter. It grows, and stays; what
 * was counted is taken off it, so that it is clean for the next.
 */
let desk = new Float64Array(256 * width);
let isClean = true;

/** What was counted together, of each subject one after the other. */
interface Counted {
  /** Where the counts of each subject begin in the other two. */
  readonly starts: Uint32Array;
  readonly columns: Uint8Array;
  readonly values: Float64Array;
}

/**
 * The counts of a day, by subject and counter. Four of five are 0 – an agent sells on few days, a product answers nobody –
 * so that only the others are kept.
 */
export class Counts {
  readonly #counted: Counted[] = [];
  /** The columns of what is being counted. */
  #columns: readonly number[] = [];
  readonly #isWanted = new Uint8Array(width);

  /** What has been counted; what still is being, is not seen. */
  get(subject: number, counter: number): number {
    for (const { starts, columns, values } of this.#counted) {
      const end = starts[subject + 1] ?? 0;
      for (let index = starts[subject] ?? 0; index < end; index += 1)
        if (columns[index] === counter) return values[index] ?? 0;
    }
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

  /** Adds what another subject has in other, closed counts, of the parts that are counted here. */
  addRow(subject: number, from: Counts, there: number): void {
    for (const { starts, columns, values } of from.#counted) {
      const end = starts[there + 1] ?? 0;
      for (let index = starts[there] ?? 0; index < end; index += 1) {
        const [counter, value] = [columns[index] ?? 0, values[index] ?? 0];
        if (this.#isWanted[counter] === 0) continue;
        if (counter === C.peak) this.raise(subject, counter, value);
        else this.add(subject, counter, value);
      }
    }
  }

  /** These parts are counted, for the first and only time. */
  open(parts: readonly Part[]): void {
    // A count that failed half-way left something.
    if (!isClean) desk.fill(0);
    isClean = false;
    this.#columns = parts.flatMap(placesOf);
    this.#isWanted.fill(0);
    for (const counter of this.#columns) this.#isWanted[counter] = 1;
  }

  /** Puts away what is not 0. @param subjects how many there are by now */
  close(subjects: number): void {
    const starts = new Uint32Array(subjects + 1);
    const columns: number[] = [];
    const values: number[] = [];
    const counted = this.#columns;
    for (let subject = 0; subject < subjects; subject += 1) {
      const row = subject * width;
      for (let index = 0; index < counted.length; index += 1) {
        const counter = counted[index] ?? 0;
        const value = desk[row + counter] ?? 0;
        if (value === 0) continue;
        columns.push(counter);
        values.push(value);
        desk[row + counter] = 0;
      }
      starts[subject + 1] = columns.length;
    }
    this.#counted.push({ starts, columns: new Uint8Array(columns), values: new Float64Array(values) });
    isClean = true;
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
