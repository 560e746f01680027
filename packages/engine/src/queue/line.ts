import { Oldest } from '../desk/oldest.ts';

/**
 * Those who wait in one group, the first come first (RT-46). The order is that of the sequence at which they first
 * joined a line: who comes back into one, or moves to another group's, keeps it.
 */
export class Line {
  #places: Map<string, number>;
  #oldest: Oldest;
  /** At least as high as the order of whoever is last. */
  #last = 0;

  constructor(entries: Iterable<readonly [string, number]> = []) {
    this.#places = new Map(entries);
    this.#oldest = new Oldest(this.#places);
    for (const order of this.#places.values()) this.#last = Math.max(this.#last, order);
  }

  copy(): Line {
    return new Line(this.#places);
  }

  get length(): number {
    return this.#places.size;
  }

  /** Conversation and order of whoever is first. */
  first(): readonly [conversationId: string, order: number] | undefined {
    const id = this.#oldest.get();
    const order = id === undefined ? undefined : this.#places.get(id);
    return id === undefined || order === undefined ? undefined : [id, order];
  }

  entries(): Iterable<readonly [conversationId: string, order: number]> {
    return this.#places;
  }

  ids(): Iterable<string> {
    return this.#places.keys();
  }

  join(conversationId: string, order: number): void {
    this.#places.set(conversationId, order);
    if (order < this.#last) {
      this.#places = new Map([...this.#places].sort(([, a], [, b]) => a - b));
      this.#oldest = new Oldest(this.#places);
    }
    this.#last = Math.max(this.#last, order);
  }

  leave(conversationId: string): void {
    this.#places.delete(conversationId);
    this.#oldest.removed(conversationId);
  }

  /** 1 for whoever is first; 0 for who does not wait here. */
  placeOf(conversationId: string): number {
    if (!this.#places.has(conversationId)) return 0;
    let place = 1;
    for (const id of this.#places.keys()) {
      if (id === conversationId) return place;
      place += 1;
    }
    return 0;
  }
}
