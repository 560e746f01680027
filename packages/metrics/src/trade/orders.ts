import type { DayNumber } from '../calendar.ts';
import type { FactBook } from '../factBook.ts';
import type { OrderFact, RefundFact } from '../facts/trade.ts';
import { noName, type Names } from '../names.ts';
import { doubled } from '../room.ts';
import type { ShopRules } from '../shopRules.ts';

/** An order as it is known at an instant: moments after it have not come. */
export interface Order {
  readonly id: string;
  readonly customerId: string;
  /** The same by its number among the names of messages. */
  readonly customer: number;
  readonly placedAt: number;
  readonly placedOn: DayNumber;
  readonly paidAt: number | undefined;
  readonly paidOn: DayNumber | undefined;
  readonly cancelledAt: number | undefined;
  readonly receivedAt: number | undefined;
  readonly amount: number;
  readonly items: OrderFact['items'];
  /** IQ-14: paid before it was final; what is paid later is a sale, but a payment loss it stays (DL-06). */
  readonly paidInTime: boolean;
  /** The last day whose chats may have a part in it: the day after its payment, or after it closed. */
  readonly judgedUntil: DayNumber;
  /** When an unpaid order is final: with its cancellation, or so many hours after it was placed. */
  readonly closesAt: number;
}

/** A refund of an order (AT-28, AT-29). */
export interface Refund {
  readonly id: string;
  readonly order: Order | undefined;
  readonly orderId: string;
  readonly amount: number;
  readonly appliedAt: number;
  readonly completedAt: number | undefined;
  readonly stage: 'in-sale' | 'after-sale';
}

const none: readonly never[] = [];

/** The orders and refunds of a shop as of an instant. Those in another currency are in no figure. */
export class Orders {
  readonly #rules: ShopRules;
  readonly #currency: string;
  readonly #until: number;
  readonly #foreign = new Set<string>();
  readonly #byId = new Map<string, Order>();
  readonly #names: Names;
  /** Of each customer who ordered. */
  readonly #ofCustomers: Order[][] = [];
  /** By the numbers of customers among names: where theirs stand, one higher, since 0 stands for none. */
  #customers = new Int32Array(1024);
  readonly #placed = new Map<DayNumber, Order[]>();
  readonly #paid = new Map<DayNumber, Order[]>();
  readonly #refundFacts = new Map<string, Map<string, RefundFact>>();
  readonly #applied = new Map<DayNumber, Refund[]>();
  readonly #completed = new Map<DayNumber, Refund[]>();
  #longest = 0;

  constructor(book: FactBook, rules: ShopRules, currency: string, until: number) {
    this.#rules = rules;
    this.#currency = currency;
    this.#until = until;
    this.#names = book.messages.names;
    for (const fact of book.all('order')) this.tellOrder(fact);
    for (const fact of book.all('refund')) this.tellRefund(fact);
  }

