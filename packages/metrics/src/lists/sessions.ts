import type { DayNumber } from '../calendar.ts';
import { isCustomers } from '../chat/messageRules.ts';
import { messagesOf, type QueueWait, type Session } from '../chat/session.ts';
import type { History } from '../history.ts';
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

/** Every session that began on a day, of agents who are counted and of nobody. */
export function sessionsOn(history: History, day: DayNumber): readonly SessionEntry[] {
  const { numberOf } = history.rules.calendar;
  return history.conversations
    .on(day)
    .filter((chat) => numberOf(chat.session.openedAt) === day && isCounted(history, chat))
    .map(({ session }) => entryOf(session));
}

function entryOf(session: Session): SessionEntry {
  const { id: sessionId, conversationId, customerId, kind, owner: agentId, groupId } = session;
  const { openedAt, closedAt, productId, waits } = session;
  const messages = messagesOf(session);
  const wrote = messages.some((message) => isCustomers(message) && message.agentId !== undefined);
  const about = {
    sessionId,
    conversationId,
    customerId,
    kind,
    agentId,
    groupId,
    openedAt,
    closedAt,
    productId,
  };
  return { ...about, waits, empty: messages.length === 0, consultation: kind === 'online' && wrote };
}
