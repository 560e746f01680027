import { noName } from '../names.ts';
import { doubled } from '../room.ts';
import { Stretches } from '../stretches.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Session } from './sessions.ts';

/**
 * A question and its answer, on the clock of the shop (from the first question to whoever answers, D16) or on that of an
 * agent, which differs after a transfer or a delivery (RS-18, D18). A number, by which `Rounds` tells of it: a shop's year has
 * some hundred thousands of them on either clock.
 */
export type Round = number;

/** Of a session, by one basis; half open. Where no clock differs from the other, both have the same ones. */
export interface SessionRounds {
  readonly shop: RoundRange;
  readonly agent: RoundRange;
}

export interface RoundRange {
  readonly from: Round;
  readonly to: Round;
}

/** No reply, no wait, no round on the agent's clock. */
export const none = -1;
/** A round that counts in no row. */
export const noRow = -1;
const room = 1024;

/** The rounds of a session on one clock while it is read, in columns that the next session uses again. */
export class RoundsDraft {
  /** How many there are. */
  size = 0;
  /** Who answered it, or had it last, and the group, by their numbers among names; `noName` while nobody has had it. */
  readonly agent: number[] = [];
  readonly group: number[] = [];
  readonly since: number[] = [];
  /** A message; `none`: not answered. */
  readonly reply: number[] = [];
  /** Unanswered, and closed: passed on, or the session is over. Otherwise it still waits. */
  readonly closed: boolean[] = [];
  /** On the shop's clock: its place among those on the agent's, from 0; `none` if no agent has had it. */
  readonly byAgent: number[] = [];

  add(agent: number, group: number, since: number, reply: number, closed: boolean, byAgent: number): void {
    const { size } = this;
    this.agent[size] = agent;
    this.group[size] = group;
    this.since[size] = since;
    this.reply[size] = reply;
    this.closed[size] = closed;
    this.byAgent[size] = byAgent;
    this.size = size + 1;
  }

  /** Whether these are the same on the other clock. */
  isLike(other: RoundsDraft): boolean {
    if (this.size !== other.size) return false;
    for (let place = 0; place < this.size; place += 1)
      if (
        this.agent[place] !== other.agent[place] ||
        this.group[place] !== other.group[place] ||
        this.since[place] !== other.since[place] ||
        this.reply[place] !== other.reply[place] ||
        this.closed[place] !== other.closed[place]
      )
        return false;
    return true;
  }
}

/** The rounds of all sessions, in columns. */
export class Rounds {
  readonly #placed: PlacedMessages;
  readonly #stretches = new Stretches();
  #session = new Int32Array(room);
  #number = new Int32Array(room);
  #agent = new Int32Array(room);
  #group = new Int32Array(room);
  #since = new Float64Array(room);
  #reply = new Int32Array(room);
  #wait = new Float64Array(room);
  #closed = new Uint8Array(room);
  #byAgent = new Int32Array(room);
  #row = new Int32Array(room);

  constructor(placed: PlacedMessages) {
    this.#placed = placed;
  }

  /** Takes the rounds of a session in. */
  keep(session: Session, shop: RoundsDraft, agent: RoundsDraft): SessionRounds {
    const ofAgent = this.#keepAll(session, agent, 0);
    return {
      shop: shop.isLike(agent) ? ofAgent : this.#keepAll(session, shop, ofAgent.from),
      agent: ofAgent,
    };
  }

  /** Those of a session on one clock are no more. */
  forget(from: Round, to: Round): void {
    this.#stretches.giveBack(from, to - from);
  }

  /** Its place among the rounds of its clock in the session, from 1. */
  number(round: Round): number {
    return this.#number[round] ?? 0;
  }

  session(round: Round): Session {
    return this.#session[round] ?? 0;
  }

  agent(round: Round): number {
    return this.#agent[round] ?? noName;
  }

  agentId(round: Round): string | undefined {
    return this.#placed.told.names.nameOf(this.agent(round));
  }

  group(round: Round): number {
    return this.#group[round] ?? noName;
  }

  groupId(round: Round): string | undefined {
    return this.#placed.told.names.nameOf(this.group(round));
  }

  since(round: Round): number {
    return this.#since[round] ?? 0;
  }

  /** Undefined: not answered. */
  reply(round: Round): Message | undefined {
    const reply = this.#reply[round] ?? none;
    return reply === none ? undefined : reply;
  }

  /** Until the reply, in whole seconds, floored (CF-11). What a faulty clock set before its question waited 0 s. */
  wait(round: Round): number | undefined {
    const wait = this.#wait[round] ?? none;
    return wait === none ? undefined : wait;
  }

  isClosed(round: Round): boolean {
    return this.#closed[round] === 1;
  }

  /** The same on the agent's clock; itself if it is on that. */
  byAgent(round: Round): Round {
    return this.#byAgent[round] ?? round;
  }

  /** Its row, one of the day on which it began; `noRow` if it counts in none. Noted when the rows of that day are read. */
  row(round: Round): number {
    return this.#row[round] ?? noRow;
  }

  noteRow(round: Round, row: number): void {
    this.#row[round] = row;
  }

  #keepAll(session: Session, draft: RoundsDraft, firstOfAgent: Round): RoundRange {
    const { size } = draft;
    const from = this.#stretches.take(size);
    while (this.#since.length < this.#stretches.end) this.#grow();
    for (let place = 0; place < size; place += 1) {
      const round = from + place;
      const [since = 0, reply = none, byAgent = none] = [
        draft.since[place],
        draft.reply[place],
        draft.byAgent[place],
      ];
      this.#session[round] = session;
      this.#number[round] = place + 1;
      this.#agent[round] = draft.agent[place] ?? noName;
      this.#group[round] = draft.group[place] ?? noName;
      this.#since[round] = since;
      this.#reply[round] = reply;
      this.#wait[round] =
        reply === none ? none : Math.max(0, Math.floor((this.#placed.at(reply) - since) / 1000));
      this.#closed[round] = draft.closed[place] ? 1 : 0;
      this.#row[round] = noRow;
      this.#byAgent[round] = byAgent === none ? round : firstOfAgent + byAgent;
    }
    return { from, to: from + size };
  }

  #grow(): void {
    const larger = 2 * this.#since.length;
    this.#session = doubled(this.#session, new Int32Array(larger));
    this.#number = doubled(this.#number, new Int32Array(larger));
    this.#agent = doubled(this.#agent, new Int32Array(larger));
    this.#group = doubled(this.#group, new Int32Array(larger));
    this.#since = doubled(this.#since, new Float64Array(larger));
    this.#reply = doubled(this.#reply, new Int32Array(larger));
    this.#wait = doubled(this.#wait, new Float64Array(larger));
    this.#closed = doubled(this.#closed, new Uint8Array(larger));
    this.#row = doubled(this.#row, new Int32Array(larger));
    this.#byAgent = doubled(this.#byAgent, new Int32Array(larger));
  }
}
