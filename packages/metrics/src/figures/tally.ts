import { C, type Counter, type Part } from './counters.ts';
import { Counts } from './counts.ts';
import { Values } from './values.ts';

/** Whom figures are about. */
export interface Subject {
  readonly kind: 'shop' | 'group' | 'team' | 'agent' | 'product';
  /** Empty for the shop. */
  readonly id: string;
}

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

/** Which subjects have something of a part is noted in one bit each. */
const bits: { readonly [P in Part]: number } = {
  sessions: 1,
  people: 2,
  peaks: 4,
  rounds: 8,
  firstReplies: 16,
  inquiries: 32,
  sales: 64,
  service: 128,
};

/** The sums of one day, or of several, for the shop and everybody in it. */
export class Tallies {
  readonly shop: Tally;
  readonly counts = new Counts();
  readonly waits = new Values();
  readonly consulted = new Values();
  readonly received = new Values();
  readonly buyers = new Values();
  /** How many subjects it has. */
  #size = 0;
  /** In which parts each subject has something. */
  readonly #touched: number[] = [];
  readonly #counted = new Set<Part>();
  readonly #ofRows = new Map<object, readonly Tally[]>();
  #counting = 0;
  readonly #others = {
    group: new Map<string, Tally>(),
    team: new Map<string, Tally>(),
    agent: new Map<string, Tally>(),
    product: new Map<string, Tally>(),
  };

  constructor() {
    this.shop = this.#begin();
  }

  has(part: Part): boolean {
    return this.#counted.has(part);
  }

  /** What is asked for or added from here on is of this part, one of those that are being counted. */
  begin(part: Part): void {
    this.#counting = bits[part];
  }

  /** The tally of a subject; a new one if it has none yet. */
  of(kind: Subject['kind'], id: string): Tally {
    const tally = this.#row(kind, id);
    this.#touch(tally, this.#counting);
    return tally;
  }

  /** Everybody whom something counts for, looked up once while the day is counted. */
  ofRow<Row extends object>(row: Row, look: (row: Row) => readonly Tally[]): readonly Tally[] {
    let found = this.#ofRows.get(row);
    if (!found) this.#ofRows.set(row, (found = look(row)));
    return found;
  }

  find({ kind, id }: Subject): Tally | undefined {
    return kind === 'shop' ? this.shop : this.#others[kind].get(id);
  }

  /** The ids of a kind that have something in one of these parts. */
  *ids(kind: Exclude<Subject['kind'], 'shop'>, among: readonly Part[]): Generator<string> {
    const wanted = among.reduce((all, part) => all | bits[part], 0);
    for (const [id, { place }] of this.#others[kind]) if ((this.#touched[place] ?? 0) & wanted) yield id;
  }

  /** Takes the subjects of a kind on another day in, with these lists. */
  merge(other: Tallies, kind: Subject['kind'], lists: readonly SumsList[]): void {
    const places = new Int32Array(other.#size).fill(-1);
    const theirs = kind === 'shop' ? [['', other.shop] as const] : other.#others[kind];
    for (const [id, tally] of theirs) {
      const own = this.#row(kind, id);
      const { place } = own;
      this.#touch(own, other.#touched[tally.place] ?? 0);
      places[tally.place] = place;
      this.counts.addRow(place, other.counts, tally.place);
    }
    if (lists.includes('waits')) this.waits.merge(other.waits, places);
    if (lists.includes('consulted')) this.consulted.merge(other.consulted, places);
    if (lists.includes('received')) this.received.merge(other.received, places);
    if (lists.includes('buyers')) this.buyers.merge(other.buyers, places);
  }

  /** What is added of parts, is added in here, all of it; nothing else is counted meanwhile. */
  count(parts: readonly Part[], add: () => void): void {
    for (const part of parts) this.#counted.add(part);
    this.counts.open(parts);
    add();
    this.#ofRows.clear();
    this.counts.close(this.#size);
    for (const values of [this.waits, this.consulted, this.received, this.buyers]) values.close();
  }

  #touch({ place }: Tally, parts: number): void {
    this.#touched[place] = (this.#touched[place] ?? 0) | parts;
  }

  #row(kind: Subject['kind'], id: string): Tally {
    if (kind === 'shop') return this.shop;
    const ofKind = this.#others[kind];
    let tally = ofKind.get(id);
    if (!tally) ofKind.set(id, (tally = this.#begin()));
    return tally;
  }

  #begin(): Tally {
    const tally = new Tally(this, this.#size);
    this.#size += 1;
    return tally;
  }
}
