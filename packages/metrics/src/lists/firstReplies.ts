import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import type { AgentRound, Round } from '../chat/sessionRounds.ts';
import type { History } from '../history.ts';
import type { Account } from '../shopRules.ts';

/** RS-10: how soon the first person answered in a session, in the shop or by one agent, group or team. */
export interface FirstReplyEntry {
  readonly subject: 'shop' | 'agent' | 'group' | 'team';
  /** The agent, group or team; undefined for the shop. */
  readonly subjectId: string | undefined;
  readonly sessionId: string;
  readonly conversationId: string;
  readonly customerId: string;
  /** Whose first round it is. */
  readonly agentId: string | undefined;
  readonly openedAt: number;
  readonly since: number;
  readonly repliedAt: number | undefined;
  readonly wait: number | undefined;
  readonly inTime: 'yes' | 'no' | 'waiting';
}

/** RS-10. */
export const firstReplyLimit = 30;

type Visit = (
  subject: FirstReplyEntry['subject'],
  subjectId: string | undefined,
  chat: Chat,
  round: Round,
  inTime: FirstReplyEntry['inTime'],
) => void;

/**
 * Every assessed session that began on a day, with what continues it (RS-11), once for the shop and once for each agent,
 * group and team who had a round in it (D20).
 * @param chats all of the day, or some customers'
 */
export function visitFirstReplies(
  history: History,
  day: DayNumber,
  now: number,
  visit: Visit,
  chats: readonly Chat[] = history.conversations.on(day),
): void {
  const { rules } = history;
  const { assessedFrom, assessedTo } = rules.settingsOn(day);
  for (const chat of chats) {
    const { session } = chat;
    if (session.kind !== 'online' || rules.calendar.numberOf(session.openedAt) !== day) continue;
    const clock = rules.calendar.clockOf(session.openedAt);
    if (clock < assessedFrom || clock >= assessedTo || !isCounted(history, chat)) continue;
    const sessions = continued(history, chat);
    if (!sessions) continue;
    const first = sessions.find(({ human }) => human.shop.length > 0)?.human.shop[0];
    if (first) visit('shop', undefined, chat, first, isInTime(first, now));
    for (const { subject, id, round } of firstOfEach(history, sessions))
      visit(subject, id, chat, round, isInTime(round, now));
  }
}

/** The first replies of a day as lists show them. */
export function firstReplyEntry(
  ...[subject, subjectId, chat, round, inTime]: Parameters<Visit>
): FirstReplyEntry {
  const { id: sessionId, conversationId, customerId, openedAt } = chat.session;
  const { since, agentId, reply, session } = round;
  const repliedAt = reply === undefined ? undefined : session.placed.at(reply);
  const about = { subject, subjectId, sessionId, conversationId, customerId, agentId, openedAt, since };
  return { ...about, repliedAt, wait: round.wait, inTime };
}

function isInTime(round: Round, now: number): FirstReplyEntry['inTime'] {
  const wait = round.wait;
  if (wait !== undefined) return wait <= firstReplyLimit ? 'yes' : 'no';
  const waits = !round.closed && Math.floor((now - round.since) / 1000) <= firstReplyLimit;
  return waits ? 'waiting' : 'no';
}

interface First {
  readonly subject: 'agent' | 'group' | 'team';
  readonly id: string;
  readonly round: AgentRound;
}

/** The first round of each agent, group and team: a handful at most. */
function firstOfEach(history: History, sessions: readonly Chat[]): readonly First[] {
  const firsts: First[] = [];
  const keep = (subject: First['subject'], id: string | undefined, round: AgentRound) => {
    if (id !== undefined && !firsts.some((first) => first.id === id && first.subject === subject))
      firsts.push({ subject, id, round });
  };
  for (const { human } of sessions)
    for (const round of human.agent) {
      const account = accountIn(history, round.agentId, round.since);
      if (!account) continue;
      keep('agent', round.agentId, round);
      keep('group', round.groupId ?? account.groupId, round);
      keep('team', account.teamId, round);
    }
  return firsts;
}

const accountIn = ({ rules }: History, agentId: string, at: number): Account | undefined =>
  rules.accountOn(agentId, rules.calendar.numberOf(at));

/** Sessions of agents who are not counted on the opening day are in no figure (D3). */
export function isCounted(history: History, { session }: Chat): boolean {
  return session.owner === undefined || accountIn(history, session.owner, session.openedAt) !== undefined;
}

/** RS-11: whether the second session continues the first, by the settings of its own day. */
function follows(history: History, { session: next }: Chat, { session: { closedAt } }: Chat): boolean {
  if (closedAt === undefined || closedAt > next.openedAt) return false;
  return next.openedAt - closedAt < history.rules.settingsAt(next.openedAt).resumeMinutes * 60_000;
}

/** The session and all that continue it; undefined if it continues another one itself. */
function continued(history: History, chat: Chat): readonly Chat[] | undefined {
  // Settings allow an hour at most; nearly all sessions stand alone.
  if (!history.conversations.hasNeighbours(chat, 3_600_001)) return [chat];
  const ofCustomer = history.conversations.ofCustomer(chat.session.customerId);
  const all = ofCustomer.filter((other) => other.session.kind === 'online' && isCounted(history, other));
  const before = (next: Chat): Chat | undefined =>
    all.slice(0, all.indexOf(next)).findLast((former) => follows(history, next, former));
  if (before(chat)) return undefined;
  const chain = [chat];
  for (const other of all) {
    const former = before(other);
    if (former && chain.includes(former)) chain.push(other);
  }
  return chain;
}
