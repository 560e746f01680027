import { noName } from '../names.ts';

/** The list of nothing. */
export const noNames = 0;

/** More names than any shop has. */
const mostNames = 2 ** 26;

/**
 * Lists of names by number, each kept once: nearly all rows are of one group and about one product, and have their list in
 * common with others.
 */
export class NameLists {
  readonly #lists: (readonly number[])[] = [[]];
  /** By a list and the name that comes next. */
  readonly #longer = new Map<number, number>();

  of(list: number): readonly number[] {
    return this.#lists[list] ?? [];
  }

  /** The list with one more name; the same list if it has the name already. */
  with(list: number, name: number): number {
    if (name === noName) return list;
    const names = this.of(list);
    if (names.includes(name)) return list;
    const key = list * mostNames + name;
    let longer = this.#longer.get(key);
    if (longer === undefined) {
      longer = this.#lists.push([...names, name]) - 1;
      this.#longer.set(key, longer);
    }
    return longer;
  }
}
