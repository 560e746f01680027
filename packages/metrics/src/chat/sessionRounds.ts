import { noName } from '../names.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { RoundFacts, Rounds, SessionRounds } from './rounds.ts';
import type { Holding, Session } from './session.ts';

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

/** The question that waits for an answer. Agents and groups by their numbers. */
interface Question {
  readonly at: number;
  readonly agentSince: number;
  readonly agent: number;
  readonly group: number;
}

/**
 * The rounds of a session (RS-01, RS-17): a question runs from the first customer message after the last reply to the next
 * reply. Agent messages before any question open no round.
 */
export function roundsOf(session: Session, rules: RoundRules, rounds: Rounds): SessionRounds {
  const fold = new RoundFold(session);
  const { placed } = session;
  for (let place = session.stepsFrom; place < session.stepsTo; place += 1) {
    const step = placed.step(place);
    if (typeof step === 'number') fold.message(step, rules);
    else if (step.kind === 'held') fold.held(step);
    else fold.released();
  }
  fold.end();
  return rounds.keep(session.place, fold.shop, fold.agent);
}

class RoundFold {
  readonly shop: RoundFacts[] = [];
  readonly agent: RoundFacts[] = [];
  readonly #session: Session;
  readonly #placed: PlacedMessages;
  #question: Question | undefined;
  /** The agent who had it is gone, with the question closed unanswered; nobody has it. */
  #released = false;

  constructor(session: Session) {
    this.#session = session;
    this.#placed = session.placed;
  }

  message(message: Message, rules: RoundRules): void {
    const placed = this.#placed;
    const asked = this.#question;
    if (asked) {
      if (rules.answers(placed, message, asked.at)) this.#close(asked, message, true);
    } else if (rules.asks(placed, message)) {
      const at = placed.at(message);
      this.#question = { at, agentSince: at, agent: placed.agent(message), group: placed.group(message) };
    }
  }

  held({ at, agent, group, from }: Holding): void {
    const question = this.#question;
    if (!question) return;
    const before = question.agent === noName ? from : question.agent;
    // Passed on unanswered: it stays with the former one, and the receiver's own begins (RS-18).
    if (before !== noName && before !== agent && !this.#released)
      this.#addAgents({ ...question, agent: before }, undefined, true);
    // A leave message counts for its agent from its delivery (D18).
    const begins = before !== agent || this.#released || this.#session.kind === 'leave';
    const agentSince = begins ? at : question.agentSince;
    this.#question = { at: question.at, agentSince, agent, group };
    this.#released = false;
  }

  released(): void {
    if (this.#question) this.#addAgents(this.#question, undefined, true);
    this.#released = this.#question !== undefined;
  }

  end(): void {
    const question = this.#question;
    if (!question) return;
    const asked = this.#released ? { ...question, agent: noName } : question;
    this.#close(asked, undefined, this.#session.closedAt !== undefined);
  }

  #close(asked: Question, reply: Message | undefined, closed: boolean): void {
    const byAgent = this.#addAgents(asked, reply, closed);
    const { agent = noName, group = noName } = byAgent ?? {};
    this.shop.push({
      agent,
      group: group === noName ? this.#session.group : group,
      since: asked.at,
      reply,
      closed,
      byAgent: byAgent && this.agent.length - 1,
    });
    this.#question = undefined;
    this.#released = false;
  }

  /** On the agent's clock. Undefined if no agent had it. */
  #addAgents(asked: Question, reply: Message | undefined, closed: boolean): RoundFacts | undefined {
    const replier = reply === undefined ? noName : this.#placed.agent(reply);
    const agent = replier === noName ? asked.agent : replier;
    if (agent === noName) return undefined;
    const group = reply === undefined ? asked.group : this.#placed.group(reply);
    const round = { agent, group, since: asked.agentSince, reply, closed, byAgent: undefined };
    this.agent.push(round);
    return round;
  }
}
