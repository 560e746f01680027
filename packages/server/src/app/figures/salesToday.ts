import type { Day } from '@shopbell/metrics';
import type { Clock, SalesOfToday } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import type { Log } from '../options.ts';
import type { ComputedReports } from '../statistics/shopReports.ts';

/** WB-06 allows half an hour; asking again takes what was told since, and no longer. */
const askEvery = 10 * 60_000;
const page = 500;

export interface SalesTodayOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  readonly reports: Pick<ComputedReports, 'report'>;
  /** Called when amounts are known (anew). */
  readonly onChanged: () => void;
}

interface Known {
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
  /** How far the log of the back end was looked through for one. */
  #lookedAt = 0;
  #stopped = false;

  constructor(shopId: string, options: SalesTodayOptions) {
    this.#shopId = shopId;
    this.#options = options;
  }

  /** As far as it is known; asks again for what is too old. */
  of(agentId: string, day: Day): SalesOfToday | undefined {
    const now = this.#options.clock.now();
    if (!this.#isAsking && !this.#stopped && (this.#askedOn !== day || now - this.#askedAt >= askEvery)) {
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

  async #ask(day: Day): Promise<void> {
    const { reports, log, onChanged } = this.#options;
    this.#isAsking = true;
    try {
      if (!(await this.#hasOrders())) return;
      const about = { from: day, to: day, by: 'agent', figures: 'sales' } as const;
      const { currency, rows } = await reports.report(this.#shopId, about);
      const ofAgents = new Map(rows.map(({ subject, cells }) => [subject.id, cells['sales']?.value ?? 0]));
      this.#known = { day, currency, ofAgents };
      if (!this.#stopped) onChanged();
    } catch (error) {
      if (this.#stopped) return;
      const message = 'Sales of today could not be counted; they are asked for again.';
      log({ level: 'warn', shopId: this.#shopId, message, error });
    } finally {
      this.#isAsking = false;
    }
  }

  /** Products and parcels are told in the same log: none is looked at twice. */
  async #hasOrders(): Promise<boolean> {
    if (this.#isSelling) return true;
    const { storage } = this.#options;
    const imported = { after: 0, limit: 1, types: ['order'] };
    this.#isSelling = (await storage.readStatisticFacts(this.#shopId, imported)).length > 0;
    for (let more = true; more && !this.#isSelling;) {
      const rows = await storage.readFacts(this.#shopId, { after: this.#lookedAt, limit: page });
      this.#isSelling = rows.some(({ kind }) => kind === 'order');
      this.#lookedAt = rows.at(-1)?.seq ?? this.#lookedAt;
      more = rows.length === page;
    }
    return this.#isSelling;
  }
}
