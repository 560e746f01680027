/**
 * Places for lists of various lengths in one column: each list gets a stretch of it, and stretches that are given back are used
 * again. Lengths are powers of two, so that one that was given back serves every list that is about as long.
 */
export class Stretches {
  #end = 0;
  /** By the exponents of their lengths. */
  readonly #free: number[][] = [];

  /** Where the column ends that holds them all. */
  get end(): number {
    return this.#end;
  }

  /** Where a list of that length begins. */
  take(length: number): number {
    if (length === 0) return 0;
    const exponent = exponentOf(length);
    const free = this.#free[exponent]?.pop();
    if (free !== undefined) return free;
    const begin = this.#end;
    this.#end += 1 << exponent;
    return begin;
  }

  giveBack(begin: number, length: number): void {
    if (length > 0) (this.#free[exponentOf(length)] ??= []).push(begin);
  }
}

const exponentOf = (length: number): number => 32 - Math.clz32(length - 1);
