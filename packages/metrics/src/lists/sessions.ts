import type { DayNumber } from '../calendar.ts';
import type { PlacedMessages } from '../chat/placedMessages.ts';
import type { QueueWait, Session } from '../chat/sessions.ts';
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

/** Every session that began on a day, of agents who are counted and of nobody. @param all of the day, or some */
export function visitSessions(
  history: History,
  day: DayNumber,
  visit: (session: Session, empty: boolean, consultation: boolean) => void,
  all: readonly Session[] = history.conversations.on(day),
): void {
  const { placed, sessions } = history;
  const { numberOf } = history.rules.calendar;
  for (const session of all) {
    if (numberOf(sessions.openedAt(session)) !== day || !isCounted(history, session)) continue;
    const empty = placed.steps.findMessage(session, () => true) === undefined;
    visit(session, empty, !sessions.isLeave(session) && isAsked(placed, session));
  }
}

/** The customer wrote to an agent. */
const isAsked = (placed: PlacedMessages, session: Session): boolean =>
  placed.steps.findMessage(session, (one) => placed.isCustomers(one) && placed.agent(one) !== noName) !==
  undefined;

/** The sessions of a day as lists show them. */
export function sessionsOn(history: History, day: DayNumber): readonly SessionEntry[] {
  const found: SessionEntry[] = [];
  const { sessions } = history;
  const nameOf = (number: number): string | undefined => history.placed.told.names.nameOf(number);
  visitSessions(history, day, (session, empty, consultation) => {
    found.push({
      sessionId: sessions.id(session),
      conversationId: sessions.conversationId(session),
      customerId: sessions.customerId(session),
      kind: sessions.isLeave(session) ? 'leave' : 'online',
      agentId: nameOf(sessions.owner(session)),
      groupId: nameOf(sessions.group(session)),
      openedAt: sessions.openedAt(session),
      closedAt: sessions.isClosed(session) ? sessions.closedAt(session) : undefined,
      productId: nameOf(sessions.product(session)),
      empty,
      consultation,
      waits: sessions.waits(session),
    });
  });
  return found;
}
