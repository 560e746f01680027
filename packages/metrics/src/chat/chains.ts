const end = -1;

/** Short lists of numbers that grow by turns, each number with the place of the next one; all in columns that are used again. */
export class Chains {
  readonly #values: number[] = [];
  readonly #next: number[] = [];
  readonly #first: number[] = [];
  readonly #last: number[] = [];
  #size = 0;
  #lists = 0;

  clear(): void {
    this.#size = 0;
    this.#lists = 0;
  }

  /** A new list; its number is how many there were. */
  begin(): void {
    this.#first[this.#lists] = end;
    this.#last[this.#lists] = end;
    this.#lists += 1;
  }

  add(list: number, value: number): void {
    const place = this.#size;
    this.#size += 1;
    this.#values[place] = value;
    this.#next[place] = end;
    const last = this.#last[list] ?? end;
    if (last === end) this.#first[list] = place;
    else this.#next[last] = place;
    this.#last[list] = place;
  }

  /** Puts the numbers of a list into another one, in their order, and nothing else. */
  read(list: number, into: number[]): void {
    into.length = 0;
    for (let place = this.#first[list] ?? end; place !== end; place = this.#next[place] ?? end)
      into.push(this.#values[place] ?? 0);
  }
}
