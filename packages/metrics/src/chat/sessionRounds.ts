import type { Row } from './row.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Session } from './session.ts';

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

/**
 * A question and its answer, on the clock of the shop (from the first question to whoever answers, D16) or on that of an
 * agent, which differs after a transfer or a delivery (RS-18, D18). Where they do not differ, one round stands for both.
 */
export interface Round {
  /** Its place among the rounds of its clock in the session, from 1. */
  readonly number: number;
  readonly session: Session;
  /** Who answered it, or had it last; undefined while nobody has had it. */
  readonly agentId: string | undefined;
  readonly groupId: string | undefined;
  readonly since: number;
  /** Undefined: not answered. */
  readonly reply: Message | undefined;
  /** Until the reply, in whole seconds, floored (CF-11). What a faulty clock set before its question waited 0 s. */
  readonly wait: number | undefined;
  /** Unanswered, and closed: passed on, or the session is over. Otherwise it still waits. */
  readonly closed: boolean;
  /** On the shop's clock: the same on the agent's. */
  readonly byAgent: AgentRound | undefined;
  /** On the agent's clock: the row of the day on which it began, if it counts, noted when the rows of that day are made. */
  row: Row | undefined;
}

export interface AgentRound extends Round {
  readonly agentId: string;
}

export interface SessionRounds {
  readonly shop: readonly Round[];
  readonly agent: readonly AgentRound[];
}

/** The question that waits for an answer. */
interface Question {
  readonly at: number;
  agentSince: number;
  agentId: string | undefined;
  groupId: string | undefined;
}

/**
 * The rounds of a session (RS-01, RS-17): a question runs from the first customer message after the last reply to the next
 * reply. Agent messages before any question open no round.
 */
export function roundsOf(session: Session, rules: RoundRules): SessionRounds {
  const { placed } = session;
  const shop: Round[] = [];
  const agent: AgentRound[] = [];
  let question: Question | undefined;
  /** The agent who had it is gone, with the question closed unanswered; nobody has it. */
  let released = false;

  const agentRound = (asked: Question, reply: Message | undefined, closed: boolean) => {
    const replier = reply === undefined ? undefined : placed.agentId(reply);
    const agentId = replier ?? asked.agentId;
    if (agentId === undefined) return undefined;
    const round: AgentRound = {
      number: agent.length + 1,
      session,
      agentId,
      groupId: reply === undefined ? asked.groupId : placed.groupId(reply),
      since: asked.agentSince,
      reply,
      wait: waitBetween(placed, asked.agentSince, reply),
      closed,
      byAgent: undefined,
      row: undefined,
    };
    agent.push(round);
    return round;
  };
  const close = (asked: Question, reply: Message | undefined, closed: boolean) => {
    const byAgent = agentRound(asked, reply, closed);
    const number = shop.length + 1;
    const since = asked.at;
    const groupId = byAgent?.groupId ?? session.groupId;
    const isSame = byAgent?.number === number && byAgent.since === since && byAgent.groupId === groupId;
    const agentId = byAgent?.agentId;
    const wait = waitBetween(placed, since, reply);
    shop.push(
      isSame
        ? byAgent
        : { number, session, agentId, groupId, since, reply, wait, closed, byAgent, row: undefined },
    );
    question = undefined;
    released = false;
  };

  for (const step of session.steps) {
    if (typeof step === 'number') {
      if (question && rules.answers(placed, step, question.at)) close(question, step, true);
      else if (!question && rules.asks(placed, step)) {
        const at = placed.at(step);
        question = { at, agentSince: at, agentId: placed.agentId(step), groupId: placed.groupId(step) };
      }
    } else if (step.kind === 'held') {
      if (!question) continue;
      const before = question.agentId ?? step.from;
      // Passed on unanswered: it stays with the former one, and the receiver's own begins (RS-18).
      if (before !== undefined && before !== step.agentId && !released) {
        agentRound({ ...question, agentId: before }, undefined, true);
      }
      // A leave message counts for its agent from its delivery (D18).
      const begins = before !== step.agentId || released || session.kind === 'leave';
      const agentSince: number = begins ? step.at : question.agentSince;
      question = { ...question, agentSince, agentId: step.agentId, groupId: step.groupId };
      released = false;
    } else {
      if (question) agentRound(question, undefined, true);
      released = question !== undefined;
    }
  }
  if (question) {
    const asked: Question = released ? { ...question, agentId: undefined } : question;
    close(asked, undefined, session.closedAt !== undefined);
  }
  const isSame = shop.length === agent.length && shop.every((round, index) => round === agent[index]);
  // Without room to spare: a year has a hundred thousand of these.
  const own = agent.slice();
  return isSame ? { shop: own, agent: own } : { shop, agent: own };
}

const waitBetween = (
  placed: PlacedMessages,
  since: number,
  reply: Message | undefined,
): number | undefined =>
  reply === undefined ? undefined : Math.max(0, Math.floor((placed.at(reply) - since) / 1000));
