import type { DayNumber } from '../calendar.ts';
import type { FactBook } from '../factBook.ts';
import type { Identities } from '../identities.ts';
import { noName } from '../names.ts';
import type { ShopRules } from '../shopRules.ts';
import { NumberLists } from '../numberLists.ts';
import { doubled, sortIfNeeded } from '../room.ts';
import { countedRules, humanRules } from './messageRules.ts';
import { PlacedMessages } from './placedMessages.ts';
import type { Session } from './session.ts';
import { customerOf, sessionsOf } from './sessionFold.ts';
import { Rounds, type SessionRounds } from './rounds.ts';
import { RoundReader, type RoundRules } from './sessionRounds.ts';

/** A session with its rounds: those only a person answers, and those that the profile counts. */
export interface Chat {
  readonly session: Session;
  readonly human: SessionRounds;
  readonly counted: SessionRounds;
}

interface Conversation {
  readonly id: string;
  /** Empty if nothing tells. */
  readonly customerId: string;
  /** The same by its number among the names of messages. */
  readonly customer: number;
  readonly chats: readonly Chat[];
  /** On which something of it happened, each once. */
  readonly days: readonly DayNumber[];
}

const unread: Conversation = { id: '', customerId: '', customer: noName, chats: [], days: [] };

/** The sessions of a shop as of an instant, by conversation, customer and day. */
export class Conversations {
  readonly #book: FactBook;
  readonly #rules: ShopRules;
  readonly #identities: Identities;
  readonly #human: RoundRules;
  readonly #counted: RoundRules;
  readonly #seenUntil: number;
  /** What is known of all messages. */
  readonly placed: PlacedMessages;
  readonly rounds: Rounds;
  readonly #reader: RoundReader;
  /** By their numbers in the book. */
  readonly #read: Conversation[] = [];
  /** Of each, from the opening of its first session to the end of its last; Infinity while that one runs. */
  #from: Float64Array;
  #until: Float64Array;
  readonly #days = new Map<DayNumber, Conversation[]>();
  /** The numbers of each customer's conversations. */
  readonly #ofCustomer = new NumberLists();
  /** By the numbers of customers among the names of messages: their lists, one higher, since 0 stands for none. */
  #lists = new Int32Array(1024);
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
    this.#seenUntil = until;
    this.#from = new Float64Array(book.conversationIds.length);
    this.#until = new Float64Array(book.conversationIds.length);
    this.placed = new PlacedMessages(book.messages);
    this.rounds = new Rounds(this.placed);
    this.#reader = new RoundReader(this.rounds, this.placed);
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
    const { openedAt, closedAt = Infinity, customer } = chat.session;
    const list = this.#listOf(customer);
    const size = this.#ofCustomer.length(list);
    for (let place = 0; place < size; place += 1) {
      const number = this.#ofCustomer.at(list, place);
      const [from = Infinity, until = -Infinity] = [this.#from[number], this.#until[number]];
      if (from >= closedAt + within || until <= openedAt - within) continue;
      const { chats } = this.#read[number] ?? unread;
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
      this.#ofCustomer.remove(this.#listOf(before.customer), number);
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
    this.#ofCustomer.push(this.#listOf(conversation.customer), number);
    const { chats } = conversation;
    const [first, last] = [chats[0]?.session, chats.at(-1)?.session];
    if (number >= this.#from.length) {
      this.#from = doubled(this.#from, new Float64Array(2 * (number + 1)));
      this.#until = doubled(this.#until, new Float64Array(2 * (number + 1)));
    }
    this.#from[number] = first?.openedAt ?? Infinity;
    this.#until[number] = last ? (last.closedAt ?? Infinity) : -Infinity;
  }

  /** A new one if there is none yet. @param customer by its number among names */
  #listOf(customer: number): number {
    if (customer >= this.#lists.length) this.#lists = doubled(this.#lists, new Int32Array(2 * customer));
    const known = this.#lists[customer] ?? 0;
    if (known > 0) return known - 1;
    const list = this.#ofCustomer.begin();
    this.#lists[customer] = list + 1;
    return list;
  }

  #all(customerId: string): readonly Conversation[] {
    const customer = this.placed.told.names.find(customerId);
    const list = customer === noName ? 0 : (this.#lists[customer] ?? 0);
    return list === 0 ? [] : this.#ofCustomer.all(list - 1).map((number) => this.#read[number] ?? unread);
  }

  #fold(number: number): Conversation {
    const book = this.#book;
    const conversationId = book.conversationIds[number] ?? '';
    const facts = book.chat(number);
    const seen =
      this.#seenUntil === Infinity ? facts : facts.filter((fact) => book.momentOf(fact) <= this.#seenUntil);
    const { customerId, customer } = this.#known(customerOf(seen, book));
    const about = { conversationId, customerId, customer, placed: this.placed };
    const chats = sessionsOf(about, book, seen).map((session): Chat => {
      const human = this.#reader.read(session, this.#human);
      const counted = this.#mayDiffer(session) ? this.#reader.read(session, this.#counted) : human;
      return { session, human, counted };
    });
    return { id: conversationId, customerId, customer, chats, days: this.#daysIn(chats) };
  }

  /** Who a customer turned out to be, and the number; the empty id if nothing tells. */
  #known(told: number): { readonly customerId: string; readonly customer: number } {
    const { names } = this.#book.messages;
    const toldId = names.nameOf(told) ?? '';
    const customerId = this.#identities.of(toldId);
    const isTold = told !== noName && customerId === toldId;
    return { customerId, customer: isTold ? told : names.numberOf(customerId) };
  }

  /** Only `thirdParty` counts other replies than people's. */
  #mayDiffer({ stepsFrom, stepsTo }: Session): boolean {
    if (!this.#rules.everThirdParty) return false;
    for (let step = stepsFrom; step < stepsTo; step += 1)
      if (this.#rules.settingsAt(this.placed.momentOf(step)).profile === 'thirdParty') return true;
    return false;
  }

  #daysIn(chats: readonly Chat[]): readonly DayNumber[] {
    const { numberOf, startOf } = this.#rules.calendar;
    const [opened] = chats;
    if (!opened) return [];
    const first = numberOf(opened.session.openedAt);
    const [begin, end] = [startOf(first), startOf(first + 1)];
    let days = this.#onlyDay(first);
    const note = (at: number): void => {
      if (at >= begin && at < end) return;
      const day = numberOf(at);
      if (!days.includes(day)) days = [...days, day];
    };
    for (const { session } of chats) {
      note(session.openedAt);
      for (let step = session.stepsFrom; step < session.stepsTo; step += 1) note(this.placed.momentOf(step));
      for (const wait of session.waits) note(wait.since);
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
