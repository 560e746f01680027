import {
  adminLimits,
  Instant,
  Order,
  Parcel,
  Product,
  RowBatch,
  shopbellError,
  type BatchResult,
  type Clock,
  type RecordKind,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { FactInput, FactRow } from '../../storage/administration.ts';
import type { Storage } from '../../storage/storage.ts';
import { issuesOf } from '../json/readJson.ts';
import { parse } from './parse.ts';

/** A row marked later than this is a mistake of units or of a clock, and would keep out every right one for years. */
const aheadAtMost = 24 * 60 * 60 * 1000;

/** A thousand wrong rows must not make an answer larger than themselves. */
const issuesOfRow = 5;

interface RecordOf {
  product: Product;
  order: Order;
  parcel: Parcel;
}

const schemas: { readonly [K in RecordKind]: z.ZodType<RecordOf[K]> } = {
  product: Product,
  order: Order,
  parcel: Parcel,
};

const ListQuery = z.object({
  of: z.union([
    z.object({ customerId: z.string().min(1).max(128) }),
    z.object({ orderId: z.string().min(1).max(128) }),
  ]),
  after: z
    .string()
    .max(200)
    .regex(/^\d{1,16}\..+$/s, 'the `next` of the page before')
    .optional(),
  limit: z.int().min(1).max(adminLimits.page).default(adminLimits.page),
});
type ListQuery = z.input<typeof ListQuery>;

type Refused = BatchResult['refused'][number];

/** What the shop's back end tells of products, orders and parcels. It never passes the desk. */
export class BackOffice {
  readonly #storage: Storage;
  readonly #clock: Clock;

  constructor({ storage, clock }: { storage: Storage; clock: Clock }) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /**
   * Takes up to 1,000 rows in their order, the good ones among them in one durable commit. A row is known by its `id`; a
   * repeat is harmless, an older one stays without effect. Rejects with INVALID_ARGUMENT or NOT_FOUND, and then nothing
   * was taken.
   */
  async take(shopId: string, kind: RecordKind, input: RowBatch): Promise<BatchResult> {
    const { rows } = parse(RowBatch, input);
    if (!(await this.#storage.findShop(shopId))) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const at = this.#clock.now();
    const refused: Refused[] = [];
    const good: { index: number; fact: FactInput }[] = [];
    for (const [index, row] of rows.entries()) {
      const read = readRow(kind, row, at + aheadAtMost);
      if ('fact' in read) good.push({ index, fact: read.fact });
      else refused.push(refusalOf(index, row, shopbellError('INVALID_ARGUMENT', read)));
    }
    const facts = good.map(({ fact }) => fact);
    const outcomes =
      facts.length === 0 ? [] : await this.#storage.putFacts(shopId, kind, { at, rows: facts });
    const result = { stored: 0, unchanged: 0, older: 0 };
    for (const [place, { index, fact }] of good.entries()) {
      const outcome = outcomes[place] ?? 'unchanged';
      if (outcome === 'reused') refused.push(refusalOf(index, fact, shopbellError('VERSION_REUSED')));
      else result[outcome] += 1;
    }
    return { ...result, refused: refused.sort((a, b) => a.index - b.index) };
  }

  /** As it was last told. Rejects with NOT_FOUND. */
  async find<K extends RecordKind>(shopId: string, kind: K, id: string): Promise<RecordOf[K]> {
    const row = await this.#storage.findFact(shopId, kind, id);
    if (!row) throw shopbellError('NOT_FOUND', { what: kind });
    return recordOf(kind, row);
  }

  /** What a customer has, or an order, the latest first. Rejects with INVALID_ARGUMENT. */
  async list<K extends RecordKind>(
    shopId: string,
    kind: K,
    query: ListQuery,
  ): Promise<{ rows: RecordOf[K][]; next?: string }> {
    const { of, after, limit } = parse(ListQuery, query);
    const dot = after?.indexOf('.') ?? 0;
    const found = await this.#storage.listFacts(shopId, kind, {
      of,
      limit: limit + 1,
      ...(after === undefined
        ? {}
        : { after: { about: Number(after.slice(0, dot)), id: after.slice(dot + 1) } }),
    });
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const more = last && found.length > limit ? { next: `${String(last.about)}.${last.id}` } : {};
    return { rows: rows.map((row) => recordOf(kind, row)), ...more };
  }
}

function readRow(
  kind: RecordKind,
  row: unknown,
  latest: number,
): { fact: FactInput } | { issues: { path: string; message: string }[] } {
  const parsed = schemas[kind].safeParse(row);
  const issues = parsed.success ? [] : issuesOf(parsed.error);
  const ahead = updatedAtOf(row);
  if (ahead !== undefined && ahead > latest)
    issues.push({ path: 'updatedAt', message: 'lies more than a day ahead; it is in milliseconds' });
  if (!parsed.success || issues.length > 0) return { issues: issues.slice(0, issuesOfRow) };
  const { data } = parsed;
  const { id, version, updatedAt = 0 } = data;
  const fact: FactInput = {
    id,
    mark: version === undefined ? 'updatedAt' : 'version',
    revision: version ?? updatedAt,
    about: momentOf(data),
    data: JSON.stringify(data),
    ...('customerId' in data && data.customerId !== undefined ? { customerId: data.customerId } : {}),
    ...('orderId' in data ? { orderId: data.orderId } : {}),
  };
  return { fact };
}

function updatedAtOf(row: unknown): number | undefined {
  const read = z.object({ updatedAt: Instant }).safeParse(row);
  return read.success ? read.data.updatedAt : undefined;
}

/** An order is about its placing, a parcel about its first step. */
function momentOf(row: Product | Order | Parcel): number {
  if ('placedAt' in row) return row.placedAt;
  return 'steps' in row ? (row.steps[0]?.at ?? 0) : 0;
}

function recordOf<K extends RecordKind>(kind: K, { data }: FactRow): RecordOf[K] {
  return schemas[kind].parse(JSON.parse(data));
}

function refusalOf(index: number, row: unknown, error: ReturnType<typeof shopbellError>): Refused {
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
  const named = typeof id === 'string' && id.length <= 128 ? { id } : {};
  return { index, ...named, error: error.toWire() };
}
