import type { DayNumber } from '../calendar.ts';
import { filterReasons, type FilterReason } from '../filters/reasons.ts';
import { doubled } from '../room.ts';
import type { Account, DaySettings, ShopRules } from '../shopRules.ts';
import { Stretches } from '../stretches.ts';
import { NameLists, noNames } from './nameLists.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';

/**
 * What one customer and one agent had to do with each other on one day: what filters decide about (FL-00), and what people
 * are counted by. Agents who are not counted on the day have none (D3). A number, by which `Rows` tells of it: a shop's year
 * has 100,000.
 */
export type Row = number;

/** What is known of a row, agents, customers, groups and products by their numbers among the names of messages. */
interface RowFacts {
  readonly day: DayNumber;
  readonly customer: number;
  readonly agent: number;
  /** Groups of its sessions, each once: a list of `NameLists`. */
  readonly groups: number;
  /** Products that its sessions were opened about, each once (SY-05): the same. */
  readonly products: number;
  /** The day's messages between the two, in their order, without stripped broadcasts (D7). */
  readonly messages: readonly Message[];
  /** Why it is filtered: the first reason that applies. */
  readonly reason: FilterReason | undefined;
  /** D11: the agent wrote first, of its own accord. */
  readonly agentBegan: boolean;
  /** Somebody consulted (VM-01, VM-02). */
  readonly consulted: boolean;
  /** Consulted, not filtered, and what else the profile asks for (VM-03, VM-04). */
  readonly received: boolean;
  /** VM-11: asked, and no counted reply after the first question of the day. */
  readonly unreplied: boolean;
  /** D21: the last question of the day stayed open. */
  readonly unrepliedLastWord: boolean;
  /** RS-03: the first answered gap, in whole seconds; undefined if there is none, or that one was dropped (D17). */
  readonly firstResponse: number | undefined;
  /** RS-06, RS-09: received, and answered slowly so many times; dropped gaps are no response times. */
  readonly slow: boolean;
  /** VM-14: what was written, in messages and code points, by the profile's rules; nothing that stands for earlier questions. */
  readonly customerMessages: number;
  readonly agentMessages: number;
  readonly agentCharacters: number;
}

/** What is true of a row, and so of a customer of whose rows it is true of any. One bit each. */
export const traits = {
  consulted: 1,
  /** Consulted and not filtered, as those below. */
  kept: 2,
  received: 4,
  unreplied: 8,
  unrepliedLastWord: 16,
  slow: 32,
} as const;

const reasons = Object.keys(filterReasons) as FilterReason[];
const leastRoom = 1024;
/** No first response. */
const none = -1;

/** The rows of all days, in columns. Who wants them, asks for those of a day: a day's stand one after the other. */
export class Rows {
  readonly placed: PlacedMessages;
  /** Where groups and products of rows are listed. */
  readonly lists = new NameLists();
  readonly #rules: ShopRules;
  readonly #stretches = new Stretches();
  #day: Int32Array;
  #customer: Int32Array;
  #agent: Int32Array;
  #groups: Int32Array;
  #products: Int32Array;
  /** One higher than the place of the reason; 0: none. */
  #reason: Uint8Array;
  #traits: Uint8Array;
  #agentBegan: Uint8Array;
  #firstResponse: Float64Array;
  #customerMessages: Int32Array;
  #agentMessages: Int32Array;
  #agentCharacters: Float64Array;
  /** Of each: where its messages begin, and how many there are. */
  #from: Int32Array;
  #size: Int32Array;
  readonly #messageStretches = new Stretches();
  #messages: Int32Array;

  /** @param expected about how many there will be: these find room at once */
  constructor(placed: PlacedMessages, rules: ShopRules, expected: number) {
    this.placed = placed;
    this.#rules = rules;
    const room = leastRoom + expected + (expected >> 1);
    this.#day = new Int32Array(room);
    this.#customer = new Int32Array(room);
    this.#agent = new Int32Array(room);
    this.#groups = new Int32Array(room);
    this.#products = new Int32Array(room);
    this.#reason = new Uint8Array(room);
    this.#traits = new Uint8Array(room);
    this.#agentBegan = new Uint8Array(room);
    this.#firstResponse = new Float64Array(room);
    this.#customerMessages = new Int32Array(room);
    this.#agentMessages = new Int32Array(room);
    this.#agentCharacters = new Float64Array(room);
    this.#from = new Int32Array(room);
    this.#size = new Int32Array(room);
    this.#messages = new Int32Array(placed.told.room);
  }

