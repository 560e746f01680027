import { bitOf, C, type Counter, type Part } from './counters.ts';
import { Counts } from './counts.ts';
import { doubled } from '../room.ts';
import { shopNumber, type Kind, type Named, type Subject, type Subjects } from './subjects.ts';
import { Values } from './values.ts';

export type { Subject } from './subjects.ts';

/** What a figure looks at. */
export interface Sums {
  get(counter: Counter): number;
  /** How many whole seconds each answered gap took: for median and p90. */
  readonly waits: Int32Array;
  /** Customers of each day by their numbers, one day after the other: each once a day. */
  readonly consulted: Int32Array;
  readonly received: Int32Array;
  /** Paying customers by their numbers, once for each payment. */
  readonly buyers: Int32Array;
}

/** What is no number: merged only where a figure looks at it. */
export type SumsList = Exclude<keyof Sums, 'get'>;

const noValues = new Int32Array(0);

/** The sums of who has none. */
export const nothing: Sums = {
  get: () => 0,
  waits: noValues,
  consulted: noValues,
  received: noValues,
  buyers: noValues,
};

/** The sums of one subject, which stand in the table of all. */
export class Tally implements Sums {
  readonly #table: Tallies;
  /** Among the subjects of the table. */
  readonly place: number;

  constructor(table: Tallies, place: number) {
    this.#table = table;
    this.place = place;
  }

  get(counter: Counter): number {
    return this.#table.counts.get(this.place, C[counter]);
  }

  get waits(): Int32Array {
    return this.#table.waits.of(this.place);
  }

  get consulted(): Int32Array {
    return this.#table.consulted.of(this.place);
  }

  get received(): Int32Array {
    return this.#table.received.of(this.place);
  }

  get buyers(): Int32Array {
    return this.#table.buyers.of(this.place);
  }

  /** @param counter its place, out of `C` */
  add(counter: number, amount = 1): void {
    this.#table.counts.add(this.place, counter, amount);
  }

  /** Adds so many amounts, from a place on, to counters that stand one after the other, from `first` on. */
  addAll(first: number, amounts: Float64Array, from: number, size: number): void {
    this.#table.counts.addAll(this.place, first, amounts, from, size);
  }

  raise(counter: number, value: number): void {
    this.#table.counts.raise(this.place, counter, value);
  }

  addWait(seconds: number): void {
    this.#table.waits.add(this.place, seconds);
  }

  /** @param customer by its number, as below */
  addConsulted(customer: number): void {
    this.#table.consulted.add(this.place, customer);
  }

  addReceived(customer: number): void {
    this.#table.received.add(this.place, customer);
  }

  addBuyer(customer: number): void {
    this.#table.buyers.add(this.place, customer);
  }
}

/** Where each subject stands in the table that is being counted, one higher: 0 is nowhere. Tables are counted one by one. */
let standing = new Int32Array(1024);

/** The sums of one day, or of several, for the shop and everybody in it. */
export class Tallies {
  readonly shop: Tally;
  readonly counts = new Counts();
  readonly waits = new Values();
  readonly consulted = new Values();
  readonly received = new Values();
  readonly buyers = new Values();
  readonly #subjects: Subjects;
  /** Of each place: the number of who has it, and in which parts they have something. */
  readonly #numbers: number[] = [shopNumber];
  readonly #touched: number[] = [0];
  readonly #counted = new Set<Part>();
  #counting = 0;
  /** Of each place, while it is counted. */
  #tallies: (Tally | undefined)[] = [];
  /** By their numbers, for who asks afterwards. */
  #found: Map<number, Tally> | undefined;
  /** The places of each kind, for whoever adds days up; looked up when somebody first does. */
  #byKind: Record<Kind, readonly number[]> | undefined;

  constructor(subjects: Subjects) {
    this.#subjects = subjects;
    this.shop = new Tally(this, 0);
  }

  has(part: Part): boolean {
    return this.#counted.has(part);
  }

