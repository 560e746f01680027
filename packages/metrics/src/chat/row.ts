import type { DayNumber } from '../calendar.ts';
import type { FilterReason } from '../filters/reasons.ts';
import type { Account, DaySettings } from '../shopRules.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';

/** What the rows of a day have in common. */
export interface RowDay {
  readonly day: DayNumber;
  readonly settings: DaySettings;
  /** What is known of messages. */
  readonly placed: PlacedMessages;
  /** The messages of all rows, one row's after the other. */
  readonly messages: Int32Array;
}

/** What is known of a row but its day. */
export interface RowFacts {
  readonly customerId: string;
  readonly customer: number;
  readonly agent: number;
  readonly agentId: string;
  readonly account: Account;
  readonly groups: readonly number[];
  readonly products: readonly number[];
  /** Places among the messages of the day, half open. */
  readonly from: number;
  readonly to: number;
  readonly reason: FilterReason | undefined;
  readonly agentBegan: boolean;
  readonly consulted: boolean;
  readonly received: boolean;
  readonly unreplied: boolean;
  readonly unrepliedLastWord: boolean;
  readonly firstResponse: number | undefined;
  readonly slow: boolean;
  readonly customerMessages: number;
  readonly agentMessages: number;
  readonly agentCharacters: number;
}

/**
 * What one customer and one agent had to do with each other on one day: what filters decide about (FL-00), and what people
 * are counted by. Agents who are not counted on the day have none (D3).
 */
export class Row {
  readonly customerId: string;
  /** The same, agents, groups and products by their numbers among the names of messages. */
  readonly customer: number;
  readonly agent: number;
  readonly agentId: string;
  readonly account: Account;
  /** Groups of its sessions, each once. */
  readonly groups: readonly number[];
  /** Products that its sessions were opened about, each once (SY-05). */
  readonly products: readonly number[];
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
  readonly #on: RowDay;
  readonly #from: number;
  readonly #to: number;

  constructor(on: RowDay, facts: RowFacts) {
    this.customerId = facts.customerId;
    this.customer = facts.customer;
    this.agent = facts.agent;
    this.agentId = facts.agentId;
    this.account = facts.account;
    this.groups = facts.groups;
    this.products = facts.products;
    this.reason = facts.reason;
    this.agentBegan = facts.agentBegan;
    this.consulted = facts.consulted;
    this.received = facts.received;
    this.unreplied = facts.unreplied;
    this.unrepliedLastWord = facts.unrepliedLastWord;
    this.firstResponse = facts.firstResponse;
    this.slow = facts.slow;
    this.customerMessages = facts.customerMessages;
    this.agentMessages = facts.agentMessages;
    this.agentCharacters = facts.agentCharacters;
    this.#on = on;
    this.#from = facts.from;
    this.#to = facts.to;
  }

  get day(): DayNumber {
    return this.#on.day;
  }

  get settings(): DaySettings {
    return this.#on.settings;
  }

  /** What is known of its messages. */
  get placed(): PlacedMessages {
    return this.#on.placed;
  }

  get groupIds(): readonly string[] {
    return this.#named(this.groups);
  }

  get productIds(): readonly string[] {
    return this.#named(this.products);
  }

  /** The day's messages between the two, in their order, without stripped broadcasts (D7). A list of its own each time. */
  get messages(): readonly Message[] {
    const found: Message[] = [];
    for (let place = 0; place < this.size; place += 1) found.push(this.message(place));
    return found;
  }

  /** How many of these there are. */
  get size(): number {
    return this.#to - this.#from;
  }

  /** One of these. @param place below `size` */
  message(place: number): Message {
    return this.#on.messages[this.#from + place] ?? 0;
  }

  /** The first of these that is what is looked for. */
  find(isIt: (message: Message) => boolean): Message | undefined {
    for (let place = 0; place < this.size; place += 1) {
      const message = this.message(place);
      if (isIt(message)) return message;
    }
    return undefined;
  }

  #named(numbers: readonly number[]): readonly string[] {
    return numbers.flatMap((number) => this.placed.told.names.nameOf(number) ?? []);
  }
}
