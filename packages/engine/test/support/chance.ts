/** Numbers that look random and are told by their seed, so that a day that fails can be played again. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  /** True once in `n` times. */
  once(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    const one = from[this.below(from.length)];
    if (one === undefined && from.length === 0) throw new Error('Nothing to pick from.');
    return one as T;
  }

  /** A part of the list, in its order; each thing with an even chance. */
  some<T>(from: readonly T[]): T[] {
    return from.filter(() => this.once(2));
  }
}
