import { isShopbellError, type Clock } from '@shopbell/sdk/model';
import type { DeskRequest } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Listener } from '../feed/listener.ts';
import type { Log } from '../options.ts';
import { retryAfter } from './backoff.ts';

/** Somebody who is connected, or of whom the desk does not know yet that they are not. */
interface Known {
  connections: number;
  /** What the desk was told last: present or not. */
  told: boolean;
  telling: boolean;
  failures: number;
  cancelRetry: () => void;
}

/**
 * Who is connected, told to the desk: somebody's first connection and the closing of the last. The lease is the desk's.
 * What the desk did not take, because storage failed, is told again until both agree: each time as it is then.
 */
export class Presence {
  readonly #kind: Listener['kind'];
  readonly #desk: ShopDesk;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #people = new Map<string, Known>();
  #stopped = false;

  constructor(kind: Listener['kind'], desk: ShopDesk, clock: Clock, log: Log) {
    this.#kind = kind;
    this.#desk = desk;
    this.#clock = clock;
    this.#log = log;
  }

  get nobody(): boolean {
    return this.present().length === 0;
  }

  present(): string[] {
    return [...this.#people].flatMap(([id, { connections }]) => (connections > 0 ? id : []));
  }

  arrived(id: string): void {
    let known = this.#people.get(id);
    if (!known) {
      known = { connections: 0, told: false, telling: false, failures: 0, cancelRetry: () => {} };
      this.#people.set(id, known);
    }
    known.connections += 1;
    this.#agree(id, known);
  }

  /** Whoever is not connected is said to be absent again: the desk had no reason to note it before. */
  notice(id: string): void {
    if (this.#people.has(id)) return;
    const known = { connections: 0, told: true, telling: false, failures: 0, cancelRetry: () => {} };
    this.#people.set(id, known);
    this.#agree(id, known);
  }

  left(id: string): void {
    const known = this.#people.get(id);
    if (!known || known.connections === 0) return;
    known.connections -= 1;
    this.#agree(id, known);
  }

  /** Tells nothing any more. */
  stop(): void {
    this.#stopped = true;
    for (const { cancelRetry } of this.#people.values()) cancelRetry();
  }

  #agree(id: string, known: Known): void {
    if (known.telling || this.#stopped) return;
    known.cancelRetry();
    const present = known.connections > 0;
    if (known.told !== present) void this.#tell(id, known, present);
    else if (!present) this.#people.delete(id);
  }

  async #tell(id: string, known: Known, present: boolean): Promise<void> {
    const request = requestOf(this.#kind, id, present);
    known.telling = true;
    let isTaken = true;
    try {
      await this.#desk.submit(request);
    } catch (error) {
      const { shopId } = this.#desk.shop;
      if (!this.#stopped)
        this.#log({ level: 'warn', shopId, message: `The desk did not take ${request.type}.`, error });
      // A refusal for good stays one: only what failed is told again.
      isTaken = isShopbellError(error) && !error.retry;
    }
    known.telling = false;
    if (isTaken) {
      known.told = present;
      known.failures = 0;
      this.#agree(id, known);
      return;
    }
    known.failures += 1;
    if (this.#stopped) return;
    known.cancelRetry = this.#clock.after(retryAfter(known.failures), () => {
      this.#agree(id, known);
    });
  }
}

function requestOf(kind: Listener['kind'], id: string, present: boolean): DeskRequest {
  if (kind === 'agent') return { type: present ? 'agent.present' : 'agent.absent', agentId: id };
  return { type: present ? 'customer.present' : 'customer.absent', customerId: id };
}