  /** Room for so many, one after the other. @returns the first */
  take(count: number): Row {
    const first = this.#stretches.take(count);
    while (this.#day.length < this.#stretches.end) this.#grow();
    return first;
  }

  /** So many from this one on are no more. */
  forget(first: Row, count: number): void {
    for (let row = first; row < first + count; row += 1)
      this.#messageStretches.giveBack(this.#from[row] ?? 0, this.size(row));
    this.#stretches.giveBack(first, count);
  }

  put(row: Row, facts: RowFacts): void {
    this.#day[row] = facts.day;
    this.#customer[row] = facts.customer;
    this.#agent[row] = facts.agent;
    this.#groups[row] = facts.groups;
    this.#products[row] = facts.products;
    this.#reason[row] = facts.reason === undefined ? 0 : reasons.indexOf(facts.reason) + 1;
    this.#traits[row] = traitsOf(facts);
    this.#agentBegan[row] = facts.agentBegan ? 1 : 0;
    this.#firstResponse[row] = facts.firstResponse ?? none;
    this.#customerMessages[row] = facts.customerMessages;
    this.#agentMessages[row] = facts.agentMessages;
    this.#agentCharacters[row] = facts.agentCharacters;
    this.#putMessages(row, facts.messages);
  }

  day(row: Row): DayNumber {
    return this.#day[row] ?? 0;
  }

  settings(row: Row): DaySettings {
    return this.#rules.settingsOn(this.day(row));
  }

  customer(row: Row): number {
    return this.#customer[row] ?? 0;
  }

  customerId(row: Row): string {
    return this.placed.told.names.nameOf(this.customer(row)) ?? '';
  }

  agent(row: Row): number {
    return this.#agent[row] ?? 0;
  }

  agentId(row: Row): string {
    return this.placed.told.names.nameOf(this.agent(row)) ?? '';
  }

  account(row: Row): Account {
    const account = this.#rules.accountOf(this.agent(row), this.day(row));
    if (account === undefined) throw new RangeError('There is no such row.');
    return account;
  }

  groups(row: Row): readonly number[] {
    return this.lists.of(this.#groups[row] ?? noNames);
  }

  groupIds(row: Row): readonly string[] {
    return this.#named(this.groups(row));
  }

  products(row: Row): readonly number[] {
    return this.lists.of(this.#products[row] ?? noNames);
  }

  productIds(row: Row): readonly string[] {
    return this.#named(this.products(row));
  }

  reason(row: Row): FilterReason | undefined {
    return reasons[(this.#reason[row] ?? 0) - 1];
  }

  /** All of its traits, in bits. */
  traits(row: Row): number {
    return this.#traits[row] ?? 0;
  }

  /** @param trait out of `traits` */
  is(row: Row, trait: number): boolean {
    return (this.traits(row) & trait) !== 0;
  }

  isReceived(row: Row): boolean {
    return this.is(row, traits.received);
  }

  agentBegan(row: Row): boolean {
    return this.#agentBegan[row] === 1;
  }

  firstResponse(row: Row): number | undefined {
    const seconds = this.#firstResponse[row] ?? none;
    return seconds === none ? undefined : seconds;
  }

  customerMessages(row: Row): number {
    return this.#customerMessages[row] ?? 0;
  }

  agentMessages(row: Row): number {
    return this.#agentMessages[row] ?? 0;
  }

  agentCharacters(row: Row): number {
    return this.#agentCharacters[row] ?? 0;
  }

  /** How many messages it has. */
  size(row: Row): number {
    return this.#size[row] ?? 0;
  }

  /** One of its messages. @param place below `size` */
  message(row: Row, place: number): Message {
    return this.#messages[(this.#from[row] ?? 0) + place] ?? 0;
  }

  /** All of them. A list of its own each time. */
  messages(row: Row): readonly Message[] {
    const all: Message[] = [];
    for (let place = 0; place < this.size(row); place += 1) all.push(this.message(row, place));
    return all;
  }

  #putMessages(row: Row, messages: readonly Message[]): void {
    const from = this.#messageStretches.take(messages.length);
    while (this.#messages.length < this.#messageStretches.end)
      this.#messages = doubled(this.#messages, new Int32Array(2 * this.#messages.length));
    for (let place = 0; place < messages.length; place += 1)
      this.#messages[from + place] = messages[place] ?? 0;
    this.#from[row] = from;
    this.#size[row] = messages.length;
  }

  #named(numbers: readonly number[]): readonly string[] {
    return numbers.flatMap((number) => this.placed.told.names.nameOf(number) ?? []);
  }

  #grow(): void {
    const larger = 2 * this.#day.length;
    this.#day = doubled(this.#day, new Int32Array(larger));
    this.#customer = doubled(this.#customer, new Int32Array(larger));
    this.#agent = doubled(this.#agent, new Int32Array(larger));
    this.#groups = doubled(this.#groups, new Int32Array(larger));
    this.#products = doubled(this.#products, new Int32Array(larger));
    this.#reason = doubled(this.#reason, new Uint8Array(larger));
    this.#traits = doubled(this.#traits, new Uint8Array(larger));
    this.#agentBegan = doubled(this.#agentBegan, new Uint8Array(larger));
    this.#firstResponse = doubled(this.#firstResponse, new Float64Array(larger));
    this.#customerMessages = doubled(this.#customerMessages, new Int32Array(larger));
    this.#agentMessages = doubled(this.#agentMessages, new Int32Array(larger));
    this.#agentCharacters = doubled(this.#agentCharacters, new Float64Array(larger));
    this.#from = doubled(this.#from, new Int32Array(larger));
    this.#size = doubled(this.#size, new Int32Array(larger));
  }
}

function traitsOf(facts: RowFacts): number {
  if (!facts.consulted) return 0;
  if (facts.reason !== undefined) return traits.consulted;
  let found: number = traits.consulted | traits.kept;
  if (facts.received) found |= traits.received;
  if (facts.unreplied) found |= traits.unreplied;
  if (facts.unrepliedLastWord) found |= traits.unrepliedLastWord;
  if (facts.slow) found |= traits.slow;
  return found;
}
