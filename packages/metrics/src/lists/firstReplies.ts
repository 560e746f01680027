import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import type { Round } from '../chat/rounds.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';

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

/** @param name the subject's by its number among names; `noName` for the shop */
type Visit = (
  subject: FirstReplyEntry['subject'],
  name: number,
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
    const first = sessions.find(({ human }) => human.shop.to > human.shop.from)?.human.shop.from;
    if (first !== undefined) visit('shop', noName, chat, first, isInTime(history, first, now));
    for (const { subject, name, round } of firstOfEach(history, sessions))
      visit(subject, name, chat, round, isInTime(history, round, now));
  }
}

/** The first replies of a day as lists show them. */
export function firstReplyEntry(
  { rounds, placed }: History,
  ...[subject, name, chat, round, inTime]: Parameters<Visit>
): FirstReplyEntry {
  const { id: sessionId, conversationId, customerId, openedAt } = chat.session;
  const [since, agentId, reply] = [rounds.since(round), rounds.agentId(round), rounds.reply(round)];
  const repliedAt = reply === undefined ? undefined : placed.at(reply);
  const subjectId = placed.told.names.nameOf(name);
  const about = { subject, subjectId, sessionId, conversationId, customerId, agentId, openedAt, since };
  return { ...about, repliedAt, wait: rounds.wait(round), inTime };
}

function isInTime({ rounds }: History, round: Round, now: number): FirstReplyEntry['inTime'] {
  const wait = rounds.wait(round);
  if (wait !== undefined) return wait <= firstReplyLimit ? 'yes' : 'no';
  const waits = !rounds.isClosed(round) && Math.floor((now - rounds.since(round)) / 1000) <= firstReplyLimit;
  return waits ? 'waiting' : 'no';
}

interface First {
  readonly subject: 'agent' | 'group' | 'team';
  readonly name: number;
  readonly round: Round;
}

/** The first round of each agent, group and team: a handful at most. */
function firstOfEach({ rules, rounds }: History, sessions: readonly Chat[]): readonly First[] {
  const firsts: First[] = [];
  const keep = (subject: First['subject'], name: number, round: Round) => {
    if (name !== noName && !firsts.some((first) => first.name === name && first.subject === subject))
      firsts.push({ subject, name, round });
  };
  let [lastAgent, lastGroup, lastDay] = [noName, noName, NaN];
  for (const { human } of sessions)
    for (let round = human.agent.from; round < human.agent.to; round += 1) {
      const [agent, group] = [rounds.agent(round), rounds.group(round)];
      if (agent === noName) continue;
      const day = rules.calendar.numberOf(rounds.since(round));
      // Most rounds are of whom the one before is of, and so not the first.
      if (agent === lastAgent && group === lastGroup && day === lastDay) continue;
      [lastAgent, lastGroup, lastDay] = [agent, group, day];
      const account = rules.accountOf(agent, day);
      if (!account) continue;
      keep('agent', agent, round);
      keep('group', group === noName ? account.group : group, round);
      keep('team', account.team, round);
    }
  return firsts;
}

/** Sessions of agents who are not counted on the opening day are in no figure (D3). */
export function isCounted({ rules }: History, { session }: Chat): boolean {
  const { owner, openedAt } = session;
  return owner === noName || rules.accountOf(owner, rules.calendar.numberOf(openedAt)) !== undefined;
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
