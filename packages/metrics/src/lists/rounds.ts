import type { DayNumber } from '../calendar.ts';
import { noRow, type Round } from '../chat/rounds.ts';
import {
  countedAgent,
  countedShop,
  humanAgent,
  humanShop,
  type Reading,
  type Session,
} from '../chat/sessions.ts';
import type { History } from '../history.ts';
import { noName } from '../names.ts';

type Clock = 'shop' | 'agent';
/** Nearly all rounds are the same on both. */
export type Clocks = Clock | 'both';

/** A round as figures see it, on the shop's clock or on its agent's (RS-18). */
export interface RoundEntry {
  readonly clock: Clock;
  readonly sessionId: string;
  readonly conversationId: string;
  readonly customerId: string;
  /** Who answered; else who had it when it closed. */
  readonly agentId: string | undefined;
  readonly groupId: string | undefined;
  /** Its place in the session, from 1. */
  readonly number: number;
  readonly since: number;
  readonly repliedAt: number | undefined;
  /** Whole seconds (CF-11). */
  readonly wait: number | undefined;
}

/** RS-01, RS-04: what became of a question by the profile's own rules, in rows that are received. */
export interface ResponseEntry extends RoundEntry {
  readonly state: 'answered' | 'abandoned' | 'unanswered' | 'waiting';
}

/** RS-02, RS-14: the same by the platform's rules: people's replies alone, no filter, no limit (D19). */
export interface HumanRoundEntry extends RoundEntry {
  /** In RS-02 (online alone, RS-13). */
  readonly online: boolean;
  readonly state: 'answered' | 'unanswered' | 'waiting';
  /** RS-14: whether the reply came in time; undefined outside the assessed hours. */
  readonly inTime: 'yes' | 'no' | 'waiting' | undefined;
}

/** RS-14. */
const roundLimit = 180;

/** Every counted round whose question was asked on a day, of rows that are received. */
export function visitResponses(
  history: History,
  day: DayNumber,
  now: number,
  visit: (clocks: Clocks, round: Round, wait: number | undefined, state: ResponseEntry['state']) => void,
): void {
  const { rounds, rules, sessions } = history;
  const { maxWait } = rules.settingsOn(day);
  const limit = maxWait.on ? maxWait.minutes * 60 : Infinity;
  const isOver = isGivenUp(history, day, now);
  // Rounds know their rows once these are made.
  const { rows } = history.rowsOn(day);
  visitRounds(history, day, history.conversations.on(day), counted, (clocks, round, session) => {
    const agent = rounds.agent(round);
    if (agent === noName || sessions.isLeave(session)) return;
    const place = clocks === 'shop' ? noRow : rounds.row(round);
    const row = place === noRow ? history.rowOf(rounds.byAgent(round)) : rows[place];
    if (!row?.received) return;
    // A round is of its question's day, also where the row is of the reply's (D3, D15).
    if (row.day !== day && !rules.accountOf(agent, day)) return;
    const wait = rounds.wait(round);
    const waited = Math.floor((now - rounds.since(round)) / 1000);
    const unanswered = rounds.isClosed(round) || waited >= limit || isOver ? 'unanswered' : 'waiting';
    visit(clocks, round, wait, wait === undefined ? unanswered : wait < limit ? 'answered' : 'abandoned');
  });
}

/**
 * Every round of agents who are counted, whose question was asked on a day, with people's replies.
 * @param all sessions of the day, or some
 */
export function visitHumanRounds(
  history: History,
  day: DayNumber,
  now: number,
  visit: (
    clocks: Clocks,
    round: Round,
    wait: number | undefined,
    state: HumanRoundEntry['state'],
    inTime: HumanRoundEntry['inTime'],
    session: Session,
  ) => void,
  all: readonly Session[] = history.conversations.on(day),
): void {
  const { rules, rounds } = history;
  const { assessedFrom, assessedTo } = rules.settingsOn(day);
  const isOver = isGivenUp(history, day, now);
  visitRounds(history, day, all, human, (clocks, round, session) => {
    const agent = rounds.agent(round);
    if (agent !== noName && !rules.accountOf(agent, day)) return;
    const [wait, since, isClosed] = [rounds.wait(round), rounds.since(round), rounds.isClosed(round)];
    const time = rules.calendar.clockOf(since);
    const isAssessed = time >= assessedFrom && time < assessedTo;
    const open = isClosed || isOver ? 'unanswered' : 'waiting';
    const late = isClosed || Math.floor((now - since) / 1000) > roundLimit ? 'no' : 'waiting';
    const inTime = wait === undefined ? late : wait <= roundLimit ? 'yes' : 'no';
    const state = wait === undefined ? open : 'answered';
    visit(clocks, round, wait, state, isAssessed ? inTime : undefined, session);
  });
}

/**
 * Whether what was asked on a day waits no more: the next day is over. Sessions of other systems' files never end, and a day
 * must become final all the same; an answer that comes even later is a late fact.
 */
const isGivenUp = ({ rules }: History, day: DayNumber, now: number): boolean =>
  now >= rules.calendar.startOf(day + 2);

/** By the two clocks. */
interface Readings {
  readonly shop: Reading;
  readonly agent: Reading;
}

const human: Readings = { shop: humanShop, agent: humanAgent };
const counted: Readings = { shop: countedShop, agent: countedAgent };

function visitRounds(
  { rounds, rules, sessions }: History,
  day: DayNumber,
  all: readonly Session[],
  { shop, agent }: Readings,
  visit: (clocks: Clocks, round: Round, session: Session) => void,
): void {
  const [begin, end] = [rules.calendar.startOf(day), rules.calendar.startOf(day + 1)];
  const visitAll = (clocks: Clocks, reading: Reading, session: Session): void => {
    const to = sessions.roundsTo(session, reading);
    for (let round = sessions.roundsFrom(session, reading); round < to; round += 1) {
      const since = rounds.since(round);
      if (since >= begin && since < end) visit(clocks, round, session);
    }
  };
  for (const session of all) {
    // FL-03: no filter, since figures that know no filters have none of it either.
    if (rules.isVendor(sessions.customerId(session), day)) continue;
    const isSame = sessions.hasSameRounds(session, shop, agent);
    visitAll(isSame ? 'both' : 'shop', shop, session);
    if (!isSame) visitAll('agent', agent, session);
  }
}

/** A round as lists show it. */
export function roundEntry({ rounds, placed, sessions }: History, clock: Clock, round: Round): RoundEntry {
  const session = rounds.session(round);
  const reply = rounds.reply(round);
  return {
    clock,
    sessionId: sessions.id(session),
    conversationId: sessions.conversationId(session),
    customerId: sessions.customerId(session),
    agentId: rounds.agentId(round),
    groupId: rounds.groupId(round),
    number: rounds.number(round),
    since: rounds.since(round),
    repliedAt: reply === undefined ? undefined : placed.at(reply),
    wait: rounds.wait(round),
  };
}
