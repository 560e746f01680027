import type { PlacedMessages } from '../chat/placedMessages.ts';
import type { Row } from '../chat/rows.ts';
import type { Session } from '../chat/sessions.ts';
import { isMessage } from '../chat/steps.ts';
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
  const { rows, placed } = history;
  const [customerId, agentId] = [rows.customerId(row), rows.agentId(row)];
  const window = rows.settings(row).repeatHours * 3_600_000;
  const all = history.conversations.ofCustomer(rows.customer(row));
  const own = [...new Set(rows.messages(row).map((message) => placed.session(message)))];
  let found: { readonly session: Session; readonly lastAt: number; readonly repeat: Repeat } | undefined;
  for (const session of own) {
    const lastAt = lastOf(placed, session);
    const repeat = firstAgain(placed, all, session, lastAt, lastAt + window);
    if (repeat && (!found || repeat.at < found.repeat.at)) found = { session, lastAt, repeat };
  }
  const last = own.reduce((latest, session) =>
    lastOf(placed, session) > lastOf(placed, latest) ? session : latest,
  );
  const session = found?.session ?? last;
  const { sessions } = placed;
  const [sessionId, conversationId] = [sessions.id(session), sessions.conversationId(session)];
  const lastAt = lastOf(placed, session);
  const waiting = !found && now < lastAt + window;
  return { row, customerId, agentId, sessionId, conversationId, lastAt, repeat: found?.repeat, waiting };
}

function lastOf({ steps }: PlacedMessages, session: Session): number {
  const last = steps.findLast(session, isMessage);
  return last === undefined ? 0 : steps.moment(last);
}

/** Another session that the customer began to write in, within the window. */
function firstAgain(
  placed: PlacedMessages,
  all: readonly Session[],
  before: Session,
  from: number,
  to: number,
): Repeat | undefined {
  const { sessions, steps } = placed;
  let first: Repeat | undefined;
  for (const session of all) {
    if (session === before) continue;
    const asked = steps.findMessage(session, (message) => placed.isCustomers(message));
    const at = asked === undefined ? Infinity : placed.at(asked);
    if (at < from || at >= to || (first && first.at <= at)) continue;
    const agentId = placed.told.names.nameOf(sessions.owner(session));
    const [sessionId, conversationId] = [sessions.id(session), sessions.conversationId(session)];
    first = { at, sessionId, conversationId, agentId };
  }
  return first;
}
