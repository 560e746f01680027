import type { Day } from '@shopbell/metrics';
import type { Clock, SalesOfToday } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import type { Log } from '../options.ts';
import type { ComputedReports } from '../statistics/shopReports.ts';

/** WB-06: an amount that is older is none. */
const longestLag = 30 * 60_000;
/** Asking again takes what was told since, and no longer. */
const askEvery = 10 * 60_000;
/** After failures it is asked ever more seldom: a shop may be too large for its report, which ends the thread of all shops. */
const longestWait = 60 * 60_000;

export interface SalesTodayOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  readonly reports: Pick<ComputedReports, 'report'>;
  /** Called when amounts are known (anew), or not any more. */
  readonly onChanged: () => void;
}

interface Known {
  /** When they were asked for. */
  readonly at: number;
  readonly day: Day;
  readonly currency: string;
  readonly ofAgents: ReadonlyMap<string, number>;
}

/**
 * What each agent's chats have sold on the running day (WB-06), by the report of the day itself: whose sale an order is
 * depends on all chats of two days. A shop of which nobody ever told an order is not asked about.
 */
export class SalesToday {
  readonly #shopId: string;
  readonly #options: SalesTodayOptions;
  #known: Known | undefined;
  #askedAt = -Infinity;
  #askedOn: Day | undefined;
  #isAsking = false;
  /** Somebody has told an order. */
  #isSelling = false;
  #failures = 0;
  #stopped = false;

  constructor(shopId: string, options: SalesTodayOptions) {
    this.#shopId = shopId;
    this.#options = options;
  }

  /** As far as it is known; asks again for what is too old. */
  of(agentId: string, day: Day): SalesOfToday | undefined {
    const now = this.#options.clock.now();
    const wait = Math.min(askEvery * 2 ** this.#failures, longestWait);
    if (!this.#isAsking && !this.#stopped && (this.#isNew(day) || now - this.#askedAt >= wait)) {
      this.#askedAt = now;
      this.#askedOn = day;
      void this.#ask(day);
    }
    if (this.#known?.day !== day) return undefined;
    return { amount: this.#known.ofAgents.get(agentId) ?? 0, currency: this.#known.currency };
  }

  stop(): void {
    this.#stopped = true;
  }

  /** The day has begun: what is known is of another. After a failure that is no reason to hurry. */
  #isNew(day: Day): boolean {
    return this.#askedOn !== day && this.#failures === 0;
  }

  async #ask(day: Day): Promise<void> {
    const { reports, log, onChanged } = this.#options;
    const at = this.#askedAt;
    this.#isAsking = true;
    try {
      if (!(await this.#hasOrders())) return;
      const about = { from: day, to: day, by: 'agent', figures: 'sales' } as const;
      const { currency, rows } = await reports.report(this.#shopId, about);
      const ofAgents = new Map(rows.map(({ subject, cells }) => [subject.id, cells['sales']?.value ?? 0]));
      this.#known = { at, day, currency, ofAgents };
      this.#failures = 0;
      if (!this.#stopped) onChanged();
    } catch (error) {
      if (this.#stopped) return;
      this.#failures += 1;
      const message = 'Sales of today could not be counted; they are asked for again.';
      log({ level: 'warn', shopId: this.#shopId, message, error });
      if (this.#known && at - this.#known.at >= longestLag) {
        this.#known = undefined;
        onChanged();
      }
    } finally {
      this.#isAsking = false;
    }
  }

  async #hasOrders(): Promise<boolean> {
    const { storage } = this.#options;
    const imported = { after: 0, limit: 1, types: ['order'] };
    this.#isSelling ||=
      (await storage.hasFacts(this.#shopId, 'order')) ||
      (await storage.readStatisticFacts(this.#shopId, imported)).length > 0;
    return this.#isSelling;
  }
}
