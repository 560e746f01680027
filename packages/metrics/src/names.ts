/** No text. */
export const noName = -1;

/** Texts that come again and again, by number. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  numberOf(name: string | undefined): number {
    if (name === undefined) return noName;
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.length;
      this.#numbers.set(name, number);
      this.#names.push(name);
    }
    return number;
  }

  /** `noName` for what was never told of. */
  find(name: string): number {
    return this.#numbers.get(name) ?? noName;
  }

  /** Undefined for `noName`. */
  nameOf(number: number): string | undefined {
    return number < 0 ? undefined : this.#names[number];
  }
}
