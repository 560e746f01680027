import { customerOf } from './chat/sessionFold.ts';
import { calendarIn } from './calendar.ts';
import type { Fact } from './fact.ts';
import { besides, isMessage, type Entry, type FactBook } from './factBook.ts';
import { Identities } from './identities.ts';
import { sender } from './messages.ts';
import { noName } from './names.ts';
import { inForce, ShopRules, type ShopInfo } from './shopRules.ts';

/** What was odd about the facts. Nothing is dropped in silence: each code says what became of them. */
export const problemCodes = {
  DUPLICATE_ID:
    'Two facts of one type have the same id and different content; the smaller one by its JSON counts.',
  REVISION_CLASH:
    'Two tellings of one record have the same revision and different content; the smaller JSON counts.',
  AGENT_NOT_LISTED: 'No fact names this agent; it is counted as pre-sale from the beginning.',
  AGENT_NOT_COUNTED:
    'An agent wrote on days on which it is not counted (frozen, or not added yet); its work of these days is in no figure.',
  REPLY_BEFORE_SESSION: 'An agent wrote before the session began; the session begins with what it wrote.',
  MESSAGE_AFTER_END:
    'Somebody wrote after the session had ended; an agent’s message begins a session of its own, a customer’s alone is in no figure.',
  NO_RECIPIENT: 'A customer’s message names no agent, and no session says who had it; it is in no figure.',
  CLOCK_AGAINST_SEQUENCE:
    'The moments of a conversation’s facts say another order than their `seq`; the moments count.',
  SETTINGS_TOO_LATE: 'Settings were to begin on a day that was over; they begin with the day of the change.',
  PAID_BEFORE_PLACED: 'An order was paid before it was placed; both moments are taken as told.',
  FOREIGN_CURRENCY: 'An order is not in the currency of the shop; it is in no figure.',
  REFUND_WITHOUT_ORDER:
    'A refund names an order that nobody told of; it is nobody’s, in the shop’s figures alone.',
  REFUND_TOO_LARGE:
    'The refunds of an order that were not withdrawn are more than was paid for it; all are taken as told.',
  COMPLETED_BEFORE_APPLIED:
    'A refund was completed before it was applied for; both moments are taken as told.',
  WITHDRAWN_AFTER_COMPLETION:
    'A refund was withdrawn after it had been completed; it is in no figure from its withdrawal on.',
  RATING_WITHOUT_CONVERSATION:
    'A rating names a conversation that nobody told of; it counts for the agent it names, else for the shop alone.',
  IDENTITY_CLASH: 'One customer turned out to be two known ones; the earlier telling counts.',
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
  const note: Note = (code, fact, id) => void found.push({ code, fact, id });
  for (const { fact, tooLate } of inForce([...book.all('settings')], Infinity, calendarIn(shop.timeZone)))
    if (tooLate) note('SETTINGS_TOO_LATE', 'settings', fact.id);
  const rules = new ShopRules(shop, book, Infinity);
  const unlisted = new Set<string>();
  const uncounted = new Set<string>();
  const { messages } = book;
  for (let place = 0; place < messages.size; place += 1) {
    if (messages.from(place) !== sender.agent) continue;
    const authorId = messages.authorId(place);
    if (!rules.isListed(authorId)) unlisted.add(authorId);
    else if (
      !uncounted.has(authorId) &&
      !rules.accountOn(authorId, rules.calendar.numberOf(messages.at(place)))
    )
      uncounted.add(authorId);
  }
  for (const agentId of unlisted) note('AGENT_NOT_LISTED', 'message', agentId);
  for (const agentId of uncounted) note('AGENT_NOT_COUNTED', 'message', agentId);
  for (const [conversation, conversationId] of book.conversationIds.entries()) {
    const facts = book.chat(conversation);
    if (customerOf(facts, book) === noName) note('NO_CUSTOMER', 'message', conversationId);
    for (const code of odditiesOf(book, facts)) note(code, 'message', conversationId);
  }
  noteTrade(shop, book, note);
  const conversations = new Set(book.conversationIds);
  for (const { id, conversationId } of book.all('rating'))
    if (!conversations.has(conversationId)) note('RATING_WITHOUT_CONVERSATION', 'rating', id);
  const identities = new Identities(book, Infinity);
  for (const { id, customerId, knownId } of book.all('identity'))
    if (identities.of(customerId) !== knownId) note('IDENTITY_CLASH', 'identity', id);
  return found;
}

type Note = (code: ProblemCode, fact: Fact['type'], id: string) => void;

/** What is odd about orders and their refunds. */
function noteTrade(shop: ShopInfo, book: FactBook, note: Note): void {
  /** What of each order is not refunded. */
  const left = new Map<string, number>();
  for (const { id, at, paidAt, currency, amount } of book.all('order')) {
    left.set(id, amount);
    if (paidAt !== undefined && paidAt < at) note('PAID_BEFORE_PLACED', 'order', id);
    if (currency !== shop.currency) note('FOREIGN_CURRENCY', 'order', id);
  }
  for (const { id, at, orderId, amount, completedAt, withdrawnAt } of book.all('refund')) {
    const before = left.get(orderId);
    if (before === undefined) note('REFUND_WITHOUT_ORDER', 'refund', id);
    else if (withdrawnAt === undefined) {
      left.set(orderId, before - amount);
      if (before >= 0 && amount > before) note('REFUND_TOO_LARGE', 'order', orderId);
    }
    if (completedAt !== undefined && completedAt < at) note('COMPLETED_BEFORE_APPLIED', 'refund', id);
    if (completedAt !== undefined && withdrawnAt !== undefined)
      note('WITHDRAWN_AFTER_COMPLETION', 'refund', id);
  }
}

/** What is odd about the order of a conversation's facts. */
function odditiesOf(book: FactBook, facts: readonly Entry[]): ReadonlySet<ProblemCode> {
  const { messages, chatFacts } = book;
  const found = new Set<ProblemCode>();
  let stage: 'before' | 'running' | 'after' = 'before';
  /** Whether a customer wrote to somebody is told by sessions, or by the messages themselves. */
  let [hasEntry, toNobody] = [false, false];
  let replied = false;
  let lastSeq = -Infinity;
  for (const fact of facts) {
    const seq = isMessage(fact) ? messages.placed(fact).seq : chatFacts.seq(besides(fact));
    if (seq !== undefined && seq < lastSeq) found.add('CLOCK_AGAINST_SEQUENCE');
    lastSeq = seq ?? lastSeq;
    const type = isMessage(fact) ? 'message' : chatFacts.type(besides(fact));
    if (type === 'message') {
      const from = messages.from(fact);
      toNobody ||= from === sender.customer && messages.agent(fact) === noName;
      if (stage === 'after') found.add('MESSAGE_AFTER_END');
      replied ||= stage === 'before' && from === sender.agent;
    } else if (type === 'entry.opened') hasEntry = true;
    else if (type === 'session.ended') stage = 'after';
    else {
      if (replied && stage === 'before') found.add('REPLY_BEFORE_SESSION');
      stage = 'running';
    }
  }
  if (stage === 'before' && !hasEntry && toNobody) found.add('NO_RECIPIENT');
  return found;
}
