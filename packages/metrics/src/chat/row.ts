import type { DayNumber } from '../calendar.ts';
import type { FilterReason } from '../filters/reasons.ts';
import type { Account, DaySettings } from '../shopRules.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Round, Rounds } from './rounds.ts';

/** What the rows of a day have in common. */
export interface RowDay {
  readonly day: DayNumber;
  readonly settings: DaySettings;
  /** What is known of messages. */
  readonly placed: PlacedMessages;
  /** What is known of rounds. */
  readonly rounds: Rounds;
  /** The messages and the rounds of all rows, one after the other. */
  readonly lists: Int32Array;
}

/** What is known of a row but its day; `from` and `to` are places in the lists of the day. */
export interface RowFacts {
  readonly place: number;
  readonly customerId: string;
  readonly customer: number;
  readonly agentId: string;
  readonly account: Account;
  readonly groupIds: readonly string[];
  readonly productIds: readonly string[];
  readonly messagesFrom: number;
  /** Where the messages end and the rounds begin. */
  readonly roundsFrom: number;
  readonly roundsTo: number;
  readonly reason: FilterReason | undefined;
  readonly agentBegan: boolean;
  readonly consulted: boolean;
  readonly received: boolean;
  readonly unreplied: boolean;
  readonly unrepliedLastWord: boolean;
}

/**
 * What one customer and one agent had to do with each other on one day: what filters decide about (FL-00), and what people
 * are counted by. Agents who are not counted on the day have none (D3).
 */
export class Row {
  /** Among the rows of its day. */
  readonly place: number;
  readonly customerId: string;
  /** The same by its number among the names of messages. */
  readonly customer: number;
  readonly agentId: string;
  readonly account: Account;
  /** Groups of its sessions, each once. */
  readonly groupIds: readonly string[];
  /** Products that its sessions were opened about, each once (SY-05). */
  readonly productIds: readonly string[];
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
  readonly #on: RowDay;
  readonly #messagesFrom: number;
  readonly #roundsFrom: number;
  readonly #roundsTo: number;

  constructor(on: RowDay, facts: RowFacts) {
    this.place = facts.place;
    this.customerId = facts.customerId;
    this.customer = facts.customer;
    this.agentId = facts.agentId;
    this.account = facts.account;
    this.groupIds = facts.groupIds;
    this.productIds = facts.productIds;
    this.reason = facts.reason;
    this.agentBegan = facts.agentBegan;
    this.consulted = facts.consulted;
    this.received = facts.received;
    this.unreplied = facts.unreplied;
    this.unrepliedLastWord = facts.unrepliedLastWord;
    this.#on = on;
    this.#messagesFrom = facts.messagesFrom;
    this.#roundsFrom = facts.roundsFrom;
    this.#roundsTo = facts.roundsTo;
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

  /** The day's messages between the two, in their order, without stripped broadcasts (D7). A list of its own each time. */
  get messages(): readonly Message[] {
    return listed(this.#on.lists, this.#messagesFrom, this.#roundsFrom);
  }

  /** Of the counted rounds of the day that are this agent's. */
  get rounds(): readonly Round[] {
    return listed(this.#on.lists, this.#roundsFrom, this.#roundsTo);
  }

  /** What is known of its rounds. */
  get roundsTold(): Rounds {
    return this.#on.rounds;
  }
}

function listed(list: Int32Array, from: number, to: number): number[] {
  const found: number[] = [];
  for (let place = from; place < to; place += 1) found.push(list[place] ?? 0);
  return found;
}
