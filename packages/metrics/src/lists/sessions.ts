import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import { findMessage, type QueueWait, type Session } from '../chat/session.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';
import { isCounted } from './firstReplies.ts';

/** A session as figures see it: it belongs to its opening day and its owner (D23). */
export interface SessionEntry {
  readonly sessionId: string;
  readonly conversationId: string;
  readonly customerId: string;
  readonly kind: 'online' | 'leave';
  readonly agentId: string | undefined;
  readonly groupId: string | undefined;
  readonly openedAt: number;
  readonly closedAt: number | undefined;
  readonly productId: string | undefined;
  /** Nobody wrote anything (FL-01). */
  readonly empty: boolean;
  /** VM-07: online, an agent had it, and the customer wrote. */
  readonly consultation: boolean;
  readonly waits: readonly QueueWait[];
}

/** Every session that began on a day, of agents who are counted and of nobody. @param chats all of the day, or some */
export function visitSessions(
  history: History,
  day: DayNumber,
  visit: (session: Session, empty: boolean, consultation: boolean) => void,
  chats: readonly Chat[] = history.conversations.on(day),
): void {
  const { numberOf } = history.rules.calendar;
  for (const chat of chats) {
    const { session } = chat;
    if (numberOf(session.openedAt) !== day || !isCounted(history, chat)) continue;
    const empty = findMessage(session, () => true) === undefined;
    visit(session, empty, session.kind === 'online' && isAsked(session));
  }
}

/** The customer wrote to an agent. */
const isAsked = (session: Session): boolean => {
  const { placed } = session;
  return findMessage(session, (one) => placed.isCustomers(one) && placed.agent(one) !== noName) !== undefined;
};

/** The sessions of a day as lists show them. */
export function sessionsOn(history: History, day: DayNumber): readonly SessionEntry[] {
  const found: SessionEntry[] = [];
  const nameOf = (number: number): string | undefined => history.placed.told.names.nameOf(number);
  visitSessions(history, day, (session, empty, consultation) => {
    const { id: sessionId, conversationId, customerId, kind, openedAt, closedAt, waits } = session;
    const [agentId, groupId, productId] = [session.owner, session.group, session.product].map(nameOf);
    const whose = { sessionId, conversationId, customerId, kind, agentId, groupId };
    found.push({ ...whose, openedAt, closedAt, productId, empty, consultation, waits });
  });
  return found;
}
