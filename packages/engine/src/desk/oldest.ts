/**
 * Knows the key that was put into a map first. Asking the map itself costs more the more was taken out at its front: this
 * remembers how far the front has come. Whoever takes a key out of the map says so.
 */
export class Oldest {
  readonly #map: ReadonlyMap<string, unknown>;
  #ahead: Iterator<string>;
  #first: string | undefined;

  constructor(map: ReadonlyMap<string, unknown>) {
    this.#map = map;
    this.#ahead = map.keys();
  }

  /** Undefined if the map is empty. */
  get(): string | undefined {
    if (this.#first !== undefined) return this.#first;
    let next = this.#ahead.next();
    if (next.done && this.#map.size > 0) {
      // What came after the end was reached is seen by a new walk only.
      this.#ahead = this.#map.keys();
      next = this.#ahead.next();
    }
    this.#first = next.done ? undefined : next.value;
    return this.#first;
  }

  removed(key: string): void {
    if (key === this.#first) this.#first = undefined;
  }
}
