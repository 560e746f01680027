import { noName, type Names } from '../names.ts';
import { doubled } from '../room.ts';

/** Whom figures are about. */
export interface Subject {
  readonly kind: 'shop' | 'group' | 'team' | 'agent' | 'product';
  /** Empty for the shop. */
  readonly id: string;
}

export type Kind = Subject['kind'];
export type Named = Exclude<Kind, 'shop'>;

/** The shop's number. */
export const shopNumber = 0;

const room = 1024;

/** Everybody whom figures are about, by number: all days of a shop share them, so that adding days up looks nobody up. */
export class Subjects {
  /** Their ids. */
  readonly names: Names;
  /** By the numbers of their names; 0, the shop's, stands for none. */
  readonly #numbers: Record<Named, Int32Array> = {
    group: new Int32Array(room),
    team: new Int32Array(room),
    agent: new Int32Array(room),
    product: new Int32Array(room),
  };
  readonly #kinds: Kind[] = ['shop'];
  readonly #names: number[] = [noName];

  constructor(names: Names) {
    this.names = names;
  }

  /** How many there are: numbers are below. */
  get size(): number {
    return this.#kinds.length;
  }

  /** A new one if it has none yet. @param name the number of its id among names */
  numberOf(kind: Named, name: number): number {
    const known = this.#numbersOf(kind)[name] ?? 0;
    if (known > 0) return known;
    const number = this.#kinds.length;
    if (name >= this.#numbers[kind].length)
      this.#numbers[kind] = doubled(this.#numbers[kind], new Int32Array(2 * name));
    this.#numbers[kind][name] = number;
    this.#kinds.push(kind);
    this.#names.push(name);
    return number;
  }

  /** By its name, which is quicker than by a variable. */
  #numbersOf(kind: Named): Int32Array {
    switch (kind) {
      case 'agent':
        return this.#numbers.agent;
      case 'group':
        return this.#numbers.group;
      case 'team':
        return this.#numbers.team;
      case 'product':
        return this.#numbers.product;
    }
  }

  /** Undefined for who was never counted. */
  find({ kind, id }: Subject): number | undefined {
    if (kind === 'shop') return shopNumber;
    const number = this.#numbers[kind][this.names.find(id)] ?? 0;
    return number > 0 ? number : undefined;
  }

  kindOf(number: number): Kind {
    return this.#kinds[number] ?? 'shop';
  }

  idOf(number: number): string {
    return this.names.nameOf(this.#names[number] ?? noName) ?? '';
  }
}
