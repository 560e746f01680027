import { Ids } from './ids.ts';

/** No text. */
export const noName = -1;

/** Texts that come again and again, by number: nearly all are ids of somebody. */
export class Names {
  readonly #numbers = new Ids();
  readonly #names: string[] = [];

  numberOf(name: string | undefined): number {
    if (name === undefined) return noName;
    const number = this.#numbers.take(name);
    if (number === this.#names.length) this.#names.push(name);
    return number;
  }

  /** `noName` for what was never told of. */
  find(name: string): number {
    return this.#numbers.find(name);
  }

  /** Undefined for `noName`. */
  nameOf(number: number): string | undefined {
    return number < 0 ? undefined : this.#names[number];
  }
}
