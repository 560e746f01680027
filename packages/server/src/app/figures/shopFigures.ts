import { daysIn, liveDay, type ChatFact, type LiveDay } from '@shopbell/metrics';
import { shopbellError, type Clock, type FiguresToday } from '@shopbell/sdk/model';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import { eventOf } from '../../desk/rows.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Log } from '../options.ts';
import type { Told } from '../feed/projection.ts';
import { retryAfter } from '../shop/backoff.ts';
import { factOf } from './facts.ts';

const page = 1000;

interface ShopFiguresOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  /** Called after facts were recorded that came in live, and when figures are there (again). */
  readonly onChanged: () => void;
}

/** What has been counted, up to a sequence without a hole. */
interface Counted {
  readonly day: LiveDay;
  readonly known: Set<string>;
  upTo: number;
}

/**
 * The figures of a shop's running day: replayed from today's part of the journal, then kept current event by event. Of a
 * conversation that began before today the earlier part is read when it is heard of again. When a read fails, everything
 * counted is dropped and replayed: there is no figure rather than a wrong one.
 */
export class ShopFigures {
  readonly #desk: ShopDesk;
  readonly #options: ShopFiguresOptions;
  readonly #shopId: string;
  readonly #stopHearing: () => void;
  /** Undefined while there are no figures. */
  #counted: Counted | undefined;
  /** Everything is recorded in the order of the journal: one thing after another. */
  #recorded: Promise<void> = Promise.resolve();
  #failures = 0;
  #cancelRetry: () => void = () => {};
  #stopped = false;

  constructor(desk: ShopDesk, options: ShopFiguresOptions) {
    this.#desk = desk;
    this.#options = options;
    this.#shopId = desk.shop.shopId;
    this.#next(() => this.#replay());
    this.#stopHearing = desk.onCommitted((events) => {
      this.#next(() => this.#hear(events));
    });
  }

  /** Today's figures of an agent, with everything counted that was heard by now. Rejects with UNAVAILABLE. */
  async today(agentId: string): Promise<FiguresToday> {
    await this.#recorded;
    const figures = this.now(agentId);
    if (!figures) throw shopbellError('UNAVAILABLE');
    return figures;
  }

  /** The same, with what has been counted by now; undefined while there are no figures. */
  now(agentId: string): FiguresToday | undefined {
    return this.#counted?.day.today(this.#options.clock.now(), agentId);
  }

  stop(): void {
    this.#stopped = true;
    this.#stopHearing();
    this.#cancelRetry();
  }

  #next(work: () => Promise<void>): void {
    this.#recorded = this.#recorded.then(work).catch((error: unknown) => {
      this.#failed(error);
    });
  }

  #failed(error: unknown): void {
    this.#counted = undefined;
    this.#failures += 1;
    if (this.#stopped) return;
    const message = 'Figures could not be brought up to date; they are counted anew.';
    this.#options.log({ level: 'error', shopId: this.#shopId, message, error });
    this.#cancelRetry = this.#options.clock.after(retryAfter(this.#failures), () => {
      this.#next(() => this.#replay());
    });
  }

  async #hear(events: readonly Told[]): Promise<void> {
    const counted = this.#counted;
    // What a replay has read already, or will read.
    const news = events.filter(({ seq }) => counted && seq > counted.upTo);
    if (!counted || news.length === 0) return;
    await this.#record(counted, news);
    this.#options.onChanged();
  }

  async #replay(): Promise<void> {
    const { timeZone } = this.#desk.shop;
    const dayOf = daysIn(timeZone);
    const today = dayOf(this.#options.clock.now());
    const upTo = this.#desk.desk.seq;
    const from = await this.#lastBefore(upTo, (at) => dayOf(at) >= today);
    const counted: Counted = { day: liveDay(timeZone), known: new Set(), upTo: from };
    while (counted.upTo < upTo) {
      const rows = await this.#options.storage.readJournal(this.#shopId, {
        after: counted.upTo,
        limit: Math.min(page, upTo - counted.upTo),
      });
      if (rows.length === 0) throw new Error(`The journal ends before event ${upTo}.`);
      await this.#record(
        counted,
        rows.map((row) => ({ seq: row.seq, event: eventOf(row) })),
      );
    }
    this.#counted = counted;
    this.#failures = 0;
    this.#options.onChanged();
  }

  /** The last sequence before today, by halving: `at` never runs backwards within a shop. */
  async #lastBefore(upTo: number, isToday: (at: number) => boolean): Promise<number> {
    let low = 0;
    let high = upTo;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = await this.#options.storage.readJournal(this.#shopId, { after: middle, limit: 1 });
      if (!row || isToday(row.at)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  async #record(counted: Counted, events: readonly Told[]): Promise<void> {
    for (const { seq, event } of events) {
      const fact = factOf(seq, event);
      if (fact) {
        if (!counted.known.has(fact.conversationId)) {
          counted.known.add(fact.conversationId);
          if (fact.type !== 'entry.opened') await this.#recordBefore(counted, fact.conversationId, seq);
        }
        counted.day.record(fact);
        if (fact.type === 'session.ended') counted.known.delete(fact.conversationId);
      }
      counted.upTo = seq;
    }
  }

  async #recordBefore({ day }: Counted, conversationId: string, seq: number): Promise<void> {
    // In parts, so that the longest conversation stalls nobody; from its end, as storage reads them.
    const earlier: ChatFact[][] = [];
    for (let before = seq; ;) {
      const query = { before, limit: page };
      const rows = await this.#options.storage.readConversation(this.#shopId, conversationId, [query]);
      earlier.unshift(rows.flatMap((row) => factOf(row.seq, eventOf(row)) ?? []));
      const [oldest] = rows;
      if (!oldest || rows.length < page) break;
      before = oldest.seq;
    }
    for (const fact of earlier.flat()) day.record(fact);
  }
}
