import {
  createStatistics,
  isChatFact,
  type AgentFact,
  type Fact,
  type SettingsFact,
  type Statistics,
} from '@shopbell/metrics';
import type { Storage } from '../../storage/storage.ts';
import { eventOf } from '../../desk/rows.ts';
import { ConsultationBook } from './consultationBook.ts';
import { JournalFacts, subjectsIn } from './journalFacts.ts';
import { named, RecordFacts } from './recordFacts.ts';

/** Rows that are read at once; while they are told, the next are on their way. */
const page = 5000;

/** What the figures of a shop depend on beside facts. */
export interface StatisticsShop {
  readonly timeZone: string;
  readonly currency: string;
  /** How often the currency was changed. */
  readonly currencyVersion: number;
}

/** All that was told of a shop, up to a place in each of its three logs. */
export interface Known {
  readonly shop: StatisticsShop;
  readonly statistics: Statistics;
  /** Of the journal, whatever figures count. */
  readonly consultations: ConsultationBook;
  /** Chats of other platforms, by the shop's clock, with no word on who is counted; undefined if nobody told of any. */
  readonly told: Statistics | undefined;
  /** Of agents, the last telling last. */
  readonly agents: readonly AgentFact[];
  readonly settings: readonly SettingsFact[];
}

interface Loaded extends Known {
  shop: StatisticsShop;
  told: Statistics | undefined;
  readonly agents: AgentFact[];
  readonly settings: SettingsFact[];
  readonly journal: JournalFacts;
  readonly records: RecordFacts;
  journalSeq: number;
  recordSeq: number;
  factSeq: number;
}

/**
 * The figures of one shop, from its three logs: the journal, what the back end tells, and facts told besides (imports,
 * settings, accounts, sign-ins). Each is read once, from where it was read to before, whenever somebody asks: an answer
 * knows everything that was durable when it was asked for. What fails is forgotten and read anew.
 */
export class ShopStatistics {
  readonly #shopId: string;
  readonly #storage: Storage;
  readonly #shop: () => Promise<StatisticsShop>;
  #loaded: Loaded | undefined;
  /** One question after another: each begins by reading what is new. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(shopId: string, storage: Storage, shop: () => Promise<StatisticsShop>) {
    this.#shopId = shopId;
    this.#storage = storage;
    this.#shop = shop;
  }

  /** Does some work over all that is known now. Rejects as storage or the work does. */
  use<T>(work: (known: Known) => T | Promise<T>): Promise<T> {
    const done = this.#turn.then(async () => work(await this.#current()));
    this.#turn = done.catch(() => {});
    return done;
  }

  async #current(): Promise<Loaded> {
    const shop = await this.#shop();
    const known = this.#loaded;
    const same = known?.shop.timeZone === shop.timeZone && known.shop.currency === shop.currency;
    const loaded = same ? known : begin(shop);
    loaded.shop = shop;
    // Not kept if reading fails half-way.
    this.#loaded = undefined;
    await this.#readFacts(loaded);
    await this.#readRecords(loaded);
    await this.#readJournal(loaded);
    this.#loaded = loaded;
    return loaded;
  }

  async #readJournal(loaded: Loaded): Promise<void> {
    const read = (after: number) => this.#storage.readJournal(this.#shopId, { after, limit: page });
    for await (const rows of pagesAfter(loaded.journalSeq, read)) {
      const subjectOf = await subjectsIn(this.#storage, this.#shopId, rows);
      tell(
        loaded,
        rows.flatMap((row) => {
          const event = eventOf(row);
          loaded.consultations.read(row.seq, event);
          return loaded.journal.of(row, subjectOf, event);
        }),
      );
      loaded.journalSeq = lastIn(rows, loaded.journalSeq);
    }
  }

  async #readRecords(loaded: Loaded): Promise<void> {
    const read = (after: number) => this.#storage.readFacts(this.#shopId, { after, limit: page });
    for await (const rows of pagesAfter(loaded.recordSeq, read)) {
      tell(
        loaded,
        rows.flatMap((row) => loaded.records.of(row)),
      );
      loaded.recordSeq = lastIn(rows, loaded.recordSeq);
    }
  }

  async #readFacts(loaded: Loaded): Promise<void> {
    const read = (after: number) => this.#storage.readStatisticFacts(this.#shopId, { after, limit: page });
    for await (const rows of pagesAfter(loaded.factSeq, read)) {
      // They were checked before they were stored.
      const facts = rows.map(({ data }) => JSON.parse(data) as Fact);
      tell(loaded, facts);
      const chats = facts.filter(isChatFact);
      if (chats.length > 0) (loaded.told ??= createStatistics(loaded.shop)).add(chats);
      loaded.factSeq = lastIn(rows, loaded.factSeq);
    }
  }
}

interface Row {
  readonly seq: number;
}

async function* pagesAfter<T extends Row>(
  after: number,
  read: (after: number) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  let rows = await read(after);
  while (rows.length > 0) {
    const next = rows.length < page ? undefined : read(lastIn(rows, after));
    // Whoever stops half-way does not ask what became of it.
    next?.catch(() => {});
    yield rows;
    if (!next) return;
    rows = await next;
  }
}

const lastIn = (rows: readonly Row[], otherwise: number): number => rows.at(-1)?.seq ?? otherwise;

function begin(shop: StatisticsShop): Loaded {
  return {
    shop,
    statistics: createStatistics(shop),
    consultations: new ConsultationBook(),
    told: undefined,
    agents: [],
    settings: [],
    journal: new JournalFacts(shop.timeZone),
    records: new RecordFacts(),
    journalSeq: 0,
    recordSeq: 0,
    factSeq: 0,
  };
}

function tell(loaded: Loaded, facts: readonly Fact[]): void {
  for (const fact of facts) {
    if (fact.type === 'agent') loaded.agents.push(fact);
    if (fact.type === 'settings') loaded.settings.push(fact);
  }
  loaded.statistics.add(facts.map(named));
}
