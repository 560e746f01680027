import { dayLength, type DayNumber } from '../calendar.ts';
import type { Row } from '../chat/rows.ts';
import type { History } from '../history.ts';
import { isSpoken, spokenIn } from './candidates.ts';
import type { Order } from './orders.ts';

/** What a received row was about: exactly one for each (VM-06). */
export type RowClass = 'presale' | 'assist' | 'between' | 'aftersale';

/**
 * What became of a pre-sale row. `unserved`: ordered, and the agent never answered before. `exempt`: contacted by the agent,
 * no loss (IQ-08). `crossDay`: goes on after midnight, counted on the second day (IQ-12).
 */
export type Outcome = 'success' | 'loss' | 'pending' | 'exempt' | 'unserved' | 'crossDay';

export interface Inquiry {
  readonly row: Row;
  readonly class: RowClass;
  /** When the agent first spoke to the customer that day; if never, the first message (D25). */
  readonly chatAt: number;
  /** Undefined for what is no inquiry; an after-sale row may be `pending`, since a new order makes it one (D27). */
  readonly outcome: Outcome | undefined;
  /** The orders that the row won, was part of, or lost (IQ-14). */
  readonly orders: readonly Order[];
  /** Of a success. */
  readonly payment: 'paid' | 'pending' | 'loss' | undefined;
}

/** Judges a received row, as of `now` (D26). */
function inquiryOf(history: History, row: Row, now: number): Inquiry {
  const { rows, rules } = history;
  const chatAt = chatMoment(history, row);
  if (rows.account(row).accountType === 'aftersale') return judged(row, chatAt, 'aftersale');
  const orders = history.orders.of(rows.customer(row));
  // Nearly nobody has ordered yet, or just then.
  const byOrders = mayMatter(orders, chatAt) ? judgedByOrders(history, row, chatAt, orders, now) : undefined;
  if (byOrders) return byOrders;
  const isOpen = now < rules.calendar.startOf(rows.day(row) + 2);
  const window = rows.settings(row).aftersaleDays * dayLength;
  for (const { paidAt } of orders)
    if (paidAt !== undefined && paidAt <= chatAt && chatAt < paidAt + window)
      return judged(row, chatAt, 'aftersale', isOpen ? 'pending' : undefined);
  return judged(row, chatAt, 'presale', isOpen ? 'pending' : lostOutcome(history, row));
}

/** When the agent first spoke, else the first message. */
function chatMoment({ rows, placed }: History, row: Row): number {
  const size = rows.size(row);
  for (let place = 0; place < size; place += 1) {
    const message = rows.message(row, place);
    if (isSpoken(placed, message)) return placed.at(message);
  }
  return size === 0 ? 0 : placed.at(rows.message(row, 0));
}

/** Whether one of them was placed after the chat, or is open in it. Most are long over. */
function mayMatter(orders: readonly Order[], chatAt: number): boolean {
  for (const { placedAt, paidAt, closesAt } of orders)
    if (placedAt > chatAt || chatAt < (paidAt ?? closesAt)) return true;
  return false;
}

const none: readonly Order[] = [];

function judged(
  row: Row,
  chatAt: number,
  kind: RowClass,
  outcome?: Outcome,
  orders = none,
  payment?: Inquiry['payment'],
): Inquiry {
  return { row, class: kind, chatAt, outcome, orders, payment };
}

/** A row of whose customer something was ordered after it, or waits to be paid; undefined: neither. */
function judgedByOrders(
  history: History,
  row: Row,
  chatAt: number,
  orders: readonly Order[],
  now: number,
): Inquiry | undefined {
  const { rows, placed } = history;
  const [day, agentId] = [rows.day(row), rows.agentId(row)];
  const after = orders.filter(
    ({ placedAt, placedOn }) => placedAt > chatAt && placedOn >= day && placedOn <= day + 1,
  );
  if (after.length > 0) {
    const won = after.filter((order) => history.attributionOf(order).confirmedOrder?.agentId === agentId);
    if (won.length > 0) return judged(row, chatAt, 'presale', 'success', won, paymentOf(won, now));
    const spoken = spokenIn(rows, row);
    const helped = after.filter(({ placedAt }) => spoken.some((message) => placed.at(message) < placedAt));
    if (helped.length > 0) return judged(row, chatAt, 'assist', undefined, helped);
    return judged(row, chatAt, 'presale', 'unserved', after);
  }
  const within = orders.filter(
    ({ placedAt, paidAt, closesAt }) => placedAt <= chatAt && chatAt < (paidAt ?? closesAt),
  );
  if (within.length === 0) return undefined;
  const assists = within.some((order) =>
    history.attributionOf(order).assistBetween.some((credit) => credit.agentId === agentId),
  );
  return judged(row, chatAt, assists ? 'assist' : 'between', undefined, within);
}

/** DL-05: as long as any of them may still be paid, it is pending. */
function paymentOf(orders: readonly Order[], now: number): 'paid' | 'pending' | 'loss' {
  if (orders.some(({ paidInTime }) => paidInTime)) return 'paid';
  return orders.some(({ paidAt, closesAt }) => paidAt === undefined && now < closesAt) ? 'pending' : 'loss';
}

/** No order, and the next day is over. */
function lostOutcome(history: History, row: Row): Outcome {
  const { agentContact, crossDayOnce } = history.rows.settings(row);
  if (agentContact.noLoss && (history.rows.agentBegan(row) || answersContact(history, row))) return 'exempt';
  if (crossDayOnce && goesOnAfterMidnight(history, row)) return 'crossDay';
  return 'loss';
}

/** IQ-11: the customer's first word after the agent's contact of one of the days before (D28). */
function answersContact(history: History, row: Row): boolean {
  const { rows, placed } = history;
  if (rows.size(row) === 0 || !placed.isCustomers(rows.message(row, 0))) return false;
  const [day, customer, agent] = [rows.day(row), rows.customer(row), rows.agent(row)];
  for (let back = 1; back <= rows.settings(row).agentContact.replyDays; back += 1) {
    const before = history.rowsOn(day - back).with(customer, agent);
    if (before === undefined) continue;
    if (rows.messages(before).some((message) => placed.isCustomers(message))) return false;
    if (rows.agentBegan(before)) return true;
  }
  return false;
}

/** IQ-13: messages at the end of the day and at the beginning of the next, in a row that is received there (D29). */
function goesOnAfterMidnight(history: History, row: Row): boolean {
  const { rows, placed } = history;
  const day = rows.day(row);
  const next = history.rowsOn(day + 1).with(rows.customer(row), rows.agent(row));
  if (next === undefined || !rows.isReceived(next)) return false;
  const midnight = history.rules.calendar.startOf(day + 1);
  const window = rows.settings(row).maxWait.minutes * 60_000;
  const spoke = (one: Row, from: number, to: number): boolean =>
    rows.messages(one).some((message) => {
      const at = placed.at(message);
      return (placed.isCustomers(message) || placed.isHuman(message)) && at >= from && at < to;
    });
  return spoke(row, midnight - window, midnight) && spoke(next, midnight, midnight + window);
}

/** The received rows of a day, judged. */
export function inquiriesOn(history: History, day: DayNumber, now: number): readonly Inquiry[] {
  const { from, to } = history.rowsOn(day);
  const found: Inquiry[] = [];
  for (let row = from; row < to; row += 1)
    if (history.rows.isReceived(row)) found.push(inquiryOf(history, row, now));
  return found;
}