  /** Takes an order in, or what is newer about it. @returns it as it was and as it is, with its refunds' days */
  tellOrder(fact: OrderFact): Change {
    const before = this.#byId.get(fact.id);
    const changed: Change = { orders: [], days: [] };
    if (before) {
      this.#forget(before, changed);
      this.#byId.delete(fact.id);
    }
    if (fact.currency !== this.#currency) this.#foreign.add(fact.id);
    else if (this.#foreign.size > 0) this.#foreign.delete(fact.id);
    const isSeen = this.#seen(fact.at) !== undefined || this.#seen(fact.paidAt) !== undefined;
    if (isSeen && !this.#foreign.has(fact.id)) {
      const order = orderOf(fact, this.#names.numberOf(fact.customerId), this.#rules, (at) => this.#seen(at));
      this.#note(order);
      changed.orders.push(order);
    }
    for (const refund of this.#refundFacts.get(fact.id)?.values() ?? []) this.#placeRefund(refund, changed);
    return changed;
  }

  tellRefund(fact: RefundFact): Change {
    const changed: Change = { orders: [], days: [] };
    const known = this.#refundFacts.get(fact.orderId);
    if (known) known.set(fact.id, fact);
    else this.#refundFacts.set(fact.orderId, new Map([[fact.id, fact]]));
    this.#placeRefund(fact, changed);
    return changed;
  }

  /** Takes back a telling of a refund that another one replaces. */
  forgetRefund(fact: RefundFact): Change {
    const changed: Change = { orders: [], days: [] };
    this.#removeRefund(fact, changed);
    this.#refundFacts.get(fact.orderId)?.delete(fact.id);
    return changed;
  }

  /** By the moment they were placed. @param customer by its number among the names of messages */
  of(customer: number): readonly Order[] {
    const list = customer === noName ? 0 : (this.#customers[customer] ?? 0);
    return list === 0 ? none : (this.#ofCustomers[list - 1] ?? none);
  }

  ofCustomer(customerId: string): readonly Order[] {
    return this.of(this.#names.find(customerId));
  }

  placedOn(day: DayNumber): readonly Order[] {
    return this.#placed.get(day) ?? none;
  }

  paidOn(day: DayNumber): readonly Order[] {
    return this.#paid.get(day) ?? none;
  }

  refundsAppliedOn(day: DayNumber): readonly Refund[] {
    return this.#applied.get(day) ?? none;
  }

  refundsCompletedOn(day: DayNumber): readonly Refund[] {
    return this.#completed.get(day) ?? none;
  }

  /** The most days that chats after its day had a part in any order. */
  get longest(): number {
    return this.#longest;
  }

  get(orderId: string): Order | undefined {
    return this.#byId.get(orderId);
  }

  /** The days on which refunds of an order were applied for and completed. */
  refundDays(orderId: string): readonly DayNumber[] {
    return [...(this.#refundFacts.get(orderId)?.values() ?? [])].flatMap((fact) => this.#daysOf(fact));
  }

  #seen(at: number | undefined): number | undefined {
    return at !== undefined && at <= this.#until ? at : undefined;
  }

  #note(order: Order): void {
    this.#byId.set(order.id, order);
    this.#longest = Math.max(this.#longest, order.judgedUntil - order.placedOn);
    this.#noteCustomer(order);
    insert(this.#placed, order.placedOn, order, byPlacing);
    if (order.paidOn !== undefined) insert(this.#paid, order.paidOn, order, byPaying);
  }

  #noteCustomer(order: Order): void {
    const { customer } = order;
    if (customer >= this.#customers.length)
      this.#customers = doubled(this.#customers, new Int32Array(2 * customer));
    const list = this.#customers[customer] ?? 0;
    const known = this.#ofCustomers[list - 1];
    if (known) insertInto(known, order, byPlacing);
    else this.#customers[customer] = this.#ofCustomers.push([order]);
  }

  #forget(order: Order, changed: Change): void {
    changed.orders.push(order);
    removeFrom(this.#ofCustomers[(this.#customers[order.customer] ?? 0) - 1], order.id);
    remove(this.#placed, order.placedOn, order.id);
    if (order.paidOn !== undefined) remove(this.#paid, order.paidOn, order.id);
  }

  #daysOf(fact: RefundFact): readonly DayNumber[] {
    const { numberOf } = this.#rules.calendar;
    return fact.completedAt === undefined
      ? [numberOf(fact.at)]
      : [numberOf(fact.at), numberOf(fact.completedAt)];
  }

  #removeRefund(fact: RefundFact, changed: Change): void {
    for (const day of this.#daysOf(fact)) {
      remove(this.#applied, day, fact.id);
      remove(this.#completed, day, fact.id);
      changed.days.push(day);
    }
  }

  #placeRefund(fact: RefundFact, changed: Change): void {
    this.#removeRefund(fact, changed);
    if (fact.at > this.#until || this.#foreign.has(fact.orderId)) return;
    if (this.#seen(fact.withdrawnAt) !== undefined) return;
    const { numberOf } = this.#rules.calendar;
    const refund = refundOf(fact, this.#byId.get(fact.orderId), this.#seen(fact.completedAt));
    insert(this.#applied, numberOf(refund.appliedAt), refund, byApplying);
    if (refund.completedAt !== undefined)
      insert(this.#completed, numberOf(refund.completedAt), refund, byApplying);
  }
}

/** What a telling changed: orders as they were and as they are, and days of refunds. */
export interface Change {
  readonly orders: Order[];
  readonly days: DayNumber[];
}

function orderOf(
  fact: OrderFact,
  customer: number,
  rules: ShopRules,
  seen: (at: number | undefined) => number | undefined,
): Order {
  const { numberOf } = rules.calendar;
  const paidAt = seen(fact.paidAt);
  const cancelledAt = seen(fact.cancelledAt);
  const placedOn = numberOf(fact.at);
  const openUntil = fact.at + rules.settingsOn(placedOn).payHours * 3_600_000;
  const closesAt = Math.min(openUntil, cancelledAt ?? Infinity);
  return {
    id: fact.id,
    customerId: fact.customerId,
    customer,
    placedAt: fact.at,
    placedOn,
    paidAt,
    paidOn: paidAt === undefined ? undefined : numberOf(paidAt),
    cancelledAt,
    receivedAt: seen(fact.receivedAt),
    amount: fact.amount,
    items: fact.items,
    paidInTime: paidAt !== undefined && paidAt < openUntil,
    judgedUntil: numberOf(paidAt ?? closesAt) + 1,
    closesAt,
  };
}

function refundOf(fact: RefundFact, order: Order | undefined, completedAt: number | undefined): Refund {
  const wasReceived = order?.receivedAt !== undefined && order.receivedAt <= fact.at;
  return {
    id: fact.id,
    order,
    orderId: fact.orderId,
    amount: fact.amount,
    appliedAt: fact.at,
    completedAt,
    stage: fact.stage ?? (wasReceived ? 'after-sale' : 'in-sale'),
  };
}

const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
const byPlacing = (left: Order, right: Order): number => left.placedAt - right.placedAt || byId(left, right);
const byPaying = (left: Order, right: Order): number =>
  (left.paidAt ?? 0) - (right.paidAt ?? 0) || byId(left, right);
const byApplying = (left: Refund, right: Refund): number =>
  left.appliedAt - right.appliedAt || byId(left, right);

/** Into its place: what comes in order, as most does, goes to the end at once. */
function insert<K, V>(map: Map<K, V[]>, key: K, value: V, compare: (left: V, right: V) => number): void {
  const known = map.get(key);
  if (known) insertInto(known, value, compare);
  else map.set(key, [value]);
}

function insertInto<V>(known: V[], value: V, compare: (left: V, right: V) => number): void {
  let place = known.length;
  for (
    let before = known[place - 1];
    before !== undefined && compare(before, value) > 0;
    before = known[place - 1]
  )
    place -= 1;
  if (place === known.length) known.push(value);
  else known.splice(place, 0, value);
}

const remove = <K>(map: Map<K, { readonly id: string }[]>, key: K, id: string): void => {
  removeFrom(map.get(key), id);
};

function removeFrom(known: { readonly id: string }[] | undefined, id: string): void {
  const place = known?.findIndex((one) => one.id === id) ?? -1;
  if (place >= 0) known?.splice(place, 1);
}
