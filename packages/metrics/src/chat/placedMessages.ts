import { sender, type Messages } from '../messages.ts';
import { noName } from '../names.ts';
import { doubled } from '../room.ts';
import type { Holding, Release, Session, Step } from './session.ts';
import { Stretches } from '../stretches.ts';

/**
 * A message in its place: when it counts, and whose chat it belongs to. A number, the place of its fact, by which
 * `PlacedMessages` tells of it: a shop's year has a million of them.
 */
export type Message = number;

const carriedBit = 1;

/** The messages of all sessions, in columns. A fact is in one session at most. */
export class PlacedMessages {
  /** Their facts. */
  readonly told: Messages;
  #at: Float64Array;
  /** Names by their numbers. */
  #agent: Int32Array;
  #group: Int32Array;
  /** Places among the sessions. */
  #session: Int32Array;
  #flags: Uint8Array;
  readonly #sessions: (Session | undefined)[] = [];
  readonly #free: number[] = [];
  /** The steps of sessions: messages as they are, other steps by their places, one lower than 0. */
  #steps = new Int32Array(1024);
  /** Of the session that is being read: there is one at a time. */
  #draft = new Int32Array(64);
  #draftSize = 0;
  readonly #stretches = new Stretches();
  readonly #others: (Holding | Release | undefined)[] = [];
  readonly #freeOthers: number[] = [];

  constructor(told: Messages) {
    this.told = told;
    const { room } = told;
    this.#at = new Float64Array(room);
    this.#agent = new Int32Array(room);
    this.#group = new Int32Array(room);
    this.#session = new Int32Array(room);
    this.#flags = new Uint8Array(room);
  }

  /** A place for a session, by which its messages name it. */
  begin(session: Session): number {
    const place = this.#free.pop() ?? this.#sessions.length;
    this.#sessions[place] = session;
    return place;
  }

  /** The next step of the session that is being read. */
  addStep(step: Step): void {
    if (this.#draftSize === this.#draft.length)
      this.#draft = doubled(this.#draft, new Int32Array(2 * this.#draftSize));
    this.#draft[this.#draftSize] = typeof step === 'number' ? step : this.#keep(step);
    this.#draftSize += 1;
  }

  /** The session that is being read has no more steps: they are kept. @returns their places, half open */
  keepSteps(): { readonly from: number; readonly to: number } {
    const size = this.#draftSize;
    const from = this.#stretches.take(size);
    while (this.#steps.length < this.#stretches.end)
      this.#steps = doubled(this.#steps, new Int32Array(2 * this.#steps.length));
    for (let place = 0; place < size; place += 1) this.#steps[from + place] = this.#draft[place] ?? 0;
    this.#draftSize = 0;
    return { from, to: from + size };
  }

  /** @param place from `stepsFrom` of a session on */
  step(place: number): Step {
    const step = this.#steps[place] ?? 0;
    return step >= 0 ? step : this.#other(-1 - step);
  }

  /** When a step counts. */
  momentOf(place: number): number {
    const step = this.#steps[place] ?? 0;
    return step >= 0 ? this.at(step) : this.#other(-1 - step).at;
  }

  #other(place: number): Holding | Release {
    const step = this.#others[place];
    if (!step) throw new RangeError(`There is no step ${String(place)}.`);
    return step;
  }

  #keep(step: Holding | Release): number {
    const place = this.#freeOthers.pop() ?? this.#others.length;
    this.#others[place] = step;
    return -1 - place;
  }

  /** The session is no more: it is read anew. */
  forget({ place, stepsFrom, stepsTo }: Session): void {
    for (let step = stepsFrom; step < stepsTo; step += 1) {
      const other = -1 - (this.#steps[step] ?? 0);
      if (other < 0) continue;
      this.#others[other] = undefined;
      this.#freeOthers.push(other);
    }
    this.#stretches.giveBack(stepsFrom, stepsTo - stepsFrom);
    this.#sessions[place] = undefined;
    this.#free.push(place);
  }

  /** @param agent and `group` by their numbers among `told.names` */
  put(message: Message, at: number, agent: number, group: number, session: Session, carried: boolean): void {
    if (message >= this.#at.length) this.#grow();
    this.#at[message] = at;
    this.#agent[message] = agent;
    this.#group[message] = group;
    this.#session[message] = session.place;
    this.#flags[message] = carried ? carriedBit : 0;
  }

  /**
   * When it counts. What a customer wrote before the human stage (to a robot, a chooser, in a line) counts when the session
   * reaches an agent (RB-06, RS-19); everything else when it was written.
   */
  at(message: Message): number {
    return this.#at[message] ?? 0;
  }

  /** The agent who wrote it, or whom it was written to: the holder then, or the first one after. */
  agentId(message: Message): string | undefined {
    return this.told.names.nameOf(this.#agent[message] ?? noName);
  }

  /** The same by its number among names. */
  agent(message: Message): number {
    return this.#agent[message] ?? noName;
  }

  group(message: Message): number {
    return this.#group[message] ?? noName;
  }

  /** The place of its session; -1 for a message that is in none. */
  placeOfSession(message: Message): number {
    return this.#session[message] ?? -1;
  }

  /** @throws RangeError for a message that is in none */
  session(message: Message): Session {
    return this.sessionAt(this.placeOfSession(message));
  }

  /** @throws RangeError for a place that no session has */
  sessionAt(place: number): Session {
    const session = this.#sessions[place];
    if (!session) throw new RangeError(`There is no session ${String(place)}.`);
    return session;
  }

  /** Stands for what was said before the session began: a question, but no message to the agent. */
  isCarried(message: Message): boolean {
    return this.#flags[message] === carriedBit;
  }

  isCustomers(message: Message): boolean {
    return this.told.from(message) === sender.customer;
  }

  /** An agent wrote it by hand. */
  isHuman(message: Message): boolean {
    return this.told.from(message) === sender.agent;
  }

  isAutomatic(message: Message): boolean {
    return this.told.from(message) === sender.auto;
  }

  /** FL-07. */
  isBroadcast(message: Message): boolean {
    return this.told.isBroadcast(message);
  }

  #grow(): void {
    const { room } = this.told;
    this.#at = doubled(this.#at, new Float64Array(room));
    this.#agent = doubled(this.#agent, new Int32Array(room));
    this.#group = doubled(this.#group, new Int32Array(room));
    this.#session = doubled(this.#session, new Int32Array(room));
    this.#flags = doubled(this.#flags, new Uint8Array(room));
  }
}
