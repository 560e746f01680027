/** Whom figures are about. */
export interface Subject {
  readonly kind: 'shop' | 'group' | 'team' | 'agent' | 'product';
  /** Empty for the shop. */
  readonly id: string;
}

export type Kind = Subject['kind'];

/** The shop's number. */
export const shopNumber = 0;

/** Everybody whom figures are about, by number: all days of a shop share them, so that adding days up looks nobody up. */
export class Subjects {
  readonly #numbers = {
    shop: new Map<string, number>([['', shopNumber]]),
    group: new Map<string, number>(),
    team: new Map<string, number>(),
    agent: new Map<string, number>(),
    product: new Map<string, number>(),
  };
  readonly #kinds: Kind[] = ['shop'];
  readonly #ids: string[] = [''];

  /** How many there are: numbers are below. */
  get size(): number {
    return this.#ids.length;
  }

  /** A new one if it has none yet. */
  numberOf(kind: Kind, id: string): number {
    const known = this.#numbers[kind].get(id);
    if (known !== undefined) return known;
    const number = this.#ids.length;
    this.#numbers[kind].set(id, number);
    this.#kinds.push(kind);
    this.#ids.push(id);
    return number;
  }

  /** Undefined for who was never counted. */
  find({ kind, id }: Subject): number | undefined {
    return this.#numbers[kind].get(id);
  }

  kindOf(number: number): Kind {
    return this.#kinds[number] ?? 'shop';
  }

  idOf(number: number): string {
    return this.#ids[number] ?? '';
  }
}
