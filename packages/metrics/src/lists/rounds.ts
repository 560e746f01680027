import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import { noRow, type Round, type RoundRange } from '../chat/rounds.ts';
import type { Session } from '../chat/session.ts';
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
  const { rounds, rules } = history;
  const { maxWait } = rules.settingsOn(day);
  const limit = maxWait.on ? maxWait.minutes * 60 : Infinity;
  // Rounds know their rows once these are made.
  const { rows } = history.rowsOn(day);
  visitRounds(history, day, history.conversations.on(day), 'counted', (clocks, round, { kind }) => {
    const agent = rounds.agent(round);
    if (agent === noName || kind === 'leave') return;
    const place = clocks === 'shop' ? noRow : rounds.row(round);
    const row = place === noRow ? history.rowOf(rounds.byAgent(round)) : rows[place];
    if (!row?.received) return;
    // A round is of its question's day, also where the row is of the reply's (D3, D15).
    if (row.day !== day && !rules.accountOf(agent, day)) return;
    const wait = rounds.wait(round);
    const waited = Math.floor((now - rounds.since(round)) / 1000);
    const unanswered = rounds.isClosed(round) || waited >= limit ? 'unanswered' : 'waiting';
    visit(clocks, round, wait, wait === undefined ? unanswered : wait < limit ? 'answered' : 'abandoned');
  });
}

/**
 * Every round of agents who are counted, whose question was asked on a day, with people's replies.
 * @param chats all of the day, or some
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
  chats: readonly Chat[] = history.conversations.on(day),
): void {
  const { rules, rounds } = history;
  const { assessedFrom, assessedTo } = rules.settingsOn(day);
  visitRounds(history, day, chats, 'human', (clocks, round, session) => {
    const agent = rounds.agent(round);
    if (agent !== noName && !rules.accountOf(agent, day)) return;
    const [wait, since, isClosed] = [rounds.wait(round), rounds.since(round), rounds.isClosed(round)];
    const time = rules.calendar.clockOf(since);
    const isAssessed = time >= assessedFrom && time < assessedTo;
    const open = isClosed ? 'unanswered' : 'waiting';
    const late = isClosed || Math.floor((now - since) / 1000) > roundLimit ? 'no' : 'waiting';
    const inTime = wait === undefined ? late : wait <= roundLimit ? 'yes' : 'no';
    const state = wait === undefined ? open : 'answered';
    visit(clocks, round, wait, state, isAssessed ? inTime : undefined, session);
  });
}

function visitRounds(
  history: History,
  day: DayNumber,
  chats: readonly Chat[],
  basis: 'human' | 'counted',
  visit: (clocks: Clocks, round: Round, session: Session) => void,
): void {
  const { rounds, rules } = history;
  const [begin, end] = [rules.calendar.startOf(day), rules.calendar.startOf(day + 1)];
  const visitAll = (clocks: Clocks, { from, to }: RoundRange, session: Session): void => {
    for (let round = from; round < to; round += 1) {
      const since = rounds.since(round);
      if (since >= begin && since < end) visit(clocks, round, session);
    }
  };
  for (const chat of chats) {
    const { shop, agent } = basis === 'human' ? chat.human : chat.counted;
    visitAll(shop === agent ? 'both' : 'shop', shop, chat.session);
    if (shop !== agent) visitAll('agent', agent, chat.session);
  }
}

/** A round as lists show it. */
export function roundEntry({ rounds, placed }: History, clock: Clock, round: Round): RoundEntry {
  const { id: sessionId, conversationId, customerId } = placed.sessionAt(rounds.session(round));
  const reply = rounds.reply(round);
  return {
    ...{ clock, sessionId, conversationId, customerId },
    agentId: rounds.agentId(round),
    groupId: rounds.groupId(round),
    number: rounds.number(round),
    since: rounds.since(round),
    repliedAt: reply === undefined ? undefined : placed.at(reply),
    wait: rounds.wait(round),
  };
}
