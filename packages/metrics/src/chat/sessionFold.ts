import type { KnownChatFact } from '../factBook.ts';
import type { KnownMessage, Messages } from '../messages.ts';
import { OpenSession } from './openSession.ts';
import type { Session } from './session.ts';

/**
 * The sessions of one conversation from its facts, in the order they happened. Facts that do not fit each other (files of
 * another platform, clocks out of step) make the nearest session that they can; none is lost.
 */
export function sessionsOf(
  conversationId: string,
  facts: readonly KnownChatFact[],
  told: Messages,
): readonly Session[] {
  const fold = new SessionFold(conversationId, customerOf(facts), told);
  for (const fact of facts) fold.apply(fact);
  return fold.finished();
}

/** Whose conversation it is; empty if nothing tells. Without an entry the messages do. */
export function customerOf(facts: readonly KnownChatFact[]): string {
  let told: string | undefined;
  for (const fact of facts) {
    if (fact.type === 'entry.opened') return fact.customerId;
    if (fact.type !== 'message') continue;
    told ??= fact.customerId ?? (fact.from === 'customer' ? fact.authorId : undefined);
  }
  return told ?? '';
}

class SessionFold {
  readonly #conversationId: string;
  readonly #customerId: string;
  readonly #told: Messages;
  readonly #sessions: Session[] = [];
  #open: OpenSession | undefined;
  /** What the customer wrote while no session ran, and no session has taken up yet. */
  #before: KnownMessage[] = [];
  #productId: string | undefined;

  constructor(conversationId: string, customerId: string, told: Messages) {
    this.#told = told;
    this.#conversationId = conversationId;
    this.#customerId = customerId;
  }

  finished(): readonly Session[] {
    this.#end(undefined);
    return this.#sessions;
  }

  apply(fact: KnownChatFact): void {
    switch (fact.type) {
      case 'entry.opened':
        this.#productId = fact.scope.sku;
        return;
      case 'session.queued':
        this.#online(fact.at).queued(fact.at, fact.groupId);
        return;
      case 'session.assigned':
        this.#assigned(fact);
        return;
      case 'session.transferred': {
        const session = this.#open ?? this.#begin('online', fact.at);
        session.held(fact.at, fact.agentId, fact.groupId, { from: fact.fromAgentId, byHand: true });
        return;
      }
      case 'session.left':
        this.#left(fact.at, fact.groupId);
        return;
      case 'session.delivered': {
        const session = this.#open ?? this.#begin('leave', fact.at);
        session.held(fact.at, fact.agentId, undefined, { from: undefined, byHand: false });
        return;
      }
      case 'session.converted':
      case 'session.ended':
        this.#end(fact.at);
        return;
      case 'message':
        this.#message(fact);
        return;
    }
  }

  #assigned(fact: Extract<KnownChatFact, { type: 'session.assigned' }>): void {
    const goesOn = this.#open?.kind === 'leave' && fact.answers === 'leave-message';
    const session = goesOn && this.#open ? this.#open : this.#online(fact.at);
    session.held(fact.at, fact.agentId, fact.groupId, { from: undefined, byHand: false });
    if (session.kind === 'leave') return;
    // One question stands for all that was said before: the person it reaches was not there to be asked (RB-06).
    const last = this.#before.at(-1);
    this.#before = [];
    if (last) session.carried(last, fact.at);
  }

  #left(at: number, groupId: string): void {
    const open = this.#open;
    if (open?.kind === 'leave') {
      open.released(at);
      open.bind(groupId);
      return;
    }
    // What was said to a robot or a chooser is one question, asked when it is left; what was said in a line is left as it is.
    const last = this.#before.at(-1);
    const unheard = open ? open.unheard() : last ? [{ ...last, at }] : [];
    this.#end(at);
    this.#before = [];
    const session = this.#begin('leave', at);
    session.bind(groupId);
    for (const message of unheard) session.message(message);
  }

  #message(fact: KnownMessage): void {
    if (this.#open) {
      this.#open.message(fact);
      return;
    }
    const told = fact.agentId !== undefined || fact.from === 'agent' || fact.from === 'auto';
    if (told) this.#begin('online', fact.at).message(fact);
    else if (fact.from === 'customer') this.#before.push(fact);
  }

  /** The online session that runs; what else runs is over. */
  #online(at: number): OpenSession {
    if (this.#open?.kind === 'online') return this.#open;
    this.#end(at);
    return this.#begin('online', at);
  }

  #begin(kind: 'online' | 'leave', at: number): OpenSession {
    const number = this.#sessions.length + 1;
    this.#open = new OpenSession({
      id: number === 1 ? this.#conversationId : `${this.#conversationId}.${number}`,
      conversationId: this.#conversationId,
      customerId: this.#customerId,
      kind,
      openedAt: at,
      productId: this.#productId,
      told: this.#told,
    });
    return this.#open;
  }

  #end(at: number | undefined): void {
    if (this.#open) this.#sessions.push(this.#open.close(at));
    this.#open = undefined;
  }
}
