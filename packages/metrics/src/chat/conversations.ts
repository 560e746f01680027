import type { DayNumber } from '../calendar.ts';
import type { FactBook } from '../factBook.ts';
import type { Identities } from '../identities.ts';
import type { ShopRules } from '../shopRules.ts';
import { sortIfNeeded } from '../room.ts';
import { countedRules, humanRules } from './messageRules.ts';
import { PlacedMessages } from './placedMessages.ts';
import { momentOf, type Session } from './session.ts';
import { customerOf, sessionsOf } from './sessionFold.ts';
import { Rounds, type SessionRounds } from './rounds.ts';
import { roundsOf, type RoundRules } from './sessionRounds.ts';

/** A session with its rounds: those only a person answers, and those that the profile counts. */
export interface Chat {
  readonly session: Session;
  readonly human: SessionRounds;
  readonly counted: SessionRounds;
  /** All conversations of its customer. */
  readonly ofCustomer: readonly Conversation[];
}

export interface Conversation {
  readonly id: string;
  /** Empty if nothing tells. */
  readonly customerId: string;
  /** All of its customer. */
  readonly ofCustomer: Conversation[];
  readonly chats: readonly Chat[];
  /** From the opening of its first session to the end of its last; Infinity while that one runs. */
  readonly from: number;
  readonly until: number;
  /** On which something of it happened, each once. */
  readonly days: readonly DayNumber[];
}

const unread: Conversation = {
  id: '',
  customerId: '',
  ofCustomer: [],
  chats: [],
  from: Infinity,
  until: -Infinity,
  days: [],
};

/** The sessions of a shop as of an instant, by conversation, customer and day. */
export class Conversations {
  readonly #book: FactBook;
  readonly #rules: ShopRules;
  readonly #identities: Identities;
  readonly #human: RoundRules;
  readonly #counted: RoundRules;
  readonly #until: number;
  /** What is known of all messages. */
  readonly placed: PlacedMessages;
  readonly rounds: Rounds;
  /** By their numbers in the book. */
  readonly #read: Conversation[] = [];
  readonly #days = new Map<DayNumber, Conversation[]>();
  /** By the numbers of customers among the names of messages. */
  readonly #ofCustomer: (Conversation[] | undefined)[] = [];
  /** The same as chats in their order, worked out when they are first asked for. */
  readonly #chatsOn = new Map<DayNumber, readonly Chat[]>();
  readonly #chatsOf = new Map<string, readonly Chat[]>();
  #lastDay: readonly DayNumber[] = [];

  constructor(book: FactBook, rules: ShopRules, identities: Identities, until: number) {
    this.#book = book;
    this.#identities = identities;
    this.#rules = rules;
    this.#human = humanRules(rules);
    this.#counted = countedRules(rules);
    this.#until = until;
    this.placed = new PlacedMessages(book.messages);
    this.rounds = new Rounds(this.placed);
    for (let number = 0; number < book.conversationIds.length; number += 1)
      this.#take(number, this.#fold(number));
  }

  /** Chats of which something happened on a day, by the opening of their sessions. */
  on(day: DayNumber): readonly Chat[] {
    let chats = this.#chatsOn.get(day);
    if (!chats) this.#chatsOn.set(day, (chats = inOrder(this.#days.get(day) ?? [])));
    return chats;
  }

  /** A customer's chats, by the opening of their sessions. */
  ofCustomer(customerId: string): readonly Chat[] {
    let chats = this.#chatsOf.get(customerId);
    if (!chats) this.#chatsOf.set(customerId, (chats = inOrder(this.#all(customerId))));
    return chats;
  }

  /** Whether a customer has other sessions than this one less than `within` ms before or after it. */
  hasNeighbours(chat: Chat, within: number): boolean {
    const { openedAt, closedAt = Infinity } = chat.session;
    for (const { from, until, chats } of chat.ofCustomer) {
      if (from >= closedAt + within || until <= openedAt - within) continue;
      if (chats.length > 1 || chats[0] !== chat) return true;
    }
    return false;
  }

  /** The ids of a customer's conversations. */
  idsOf(customerId: string): readonly string[] {
    return this.#all(customerId).map(({ id }) => id);
  }

  /** The days on which something of a customer's chats happened. */
  daysOf(customerId: string): readonly DayNumber[] {
    return this.#all(customerId).flatMap(({ days }) => days);
  }

