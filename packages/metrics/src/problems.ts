import { customerOf } from './chat/sessionFold.ts';
import { calendarIn } from './calendar.ts';
import type { Fact } from './fact.ts';
import type { FactBook } from './factBook.ts';
import { inForce, type ShopInfo } from './shopRules.ts';

/** What was odd about the facts. Nothing is dropped in silence: each code says what became of them. */
export const problemCodes = {
  DUPLICATE_ID:
    'Two facts of one type have the same id and different content; the smaller one by its JSON counts.',
  REVISION_CLASH:
    'Two tellings of one record have the same revision and different content; the smaller JSON counts.',
  AGENT_NOT_LISTED: 'No fact names this agent; it is counted as pre-sale from the beginning.',
  SETTINGS_TOO_LATE: 'Settings were to begin on a day that was over; they begin with the day of the change.',
  PAID_BEFORE_PLACED: 'An order was paid before it was placed; both moments are taken as told.',
  FOREIGN_CURRENCY: 'An order is not in the currency of the shop; it is in no figure.',
  REFUND_WITHOUT_ORDER:
    'A refund names an order that nobody told of; it is nobody’s, in the shop’s figures alone.',
  NO_CUSTOMER: 'A conversation names no customer; it is in no figure about people.',
} as const;
export type ProblemCode = keyof typeof problemCodes;

export interface Problem {
  readonly code: ProblemCode;
  readonly fact: Fact['type'];
  readonly id: string;
}

/** All that is odd about the facts of a book. */
export function problemsOf(shop: ShopInfo, book: FactBook): readonly Problem[] {
  const found: Problem[] = [...book.problems];
  const note = (code: ProblemCode, fact: Fact['type'], id: string) => found.push({ code, fact, id });
  for (const { fact, tooLate } of inForce([...book.all('settings')], Infinity, calendarIn(shop.timeZone)))
    if (tooLate) note('SETTINGS_TOO_LATE', 'settings', fact.id);
  const listed = new Set([...book.all('agent')].map(({ agentId }) => agentId));
  const seen = new Set<string>();
  for (const { from, authorId } of book.messages.all()) {
    if (from !== 'agent' || listed.has(authorId) || seen.has(authorId)) continue;
    seen.add(authorId);
    note('AGENT_NOT_LISTED', 'message', authorId);
  }
  for (const conversationId of book.conversationIds)
    if (customerOf(book.chat(conversationId)) === '') note('NO_CUSTOMER', 'message', conversationId);
  const orders = new Set<string>();
  for (const { id, at, paidAt, currency } of book.all('order')) {
    orders.add(id);
    if (paidAt !== undefined && paidAt < at) note('PAID_BEFORE_PLACED', 'order', id);
    if (currency !== shop.currency) note('FOREIGN_CURRENCY', 'order', id);
  }
  for (const { id, orderId } of book.all('refund'))
    if (!orders.has(orderId)) note('REFUND_WITHOUT_ORDER', 'refund', id);
  return found;
}
