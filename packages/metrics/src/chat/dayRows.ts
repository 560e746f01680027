import type { DayNumber } from '../calendar.ts';
import { noName } from '../names.ts';
import type { ShopRules } from '../shopRules.ts';
import type { Conversations } from './conversations.ts';
import type { Row } from './row.ts';
import { RowDrafts } from './rowDrafts.ts';

const none: readonly never[] = [];

/** The rows of a day. */
export class DayRows {
  readonly rows: readonly Row[];
  /** Where the rows of each customer begin: they stand together. */
  readonly #begins: number[] = [];
  /** The same by the numbers of customers. */
  readonly #byCustomer = new Map<number, number>();

  constructor(day: DayNumber, conversations: Conversations, rules: ShopRules) {
    const drafts = new RowDrafts(day, conversations, rules);
    for (const session of conversations.on(day)) drafts.gather(session);
    this.rows = drafts.rows();
    let before = noName;
    for (let place = 0; place < this.rows.length; place += 1) {
      const customer = this.rows[place]?.customer ?? noName;
      if (customer === before) continue;
      this.#begins.push(place);
      this.#byCustomer.set(customer, place);
      before = customer;
    }
  }

  /** @param customer by its number among names, as agents below */
  of(customer: number): readonly Row[] {
    const from = this.#byCustomer.get(customer);
    return from === undefined ? none : this.#from(from);
  }

  with(customer: number, agent: number): Row | undefined {
    return this.of(customer).find((row) => row.agent === agent);
  }

  /** Rows by customer, who is counted once in the shop and may have several (VM-05); nearly all have one. */
  visitCustomers(one: (only: Row) => void, several: (rows: readonly Row[]) => void): void {
    const { rows } = this;
    for (let place = 0; place < this.#begins.length; place += 1) {
      const from = this.#begins[place] ?? 0;
      const to = this.#begins[place + 1] ?? rows.length;
      const only = rows[from];
      if (only && to - from === 1) one(only);
      else several(rows.slice(from, to));
    }
  }

  /** The row at a place, and those after it that are the same customer's. */
  #from(from: number): readonly Row[] {
    const { rows } = this;
    const customer = rows[from]?.customer;
    let to = from + 1;
    while (to < rows.length && rows[to]?.customer === customer) to += 1;
    return rows.slice(from, to);
  }
}
