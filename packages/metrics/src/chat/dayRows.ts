import type { Row, Rows } from './rows.ts';

const none: readonly never[] = [];

/** The rows of a day, which stand one after the other, those of a customer together. */
export class DayRows {
  readonly from: Row;
  /** Half open. */
  readonly to: Row;
  readonly #rows: Rows;
  /** The first row of each customer, by numbers: only orders look for one. */
  #byCustomer: Map<number, Row> | undefined;

  constructor(rows: Rows, from: Row, to: Row) {
    this.from = from;
    this.to = to;
    this.#rows = rows;
  }

  /** All of them; a list of its own each time. */
  get all(): readonly Row[] {
    const all: Row[] = [];
    for (let row = this.from; row < this.to; row += 1) all.push(row);
    return all;
  }

  /** @param customer by its number among names, as agents below */
  of(customer: number): readonly Row[] {
    this.#byCustomer ??= this.#readCustomers();
    const first = this.#byCustomer.get(customer);
    if (first === undefined) return none;
    const all: Row[] = [];
    for (let row = first, end = this.#endOf(first); row < end; row += 1) all.push(row);
    return all;
  }

  with(customer: number, agent: number): Row | undefined {
    return this.of(customer).find((row) => this.#rows.agent(row) === agent);
  }

  /**
   * Rows by customer, who is counted once in the shop and may have several (VM-05); nearly all have one.
   * @param several from the first to the last, half open
   */
  visitCustomers(one: (only: Row) => void, several: (from: Row, to: Row) => void): void {
    for (let row = this.from; row < this.to;) {
      const end = this.#endOf(row);
      if (end === row + 1) one(row);
      else several(row, end);
      row = end;
    }
  }

  /** Where the rows of a row's customer end. */
  #endOf(row: Row): Row {
    const customer = this.#rows.customer(row);
    let end = row + 1;
    while (end < this.to && this.#rows.customer(end) === customer) end += 1;
    return end;
  }

  #readCustomers(): Map<number, Row> {
    const found = new Map<number, Row>();
    this.visitCustomers(
      (only) => found.set(this.#rows.customer(only), only),
      (from) => found.set(this.#rows.customer(from), from),
    );
    return found;
  }
}
