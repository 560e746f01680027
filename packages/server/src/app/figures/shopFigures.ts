import { daysIn, liveDay, type LiveDay } from '@shopbell/metrics';
import type { Clock, FiguresToday } from '@shopbell/sdk/model';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import { eventOf } from '../../desk/rows.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Log } from '../options.ts';
import type { Told } from '../feed/projection.ts';
import { factOf } from './facts.ts';

const page = 1000;

/**
 * The figures of a shop's running day: replayed from today's part of the journal, then kept current event by event. Of a
 * conversation that began before today the earlier part is read when it is heard of again.
 */
export class ShopFigures {
  readonly #storage: Storage;
  readonly #clock: Clock;
  readonly #shopId: string;
  readonly #day: LiveDay;
  readonly #known = new Set<string>();
  readonly #stop: () => void;
  /** Everything is recorded in the order of the journal: one thing after another. */
  #recorded: Promise<void>;

  /** `onChanged` is called after facts were recorded that came in live. */
  constructor(
    desk: ShopDesk,
    { storage, clock, log, onChanged }: { storage: Storage; clock: Clock; log: Log; onChanged: () => void },
  ) {
    this.#storage = storage;
    this.#clock = clock;
    this.#shopId = desk.shop.shopId;
    this.#day = liveDay(desk.shop.timeZone);
    const failed = (error: unknown) => {
      log({
        level: 'error',
        shopId: this.#shopId,
        message: 'Figures could not be brought up to date.',
        error,
      });
    };
    const dayOf = daysIn(desk.shop.timeZone);
    const today = dayOf(clock.now());
    this.#recorded = this.#replay(desk.desk.seq, (at) => dayOf(at) >= today).catch(failed);
    this.#stop = desk.onCommitted((events) => {
      this.#recorded = this.#recorded.then(() => this.#record(events)).then(onChanged, failed);
    });
  }

  /** Today's figures of an agent, with everything counted that was heard by now. */
  async today(agentId: string): Promise<FiguresToday> {
    await this.#recorded;
    return this.now(agentId);
  }

  /** The same, with what has been counted by now. */
  now(agentId: string): FiguresToday {
    return this.#day.today(this.#clock.now(), agentId);
  }

  stop(): void {
    this.#stop();
  }

  async #replay(upTo: number, isToday: (at: number) => boolean): Promise<void> {
    let after = await this.#lastBefore(upTo, isToday);
    while (after < upTo) {
      const rows = await this.#storage.readJournal(this.#shopId, {
        after,
        limit: Math.min(page, upTo - after),
      });
      if (rows.length === 0) return;
      await this.#record(rows.map((row) => ({ seq: row.seq, event: eventOf(row) })));
      after = rows.at(-1)?.seq ?? upTo;
    }
  }

  /** The last sequence before today, by halving: `at` never runs backwards within a shop. */
  async #lastBefore(upTo: number, isToday: (at: number) => boolean): Promise<number> {
    let low = 0;
    let high = upTo;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = await this.#storage.readJournal(this.#shopId, { after: middle, limit: 1 });
      if (!row || isToday(row.at)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  async #record(events: readonly Told[]): Promise<void> {
    for (const { seq, event } of events) {
      const fact = factOf(seq, event);
      if (!fact) continue;
      if (!this.#known.has(fact.conversationId)) {
        this.#known.add(fact.conversationId);
        if (fact.type !== 'entry.opened') await this.#recordBefore(fact.conversationId, seq);
      }
      this.#day.record(fact);
      if (fact.type === 'session.ended') this.#known.delete(fact.conversationId);
    }
  }

  async #recordBefore(conversationId: string, seq: number): Promise<void> {
    for (const row of await this.#storage.readConversation(this.#shopId, conversationId)) {
      if (row.seq >= seq) return;
      const fact = factOf(row.seq, eventOf(row));
      if (fact) this.#day.record(fact);
    }
  }
}
