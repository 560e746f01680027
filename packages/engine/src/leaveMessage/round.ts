import type { Desk } from '../desk/desk.ts';
import { Heap, type Slotted } from '../fairness/heap.ts';

/** An agent who may get messages, as it stood when it was put in its place. */
interface Candidate extends Slotted {
  readonly agentId: string;
  /** Customers whose messages it got in this delivery. */
  readonly customers: number;
  /** Open conversations. */
  readonly holds: number;
}

/** Those among whom messages of one group are dealt. */
export interface Pool {
  readonly agentIds: ReadonlySet<string>;
  /** Those who have not had their number yet, and some who have: they are taken out when it would be their turn. */
  readonly waiting: Heap<Candidate>;
  /** How many have had their number. */
  hadTheirs: number;
}

/** To whom a customer's messages go. */
export interface Dealt {
  readonly agentId: string;
  /** Why it was that agent's turn; left out where it has others of the same customer. */
  readonly keys?: { readonly customers: number; readonly holds: number };
  /** How many of the pool had had their number already, and how many are to come later. */
  readonly hadTheirs: number;
  readonly later: number;
}

/** Who got whose messages in one delivery. Dealing costs the logarithm of the agents: thousands of messages may wait. */
export class Round {
  readonly #desk: Desk;
  readonly #pools = new Map<string, Pool>();
  /** By agent. */
  readonly #customers = new Map<string, number>();
  /** By customer. */
  readonly #dealtTo = new Map<string, Set<string>>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The pool of that name, with these agents when it is asked for first. */
  poolOf(name: string, agents: () => readonly string[]): Pool {
    let pool = this.#pools.get(name);
    if (!pool) {
      const agentIds = agents();
      const waiting = new Heap<Candidate>(goesFirst);
      for (const agentId of agentIds) waiting.add(this.#candidate(agentId));
      const hadTheirs = agentIds.filter((agentId) => this.#hasTheirs(agentId)).length;
      pool = { agentIds: new Set(agentIds), waiting, hadTheirs };
      this.#pools.set(name, pool);
    }
    return pool;
  }

  /** Whose messages were dealt. */
  get customers(): Iterable<string> {
    return this.#dealtTo.keys();
  }

  /**
   * The agent of a pool who gets this customer's messages: who got some of the same customer just now, else who got the
   * fewest, holds the fewest conversations, has the lower id. Undefined if all have had their number.
   */
  deal({ agentIds, waiting, hadTheirs }: Pool, customerId: string): Dealt | undefined {
    const among = { hadTheirs, later: agentIds.size - hadTheirs - 1 };
    const dealtTo = this.#dealtTo.get(customerId) ?? new Set();
    for (const agentId of dealtTo) if (agentIds.has(agentId)) return { agentId, ...among };
    for (let first = waiting.first; first; first = waiting.first) {
      const now = this.#candidate(first.agentId);
      if (this.#hasTheirs(first.agentId)) waiting.remove(first);
      else if (now.customers !== first.customers || now.holds !== first.holds) {
        // What it got since, here or in another pool, moves it back; nothing moves anybody forward.
        waiting.remove(first);
        waiting.add(now);
      } else {
        const { agentId, customers, holds } = now;
        this.#customers.set(agentId, customers + 1);
        this.#dealtTo.set(customerId, dealtTo.add(agentId));
        if (this.#hasTheirs(agentId)) this.#noteTheirs(agentId);
        return { agentId, keys: { customers, holds }, ...among };
      }
    }
    return undefined;
  }

  /** LM-06: as many customers as one agent gets in one delivery. */
  #hasTheirs(agentId: string): boolean {
    return (this.#customers.get(agentId) ?? 0) >= this.#desk.settings.customersPerDelivery;
  }

  #noteTheirs(agentId: string): void {
    for (const pool of this.#pools.values()) if (pool.agentIds.has(agentId)) pool.hadTheirs += 1;
  }

  #candidate(agentId: string): Candidate {
    const holds = this.#desk.openByAgent.get(agentId)?.length ?? 0;
    return { agentId, customers: this.#customers.get(agentId) ?? 0, holds, slot: 0 };
  }
}

function goesFirst(a: Candidate, b: Candidate): boolean {
  return (a.customers - b.customers || a.holds - b.holds || order(a.agentId, b.agentId)) < 0;
}

export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
