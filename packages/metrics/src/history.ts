import type { DayNumber } from './calendar.ts';
import { Conversations } from './chat/conversations.ts';
import type { DayRows } from './chat/dayRows.ts';
import type { PlacedMessages } from './chat/placedMessages.ts';
import { noRow, type Round, type Rounds } from './chat/rounds.ts';
import { RowReader } from './chat/rowReader.ts';
import { Rows, type Row } from './chat/rows.ts';
import type { Sessions } from './chat/sessions.ts';
import type { FactBook } from './factBook.ts';
import type { RecommendationFact } from './facts/people.ts';
import { Identities } from './identities.ts';
import { noName } from './names.ts';
import type { Profile } from './settings.ts';
import { Ratings } from './lists/ratings.ts';
import { attributionOf, type Attribution } from './trade/attribution.ts';
import { Orders, type Order } from './trade/orders.ts';
import { ShopRules, type ShopInfo } from './shopRules.ts';

/** All that is known of a shop's past as of an instant, each part worked out once, when it is first asked for. */
export class History {
  readonly book: FactBook;
  /** Facts after this instant are not seen; Infinity: none is. */
  readonly until: number;
  readonly rules: ShopRules;
  readonly identities: Identities;
  readonly conversations: Conversations;
  readonly orders: Orders;
  readonly #attributions = new Map<string, { readonly order: Order; readonly attribution: Attribution }>();
  readonly rows: Rows;
  readonly #rowReader: RowReader;
  readonly #rowsOn = new Map<DayNumber, DayRows>();
  #ratings: Ratings | undefined;
  #recommendations: Map<DayNumber, RecommendationFact[]> | undefined;
  #visitors: Map<DayNumber, Set<string>> | undefined;

  constructor(shop: ShopInfo, book: FactBook, until: number, profile?: Profile) {
    this.book = book;
    this.until = until;
    this.rules = new ShopRules(shop, book, until, profile);
    this.identities = new Identities(book, until);
    this.conversations = new Conversations(book, this.rules, this.identities, until);
    this.orders = new Orders(book, this.rules, shop.currency, until);
    this.rows = new Rows(this.placed, this.rules, book.conversationIds.length);
    this.#rowReader = new RowReader(this.conversations, this.rules, this.rows);
  }

  /** What is known of all messages. */
  get placed(): PlacedMessages {
    return this.conversations.placed;
  }

  get sessions(): Sessions {
    return this.placed.sessions;
  }

  get rounds(): Rounds {
    return this.conversations.rounds;
  }

  get ratings(): Ratings {
    return (this.#ratings ??= new Ratings(this));
  }

  /** VM-10: who opened the chat entry on a day while somebody was there. */
  onlineVisitors(day: DayNumber): ReadonlySet<string> {
    this.#visitors ??= this.#readVisitors();
    return this.#visitors.get(day) ?? new Set();
  }

  attributionOf(order: Order): Attribution {
    let known = this.#attributions.get(order.id);
    if (known?.order !== order) {
      known = { order, attribution: attributionOf(this, order) };
      this.#attributions.set(order.id, known);
    }
    return known.attribution;
  }

  /** Forgets the rows of days, and what orders earned by them. @returns the orders that are to be judged anew */
  forgetRows(days: ReadonlySet<DayNumber>): readonly Order[] {
    for (const day of days) {
      const known = this.#rowsOn.get(day);
      if (known) this.rows.forget(known.from, known.to - known.from);
      this.#rowsOn.delete(day);
    }
    const placed = new Set<DayNumber>();
    for (const day of days)
      for (let back = -1; back <= this.orders.longest; back += 1) placed.add(day - back);
    const forgotten: Order[] = [];
    for (const day of placed)
      for (const order of this.orders.placedOn(day)) if (looksAt(order, days)) forgotten.push(order);
    for (const { id } of forgotten) this.#attributions.delete(id);
    return forgotten;
  }

  forgetVisits(): void {
    this.#visitors = undefined;
    this.#recommendations = undefined;
  }

  /** SY-06: what agents recommended on a day. */
  recommendations(day: DayNumber): readonly RecommendationFact[] {
    this.#recommendations ??= this.#readRecommendations();
    return this.#recommendations.get(day) ?? [];
  }

  rowsOn(day: DayNumber): DayRows {
    let rows = this.#rowsOn.get(day);
    if (!rows) this.#rowsOn.set(day, (rows = this.#rowReader.read(day)));
    return rows;
  }

  /** The row that a counted round of an online session counts in: of its question's day, else of its reply's. */
  rowOf(round: Round): Row | undefined {
    const { numberOf } = this.rules.calendar;
    const { rounds, placed } = this;
    // Rounds know their rows once these are made.
    this.rowsOn(numberOf(rounds.since(round)));
    const row = rounds.row(round);
    if (row !== noRow) return row;
    const [reply, agent] = [rounds.reply(round), rounds.agent(round)];
    if (reply === undefined || agent === noName) return undefined;
    const customer = placed.sessions.customer(rounds.session(round));
    return this.rowsOn(numberOf(placed.at(reply))).with(customer, agent);
  }

  #readRecommendations(): Map<DayNumber, RecommendationFact[]> {
    const days = new Map<DayNumber, RecommendationFact[]>();
    for (const told of this.book.all('recommendation')) {
      if (told.at > this.until) continue;
      const fact = { ...told, customerId: this.identities.of(told.customerId) };
      const day = this.rules.calendar.numberOf(fact.at);
      if (this.rules.isVendor(fact.customerId, day)) continue;
      const known = days.get(day);
      if (known) known.push(fact);
      else days.set(day, [fact]);
    }
    return days;
  }

  #readVisitors(): Map<DayNumber, Set<string>> {
    const visitors = new Map<DayNumber, Set<string>>();
    for (const { at, customerId, agentsOnline } of this.book.all('visit')) {
      if (!agentsOnline || at > this.until) continue;
      const day = this.rules.calendar.numberOf(at);
      const visitor = this.identities.of(customerId);
      if (this.rules.isVendor(visitor, day)) continue;
      const known = visitors.get(day);
      if (known) known.add(visitor);
      else visitors.set(day, new Set([visitor]));
    }
    return visitors;
  }
}

/** Whether an order is judged by rows of one of these days: from the day before it to a day after its payment. */
function looksAt({ placedOn, judgedUntil }: Order, days: ReadonlySet<DayNumber>): boolean {
  if (judgedUntil - placedOn > days.size) {
    for (const day of days) if (day >= placedOn - 1 && day <= judgedUntil) return true;
    return false;
  }
  for (let day = placedOn - 1; day <= judgedUntil; day += 1) if (days.has(day)) return true;
  return false;
}
