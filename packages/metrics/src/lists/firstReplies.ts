import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import { waitOf, type AgentRound, type Round } from '../chat/sessionRounds.ts';
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
const firstReplyLimit = 30;

/**
 * Every assessed session that began on a day, with what continues it (RS-11), once for the shop and once for each agent,
 * group and team who had a round in it (D20).
 */
export function visitFirstReplies(
  history: History,
  day: DayNumber,
  now: number,
  visit: (entry: FirstReplyEntry) => void,
): void {
  const { rules } = history;
  const { assessedFrom, assessedTo } = rules.settingsOn(day);
  for (const chat of history.conversations.on(day)) {
    const { session } = chat;
    if (session.kind !== 'online' || rules.calendar.numberOf(session.openedAt) !== day) continue;
    const clock = rules.calendar.clockOf(session.openedAt);
    if (clock < assessedFrom || clock >= assessedTo || !isCounted(history, chat)) continue;
    const sessions = continued(history, chat);
    if (!sessions) continue;
    const entry = (subject: FirstReplyEntry['subject'], subjectId: string | undefined, round: Round) => {
      const wait = waitOf(round);
      const waits = !round.closed && Math.floor((now - round.since) / 1000) <= firstReplyLimit;
      const inTime = wait === undefined ? (waits ? 'waiting' : 'no') : wait <= firstReplyLimit ? 'yes' : 'no';
      const { id: sessionId, conversationId, customerId, openedAt } = session;
      const { since, agentId } = round;
      const about = { subject, subjectId, sessionId, conversationId, customerId, agentId, openedAt, since };
      visit({ ...about, repliedAt: round.reply?.at, wait, inTime });
    };
    const [first] = sessions.flatMap(({ human }) => human.shop);
    if (first) entry('shop', undefined, first);
    for (const [key, round] of firstOfEach(history, sessions)) {
      const [subject, id] = split(key);
      entry(subject, id, round);
    }
  }
}

const split = (key: string): [FirstReplyEntry['subject'], string] => {
  const space = key.indexOf(' ');
  const kind = key.slice(0, space);
  return [kind === 'group' ? 'group' : kind === 'team' ? 'team' : 'agent', key.slice(space + 1)];
};

/** The first round of each agent, group and team. */
function firstOfEach(history: History, sessions: readonly Chat[]): Map<string, AgentRound> {
  const firsts = new Map<string, AgentRound>();
  const keep = (kind: string, id: string | undefined, round: AgentRound) => {
    const key = `${kind} ${id ?? ''}`;
    if (id !== undefined && !firsts.has(key)) firsts.set(key, round);
  };
  for (const round of sessions.flatMap(({ human }) => human.agent)) {
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

/** The session and all that continue it; undefined if it continues another one itself. */
function continued(history: History, chat: Chat): readonly Chat[] | undefined {
  const ofCustomer = history.conversations.ofCustomer(chat.session.customerId);
  if (ofCustomer.length < 2) return ofCustomer;
  const all = ofCustomer.filter((other) => other.session.kind === 'online' && isCounted(history, other));
  const before = (next: Chat): Chat | undefined => {
    const { openedAt } = next.session;
    const gap = history.rules.settingsAt(openedAt).resumeMinutes * 60_000;
    return all.findLast(
      ({ session: { closedAt } }, index) =>
        closedAt !== undefined &&
        closedAt <= openedAt &&
        openedAt - closedAt < gap &&
        index < all.indexOf(next),
    );
  };
  if (before(chat)) return undefined;
  const chain = [chat];
  for (const other of all) {
    const former = before(other);
    if (former && chain.includes(former)) chain.push(other);
  }
  return chain;
}
