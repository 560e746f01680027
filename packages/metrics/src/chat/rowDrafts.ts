import { noName } from '../names.ts';
import { doubled } from '../room.ts';
import type { Account } from '../shopRules.ts';
import { Chains } from './chains.ts';
import { noNames } from './nameLists.ts';

/** An agent on a day. */
export interface AgentDay {
  /** By its number among names. */
  readonly agent: number;
  readonly account: Account;
  /** FL-06: the last message by hand to anybody; -Infinity while there is none. */
  offDutyAt: number;
}

/** No draft. */
export const noDraft = -1;

/** What `#heads` keeps of a customer: nothing yet, no draft yet, or the first draft and so much. */
const [unseen, seen, ahead] = [0, 1, 2];

/** The rows of a day while sessions are gathered into them, in columns that the next day uses again. */
export class RowDrafts {
  #size = 0;
  /** Customers of the day in the order in which they appeared, by their numbers among names. */
  readonly customers: number[] = [];
  readonly agent: AgentDay[] = [];
  /** Lists of `NameLists`. */
  readonly groups: number[] = [];
  /** Of the message before. */
  readonly group: number[] = [];
  /** How many messages there were before broadcasts were stripped. */
  readonly all: number[] = [];
  readonly messages = new Chains();
  readonly rounds = new Chains();
  /** When agents passed customers on: few drafts have any. */
  readonly transfers = new Map<number, readonly number[]>();
  /** The next one of the same customer: nearly all customers have one agent on a day. */
  readonly #next: number[] = [];
  /** Of each customer, by numbers. */
  #heads = new Int32Array(1024);

  clear(): void {
    for (const customer of this.customers) this.#heads[customer] = unseen;
    this.customers.length = 0;
    this.#size = 0;
    this.messages.clear();
    this.rounds.clear();
    this.transfers.clear();
  }

  /** A customer is there, with or without drafts. */
  see(customer: number): void {
    if (customer >= this.#heads.length) this.#heads = doubled(this.#heads, new Int32Array(2 * customer));
    if (this.#heads[customer] !== unseen) return;
    this.#heads[customer] = seen;
    this.customers.push(customer);
  }

  begin(customer: number, agent: AgentDay): number {
    const draft = this.#size;
    this.#size += 1;
    this.agent[draft] = agent;
    this.groups[draft] = noNames;
    this.group[draft] = noName;
    this.all[draft] = 0;
    this.#next[draft] = noDraft;
    this.messages.begin();
    this.rounds.begin();
    let last = this.first(customer);
    if (last === noDraft) this.#heads[customer] = draft + ahead;
    else {
      for (let next = this.next(last); next !== noDraft; next = this.next(last)) last = next;
      this.#next[last] = draft;
    }
    return draft;
  }

  /** `noDraft` if there is none of the two. @param customer one that was seen */
  find(customer: number, agent: number): number {
    let draft = this.first(customer);
    while (draft !== noDraft && this.agent[draft]?.agent !== agent) draft = this.next(draft);
    return draft;
  }

  /** The first one of a customer. */
  first(customer: number): number {
    const head = this.#heads[customer] ?? unseen;
    return head < ahead ? noDraft : head - ahead;
  }

  /** The next one of the same customer. */
  next(draft: number): number {
    return this.#next[draft] ?? noDraft;
  }
}