  /** What is asked for or added from here on is of this part, one of those that are being counted. */
  begin(part: Part): void {
    this.#counting = bitOf(part);
  }

  /** The tally of a subject while it is counted; a new one if it has none yet. @param name its id by its number among names */
  of(kind: Named, name: number): Tally {
    const place = this.#placeOf(this.#subjects.numberOf(kind, name), this.#counting);
    return (this.#tallies[place] ??= new Tally(this, place));
  }

  /** The same by its id. */
  named(kind: Named, id: string): Tally {
    return this.of(kind, this.#subjects.names.numberOf(id));
  }

  /** Who has been counted. */
  find(subject: Subject): Tally | undefined {
    if (subject.kind === 'shop') return this.shop;
    this.#found ??= new Map(this.#numbers.map((number, place) => [number, new Tally(this, place)]));
    const number = this.#subjects.find(subject);
    return number === undefined ? undefined : this.#found.get(number);
  }

  /** The ids of a kind that have something in one of these parts. */
  *ids(kind: Named, among: readonly Part[]): Generator<string> {
    const wanted = among.reduce((all, part) => all | bitOf(part), 0);
    for (const [place, number] of this.#numbers.entries())
      if ((this.#touched[place] ?? 0) & wanted && this.#subjects.kindOf(number) === kind)
        yield this.#subjects.idOf(number);
  }

  /** Takes the subjects of a kind on other days in, with these lists. Nothing is in the lists here yet. */
  merge(days: readonly Tallies[], kind: Kind, lists: readonly SumsList[]): void {
    const there = days.map((day) => day.#placesOf(kind));
    const here = days.map((day, index) =>
      (there[index] ?? []).map((place) =>
        this.#placeOf(day.#numbers[place] ?? shopNumber, day.#touched[place] ?? 0),
      ),
    );
    for (const [index, { counts }] of days.entries())
      this.counts.merge(counts, there[index] ?? [], here[index] ?? []);
    for (const list of lists)
      this[list].fill(
        days.map((day, index) => ({ values: day[list], there: there[index] ?? [], here: here[index] ?? [] })),
      );
  }

  /** What is added of parts, is added in here, all of it; nothing else is counted meanwhile. */
  count(parts: readonly Part[], add: () => void): void {
    for (const part of parts) this.#counted.add(part);
    this.counts.open(parts);
    this.#stand();
    add();
    this.#tallies = [];
    this.#found = undefined;
    this.#byKind = undefined;
    this.counts.close(this.#touched);
    for (const values of [this.waits, this.consulted, this.received, this.buyers]) values.close();
  }

  #placesOf(kind: Kind): readonly number[] {
    this.#byKind ??= this.#findKinds();
    return this.#byKind[kind];
  }

  #findKinds(): Record<Kind, readonly number[]> {
    const found: Record<Kind, number[]> = { shop: [], group: [], team: [], agent: [], product: [] };
    for (let place = 0; place < this.#numbers.length; place += 1)
      found[this.#subjects.kindOf(this.#numbers[place] ?? shopNumber)].push(place);
    return found;
  }

  /** Its subjects take their places, and nobody else has one: also if a count before failed half-way. */
  #stand(): void {
    standing.fill(0);
    if (standing.length < this.#subjects.size) standing = new Int32Array(2 * this.#subjects.size);
    for (const [place, number] of this.#numbers.entries()) standing[number] = place + 1;
    this.#tallies = [this.shop];
  }

  /** @param parts in which the subject has something */
  #placeOf(number: number, parts: number): number {
    let place = (standing[number] ?? 0) - 1;
    if (place < 0) {
      place = this.#numbers.length;
      this.#numbers.push(number);
      this.#touched.push(0);
      this.counts.begin(place);
      if (number >= standing.length) standing = doubled(standing, new Int32Array(2 * number));
      standing[number] = place + 1;
    }
    this.#touched[place] = (this.#touched[place] ?? 0) | parts;
    return place;
  }
}
