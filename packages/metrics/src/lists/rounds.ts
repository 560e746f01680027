import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import type { Round } from '../chat/sessionRounds.ts';
import type { History } from '../history.ts';

type Clock = 'shop' | 'agent';

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
  visit: (clock: Clock, round: Round, wait: number | undefined, state: ResponseEntry['state']) => void,
): void {
  const { maxWait } = history.rules.settingsOn(day);
  const limit = maxWait.on ? maxWait.minutes * 60 : Infinity;
  // Rounds know their rows once these are made.
  history.rowsOn(day);
  visitRounds(history, day, history.conversations.on(day), 'counted', (clock, round) => {
    const { agentId, session } = round;
    if (session.kind === 'leave' || agentId === undefined) return;
    const byAgent = round.byAgent ?? round;
    const row = byAgent.row ?? history.rowOf(byAgent);
    if (!row?.received) return;
    // A round is of its question's day, also where the row is of the reply's (D3, D15).
    if (row.day !== day && !history.rules.accountOn(agentId, day)) return;
    const wait = round.wait;
    const waited = Math.floor((now - round.since) / 1000);
    const unanswered = round.closed || waited >= limit ? 'unanswered' : 'waiting';
    visit(clock, round, wait, wait === undefined ? unanswered : wait < limit ? 'answered' : 'abandoned');
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
    clock: Clock,
    round: Round,
    wait: number | undefined,
    state: HumanRoundEntry['state'],
    inTime: HumanRoundEntry['inTime'],
  ) => void,
  chats: readonly Chat[] = history.conversations.on(day),
): void {
  const { rules } = history;
  const { assessedFrom, assessedTo } = rules.settingsOn(day);
  visitRounds(history, day, chats, 'human', (clock, round) => {
    const { agentId } = round;
    if (agentId !== undefined && !rules.accountOn(agentId, day)) return;
    const wait = round.wait;
    const time = rules.calendar.clockOf(round.since);
    const isAssessed = time >= assessedFrom && time < assessedTo;
    const open = round.closed ? 'unanswered' : 'waiting';
    const late = round.closed || Math.floor((now - round.since) / 1000) > roundLimit ? 'no' : 'waiting';
    const inTime = wait === undefined ? late : wait <= roundLimit ? 'yes' : 'no';
    visit(clock, round, wait, wait === undefined ? open : 'answered', isAssessed ? inTime : undefined);
  });
}

function visitRounds(
  history: History,
  day: DayNumber,
  chats: readonly Chat[],
  basis: 'human' | 'counted',
  visit: (clock: Clock, round: Round) => void,
): void {
  const { calendar } = history.rules;
  const from = calendar.startOf(day);
  const to = calendar.startOf(day + 1);
  for (const chat of chats) {
    const { shop, agent } = chat[basis];
    for (const round of shop) if (round.since >= from && round.since < to) visit('shop', round);
    for (const round of agent) if (round.since >= from && round.since < to) visit('agent', round);
  }
}

/** A round as lists show it. */
export function roundEntry(clock: Clock, round: Round, wait: number | undefined): RoundEntry {
  const { session, agentId, groupId, number, since, reply } = round;
  const { id: sessionId, conversationId, customerId } = session;
  const about = { clock, sessionId, conversationId, customerId, agentId, groupId, number, since };
  return { ...about, repliedAt: reply === undefined ? undefined : session.placed.at(reply), wait };
}
