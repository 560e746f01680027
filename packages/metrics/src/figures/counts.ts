import { doubled } from '../room.ts';
import { bitOf, C, counters, placesOf, type Part } from './counters.ts';

const width = counters.length;

/**
 * Where days are counted, one after the other: a row for each subject, a column for each counter. It grows, and stays; what
 * was counted is taken off it, so that it is clean for the next.
 */
let desk = new Float64Array(256 * width);
let isClean = true;
/** Which counters are being counted. */
const isWanted = new Uint8Array(width);

/** Where what is not 0 is gathered before it is put away. */
let put = { columns: new Uint8Array(4096), values: new Float64Array(4096) };

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
  /** What is being counted, with its columns. */
  #parts: readonly { readonly bit: number; readonly columns: readonly number[] }[] = [];

  /** What has been counted; what still is being, is not seen. */
  get(subject: number, counter: number): number {
    for (const { starts, columns, values } of this.#counted) {
      const end = starts[subject + 1] ?? 0;
      for (let index = starts[subject] ?? 0; index < end; index += 1)
        if (columns[index] === counter) return values[index] ?? 0;
    }
    return 0;
  }

  /** Makes room for a subject on the desk: before anything is added of it. */
  begin(subject: number): void {
    const needed = (subject + 1) * width;
    if (needed > desk.length) desk = doubled(desk, new Float64Array(2 * needed));
  }

  add(subject: number, counter: number, amount: number): void {
    const place = subject * width + counter;
    desk[place] = (desk[place] ?? 0) + amount;
  }

  /** Adds so many amounts, from a place on, to counters that stand one after the other, from `first` on. */
  addAll(subject: number, first: number, amounts: Float64Array, from: number, size: number): void {
    const place = subject * width + first;
    for (let index = 0; index < size; index += 1)
      desk[place + index] = (desk[place + index] ?? 0) + (amounts[from + index] ?? 0);
  }

  raise(subject: number, counter: number, value: number): void {
    const place = subject * width + counter;
    desk[place] = Math.max(desk[place] ?? 0, value);
  }

  /**
   * Adds what some subjects have in other, closed counts, of the parts that are counted here.
   * @param there where they stand there
   * @param here the same here
   */
  merge(from: Counts, there: readonly number[], here: readonly number[]): void {
    for (const { starts, columns, values } of from.#counted)
      for (let place = 0; place < there.length; place += 1) {
        const [whose = 0, subject = 0] = [there[place], here[place]];
        const end = starts[whose + 1] ?? 0;
        for (let index = starts[whose] ?? 0; index < end; index += 1) {
          const counter = columns[index] ?? 0;
          if (isWanted[counter] === 0) continue;
          if (counter === C.peak) this.raise(subject, counter, values[index] ?? 0);
          else this.add(subject, counter, values[index] ?? 0);
        }
      }
  }

  /** These parts are counted, for the first and only time. */
  open(parts: readonly Part[]): void {
    // A count that failed half-way left something.
    if (!isClean) desk.fill(0);
    isClean = false;
    this.#parts = parts.map((part) => ({ bit: bitOf(part), columns: placesOf(part) }));
    isWanted.fill(0);
    for (const { columns } of this.#parts) for (const counter of columns) isWanted[counter] = 1;
  }

  /** Puts away what is not 0. @param touched of each subject, in which parts it has something; the shop, the first, in all */
  close(touched: readonly number[]): void {
    const subjects = touched.length;
    const starts = new Uint32Array(subjects + 1);
    const most = subjects * width;
    if (most > put.columns.length)
      put = { columns: new Uint8Array(2 * most), values: new Float64Array(2 * most) };
    const { columns, values } = put;
    let size = 0;
    for (let subject = 0; subject < subjects; subject += 1) {
      for (const part of this.#parts) {
        if (subject > 0 && ((touched[subject] ?? 0) & part.bit) === 0) continue;
        for (const counter of part.columns) {
          const value = desk[subject * width + counter] ?? 0;
          if (value === 0) continue;
          columns[size] = counter;
          values[size] = value;
          size += 1;
          desk[subject * width + counter] = 0;
        }
      }
      starts[subject + 1] = size;
    }
    this.#counted.push({ starts, columns: columns.slice(0, size), values: values.slice(0, size) });
    isClean = true;
  }
}
