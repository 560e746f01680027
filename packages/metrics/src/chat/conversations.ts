import type { DayNumber } from '../calendar.ts';
import type { FactBook } from '../factBook.ts';
import type { Identities } from '../identities.ts';
import { noName } from '../names.ts';
import type { ShopRules } from '../shopRules.ts';
import { NumberLists } from '../numberLists.ts';
import { doubled, sortIfNeeded } from '../room.ts';
import { countedRules, humanRules } from './messageRules.ts';
import { PlacedMessages } from './placedMessages.ts';
import { Rounds } from './rounds.ts';
import { customerOf, sessionsOf } from './sessionFold.ts';
import { RoundReader, type RoundRules } from './sessionRounds.ts';
import {
  countedAgent,
  countedShop,
  humanAgent,
  humanShop,
  type Reading,
  type Session,
  type Sessions,
} from './sessions.ts';

const none: readonly never[] = [];
/** No session. */
const noSession = -1;
/** In ms: settings allow an hour at most between two sessions of which one continues the other (RS-11). */
const nearby = 3_600_001;

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
  /** Of each conversation, by its number in the book: its first session, or none. Most have no other. */
  #first: Int32Array;
  readonly #all = new Map<number, readonly Session[]>();
  /** Whose it is, by the number among the names of messages. */
  #customer: Int32Array;
  /** On which something of it happened, each once; of nearly all the same list. */
  readonly #daysOfEach: (readonly DayNumber[])[] = [];
  /** Of each, from the opening of its first session to the end of its last; Infinity while that one runs. */
  #from: Float64Array;
  #until: Float64Array;
  /** Of each: 1 if another one of its customer may be near. */
  #isNear: Uint8Array;
  /** Conversations of which something happened on a day. */
  readonly #days = new Map<DayNumber, number[]>();
  /** The numbers of each customer's conversations. */
  readonly #ofCustomer = new NumberLists();
  /** By the numbers of customers among the names of messages: their lists, one higher, since 0 stands for none. */
  #lists = new Int32Array(1024);
  /** The same as sessions in their order, worked out when they are first asked for. */
  readonly #sessionsOn = new Map<DayNumber, readonly Session[]>();
  #lastDay: readonly DayNumber[] = [];

  constructor(book: FactBook, rules: ShopRules, identities: Identities, until: number) {
    this.#book = book;
    this.#identities = identities;
    this.#rules = rules;
    this.#human = humanRules(rules);
    this.#counted = countedRules(rules);
    this.#seenUntil = until;
    const { length } = book.conversationIds;
    // With room for some days more, so that what comes next moves nothing.
    const room = length + (length >> 3) + 1024;
    this.#first = new Int32Array(room);
    this.#customer = new Int32Array(room);
    this.#from = new Float64Array(room);
    this.#until = new Float64Array(room);
    this.#isNear = new Uint8Array(room);
    this.placed = new PlacedMessages(book.messages);
    this.rounds = new Rounds(this.placed);
    this.#reader = new RoundReader(this.rounds, this.placed);
    for (let number = 0; number < length; number += 1) this.#read(number);
  }

  get #sessions(): Sessions {
    return this.placed.sessions;
  }

  /** Sessions of which something happened on a day, by their opening. */
  on(day: DayNumber): readonly Session[] {
    let sessions = this.#sessionsOn.get(day);
    if (!sessions) this.#sessionsOn.set(day, (sessions = this.#inOrder(this.#days.get(day) ?? none)));
    return sessions;
  }

  /** A customer's sessions, by their opening. */
  ofCustomer(customer: number): readonly Session[] {
    return this.#inOrder(this.#numbersOf(customer));
  }

  /** Whether a customer may have other sessions than this one less than `nearby` ms before or after it. */
  mayHaveNeighbours(session: Session): boolean {
    const number = this.#sessions.conversation(session);
    return this.#isNear[number] === 1 || this.#all.has(number);
  }

  /** The ids of a customer's conversations. */
  idsOf(customerId: string): readonly string[] {
    const ids = this.#book.conversationIds;
    return this.#numbersOfId(customerId).map((number) => ids[number] ?? '');
  }

  /** The days on which something of a customer's chats happened. */
  daysOf(customerId: string): readonly DayNumber[] {
    return this.#numbersOfId(customerId).flatMap((number) => this.#daysOfEach[number] ?? none);
  }

  /** In the order in which they ran. */
  ofConversation(conversationId: string): readonly Session[] {
    return this.#sessionsIn(this.#book.conversation(conversationId));
  }

  /** Reads a conversation, or reads it anew. @returns the days on which something of it happened, before or now */
  read(conversationId: string): readonly DayNumber[] {
    const number = this.#book.conversation(conversationId);
    const before = this.#daysOfEach[number];
    if (before) {
      for (const session of this.#sessionsIn(number)) this.#forget(session);
      for (const day of before) remove(this.#days.get(day), number);
      for (const day of before) this.#sessionsOn.delete(day);
      this.#ofCustomer.remove(this.#listOf(this.#customer[number] ?? noName), number);
    }
    const now = this.#read(number);
    for (const day of now) this.#sessionsOn.delete(day);
    return before ? [...before, ...now] : now;
  }

  #sessionsIn(number: number): readonly Session[] {
    const first = this.#first[number] ?? noSession;
    if (this.#daysOfEach[number] === undefined || first === noSession) return none;
    return this.#all.get(number) ?? [first];
  }

  #forget(session: Session): void {
    const { sessions, steps } = this.placed;
    const forget = (reading: Reading): void => {
      this.rounds.forget(sessions.roundsFrom(session, reading), sessions.roundsTo(session, reading));
    };
    const isLike = (one: Reading, other: Reading): boolean => sessions.hasSameRounds(session, one, other);
    forget(humanAgent);
    if (!isLike(humanShop, humanAgent)) forget(humanShop);
    if (!isLike(countedAgent, humanAgent)) forget(countedAgent);
    if (!isLike(countedShop, humanShop) && !isLike(countedShop, countedAgent)) forget(countedShop);
    steps.forget(sessions.stepsFrom(session), sessions.stepsTo(session));
    sessions.forget(session);
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

  #numbersOf(customer: number): readonly number[] {
    const list = customer === noName ? 0 : (this.#lists[customer] ?? 0);
    return list === 0 ? none : this.#ofCustomer.all(list - 1);
  }

  #numbersOfId(customerId: string): readonly number[] {
    return this.#numbersOf(this.placed.told.names.find(customerId));
  }

  /** @returns the days on which something of it happened */
  #read(number: number): readonly DayNumber[] {
    const book = this.#book;
    const facts = book.chat(number);
    const seen =
      this.#seenUntil === Infinity ? facts : facts.filter((fact) => book.momentOf(fact) <= this.#seenUntil);
    const customer = this.#known(customerOf(seen, book));
    const sessions = sessionsOf({ conversation: number, customer, placed: this.placed }, book, seen);
    for (const session of sessions) {
      this.#reader.readHuman(session, this.#human);
      if (this.#mayDiffer(session)) this.#reader.readCounted(session, this.#counted);
    }
    const days = this.#daysIn(sessions);
    this.#take(number, customer, sessions, days);
    return days;
  }

  #take(number: number, customer: number, sessions: readonly Session[], days: readonly DayNumber[]): void {
    if (number >= this.#from.length) this.#grow(2 * (number + 1));
    const [first = noSession, last = noSession] = [sessions[0], sessions.at(-1)];
    this.#first[number] = first;
    this.#customer[number] = customer;
    if (sessions.length > 1) this.#all.set(number, sessions);
    else this.#all.delete(number);
    this.#from[number] = first === noSession ? Infinity : this.#sessions.openedAt(first);
    this.#until[number] = last === noSession ? -Infinity : this.#sessions.closedAt(last);
    this.#daysOfEach[number] = days;
    for (const day of days) {
      const ofDay = this.#days.get(day);
      if (ofDay) ofDay.push(number);
      else this.#days.set(day, [number]);
    }
    this.#ofCustomer.push(this.#listOf(customer), number);
    this.#noteNear(number, this.#listOf(customer));
  }

  /** Looks for conversations of the same customer that are near. Those that were once may not be any more. */
  #noteNear(number: number, list: number): void {
    this.#isNear[number] = 0;
    const [from, until] = [(this.#from[number] ?? 0) - nearby, (this.#until[number] ?? 0) + nearby];
    const size = this.#ofCustomer.length(list);
    for (let place = 0; place < size; place += 1) {
      const other = this.#ofCustomer.at(list, place);
      if (other === number || (this.#from[other] ?? 0) >= until || (this.#until[other] ?? 0) <= from)
        continue;
      this.#isNear[number] = 1;
      this.#isNear[other] = 1;
    }
  }

  #grow(larger: number): void {
    this.#first = doubled(this.#first, new Int32Array(larger));
    this.#customer = doubled(this.#customer, new Int32Array(larger));
    this.#from = doubled(this.#from, new Float64Array(larger));
    this.#until = doubled(this.#until, new Float64Array(larger));
    this.#isNear = doubled(this.#isNear, new Uint8Array(larger));
  }

  /** Who a customer turned out to be; that of the empty id if nothing tells. */
  #known(told: number): number {
    const { names } = this.#book.messages;
    if (told !== noName && this.#identities.areNone) return told;
    return names.numberOf(this.#identities.of(names.nameOf(told) ?? ''));
  }

  /** Only `thirdParty` counts other replies than people's. */
  #mayDiffer(session: Session): boolean {
    if (!this.#rules.everThirdParty) return false;
    const { steps, sessions } = this.placed;
    for (let place = sessions.stepsFrom(session); place < sessions.stepsTo(session); place += 1)
      if (this.#rules.settingsAt(steps.moment(steps.at(place))).profile === 'thirdParty') return true;
    return false;
  }

  #daysIn(all: readonly Session[]): readonly DayNumber[] {
    const { steps, sessions } = this.placed;
    const { numberOf, startOf } = this.#rules.calendar;
    const [opened] = all;
    if (opened === undefined) return none;
    const first = numberOf(sessions.openedAt(opened));
    const [begin, end] = [startOf(first), startOf(first + 1)];
    let days = this.#onlyDay(first);
    const note = (at: number): void => {
      if (at >= begin && at < end) return;
      const day = numberOf(at);
      if (!days.includes(day)) days = [...days, day];
    };
    for (const session of all) {
      note(sessions.openedAt(session));
      const to = sessions.stepsTo(session);
      for (let place = sessions.stepsFrom(session); place < to; place += 1)
        note(steps.moment(steps.at(place)));
      for (const wait of sessions.waits(session)) note(wait.since);
    }
    return days;
  }

  /** Nearly all conversations have one day, and most of them the day of the one before. */
  #onlyDay(day: DayNumber): readonly DayNumber[] {
    if (this.#lastDay[0] !== day) this.#lastDay = [day];
    return this.#lastDay;
  }

  #inOrder(conversations: readonly number[]): readonly Session[] {
    const all: Session[] = [];
    for (const number of conversations) {
      const first = this.#first[number] ?? noSession;
      const more = this.#all.size === 0 ? undefined : this.#all.get(number);
      if (more) all.push(...more);
      else if (first !== noSession) all.push(first);
    }
    return sortIfNeeded(all, (left, right) => this.#sessions.compare(left, right));
  }
}

function remove(numbers: number[] | undefined, one: number): void {
  const place = numbers?.indexOf(one) ?? -1;
  if (place >= 0) numbers?.splice(place, 1);
}
