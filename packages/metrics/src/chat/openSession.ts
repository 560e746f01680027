import { sender } from '../messages.ts';
import { noName } from '../names.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Beginning, QueueWait, Session } from './sessions.ts';

/** What a customer wrote while nobody had the session, and when it counts. */
export interface Unheard {
  readonly message: Message;
  readonly at: number;
}

/** A session while it is read: messages of a customer wait here for the agent whose chat they belong to. */
export class OpenSession {
  readonly #placed: PlacedMessages;
  readonly #session: Session;
  readonly isLeave: boolean;
  #group = noName;
  #hasMessage = false;
  /** Who has it, if anybody, and the group they have it for. */
  #holder = noName;
  #holderGroup = noName;
  /** Who had it last, also if nobody has it now: going to somebody else is a transfer of the desk's (FL-11). */
  #lastHolder = noName;
  #receiver = noName;
  #lastAgent = noName;
  #waitingSince: number | undefined;
  #unheard: Unheard[] = none;
  #waits: QueueWait[] = none;

  constructor(placed: PlacedMessages, beginning: Beginning) {
    this.#placed = placed;
    this.isLeave = beginning.isLeave;
    this.#session = placed.sessions.begin(beginning);
  }

  /** What no agent has heard of, taken out. */
  unheard(): readonly Unheard[] {
    if (this.#unheard.length === 0) return none;
    const unheard = this.#unheard;
    this.#unheard = none;
    return unheard;
  }

  /** Groups and agents by their numbers among names. */
  bind(group: number): void {
    this.#group = group;
  }

  queued(at: number, group: number): void {
    this.released(at);
    this.bind(group);
    this.#waitingSince ??= at;
  }

  released(at: number): void {
    if (this.#holder === noName) return;
    this.#holder = noName;
    this.#placed.steps.addReleased(at);
  }

  /** @param from who passed it on; `noName`: whoever had it last, if anybody */
  held(at: number, agent: number, groupTold: number, from = noName): void {
    if (this.#holder === agent) return;
    const former = from === noName ? this.#lastHolder : from;
    const passedOn = former === agent ? noName : former;
    const group = groupTold === noName ? this.#group : groupTold;
    this.#stopWaiting(at, true);
    const heard = this.isLeave ? this.unheard() : none;
    for (const { message, at: asked } of heard) this.#add(message, asked, agent, group);
    this.#holder = agent;
    this.#holderGroup = group;
    this.#placed.steps.addHeld(at, agent, group, passedOn);
    this.#lastHolder = agent;
    if (passedOn !== noName) this.#receiver = agent;
    if (group !== noName) this.bind(group);
    for (const { message } of this.unheard()) this.#add(message, at, agent, group);
  }

  /** One question for all that was said before the session began. */
  carried(message: Message, at: number): void {
    if (this.#hasMessage) return;
    this.#add(message, at, this.#holder, this.#group, true);
  }

  message(message: Message, at: number): void {
    const { told } = this.#placed;
    const from = told.from(message);
    if (from === sender.robot) return;
    const agent = from === sender.customer ? this.#addressee(message) : told.author(message);
    if (agent === noName) this.#keepUnheard({ message, at });
    else this.#add(message, at, agent, this.#groupNow());
  }

  /** Nearly all sessions have none of them, and none a list of its own. */
  #keepUnheard(unheard: Unheard): void {
    if (this.#unheard.length === 0) this.#unheard = [unheard];
    else this.#unheard.push(unheard);
  }

  close(closedAt: number | undefined): Session {
    this.#stopWaiting(closedAt, false);
    // A leave message that nobody has yet is a question all the same (LM-21, LM-24); in a line it is none (RB-06).
    if (this.isLeave)
      for (const { message, at: asked } of this.#unheard) this.#add(message, asked, noName, this.#group);
    // Whoever has it, not who helped in it; where nobody tells of that (files of another platform), who wrote last.
    const had = this.#lastHolder === noName ? this.#lastAgent : this.#lastHolder;
    const owner = this.#receiver === noName ? had : this.#receiver;
    const { stepsFrom, stepsTo } = this.#placed.steps.keep();
    const outcome = { closedAt, owner, group: this.#group, waits: this.#waits, stepsFrom, stepsTo };
    this.#placed.sessions.close(this.#session, outcome);
    return this.#session;
  }

  #groupNow(): number {
    const ofHolder = this.#holder === noName ? noName : this.#holderGroup;
    return ofHolder === noName ? this.#group : ofHolder;
  }

  #addressee(message: Message): number {
    const told = this.#placed.told.agent(message);
    return told === noName ? this.#holder : told;
  }

  #add(message: Message, at: number, agent: number, group: number, carried = false): void {
    this.#placed.put(message, at, agent, group, this.#session, carried);
    this.#placed.steps.add(message);
    this.#hasMessage = true;
    if (agent !== noName && !carried) this.#lastAgent = agent;
  }

  #stopWaiting(at: number | undefined, served: boolean): void {
    if (this.#waitingSince === undefined) return;
    if (this.#waits.length === 0) this.#waits = [];
    this.#waits.push({ since: this.#waitingSince, until: at, served });
    this.#waitingSince = undefined;
  }
}

const none: never[] = [];
