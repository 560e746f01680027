import type { KnownChatFact } from '../factBook.ts';
import { sender, type Messages } from '../messages.ts';
import { noName } from '../names.ts';
import { OpenSession } from './openSession.ts';
import type { Message } from './placedMessages.ts';
import type { Session } from './session.ts';

type About = Pick<Session, 'conversationId' | 'customerId' | 'customer' | 'placed'>;

/**
 * The sessions of one conversation from its facts, in the order they happened. Facts that do not fit each other (files of
 * another platform, clocks out of step) make the nearest session that they can; none is lost.
 */
export function sessionsOf(about: About, facts: readonly KnownChatFact[]): readonly Session[] {
  const fold = new SessionFold(about);
  for (const fact of facts) fold.apply(fact);
  return fold.finished();
}

/** Whose conversation it is, by the id of the moment; empty if nothing tells. Without an entry the messages do. */
export function customerOf(facts: readonly KnownChatFact[], messages: Messages): string {
  let told: string | undefined;
  for (const fact of facts)
    if (typeof fact !== 'number') {
      if (fact.type === 'entry.opened') return fact.customerId;
    } else told ??= messages.customerId(fact) ?? authorIfCustomer(fact, messages);
  return told ?? '';
}

const authorIfCustomer = (message: Message, messages: Messages): string | undefined =>
  messages.from(message) === sender.customer ? messages.authorId(message) : undefined;

class SessionFold {
  readonly #about: About;
  readonly #sessions: Session[] = [];
  #open: OpenSession | undefined;
  /** What the customer wrote while no session ran, and no session has taken up yet. */
  #before: Message[] = [];
  #productId: string | undefined;

  constructor(about: About) {
    this.#about = about;
  }

  finished(): readonly Session[] {
    this.#end(undefined);
    return this.#sessions;
  }

  apply(fact: KnownChatFact): void {
    if (typeof fact === 'number') {
      this.#message(fact);
      return;
    }
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
      case 'session.released':
        this.#open?.released(fact.at);
        return;
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
    }
  }

  #assigned(fact: Extract<KnownChatFact, { readonly type: 'session.assigned' }>): void {
    const goesOn = this.#open?.kind === 'leave' && fact.answers === 'leave-message';
    const session = goesOn && this.#open ? this.#open : this.#online(fact.at);
    session.held(fact.at, fact.agentId, fact.groupId, { from: undefined, byHand: false });
    if (session.kind === 'leave') return;
    // One question stands for all that was said before: the person it reaches was not there to be asked (RB-06).
    const last = this.#before.at(-1);
    this.#before.length = 0;
    if (last !== undefined) session.carried(last, fact.at);
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
    const unheard = open ? open.unheard() : last === undefined ? [] : [{ message: last, at }];
    this.#end(at);
    this.#before.length = 0;
    const session = this.#begin('leave', at);
    session.bind(groupId);
    for (const { message, at: asked } of unheard) session.message(message, asked);
  }

  #message(message: Message): void {
    const { told } = this.#about.placed;
    const at = told.at(message);
    if (this.#open) {
      this.#open.message(message, at);
      return;
    }
    const from = told.from(message);
    const begins = told.agent(message) !== noName || from === sender.agent || from === sender.auto;
    if (begins) this.#begin('online', at).message(message, at);
    else if (from === sender.customer) this.#before.push(message);
  }

  /** The online session that runs; what else runs is over. */
  #online(at: number): OpenSession {
    if (this.#open?.kind === 'online') return this.#open;
    this.#end(at);
    return this.#begin('online', at);
  }

  #begin(kind: 'online' | 'leave', at: number): OpenSession {
    const number = this.#sessions.length + 1;
    const { conversationId, customerId, customer, placed } = this.#about;
    this.#open = new OpenSession({
      id: number === 1 ? conversationId : `${conversationId}.${number}`,
      conversationId,
      customerId,
      customer,
      kind,
      openedAt: at,
      productId: this.#productId,
      placed,
    });
    return this.#open;
  }

  #end(at: number | undefined): void {
    if (this.#open) this.#sessions.push(this.#open.close(at));
    this.#open = undefined;
  }
}
