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
  /** Those who have not had their number yet. */
  readonly waiting: Heap<Candidate>;
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
      pool = { agentIds: new Set(agentIds), waiting };
      this.#pools.set(name, pool);
    }
    return pool;
  }

  /**
   * The agent of a pool who gets this customer's messages: who got some of the same customer just now, else who got the
   * fewest, holds the fewest conversations, has the lower id. Undefined if all have had their number.
   */
  deal({ agentIds, waiting }: Pool, customerId: string): string | undefined {
    const dealtTo = this.#dealtTo.get(customerId) ?? new Set();
    for (const agentId of dealtTo) if (agentIds.has(agentId)) return agentId;
    for (let first = waiting.first; first; first = waiting.first) {
      const now = this.#candidate(first.agentId);
      if (now.customers >= this.#desk.settings.customersPerDelivery) waiting.remove(first);
      else if (now.customers !== first.customers || now.holds !== first.holds) {
        // What it got since, here or in another pool, moves it back; nothing moves anybody forward.
        waiting.remove(first);
        waiting.add(now);
      } else {
        this.#customers.set(now.agentId, now.customers + 1);
        this.#dealtTo.set(customerId, dealtTo.add(now.agentId));
        return now.agentId;
      }
    }
    return undefined;
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
