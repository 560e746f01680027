import { Oldest } from './oldest.ts';

/**
 * Things by id, in the order they were put in. A draft of a table reads through to what lies beneath and keeps its own
 * changes to itself: `decide` tries events out on drafts, so that the desk stays as it was.
 */
export class Table<V> {
  /** What this table holds itself; `undefined` marks what the draft took away. */
  readonly #own = new Map<string, V | undefined>();
  readonly #oldest = new Oldest(this.#own);
  readonly #beneath: Table<V> | undefined;
  readonly #copy: (value: V) => V;
  /** Of a draft; whatever has nothing beneath knows by itself. */
  #size: number;

  /** `copy` makes a value that can be changed without the original noticing. */
  constructor(copy: (value: V) => V, beneath?: Table<V>) {
    this.#copy = copy;
    this.#beneath = beneath;
    this.#size = beneath?.size ?? 0;
  }

  /** A table over this one; changes to it do not reach this one. */
  draft(): Table<V> {
    return new Table(this.#copy, this);
  }

  /** To read only: whoever wants to change it asks for `edit`. */
  get(id: string): Readonly<V> | undefined {
    const own = this.#own.get(id);
    if (own !== undefined || !this.#beneath) return own;
    return this.#own.has(id) ? undefined : this.#beneath.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** To change in place. Throws if there is none: an event spoke of something that this desk never had. */
  edit(id: string): V {
    const value = this.editIfAny(id);
    if (value === undefined) throw new Error(`The desk has no "${id}".`);
    return value;
  }

  /** To change in place, if there is one. */
  editIfAny(id: string): V | undefined {
    const own = this.#own.get(id);
    if (own !== undefined || !this.#beneath) return own;
    const beneath = this.#own.has(id) ? undefined : this.#beneath.get(id);
    if (beneath === undefined) return undefined;
    const copy = this.#copy(beneath);
    this.#own.set(id, copy);
    return copy;
  }

  set(id: string, value: V): void {
    if (this.#beneath && !this.has(id)) this.#size += 1;
    this.#own.set(id, value);
  }

  delete(id: string): void {
    this.#oldest.removed(id);
    if (!this.#beneath) {
      this.#own.delete(id);
      return;
    }
    if (this.has(id)) this.#size -= 1;
    if (this.#beneath.has(id)) this.#own.set(id, undefined);
    else this.#own.delete(id);
  }

  get size(): number {
    return this.#beneath ? this.#size : this.#own.size;
  }

  /** In the order they were put in. */
  *entries(): IterableIterator<[string, Readonly<V>]> {
    if (this.#beneath) {
      for (const [id, value] of this.#beneath.entries()) {
        if (!this.#own.has(id)) yield [id, value];
        else {
          const own = this.#own.get(id);
          if (own !== undefined) yield [id, own];
        }
      }
    }
    for (const [id, value] of this.#own) {
      if (value !== undefined && !this.#beneath?.has(id)) yield [id, value];
    }
  }

  *values(): IterableIterator<Readonly<V>> {
    for (const [, value] of this.entries()) yield value;
  }

  /** The id that was put in first. */
  first(): string | undefined {
    if (!this.#beneath) return this.#oldest.get();
    for (const [id] of this.entries()) return id;
    return undefined;
  }
}
