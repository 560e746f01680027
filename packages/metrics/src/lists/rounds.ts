import type { DayNumber } from '../calendar.ts';
import { noRow, type Round, type Rounds } from '../chat/rounds.ts';
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
import type { DaySettings } from '../shopRules.ts';

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

/** By whose replies a round is one: by people's alone (RS-02), by what the profile counts (RS-01). One bit each. */
export const byPeople = 1;
export const byProfile = 2;

/** The rounds whose questions were asked on a day, and what became of them. */
export class DayRounds {
  readonly #history: History;
  readonly #rounds: Rounds;
  readonly #day: DayNumber;
  readonly #now: number;
  readonly #begin: number;
  readonly #end: number;
  readonly #settings: DaySettings;
  /** In whole seconds: longer gaps are no response times. */
  readonly #limit: number;
  /**
   * What was asked on the day waits no more: the next day is over. Sessions of other systems' files never end, and a day
   * must become final all the same; an answer that comes even later is a late fact.
   */
  readonly #isGivenUp: boolean;

  constructor(history: History, day: DayNumber, now: number) {
    const { rules, rounds } = history;
    this.#history = history;
    this.#rounds = rounds;
    this.#day = day;
    this.#now = now;
    this.#begin = rules.calendar.startOf(day);
    this.#end = rules.calendar.startOf(day + 1);
    this.#settings = rules.settingsOn(day);
    const { maxWait } = this.#settings;
    this.#limit = maxWait.on ? maxWait.minutes * 60 : Infinity;
    this.#isGivenUp = now >= rules.calendar.startOf(day + 2);
  }

  /**
   * Nearly all rounds are the same on both clocks and by all replies: these are visited once.
   * @param wanted one of the two bits, or both
   * @param all sessions of the day, or some
   */
  visit(
    wanted: number,
    visit: (clocks: Clocks, round: Round, by: number) => void,
    all: readonly Session[] = this.#history.conversations.on(this.#day),
  ): void {
    const { sessions, rules } = this.#history;
    for (const session of all) {
      // FL-03: no filter, since figures that know no filters have none of it either.
      if (rules.isVendor(sessions.customerId(session), this.#day)) continue;
      const isSame =
        sessions.hasSameRounds(session, humanShop, countedShop) &&
        sessions.hasSameRounds(session, humanAgent, countedAgent);
      if (isSame) {
        this.#visitClocks(session, humanShop, humanAgent, wanted, visit);
        continue;
      }
      if (wanted & byPeople) this.#visitClocks(session, humanShop, humanAgent, byPeople, visit);
      if (wanted & byProfile) this.#visitClocks(session, countedShop, countedAgent, byProfile, visit);
    }
  }

  /** What became of a round by the profile; undefined: it is in no row that is received. */
  response(clocks: Clocks, round: Round): ResponseEntry['state'] | undefined {
    const { rules, rows, sessions } = this.#history;
    const rounds = this.#rounds;
    const agent = rounds.agent(round);
    if (agent === noName || sessions.isLeave(rounds.session(round))) return undefined;
    // Rounds know their rows once these are made.
    this.#history.rowsOn(this.#day);
    const noted = clocks === 'shop' ? noRow : rounds.row(round);
    const row = noted === noRow ? this.#history.rowOf(rounds.byAgent(round)) : noted;
    if (row === undefined || !rows.isReceived(row)) return undefined;
    // A round is of its question's day, also where the row is of the reply's (D3, D15).
    if (rows.day(row) !== this.#day && !rules.accountOf(agent, this.#day)) return undefined;
    const wait = rounds.wait(round);
    if (wait !== undefined) return wait < this.#limit ? 'answered' : 'abandoned';
    const isOver = rounds.isClosed(round) || this.#waited(round) >= this.#limit || this.#isGivenUp;
    return isOver ? 'unanswered' : 'waiting';
  }

  /** What became of a round by people's replies; undefined: its agent is not counted. */
  human(round: Round): HumanRoundEntry['state'] | undefined {
    const rounds = this.#rounds;
    const agent = rounds.agent(round);
    if (agent !== noName && !this.#history.rules.accountOf(agent, this.#day)) return undefined;
    if (rounds.wait(round) !== undefined) return 'answered';
    return rounds.isClosed(round) || this.#isGivenUp ? 'unanswered' : 'waiting';
  }

  /** RS-14: of a round of an agent who is counted. */
  inTime(round: Round): HumanRoundEntry['inTime'] {
    const rounds = this.#rounds;
    const time = this.#history.rules.calendar.clockOf(rounds.since(round));
    if (time < this.#settings.assessedFrom || time >= this.#settings.assessedTo) return undefined;
    const wait = rounds.wait(round);
    if (wait !== undefined) return wait <= roundLimit ? 'yes' : 'no';
    return rounds.isClosed(round) || this.#waited(round) > roundLimit ? 'no' : 'waiting';
  }

  /** In whole seconds, without an answer. */
  #waited(round: Round): number {
    return Math.floor((this.#now - this.#rounds.since(round)) / 1000);
  }

  #visitClocks(
    session: Session,
    shop: Reading,
    agent: Reading,
    by: number,
    visit: (clocks: Clocks, round: Round, by: number) => void,
  ): void {
    const isSame = this.#history.sessions.hasSameRounds(session, shop, agent);
    this.#visitAll(isSame ? 'both' : 'shop', session, shop, by, visit);
    if (!isSame) this.#visitAll('agent', session, agent, by, visit);
  }

  #visitAll(
    clocks: Clocks,
    session: Session,
    reading: Reading,
    by: number,
    visit: (clocks: Clocks, round: Round, by: number) => void,
  ): void {
    const { sessions } = this.#history;
    const to = sessions.roundsTo(session, reading);
    for (let round = sessions.roundsFrom(session, reading); round < to; round += 1) {
      const since = this.#rounds.since(round);
      if (since >= this.#begin && since < this.#end) visit(clocks, round, by);
    }
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
