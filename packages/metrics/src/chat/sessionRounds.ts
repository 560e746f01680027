import { noName } from '../names.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import { none, RoundsDraft, type Rounds, type SessionRounds } from './rounds.ts';
import { countedAgent, countedShop, humanAgent, humanShop, type Session } from './sessions.ts';
import { isMessage, type Step } from './steps.ts';

/**
 * What makes rounds: which messages start the clock and which ones answer. Both depend on the day of the question, to
 * which the round belongs (D15).
 */
export interface RoundRules {
  /** A customer's message that asks something (RS-20). */
  asks(placed: PlacedMessages, message: Message): boolean;
  /** A reply to a question asked at that instant (D14). */
  answers(placed: PlacedMessages, message: Message, asked: number): boolean;
}

/** Reads the rounds of sessions, one session after the other. */
export class RoundReader {
  readonly #rounds: Rounds;
  readonly #placed: PlacedMessages;
  readonly #shop = new RoundsDraft();
  readonly #agent = new RoundsDraft();
  /** Whether a question waits for an answer; since when on the two clocks; who has it, agents and groups by their numbers. */
  #isAsked = false;
  #at = 0;
  #agentSince = 0;
  #holder = noName;
  #group = noName;
  /** The agent who had it is gone, with the question closed unanswered; nobody has it. */
  #released = false;

  constructor(rounds: Rounds, placed: PlacedMessages) {
    this.#rounds = rounds;
    this.#placed = placed;
  }

  /** Reads those that only a person answers; all clocks get them, until `readCounted` finds others. */
  readHuman(session: Session, rules: RoundRules): void {
    const { sessions } = this.#placed;
    const { shop, agent } = this.#read(session, rules);
    sessions.setRounds(session, humanAgent, agent);
    sessions.setRounds(session, humanShop, shop);
    sessions.setRounds(session, countedAgent, agent);
    sessions.setRounds(session, countedShop, shop);
  }

  /** Reads those that the profile counts, where they may be others. */
  readCounted(session: Session, rules: RoundRules): void {
    const { sessions } = this.#placed;
    const { shop, agent } = this.#read(session, rules);
    sessions.setRounds(session, countedAgent, agent);
    sessions.setRounds(session, countedShop, shop);
  }

  /**
   * The rounds of a session (RS-01, RS-17): a question runs from the first customer message after the last reply to the next
   * reply. Agent messages before any question open no round.
   */
  #read(session: Session, rules: RoundRules): SessionRounds {
    const { sessions, steps } = this.#placed;
    this.#begin();
    const to = sessions.stepsTo(session);
    for (let place = sessions.stepsFrom(session); place < to; place += 1) {
      const step = steps.at(place);
      if (isMessage(step)) this.#message(step, rules, session);
      else if (steps.isHeld(step)) this.#held(step, session);
      else this.#release();
    }
    this.#end(session);
    return this.#rounds.keep(session, this.#shop, this.#agent);
  }

  #begin(): void {
    this.#shop.size = 0;
    this.#agent.size = 0;
    this.#isAsked = false;
    this.#released = false;
  }

  #end(session: Session): void {
    if (!this.#isAsked) return;
    if (this.#released) this.#holder = noName;
    this.#close(none, this.#placed.sessions.isClosed(session), session);
  }

  #message(message: Message, rules: RoundRules, session: Session): void {
    const placed = this.#placed;
    if (this.#isAsked) {
      if (rules.answers(placed, message, this.#at)) this.#close(message, true, session);
    } else if (rules.asks(placed, message)) {
      this.#isAsked = true;
      this.#at = placed.at(message);
      this.#agentSince = this.#at;
      this.#holder = placed.agent(message);
      this.#group = placed.group(message);
    }
  }

  #held(step: Step, session: Session): void {
    if (!this.#isAsked) return;
    const { steps, sessions } = this.#placed;
    const [agent, from] = [steps.agent(step), steps.from(step)];
    const before = this.#holder === noName ? from : this.#holder;
    // Passed on unanswered: it stays with the former one, and the receiver's own begins (RS-18).
    if (before !== noName && before !== agent && !this.#released)
      this.#agent.add(before, this.#group, this.#agentSince, none, true, none);
    // A leave message counts for its agent from its delivery (D18).
    if (before !== agent || this.#released || sessions.isLeave(session))
      this.#agentSince = steps.moment(step);
    this.#holder = agent;
    this.#group = steps.group(step);
    this.#released = false;
  }

  #release(): void {
    if (this.#isAsked && this.#holder !== noName)
      this.#agent.add(this.#holder, this.#group, this.#agentSince, none, true, none);
    this.#released = this.#isAsked;
  }

  /** The question is answered, or the session is over: on the clock of its agent, if any had it, and on the shop's. */
  #close(reply: number, closed: boolean, session: Session): void {
    const replier = reply === none ? noName : this.#placed.agent(reply);
    const agent = replier === noName ? this.#holder : replier;
    const told = reply === none ? this.#group : this.#placed.group(reply);
    const byAgent = agent === noName ? none : this.#agent.size;
    if (agent !== noName) this.#agent.add(agent, told, this.#agentSince, reply, closed, none);
    const group = agent === noName || told === noName ? this.#placed.sessions.group(session) : told;
    this.#shop.add(agent, group, this.#at, reply, closed, byAgent);
    this.#isAsked = false;
    this.#released = false;
  }
}
