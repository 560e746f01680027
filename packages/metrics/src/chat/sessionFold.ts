import { besides, isMessage, type Entry, type FactBook } from '../factBook.ts';
import { sender } from '../messages.ts';
import { noName } from '../names.ts';
import { OpenSession } from './openSession.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Session } from './sessions.ts';

/** The numbers of a conversation and of its customer, and where its messages are placed. */
interface About {
  readonly conversation: number;
  readonly customer: number;
  readonly placed: PlacedMessages;
}

/**
 * The sessions of one conversation from its facts, in the order they happened. Facts that do not fit each other (files of
 * another platform, clocks out of step) make the nearest session that they can; none is lost.
 */
export function sessionsOf(about: About, book: FactBook, facts: readonly Entry[]): readonly Session[] {
  const fold = new SessionFold(about, book);
  for (const fact of facts) fold.apply(fact);
  return fold.finished();
}

/**
 * Whose conversation it is, by the id of the moment and its number among names; `noName` if nothing tells. Without an entry
 * the messages do.
 */
export function customerOf(facts: readonly Entry[], { messages, chatFacts }: FactBook): number {
  let told = noName;
  for (const fact of facts)
    if (!isMessage(fact)) {
      const place = besides(fact);
      if (chatFacts.type(place) === 'entry.opened') return chatFacts.customer(place);
    } else if (told === noName) {
      told = messages.customer(fact);
      if (told === noName && messages.from(fact) === sender.customer) told = messages.author(fact);
    }
  return told;
}

class SessionFold {
  readonly #about: About;
  readonly #told: FactBook['chatFacts'];
  readonly #sessions: Session[] = [];
  #open: OpenSession | undefined;
  /** What the customer wrote while no session ran, and no session has taken up yet. */
  #before: Message[] = [];
  #product = noName;

  constructor(about: About, { chatFacts }: FactBook) {
    this.#about = about;
    this.#told = chatFacts;
  }

  finished(): readonly Session[] {
    this.#end(undefined);
    return this.#sessions;
  }

  apply(fact: Entry): void {
    if (isMessage(fact)) {
      this.#message(fact);
      return;
    }
    const told = this.#told;
    const place = besides(fact);
    const at = told.at(place);
    switch (told.type(place)) {
      case 'entry.opened':
        this.#product = told.product(place);
        return;
      case 'session.queued':
        this.#online(at).queued(at, told.group(place));
        return;
      case 'session.assigned':
        this.#assigned(at, told.agent(place), told.group(place), told.answersLeaveMessage(place));
        return;
      case 'session.transferred': {
        const session = this.#open ?? this.#begin(false, at);
        session.held(at, told.agent(place), told.group(place), told.from(place));
        return;
      }
      case 'session.released':
        this.#open?.released(at);
        return;
      case 'session.left':
        this.#left(at, told.group(place));
        return;
      case 'session.delivered': {
        const session = this.#open ?? this.#begin(true, at);
        session.held(at, told.agent(place), noName);
        return;
      }
      case 'session.converted':
      case 'session.ended':
        this.#end(at);
        return;
    }
  }

  #assigned(at: number, agent: number, group: number, answersLeaveMessage: boolean): void {
    const goesOn = this.#open?.isLeave && answersLeaveMessage;
    const session = goesOn && this.#open ? this.#open : this.#online(at);
    session.held(at, agent, group);
    if (session.isLeave) return;
    // One question stands for all that was said before: the person it reaches was not there to be asked (RB-06).
    const last = this.#before.at(-1);
    this.#before.length = 0;
    if (last !== undefined) session.carried(last, at);
  }

  #left(at: number, group: number): void {
    const open = this.#open;
    if (open?.isLeave) {
      open.released(at);
      open.bind(group);
      return;
    }
    // What was said to a robot or a chooser is one question, asked when it is left; what was said in a line is left as it is.
    const last = this.#before.at(-1);
    const unheard = open ? open.unheard() : last === undefined ? [] : [{ message: last, at }];
    this.#end(at);
    this.#before.length = 0;
    const session = this.#begin(true, at);
    session.bind(group);
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
    if (begins) this.#begin(false, at).message(message, at);
    else if (from === sender.customer) this.#before.push(message);
  }

  /** The online session that runs; what else runs is over. */
  #online(at: number): OpenSession {
    if (this.#open && !this.#open.isLeave) return this.#open;
    this.#end(at);
    return this.#begin(false, at);
  }

  #begin(isLeave: boolean, at: number): OpenSession {
    const { conversation, customer, placed } = this.#about;
    const number = this.#sessions.length + 1;
    const about = { conversation, number, customer, product: this.#product };
    this.#open = new OpenSession(placed, { ...about, isLeave, openedAt: at });
    return this.#open;
  }

  #end(at: number | undefined): void {
    if (this.#open) this.#sessions.push(this.#open.close(at));
    this.#open = undefined;
  }
}
