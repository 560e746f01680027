import type { Message, Session } from './session.ts';

/**
 * What makes rounds: which messages start the clock and which ones answer. Both depend on the day of the question, to
 * which the round belongs (D15).
 */
export interface RoundRules {
  /** A customer's message that asks something (RS-20). */
  asks(message: Message): boolean;
  /** A reply to a question asked at that instant (D14). */
  answers(message: Message, asked: number): boolean;
}

interface AnyRound {
  /** Its place among the rounds of its clock in the session, from 1. */
  readonly number: number;
  readonly session: Session;
  readonly groupId: string | undefined;
  readonly since: number;
  /** Undefined: not answered. */
  readonly reply: Message | undefined;
  /** Unanswered, and closed: passed on, or the session is over. Otherwise it still waits. */
  readonly closed: boolean;
}

/** A round on an agent's clock, which differs from the shop's after a transfer or a delivery (RS-18, D18). */
export interface AgentRound extends AnyRound {
  readonly clock: 'agent';
  readonly agentId: string;
}

/** A round on the shop's clock: from the first question to whoever answers (D16). */
export interface ShopRound extends AnyRound {
  readonly clock: 'shop';
  /** Who answered it, or had it last; undefined while nobody has had it. */
  readonly agentId: string | undefined;
  /** On the clock of that agent. */
  readonly byAgent: AgentRound | undefined;
}

export type Round = AgentRound | ShopRound;

export interface SessionRounds {
  readonly shop: readonly ShopRound[];
  readonly agent: readonly AgentRound[];
}

/** The question that waits for an answer. */
interface Question {
  readonly message: Message;
  agentSince: number;
  agentId: string | undefined;
  groupId: string | undefined;
}

/**
 * The rounds of a session (RS-01, RS-17): a question runs from the first customer message after the last reply to the next
 * reply. Agent messages before any question open no round.
 */
export function roundsOf(session: Session, rules: RoundRules): SessionRounds {
  const shop: ShopRound[] = [];
  const agent: AgentRound[] = [];
  let question: Question | undefined;
  /** The agent who had it is gone, with the question closed unanswered; nobody has it. */
  let released = false;

  const agentRound = (
    { agentId, groupId, agentSince: since }: Question,
    reply: Message | undefined,
    closed: boolean,
  ) => {
    const who = reply?.agentId ?? agentId;
    if (who === undefined) return undefined;
    const number = agent.length + 1;
    const group = reply ? reply.groupId : groupId;
    const about = { number, session, since, reply, closed };
    const round: AgentRound = { clock: 'agent', agentId: who, groupId: group, ...about };
    agent.push(round);
    return round;
  };
  const close = (asked: Question, reply: Message | undefined, closed: boolean) => {
    const byAgent = agentRound(asked, reply, closed);
    const { agentId, groupId = session.groupId } = byAgent ?? {};
    const about = { number: shop.length + 1, session, since: asked.message.at, reply, closed };
    shop.push({ clock: 'shop', agentId, groupId, byAgent, ...about });
    question = undefined;
    released = false;
  };

  for (const step of session.steps) {
    if (step.kind === 'held') {
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
    } else if (step.kind === 'released') {
      if (question) agentRound(question, undefined, true);
      released = question !== undefined;
    } else if (question && rules.answers(step, question.message.at)) {
      close(question, step, true);
    } else if (!question && step.fact.from === 'customer' && rules.asks(step)) {
      question = { message: step, agentSince: step.at, agentId: step.agentId, groupId: step.groupId };
    }
  }
  if (question) {
    const asked: Question = released ? { ...question, agentId: undefined } : question;
    close(asked, undefined, session.closedAt !== undefined);
  }
  return { shop, agent };
}

/** A wait in whole seconds, floored (CF-11). What a faulty clock set before its question waited 0 s. */
export function waitOf({
  since,
  reply,
}: {
  readonly since: number;
  readonly reply: Message | undefined;
}): number | undefined {
  return reply && Math.max(0, Math.floor((reply.at - since) / 1000));
}
