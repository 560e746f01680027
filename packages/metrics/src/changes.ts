import type { DayNumber } from './calendar.ts';
import { countedAgent, humanAgent, type Reading, type Session } from './chat/sessions.ts';
import { isChatFact, type Fact } from './fact.ts';
import type { RatingFact } from './facts/people.ts';
import type { OrderFact, RefundFact } from './facts/trade.ts';
import type { History } from './history.ts';
import type { Change, Order } from './trade/orders.ts';

/** Facts that say what was in force: all of it is to be worked out anew. */
const rulesOfTheShop: ReadonlySet<Fact['type']> = new Set(['settings', 'agent', 'customer']);

export const changesRules = (fact: Fact): boolean => rulesOfTheShop.has(fact.type);

/** A repeat may come 7 days later (SY-08), and a reply to a contact 30 (IQ-11). */
const daysBefore = 8;
const daysAfter = 31;
/** The longest after-sale time (IQ-04), and the day that its last hours lie on. */
const aftersaleDays = 91;

/**
 * Brings a history up to date with facts that are new to its book, none of which changes its rules.
 * @returns the days whose figures may be others now: rather too many than one too few
 */
export function learn(history: History, facts: readonly Fact[]): ReadonlySet<DayNumber> {
  const dirty = new Set<DayNumber>();
  const conversations = new Set(facts.filter(isChatFact).map(({ conversationId }) => conversationId));
  for (const conversationId of learnIdentities(history, facts, dirty)) conversations.add(conversationId);
  learnChats(history, conversations, dirty);
  for (const change of tradeChanges(history, facts)) {
    for (const day of change.days) dirty.add(day);
    for (const order of change.orders) dirtyByOrder(history, order, dirty);
  }
  learnRatings(history, facts, conversations, dirty);
  for (const fact of facts)
    if (fact.type === 'visit' || fact.type === 'recommendation') {
      history.forgetVisits();
      dirty.add(history.rules.calendar.numberOf(fact.at));
    }
  return dirty;
}

/** Chats, visits and recommendations of who turned out to be known. @returns conversations that are to be read anew */
export function learnIdentities(
  history: History,
  facts: readonly Fact[],
  dirty: Set<DayNumber>,
): readonly string[] {
  const { identities, conversations, book, rules } = history;
  const told = facts.filter((fact) => fact.type === 'identity');
  if (told.length === 0) return [];
  const changed = new Set(told.map(({ customerId }) => customerId));
  const concerned = [...changed].flatMap((customerId) => conversations.idsOf(identities.of(customerId)));
  for (const fact of told)
    if (book.get('identity', fact.id) === fact) identities.tell(fact);
    else identities.forget(fact);
  history.forgetVisits();
  for (const type of ['visit', 'recommendation'] as const)
    for (const { customerId, at } of book.all(type))
      if (changed.has(customerId)) dirty.add(rules.calendar.numberOf(at));
  return concerned;
}

function learnChats(history: History, conversationIds: ReadonlySet<string>, dirty: Set<DayNumber>): void {
  const touched = new Set<DayNumber>();
  const customers = new Map<string, { earliest: DayNumber; latest: DayNumber }>();
  for (const id of conversationIds) {
    const before = history.conversations.ofConversation(id).map((one) => history.sessions.customerId(one));
    const days = history.conversations.read(id);
    for (const day of days) touched.add(day);
    const after = history.conversations.ofConversation(id).map((one) => history.sessions.customerId(one));
    for (const customerId of new Set([...before, ...after])) {
      const { earliest, latest } = customers.get(customerId) ?? { earliest: Infinity, latest: -Infinity };
      // Not `first` and `last`, as stretches of reports: an object with such names and Infinity in it makes V8 take days for
      // fractions there too, and compile all that counts days anew.
      customers.set(customerId, { earliest: Math.min(earliest, ...days), latest: Math.max(latest, ...days) });
    }
  }
  for (const order of history.forgetRows(touched)) dirtyByOrder(history, order, dirty);
  for (const [customerId, { earliest, latest }] of customers)
    for (const day of history.conversations.daysOf(customerId))
      if (day >= earliest - daysBefore && day <= latest + daysAfter) dirty.add(day);
  for (const day of touched) {
    // Other customers' rows of the day may be filtered now, or not any more (FL-05): the day before looks at them.
    dirty.add(day).add(day - 1);
    for (const session of history.conversations.on(day)) {
      dirtyByReplies(history, day, session, humanAgent, dirty);
      if (!history.sessions.hasSameRounds(session, countedAgent, humanAgent))
        dirtyByReplies(history, day, session, countedAgent, dirty);
    }
  }
}

/** The days of the questions that were answered on a day. */
function dirtyByReplies(
  { rules, placed, rounds, sessions }: History,
  day: DayNumber,
  session: Session,
  reading: Reading,
  dirty: Set<DayNumber>,
): void {
  const { numberOf } = rules.calendar;
  const to = sessions.roundsTo(session, reading);
  for (let round = sessions.roundsFrom(session, reading); round < to; round += 1) {
    const reply = rounds.reply(round);
    if (reply !== undefined && numberOf(placed.at(reply)) === day) dirty.add(numberOf(rounds.since(round)));
  }
}

function tradeChanges({ orders, book }: History, facts: readonly Fact[]): readonly Change[] {
  return facts.flatMap((fact): Change[] => {
    if (fact.type === 'order') return isCurrent(book, fact) ? [orders.tellOrder(fact)] : [];
    if (fact.type !== 'refund') return [];
    return [isCurrent(book, fact) ? orders.tellRefund(fact) : orders.forgetRefund(fact)];
  });
}

const isCurrent = (book: History['book'], fact: OrderFact | RefundFact | RatingFact): boolean =>
  book.get(fact.type, fact.id) === fact;

/** Days that an order has a part in: its own, its customer's chats before and after it, its refunds. */
function dirtyByOrder(history: History, order: Order, dirty: Set<DayNumber>): void {
  const { numberOf } = history.rules.calendar;
  const { placedOn, paidOn } = order;
  dirty.add(placedOn - 1).add(placedOn);
  if (paidOn !== undefined) dirty.add(paidOn);
  for (const day of history.orders.refundDays(order.id)) dirty.add(day);
  const last = paidOn === undefined ? numberOf(order.closesAt) : paidOn + aftersaleDays;
  const first = Math.min(placedOn, paidOn ?? placedOn) - 1;
  for (const day of history.conversations.daysOf(order.customerId))
    if (day >= first && day <= last) dirty.add(day);
}

/** A session that is told anew may have another last rating (QS-03). */
function learnRatings(
  { ratings, book }: History,
  facts: readonly Fact[],
  conversationIds: ReadonlySet<string>,
  dirty: Set<DayNumber>,
): void {
  const touched = new Set(conversationIds);
  for (const fact of facts) {
    if (fact.type !== 'rating') continue;
    if (isCurrent(book, fact)) ratings.tell(fact);
    else ratings.forget(fact);
    touched.add(fact.conversationId);
  }
  for (const conversationId of touched) for (const day of ratings.read(conversationId)) dirty.add(day);
}
