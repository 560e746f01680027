import { daysIn, Fact } from '@shopbell/metrics';
import {
  FactBatch,
  shopbellError,
  type Changer,
  type Clock,
  type FactBatchResult,
  type ShopbellError,
} from '@shopbell/sdk/model';
import type { StatisticFactInput } from '../../storage/statistics.ts';
import type { ShopRow, Storage } from '../../storage/storage.ts';
import { parse } from '../admin/parse.ts';
import { operator } from '../changes/changeRow.ts';
import { logged } from '../changes/factChanges.ts';
import { issuesOf } from '../json/readJson.ts';
import { inputOf, linkPrefix } from './factInputs.ts';
import { journalPrefix } from './journalFacts.ts';
import { momentFields, surroundingsOf, toFact, type Issue, type Surroundings } from './reading/toFact.ts';
import { currencyIn } from './statisticsSettings.ts';

/** Issues told of one row: a thousand wrong rows must not make an answer larger than themselves. */
const issuesOfRow = 5;

/** 1973 and 2100: a moment outside was written in seconds, or in microseconds. */
const moments = { earliest: 100_000_000_000, latest: 4_102_444_800_000 };

export type ReadFact =
  | { readonly ok: true; readonly fact: Fact; readonly input: StatisticFactInput }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * A row of a file or of a batch as a fact, with all that is wrong with it: what a fact does not know is wrong too, never
 * dropped in silence.
 */
export function readFact(row: unknown, around: Surroundings): ReadFact {
  const isRow = typeof row === 'object' && row !== null && !Array.isArray(row);
  if (!isRow) return { ok: false, issues: [{ path: '', message: 'is no JSON object' }] };
  const { fields, issues: unread } = toFact(row as Readonly<Record<string, unknown>>, around);
  const parsed = Fact.safeParse(fields);
  const told = new Set(unread.flatMap(({ path, hides = path }) => [path, hides]));
  const others = parsed.success ? oddities(parsed.data) : issuesOf(parsed.error);
  const issues = [
    ...unread.map(({ path, message }) => ({ path, message })),
    ...others.filter(({ path }) => !told.has(path)),
  ];
  if (!parsed.success || issues.length > 0) return { ok: false, issues: issues.slice(0, issuesOfRow) };
  return { ok: true, fact: parsed.data, input: inputOf(parsed.data) };
}

/** Takes what other systems tell into the log of facts. */
export class FactIntake {
  readonly #storage: Storage;
  readonly #clock: Clock;
  /** Whoever came back to a conversation of theirs, of one day. */
  readonly #backOn = { day: '', customers: new Set<string>() };

  constructor({ storage, clock }: { storage: Storage; clock: Clock }) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /**
   * Takes up to 1,000 facts, the good ones in one durable commit; one is known by its type and id, so a repeat is
   * harmless. Whose work counts for what (`agent`) is a setting: what is new of it is logged as changed by `by`, in the same
   * commit. Bad ones are named with index and reason. Rejects with INVALID_ARGUMENT or NOT_FOUND.
   */
  async take(shopId: string, input: FactBatch, by: Changer = operator): Promise<FactBatchResult> {
    const { facts } = parse(FactBatch, input);
    const log = { shopId, at: this.#clock.now(), by };
    const shop = await this.#storage.findShop(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const around = surroundingsOf(await currencyIn(this.#storage, shop));
    const refused: FactBatchResult['refused'] = [];
    const rows: StatisticFactInput[] = [];
    for (const [index, row] of facts.entries()) {
      const read = readFact(row, around);
      if (!read.ok) refused.push(refusalOf(index, row, read.issues));
      else if (read.fact.type === 'settings') refused.push(refusalOf(index, row, [settingsElsewhere]));
      else rows.push(logged(read, log));
    }
    const stored = await this.tell(shopId, rows);
    return { stored, unchanged: rows.length - stored, refused };
  }

  /** Facts that were checked before. Returns how many were new. */
  tell(shopId: string, rows: readonly StatisticFactInput[]): Promise<number> {
    if (rows.length === 0) return Promise.resolve(0);
    return this.#storage.putStatisticFacts(shopId, { at: this.#clock.now(), rows });
  }

  /**
   * VM-10: a customer opened the entry and is back in a conversation that was still open, of which the journal tells
   * nothing. The first time of a day is enough: visitors are counted once a day.
   */
  async cameBack(
    { shopId, timeZone }: Pick<ShopRow, 'shopId' | 'timeZone'>,
    customerId: string,
    agentsOnline: boolean,
  ): Promise<void> {
    const at = this.#clock.now();
    const day = daysIn(timeZone)(at);
    const key = JSON.stringify([shopId, customerId, agentsOnline]);
    if (this.#backOn.day !== day) {
      this.#backOn.day = day;
      this.#backOn.customers.clear();
    }
    if (this.#backOn.customers.has(key)) return;
    const { subject } = (await this.#storage.findIdentity(shopId, customerId)) ?? {};
    const visit = { type: 'visit', id: crypto.randomUUID(), at, agentsOnline } as const;
    await this.tell(shopId, [inputOf({ ...visit, customerId: subject ?? customerId })]);
    this.#backOn.customers.add(key);
  }

  /** PN-09: somebody signed in to the workbench. */
  async signedIn(shopId: string, agentId: string): Promise<void> {
    const fact: Fact = { type: 'sign-in', id: crypto.randomUUID(), at: this.#clock.now(), agentId };
    await this.tell(shopId, [inputOf(fact)]);
  }
}

const settingsElsewhere: Issue = {
  path: 'type',
  message: 'Settings are changed where they are read: they never begin on a day that is over (CF-06).',
};

/** What no schema of the metrics knows, since it is about where facts come from. */
function oddities(fact: Fact): Issue[] {
  const issues: Issue[] = [];
  for (const prefix of [journalPrefix, linkPrefix])
    if (fact.id.startsWith(prefix)) issues.push({ path: 'id', message: `must not begin with ${prefix}` });
  const fields: Readonly<Record<string, unknown>> = fact;
  for (const path of momentFields) {
    const moment = fields[path];
    if (typeof moment === 'number' && (moment < moments.earliest || moment > moments.latest))
      issues.push({ path, message: 'is in milliseconds since 1970 UTC, and between 1973 and 2100' });
  }
  return issues;
}

function refusalOf(
  index: number,
  row: unknown,
  issues: readonly Issue[],
): FactBatchResult['refused'][number] {
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
  const error: ShopbellError = shopbellError('INVALID_ARGUMENT', { issues: [...issues] });
  return { index, ...(typeof id === 'string' && id.length <= 128 ? { id } : {}), error: error.toWire() };
}
