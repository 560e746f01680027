import type { Chat } from '../chat/conversations.ts';
import type { Row } from '../chat/row.ts';
import { findLastStep, findMessage, type Session } from '../chat/session.ts';
import type { History } from '../history.ts';
import type { Inquiry } from '../trade/inquiry.ts';

/** An after-sale row, and when its customer consulted again, if they did (SY-10). */
export interface RepeatEntry {
  readonly row: Row;
  readonly customerId: string;
  /** Who handled it. */
  readonly agentId: string;
  readonly sessionId: string;
  readonly conversationId: string;
  readonly lastAt: number;
  readonly repeat: Repeat | undefined;
  /** Not again yet, and it is still time (SY-08). */
  readonly waiting: boolean;
}

export interface Repeat {
  readonly at: number;
  readonly sessionId: string;
  readonly conversationId: string;
  readonly agentId: string | undefined;
}

/** The after-sale rows among judged ones with the first time that their customers came again (D38). */
export function repeatsIn(
  history: History,
  inquiries: readonly Inquiry[],
  now: number,
): readonly RepeatEntry[] {
  return inquiries
    .filter((inquiry) => inquiry.class === 'aftersale')
    .map(({ row }) => repeatOf(history, row, now));
}

function repeatOf(history: History, row: Row, now: number): RepeatEntry {
  const { customerId, agentId, settings } = row;
  const window = settings.repeatHours * 3_600_000;
  const all = history.conversations.ofCustomer(customerId);
  const own = [...new Set(row.messages.map((message) => row.placed.session(message)))];
  let found: { readonly session: Session; readonly lastAt: number; readonly repeat: Repeat } | undefined;
  for (const session of own) {
    const lastAt = lastOf(session);
    const repeat = firstAgain(all, session, lastAt, lastAt + window);
    if (repeat && (!found || repeat.at < found.repeat.at)) found = { session, lastAt, repeat };
  }
  const last = own.reduce((latest, session) => (lastOf(session) > lastOf(latest) ? session : latest));
  const session = found?.session ?? last;
  const about = { row, customerId, agentId, sessionId: session.id, conversationId: session.conversationId };
  const lastAt = lastOf(session);
  return { ...about, lastAt, repeat: found?.repeat, waiting: !found && now < lastAt + window };
}

function lastOf(session: Session): number {
  const last = findLastStep(session, (step) => typeof step === 'number');
  return last === undefined ? 0 : session.placed.at(last);
}

/** Another session that the customer began to write in, within the window. */
function firstAgain(all: readonly Chat[], before: Session, from: number, to: number): Repeat | undefined {
  let first: Repeat | undefined;
  for (const { session } of all) {
    if (session === before) continue;
    const { placed } = session;
    const asked = findMessage(session, (message) => placed.isCustomers(message));
    const at = asked === undefined ? Infinity : placed.at(asked);
    if (at < from || at >= to || (first && first.at <= at)) continue;
    const agentId = placed.told.names.nameOf(session.owner);
    first = { at, sessionId: session.id, conversationId: session.conversationId, agentId };
  }
  return first;
}
