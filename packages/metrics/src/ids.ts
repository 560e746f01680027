import { doubled } from './room.ts';

/** More digits than a number holds exactly are no number here. */
const mostDigits = 15;
/** Ids made by chance now and then look like a prefix and a number too. */
const mostPrefixes = 64;
const [zero, nine] = ['0'.charCodeAt(0), '9'.charCodeAt(0)];

/**
 * How many numbers there may be for each id before the others are far off. Facts of one type share the sequence of a journal
 * with a dozen others; a column with so many gaps takes no more room than a map, and is found in at once.
 */
const farOff = 16;

const slots = 63;

/** What ids begin with, and the places of those that do. */
class Prefix {
  readonly name: string;
  /** Its place among all such. */
  readonly place: number;
  /** The letters of the name: a column is read quicker than a text. */
  readonly #letters: Uint16Array;
  /** By the numbers of ids. 0 stands for none: places are kept one higher. */
  #near = new Int32Array(256);
  /** Far above all others. */
  readonly #far = new Map<number, number>();
  #count = 0;

  constructor(name: string, place: number) {
    this.name = name;
    this.place = place;
    this.#letters = Uint16Array.from(name, (letter) => letter.charCodeAt(0));
  }

  /** Whether an id begins with it that has so many letters before its number. */
  begins(id: string, digits: number): boolean {
    const letters = this.#letters;
    if (letters.length !== digits) return false;
    for (let place = 0; place < letters.length; place += 1)
      if (id.charCodeAt(place) !== letters[place]) return false;
    return true;
  }

  get(number: number): number {
    return (number < this.#near.length ? this.#near[number] : this.#far.get(number)) ?? 0;
  }

  set(number: number, place: number): void {
    this.#count += 1;
    if (number >= this.#near.length && number < farOff * (this.#count + 256)) this.#grow(number);
    if (number < this.#near.length) this.#near[number] = place;
    else this.#far.set(number, place);
  }

  #grow(number: number): void {
    const grown = new Int32Array(Math.max(number + 1, 2 * this.#near.length));
    grown.set(this.#near);
    this.#near = grown;
    for (const [one, place] of this.#far) {
      if (one >= grown.length) continue;
      grown[one] = place;
      this.#far.delete(one);
    }
  }
}

/**
 * Ids, each with a place of its own from 0 on. Those of a journal, and most of other systems, are a prefix and a running
 * number: of these neither the text is kept nor its hash, which for a million facts is half of taking them in.
 */
export class Ids {
  readonly #byName = new Map<string, Prefix>();
  readonly #prefixes: Prefix[] = [];
  /** Those that end in no number, by their place. */
  readonly #others = new Map<string, number>();
  #prefixOf = new Int32Array(1024);
  #numberOf = new Float64Array(1024);
  readonly #otherNames = new Map<number, string>();
  #size = 0;
  /** Prefixes seen lately, by their length and first letter: nearly all ids have one of a handful. */
  readonly #lately: (Prefix | undefined)[] = Array.from({ length: slots + 1 }, () => undefined);

  get size(): number {
    return this.#size;
  }

  /** Its place; a new one, which is the size before, if it has none yet. */
  take(id: string): number {
    const digits = digitsAt(id);
    const prefix = digits === id.length ? undefined : this.#prefix(id, digits);
    if (prefix === undefined) return this.#takeOther(id);
    const number = numberIn(id, digits);
    const known = prefix.get(number);
    if (known > 0) return known - 1;
    const place = this.#begin(prefix.place, number);
    prefix.set(number, place + 1);
    return place;
  }

  /** Its place; -1 if it has none. */
  find(id: string): number {
    const digits = digitsAt(id);
    const prefix = digits === id.length ? undefined : this.#byName.get(id.slice(0, digits));
    if (prefix === undefined) return this.#others.get(id) ?? -1;
    return prefix.get(numberIn(id, digits)) - 1;
  }

  idOf(place: number): string {
    const prefix = this.#prefixOf[place] ?? -1;
    if (prefix < 0) return this.#otherNames.get(place) ?? '';
    return `${this.#prefixes[prefix]?.name ?? ''}${String(this.#numberOf[place])}`;
  }

  #takeOther(id: string): number {
    const known = this.#others.get(id);
    if (known !== undefined) return known;
    const place = this.#begin(-1, 0);
    this.#others.set(id, place);
    this.#otherNames.set(place, id);
    return place;
  }

  #begin(prefix: number, number: number): number {
    const place = this.#size;
    this.#size += 1;
    if (place >= this.#prefixOf.length) {
      this.#prefixOf = doubled(this.#prefixOf, new Int32Array(2 * place));
      this.#numberOf = doubled(this.#numberOf, new Float64Array(2 * place));
    }
    this.#prefixOf[place] = prefix;
    this.#numberOf[place] = number;
    return place;
  }

  /** Undefined for what is none: with digits of its own, or one too many. */
  #prefix(id: string, digits: number): Prefix | undefined {
    const slot = (digits * 8 + id.charCodeAt(0)) & slots;
    const lately = this.#lately[slot];
    if (lately?.begins(id, digits)) return lately;
    // Ids made by chance have a digit soon: that is found before anything is cut out.
    if (hasDigit(id, digits)) return undefined;
    const name = id.slice(0, digits);
    let prefix = this.#byName.get(name);
    if (prefix === undefined) {
      if (this.#prefixes.length >= mostPrefixes) return undefined;
      prefix = new Prefix(name, this.#prefixes.length);
      this.#byName.set(name, prefix);
      this.#prefixes.push(prefix);
    }
    this.#lately[slot] = prefix;
    return prefix;
  }
}

/** Whether one of so many letters at the beginning is a digit. Zeros before the number are: 07 is not 7. */
function hasDigit(id: string, end: number): boolean {
  for (let place = 0; place < end; place += 1) if (isDigit(id.charCodeAt(place))) return true;
  return false;
}

/** Where the number begins that an id ends with; its length if it ends with none that is written the one way there is. */
function digitsAt(id: string): number {
  let begin = id.length;
  while (begin > 0 && id.length - begin < mostDigits && isDigit(id.charCodeAt(begin - 1))) begin -= 1;
  // Zeros in front belong to the prefix, so that 07 is not 7.
  while (begin < id.length - 1 && id.charCodeAt(begin) === zero) begin += 1;
  return begin;
}

function numberIn(id: string, begin: number): number {
  let number = 0;
  for (let place = begin; place < id.length; place += 1) number = 10 * number + id.charCodeAt(place) - zero;
  return number;
}

const isDigit = (code: number): boolean => code >= zero && code <= nine;
