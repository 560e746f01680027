import type { ChatFact } from './fact.ts';
import { Rounds, type RoundListener } from './rounds.ts';

/** A session in which the customer was connected to an agent and wrote: one unit of consultation volume (VM-07). */
export interface Reception {
  /** The present owner: after a transfer the receiver (VM-08). */
  readonly agentId: string;
  /** When the session began; the reception belongs to that day (D23). */
  readonly openedAt: number;
}

export interface ConversationListener extends RoundListener {
  /** Became a reception, or (with `before`) passed to another owner. */
  reception(now: Reception, before: Reception | undefined): void;
}

interface OnlineSession {
  readonly kind: 'online';
  readonly openedAt: number;
  readonly rounds: Rounds;
  owner: string;
  reception: Reception | undefined;
}

/** In none of the response figures (RS-13), hence without rounds here. */
interface LeaveSession {
  readonly kind: 'leave';
}

/** One conversation, folded fact by fact, in the order they happened: its sessions, their receptions and rounds. */
export class ConversationFold {
  readonly #listener: ConversationListener;
  #session: OnlineSession | LeaveSession | undefined;
  /** The customer wrote before any session ran (to a chooser, to a robot), and no session has taken it up yet. */
  #wroteBefore = false;

  constructor(listener: ConversationListener) {
    this.#listener = listener;
  }

  apply(fact: ChatFact): void {
    switch (fact.type) {
      case 'session.assigned':
        this.#assigned(fact.at, fact.agentId, fact.answers === 'leave-message');
        return;
      case 'session.transferred':
        this.#assigned(fact.at, fact.agentId, false);
        return;
      case 'session.left':
        this.#end();
        this.#session = { kind: 'leave' };
        this.#wroteBefore = false;
        return;
      case 'session.converted':
      case 'session.ended':
        this.#end();
        return;
      case 'message':
        this.#message(fact);
        return;
      case 'entry.opened':
      case 'session.queued':
      case 'session.delivered':
        return;
    }
  }

  #assigned(at: number, agentId: string, answersLeaveMessage: boolean): void {
    const session = this.#session;
    if (session?.kind === 'leave' && answersLeaveMessage) return;
    if (session?.kind === 'online') {
      if (session.owner === agentId) return;
      session.rounds.handedOver(at, session.owner);
      session.owner = agentId;
      if (session.reception) this.#receive(session);
      return;
    }
    const begun: OnlineSession = {
      kind: 'online',
      openedAt: at,
      rounds: new Rounds(this.#listener),
      owner: agentId,
      reception: undefined,
    };
    this.#session = begun;
    if (!this.#wroteBefore) return;
    this.#wroteBefore = false;
    // The human clock starts when the customer reaches the human stage, not before (RB-06, RS-19).
    begun.rounds.asked(at);
    this.#receive(begun);
  }

  #message(fact: Extract<ChatFact, { type: 'message' }>): void {
    const session = this.#session;
    if (session?.kind === 'leave') return;
    if (fact.from === 'agent') session?.rounds.answered(fact.at, fact.authorId);
    if (fact.from !== 'customer') return;
    if (!session) {
      this.#wroteBefore = true;
      return;
    }
    session.rounds.asked(fact.at);
    if (!session.reception) this.#receive(session);
  }

  #receive(session: OnlineSession): void {
    const before = session.reception;
    session.reception = { agentId: session.owner, openedAt: session.openedAt };
    this.#listener.reception(session.reception, before);
  }

  #end(): void {
    if (this.#session?.kind === 'online') this.#session.rounds.ended(this.#session.owner);
    this.#session = undefined;
  }
}
