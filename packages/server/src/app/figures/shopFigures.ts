import { agentsOf } from '@shopbell/engine';
import { daysIn, liveDay, type Day, type Fact, type LiveDay } from '@shopbell/metrics';
import { shopbellError, type Clock, type FiguresToday } from '@shopbell/sdk/model';
import { eventOf } from '../../desk/rows.ts';
import { lastBefore } from '../../desk/lastBefore.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Storage, StoredRow } from '../../storage/storage.ts';
import type { Log } from '../options.ts';
import { retryAfter } from '../shop/backoff.ts';
import { JournalFacts, subjectsIn } from '../statistics/journalFacts.ts';
import type { ComputedReports } from '../statistics/shopReports.ts';
import { concernsSessions } from './facts.ts';
import { SalesToday } from './salesToday.ts';

const page = 1000;

interface ShopFiguresOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  /** Of all days, beside the loop that serves chats. */
  readonly reports: Pick<ComputedReports, 'report'>;
  /** Called after what became durable was counted, and when figures are there (again). */
  readonly onChanged: () => void;
}

/** What has been counted of a day, up to a place in the journal and in the log of facts. */
interface Counted {
  readonly day: Day;
  readonly live: LiveDay;
  readonly journal: JournalFacts;
  /** Conversations that are counted from their beginning. */
  readonly known: Set<string>;
  journalSeq: number;
  factSeq: number;
}

/** Facts besides the journal that say how the day is counted: the log holds millions of others. */
const types: readonly Fact['type'][] = ['agent', 'settings', 'customer', 'identity'];

/**
 * The figures of a shop's running day, by the code of the reports: replayed from today's part of the journal, then brought up
 * to date with what became durable. Of a conversation that began before today the earlier part is read when it is heard of
 * again. When a read fails, everything counted is dropped and replayed: there is no figure rather than a wrong one.
 */
export class ShopFigures {
  readonly #desk: ShopDesk;
  readonly #options: ShopFiguresOptions;
  readonly #shopId: string;
  readonly #stopHearing: () => void;
  readonly #sales: SalesToday;
  /** Undefined while there are no figures. */
  #counted: Counted | undefined;
  /** One reading after another. */
  #turn: Promise<void> = Promise.resolve();
  /** A reading waits for its turn: it will find what becomes durable meanwhile too. */
  #isDue = false;
  #failures = 0;
  #cancelRetry: () => void = () => {};
  #stopped = false;

  constructor(desk: ShopDesk, options: ShopFiguresOptions) {
    this.#desk = desk;
    this.#options = options;
    this.#shopId = desk.shop.shopId;
    this.#sales = new SalesToday(this.#shopId, options);
    this.#next(() => this.#replay());
    this.#stopHearing = desk.onCommitted(() => {
      if (this.#isDue) return;
      this.#isDue = true;
      this.#next(async () => {
        this.#isDue = false;
        await this.#catchUp();
      });
    });
  }

  /** Today's figures of an agent, with everything counted that was durable when they were asked for. Rejects with UNAVAILABLE. */
  async today(agentId: string): Promise<FiguresToday> {
    this.#next(() => this.#catchUp());
    await this.#turn;
    const figures = this.now(agentId);
    if (!figures) throw shopbellError('UNAVAILABLE');
    return figures;
  }

  /** The same, with what has been counted by now; undefined while there are no figures. */
  now(agentId: string): FiguresToday | undefined {
    if (!this.#counted) return undefined;
    const { day, values } = this.#counted.live.today(this.#options.clock.now(), agentId);
    const sales = this.#sales.of(agentId, day);
    return {
      day,
      receptions: values.consultations ?? 0,
      averageResponseSeconds: values.averageHumanResponse,
      thirtySecondRate: values.thirtySecondRate,
      ...(sales ? { sales } : {}),
    };
  }

  stop(): void {
    this.#stopped = true;
    this.#sales.stop();
    this.#stopHearing();
    this.#cancelRetry();
  }

  #next(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
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

  /** What failed is replayed in its own time. */
  async #catchUp(): Promise<void> {
    const counted = this.#counted;
    if (!counted || this.#stopped) return;
    if (counted.day !== this.#today()) return this.#replay();
    await this.#read(counted);
    this.#options.onChanged();
  }

  async #replay(): Promise<void> {
    const { timeZone } = this.#desk.shop;
    const dayOf = daysIn(timeZone);
    const day = this.#today();
    const counted: Counted = {
      day,
      live: liveDay(timeZone),
      journal: new JournalFacts(timeZone),
      known: new Set(),
      journalSeq: await lastBefore(
        this.#options.storage,
        this.#shopId,
        this.#desk.desk.seq,
        (at) => dayOf(at) >= day,
      ),
      factSeq: 0,
    };
    // Whoever was added before today is told of in a part of the journal that is not read.
    counted.live.record(agentsOf(this.#desk.desk).map(({ id }) => listed(id)));
    await this.#read(counted);
    this.#counted = counted;
    this.#failures = 0;
    this.#options.onChanged();
  }

  #today(): Day {
    return daysIn(this.#desk.shop.timeZone)(this.#options.clock.now());
  }

  /** Counts what is new in both logs. */
  async #read(counted: Counted): Promise<void> {
    const { storage } = this.#options;
    for (let more = true; more;) {
      const query = { after: counted.factSeq, limit: page, types };
      const rows = await storage.readStatisticFacts(this.#shopId, query);
      // They were checked before they were stored.
      counted.live.record(rows.map(({ data }) => JSON.parse(data) as Fact));
      counted.factSeq = rows.at(-1)?.seq ?? counted.factSeq;
      more = rows.length === page;
    }
    for (let more = true; more;) {
      const rows = await storage.readJournal(this.#shopId, { after: counted.journalSeq, limit: page });
      await this.#record(counted, rows);
      counted.journalSeq = rows.at(-1)?.seq ?? counted.journalSeq;
      more = rows.length === page;
    }
  }

  async #record(counted: Counted, rows: readonly StoredRow[]): Promise<void> {
    const told: StoredRow[] = [];
    for (const row of rows) {
      const event = eventOf(row);
      if (!('conversationId' in event)) told.push(row);
      else if (concernsSessions(event)) {
        const isNew = !counted.known.has(event.conversationId);
        counted.known.add(event.conversationId);
        if (isNew && event.type !== 'conversation.opened')
          told.push(...(await this.#before(event.conversationId, row.seq)));
        told.push(row);
      }
    }
    const subjectOf = await subjectsIn(this.#options.storage, this.#shopId, told);
    counted.live.record(told.flatMap((row) => counted.journal.of(row, subjectOf)));
  }

  async #before(conversationId: string, seq: number): Promise<StoredRow[]> {
    // In parts, so that the longest conversation stalls nobody; from its end, as storage reads them.
    const earlier: StoredRow[][] = [];
    for (let before = seq; ;) {
      const query = { before, limit: page };
      const rows = await this.#options.storage.readConversation(this.#shopId, conversationId, [query]);
      earlier.unshift(rows);
      const [oldest] = rows;
      if (!oldest || rows.length < page) return earlier.flat();
      before = oldest.seq;
    }
  }
}

/** An agent of the desk, as one is who is told of nowhere else. */
const listed = (agentId: string): Fact => ({
  type: 'agent',
  id: `desk/${agentId}`,
  at: 0,
  agentId,
  from: '1970-01-01',
  accountType: 'presale',
});
