import { noName } from '../names.ts';

/** Nearly all rows are of one group and about one product: lists of one are the same for all of the day. */
export class Singles {
  readonly #known = new Map<number, readonly number[]>();

  /** The same list if it has the name already. */
  with(list: readonly number[], name: number): readonly number[] {
    if (name === noName || list.includes(name)) return list;
    return list.length === 0 ? this.#listOf(name) : [...list, name];
  }

  #listOf(name: number): readonly number[] {
    let list = this.#known.get(name);
    if (!list) this.#known.set(name, (list = [name]));
    return list;
  }
}
