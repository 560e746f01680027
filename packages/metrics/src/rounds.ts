/**
 * A round: what the customer asked until a human answered (RS-17). Any number of customer messages in a row are one
 * question, which runs from the first of them.
 */
export interface Round {
  /** Who answered; if nobody did, who owned the session when the round closed, if anybody did. */
  readonly agentId: string | undefined;
  /** When the clock started. A round belongs to the day of this instant (D15). */
  readonly since: number;
  /** Undefined: closed without a human reply. */
  readonly answeredAt: number | undefined;
}

/** Where closed rounds go. The shop and its agents have clocks of their own, which differ after a transfer (RS-18). */
export interface RoundListener {
  shopRound(round: Round): void;
  agentRound(round: Round): void;
}

/** The question that waits for an answer, and since when on each clock. */
interface Question {
  readonly shopSince: number;
  readonly agentSince: number;
}

/**
 * The rounds of one online session (RS-01): a gap runs from the first customer message after the last human reply to
 * the next human reply. Automatic and robot messages are not told to it: they neither ask nor answer.
 */
export class Rounds {
  readonly #listener: RoundListener;
  #question: Question | undefined;

  constructor(listener: RoundListener) {
    this.#listener = listener;
  }

  /** The customer wrote; or reached the human stage with something already written (RB-06). */
  asked(at: number): void {
    this.#question ??= { shopSince: at, agentSince: at };
  }

  /** A human replied. Without a question before it, it answers nothing and opens nothing (RS-17). */
  answered(at: number, agentId: string): void {
    if (!this.#question) return;
    const { shopSince, agentSince } = this.#question;
    this.#question = undefined;
    this.#listener.shopRound({ agentId, since: shopSince, answeredAt: at });
    this.#listener.agentRound({ agentId, since: agentSince, answeredAt: at });
  }

  /**
   * The session passed from one agent to another: an open round stays with the former one, unanswered, and the receiver's
   * starts now; the shop's goes on (RS-18).
   */
  handedOver(at: number, from: string): void {
    if (!this.#question) return;
    this.#listener.agentRound({ agentId: from, since: this.#question.agentSince, answeredAt: undefined });
    this.#question = { ...this.#question, agentSince: at };
  }

  /** The session is over: what is open stays unanswered (D15). */
  ended(owner: string | undefined): void {
    if (!this.#question) return;
    const { shopSince, agentSince } = this.#question;
    this.#question = undefined;
    this.#listener.shopRound({ agentId: owner, since: shopSince, answeredAt: undefined });
    if (owner !== undefined) {
      this.#listener.agentRound({ agentId: owner, since: agentSince, answeredAt: undefined });
    }
  }
}

/** A wait in whole seconds, each gap floored (CF-11). A reply that a faulty clock set before its question waited 0 s. */
export function waitSeconds(since: number, answeredAt: number): number {
  return Math.max(0, Math.floor((answeredAt - since) / 1000));
}
