import { sender, type Messages } from '../messages.ts';
import { noName } from '../names.ts';
import { doubled } from '../room.ts';
import { Sessions, type Session } from './sessions.ts';
import { Steps } from './steps.ts';

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
  readonly sessions: Sessions;
  readonly steps: Steps;
  #at: Float64Array;
  /** Names by their numbers. */
  #agent: Int32Array;
  #group: Int32Array;
  #session: Int32Array;
  #flags: Uint8Array;

  constructor(told: Messages) {
    this.told = told;
    this.sessions = new Sessions(told.names, told.conversationIds);
    this.steps = new Steps(this);
    const { room } = told;
    this.#at = new Float64Array(room);
    this.#agent = new Int32Array(room);
    this.#group = new Int32Array(room);
    this.#session = new Int32Array(room);
    this.#flags = new Uint8Array(room);
  }

  /** @param agent and `group` by their numbers among `told.names` */
  put(message: Message, at: number, agent: number, group: number, session: Session, carried: boolean): void {
    if (message >= this.#at.length) this.#grow();
    this.#at[message] = at;
    this.#agent[message] = agent;
    this.#group[message] = group;
    this.#session[message] = session;
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

  /** Of a message that is in one. */
  session(message: Message): Session {
    return this.#session[message] ?? 0;
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