  ofConversation(conversationId: string): readonly Chat[] {
    return (this.#read[this.#book.conversation(conversationId)] ?? unread).chats;
  }

  /** Reads a conversation, or reads it anew. @returns the days on which something of it happened, before or now */
  read(conversationId: string): readonly DayNumber[] {
    const number = this.#book.conversation(conversationId);
    const before = this.#read[number] ?? unread;
    if (before !== unread) {
      for (const chat of before.chats) this.#forget(chat);
      for (const day of before.days) remove(this.#days.get(day), before);
      for (const day of before.days) this.#chatsOn.delete(day);
      remove(before.ofCustomer, before);
      this.#chatsOf.delete(before.customerId);
    }
    const now = this.#fold(number);
    this.#take(number, now);
    for (const day of now.days) this.#chatsOn.delete(day);
    this.#chatsOf.delete(now.customerId);
    return before === unread ? now.days : [...before.days, ...now.days];
  }

  #forget({ session, human, counted }: Chat): void {
    this.placed.forget(session);
    this.rounds.forget(human);
    if (counted !== human) this.rounds.forget(counted);
  }

  #take(number: number, conversation: Conversation): void {
    this.#read[number] = conversation;
    for (const day of conversation.days) {
      const ofDay = this.#days.get(day);
      if (ofDay) ofDay.push(conversation);
      else this.#days.set(day, [conversation]);
    }
    conversation.ofCustomer.push(conversation);
  }

  #all(customerId: string): readonly Conversation[] {
    return this.#ofCustomer[this.placed.told.names.find(customerId)] ?? [];
  }

  #fold(number: number): Conversation {
    const book = this.#book;
    const conversationId = book.conversationIds[number] ?? '';
    const facts = book.chat(number);
    const seen =
      this.#until === Infinity ? facts : facts.filter((fact) => book.momentOf(fact) <= this.#until);
    const customerId = this.#identities.of(customerOf(seen, book));
    const customer = book.messages.names.numberOf(customerId);
    const ofCustomer = (this.#ofCustomer[customer] ??= []);
    const about = { conversationId, customerId, customer, placed: this.placed };
    const chats = sessionsOf(about, book, seen).map((session): Chat => {
      const human = roundsOf(session, this.#human, this.rounds);
      const counted = this.#mayDiffer(session) ? roundsOf(session, this.#counted, this.rounds) : human;
      return { session, human, counted, ofCustomer };
    });
    const [first, last] = [chats[0]?.session, chats.at(-1)?.session];
    return {
      id: conversationId,
      customerId,
      ofCustomer,
      chats,
      from: first?.openedAt ?? Infinity,
      until: last ? (last.closedAt ?? Infinity) : -Infinity,
      days: this.#daysIn(chats),
    };
  }

  /** Only `thirdParty` counts other replies than people's. */
  #mayDiffer({ stepsFrom, stepsTo }: Session): boolean {
    if (!this.#rules.everThirdParty) return false;
    for (let step = stepsFrom; step < stepsTo; step += 1)
      if (this.#rules.settingsAt(momentOf(this.placed, this.placed.step(step))).profile === 'thirdParty')
        return true;
    return false;
  }

  #daysIn(chats: readonly Chat[]): readonly DayNumber[] {
    const { numberOf } = this.#rules.calendar;
    const [opened] = chats;
    if (!opened) return [];
    let days = this.#onlyDay(numberOf(opened.session.openedAt));
    const note = (day: DayNumber): void => {
      if (!days.includes(day)) days = [...days, day];
    };
    for (const { session } of chats) {
      note(numberOf(session.openedAt));
      for (let step = session.stepsFrom; step < session.stepsTo; step += 1)
        note(numberOf(momentOf(this.placed, this.placed.step(step))));
      for (const wait of session.waits) note(numberOf(wait.since));
    }
    return days;
  }

  /** Nearly all conversations have one day, and most of them the day of the one before. */
  #onlyDay(day: DayNumber): readonly DayNumber[] {
    if (this.#lastDay[0] !== day) this.#lastDay = [day];
    return this.#lastDay;
  }
}

function inOrder(conversations: readonly Conversation[]): readonly Chat[] {
  const all: Chat[] = [];
  for (const { chats } of conversations) for (const chat of chats) all.push(chat);
  return sortIfNeeded(all, byOpening);
}

const byOpening = ({ session: left }: Chat, { session: right }: Chat): number =>
  left.openedAt - right.openedAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

function remove(conversations: Conversation[] | undefined, one: Conversation): void {
  const place = conversations?.indexOf(one) ?? -1;
  if (place >= 0) conversations?.splice(place, 1);
}
