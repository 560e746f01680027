import type { DayNumber } from '../calendar.ts';
import type { Round } from '../chat/rounds.ts';
import { humanAgent, humanShop, type Session } from '../chat/sessions.ts';
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
  session: Session,
  round: Round,
  inTime: FirstReplyEntry['inTime'],
) => void;

/**
 * Every assessed session that began on a day, with what continues it (RS-11), once for the shop and once for each agent,
 * group and team who had a round in it (D20).
 * @param all sessions of the day, or some customers'
 */
export function visitFirstReplies(
  history: History,
  day: DayNumber,
  now: number,
  visit: Visit,
  all: readonly Session[] = history.conversations.on(day),
): void {
  const { rules, sessions, conversations } = history;
  const firsts = new FirstRounds(history, day);
  const { assessedFrom, assessedTo } = rules.settingsOn(day);
  for (const session of all) {
    const openedAt = sessions.openedAt(session);
    if (sessions.isLeave(session) || rules.calendar.numberOf(openedAt) !== day) continue;
    const clock = rules.calendar.clockOf(openedAt);
    if (clock < assessedFrom || clock >= assessedTo || !isCounted(history, session)) continue;
    const chain = conversations.mayHaveNeighbours(session) ? continued(history, session) : undefined;
    if (chain === continuesAnother) continue;
    const first = firstIn(history, session, chain);
    if (first !== undefined) visit('shop', noName, session, first, isInTime(history, first, now));
    firsts.visit(session, chain, (subject, name, round) => {
      visit(subject, name, session, round, isInTime(history, round, now));
    });
  }
}

/** The first replies of a day as lists show them. */
export function firstReplyEntry(
  { rounds, placed, sessions }: History,
  ...[subject, name, session, round, inTime]: Parameters<Visit>
): FirstReplyEntry {
  const [sessionId, conversationId] = [sessions.id(session), sessions.conversationId(session)];
  const [customerId, openedAt] = [sessions.customerId(session), sessions.openedAt(session)];
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

/** The first round of a session, or of what continues it, but those of agents who are not counted that day (D3). */
function firstIn(
  history: History,
  session: Session,
  chain: readonly Session[] | undefined,
): Round | undefined {
  if (!chain) return firstCounted(history, session);
  for (const one of chain) {
    const first = firstCounted(history, one);
    if (first !== undefined) return first;
  }
  return undefined;
}

function firstCounted({ rules, rounds, sessions }: History, session: Session): Round | undefined {
  const to = sessions.roundsTo(session, humanShop);
  for (let round = sessions.roundsFrom(session, humanShop); round < to; round += 1) {
    const agent = rounds.agent(round);
    if (agent === noName || rules.accountOf(agent, rules.calendar.numberOf(rounds.since(round))))
      return round;
  }
  return undefined;
}

type VisitFirst = (subject: 'agent' | 'group' | 'team', name: number, round: Round) => void;

/** The first round of each agent, group and team in a session, and in what continues it: a handful at most. */
class FirstRounds {
  readonly #history: History;
  /** Most rounds are of the day in question, half open. */
  readonly #day: DayNumber;
  readonly #begin: number;
  readonly #end: number;
  /** Who had a round already. */
  readonly #agents: number[] = [];
  readonly #groups: number[] = [];
  readonly #teams: number[] = [];
  #lastAgent = noName;
  #lastGroup = noName;
  #lastDay: DayNumber = NaN;

  constructor(history: History, day: DayNumber) {
    const { startOf } = history.rules.calendar;
    this.#history = history;
    this.#day = day;
    this.#begin = startOf(day);
    this.#end = startOf(day + 1);
  }

  /** @param chain the session and what continues it; undefined: the session alone */
  visit(session: Session, chain: readonly Session[] | undefined, visit: VisitFirst): void {
    this.#agents.length = 0;
    this.#groups.length = 0;
    this.#teams.length = 0;
    this.#lastAgent = noName;
    if (chain) for (const one of chain) this.#visitAll(one, visit);
    else this.#visitAll(session, visit);
  }

  #visitAll(session: Session, visit: VisitFirst): void {
    const { rules, rounds, sessions } = this.#history;
    const to = sessions.roundsTo(session, humanAgent);
    for (let round = sessions.roundsFrom(session, humanAgent); round < to; round += 1) {
      const [agent, group] = [rounds.agent(round), rounds.group(round)];
      if (agent === noName) continue;
      const day = this.#dayOf(rounds.since(round));
      // Most rounds are of whom the one before is of, and so not the first.
      if (agent === this.#lastAgent && group === this.#lastGroup && day === this.#lastDay) continue;
      this.#lastAgent = agent;
      this.#lastGroup = group;
      this.#lastDay = day;
      const account = rules.accountOf(agent, day);
      if (!account) continue;
      if (isNew(this.#agents, agent)) visit('agent', agent, round);
      const served = group === noName ? account.group : group;
      if (isNew(this.#groups, served)) visit('group', served, round);
      if (isNew(this.#teams, account.team)) visit('team', account.team, round);
    }
  }

  #dayOf(at: number): DayNumber {
    return at >= this.#begin && at < this.#end ? this.#day : this.#history.rules.calendar.numberOf(at);
  }
}

/** Takes a name in, if it is one and is not there yet. */
function isNew(names: number[], name: number): boolean {
  if (name === noName || names.includes(name)) return false;
  names.push(name);
  return true;
}

/** Sessions of agents who are not counted on the opening day (D3), and with the vendor's support (FL-03), are in no figure. */
export function isCounted({ rules, sessions }: History, session: Session): boolean {
  const owner = sessions.owner(session);
  const day = rules.calendar.numberOf(sessions.openedAt(session));
  if (rules.isVendor(sessions.customerId(session), day)) return false;
  return owner === noName || rules.accountOf(owner, day) !== undefined;
}

/** RS-11: whether the second session continues the first, by the settings of its own day. */
function follows({ rules, sessions }: History, next: Session, former: Session): boolean {
  const [openedAt, closedAt] = [sessions.openedAt(next), sessions.closedAt(former)];
  if (closedAt > openedAt) return false;
  return openedAt - closedAt < rules.settingsAt(openedAt).resumeMinutes * 60_000;
}

/** The session and all that continue it; `continuesAnother` if it does so itself. */
function continued(history: History, session: Session): readonly Session[] {
  const { conversations, sessions } = history;
  const all = conversations
    .ofCustomer(sessions.customer(session))
    .filter((other) => !sessions.isLeave(other) && isCounted(history, other));
  const before = (next: Session): Session | undefined =>
    all.slice(0, all.indexOf(next)).findLast((former) => follows(history, next, former));
  if (before(session) !== undefined) return continuesAnother;
  const chain = [session];
  for (const other of all) {
    const former = before(other);
    if (former !== undefined && chain.includes(former)) chain.push(other);
  }
  return chain;
}

const continuesAnother: readonly never[] = [];
