import { doubled } from './room.ts';

/** Of ours. */
const digits = 16;
const room = 1024;

/**
 * Keys of texts by the places of their messages. Ours are 64 bits in hexadecimal (`textKeyOf`): half a million of them are two
 * columns instead of half a million texts. Keys that others made are kept as they are.
 */
export class TextKeys {
  #high = new Int32Array(room);
  #low = new Int32Array(room);
  /** What stands at a place: nothing, one of ours, another one. */
  #kind = new Uint8Array(room);
  readonly #others = new Map<number, string>();

  set(place: number, key: string | undefined): void {
    if (place >= this.#kind.length) this.#grow(2 * place);
    if (key === undefined) {
      this.#kind[place] = 0;
    } else if (this.#setOurs(place, key)) {
      this.#kind[place] = 1;
    } else {
      this.#kind[place] = 2;
      this.#others.set(place, key);
    }
  }

  at(place: number): string | undefined {
    const kind = this.#kind[place];
    if (kind === 2) return this.#others.get(place);
    return kind === 1 ? hex(this.#high[place] ?? 0) + hex(this.#low[place] ?? 0) : undefined;
  }

  /** Digit by digit, which is quicker than an expression that looks for them. @returns whether it is one of ours */
  #setOurs(place: number, key: string): boolean {
    if (key.length !== digits) return false;
    let [high, low] = [0, 0];
    for (let index = 0; index < digits; index += 1) {
      const digit = digitOf(key.charCodeAt(index));
      if (digit < 0) return false;
      high = (high << 4) | (low >>> 28);
      low = (low << 4) | digit;
    }
    this.#high[place] = high;
    this.#low[place] = low;
    return true;
  }

  #grow(larger: number): void {
    this.#high = doubled(this.#high, new Int32Array(larger));
    this.#low = doubled(this.#low, new Int32Array(larger));
    this.#kind = doubled(this.#kind, new Uint8Array(larger));
  }
}

const hex = (bits: number): string => (bits >>> 0).toString(16).padStart(8, '0');

const [zero, nine, a, f] = [0x30, 0x39, 0x61, 0x66];

/** Of a hexadecimal digit in small letters; -1 for what is none. */
const digitOf = (code: number): number =>
  code >= zero && code <= nine ? code - zero : code >= a && code <= f ? code - a + 10 : -1;
