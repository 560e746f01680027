import type { RecordKind } from '@shopbell/sdk/model';
import {
  judgeFact,
  type ApiKeyRow,
  type ApiKeyRowChange,
  type CustomerKeyRow,
  type FactInput,
  type FactOutcome,
  type FactQuery,
  type FactRow,
  type LoggedFact,
  type SettingRow,
  type SettingWrite,
} from '../administration.ts';

/** Keys, settings and the back end's facts in memory. */
export class MemoryAdministration {
  readonly #apiKeys = new Map<string, ApiKeyRow>();
  readonly #customerKeys = new Map<string, CustomerKeyRow>();
  readonly #settings = new Map<string, SettingRow>();
  readonly #facts = new Map<string, FactRow>();
  readonly #log = new Map<string, LoggedFact[]>();

  createApiKey(key: ApiKeyRow): boolean {
    return createOnce(this.#apiKeys, keyOf(key.shopId, key.keyId), key);
  }

  findApiKey(hash: string): ApiKeyRow | undefined {
    return [...this.#apiKeys.values()].find((key) => key.hash === hash);
  }

  listApiKeys(shopId: string): ApiKeyRow[] {
    return inOrder([...this.#apiKeys.values()].filter((key) => key.shopId === shopId));
  }

  changeApiKey(shopId: string, keyId: string, change: ApiKeyRowChange): ApiKeyRow | undefined {
    return this.#revoke(this.#apiKeys, keyOf(shopId, keyId), change);
  }

  createCustomerKey(key: CustomerKeyRow): boolean {
    return createOnce(this.#customerKeys, keyOf(key.shopId, key.kid), key);
  }

  findCustomerKey(shopId: string, kid: string): CustomerKeyRow | undefined {
    return this.#customerKeys.get(keyOf(shopId, kid));
  }

  listCustomerKeys(shopId: string): CustomerKeyRow[] {
    return inOrder([...this.#customerKeys.values()].filter((key) => key.shopId === shopId));
  }

  revokeCustomerKey(shopId: string, kid: string, revokedAt: number): CustomerKeyRow | undefined {
    return this.#revoke(this.#customerKeys, keyOf(shopId, kid), { revokedAt });
  }

  readSetting(shopId: string, name: string): SettingRow | undefined {
    return this.#settings.get(keyOf(shopId, name));
  }

  writeSetting(shopId: string, name: string, { expectedVersion, data }: SettingWrite): boolean {
    if ((this.readSetting(shopId, name)?.version ?? 0) !== expectedVersion) return false;
    this.#settings.set(keyOf(shopId, name), { version: expectedVersion + 1, data });
    return true;
  }

  putFacts(
    shopId: string,
    kind: RecordKind,
    { at, rows }: { at: number; rows: readonly FactInput[] },
  ): FactOutcome[] {
    const log = this.#log.get(shopId) ?? [];
    this.#log.set(shopId, log);
    return rows.map((row) => {
      const outcome = judgeFact(this.findFact(shopId, kind, row.id), row);
      if (outcome === 'stored') {
        this.#facts.set(keyOf(shopId, kind, row.id), row);
        log.push({ seq: log.length + 1, at, kind, id: row.id, data: row.data });
      }
      return outcome;
    });
  }

  findFact(shopId: string, kind: RecordKind, id: string): FactRow | undefined {
    return this.#facts.get(keyOf(shopId, kind, id));
  }

  hasFacts(shopId: string, kind: RecordKind): boolean {
    return (this.#log.get(shopId) ?? []).some((fact) => fact.kind === kind);
  }

  listFacts(shopId: string, kind: RecordKind, { of, after, limit }: FactQuery): FactRow[] {
    const prefix = keyOf(shopId, kind, '');
    const found = [...this.#facts].flatMap(([key, row]) => {
      const own = 'customerId' in of ? row.customerId === of.customerId : row.orderId === of.orderId;
      return own && key.startsWith(prefix) ? [row] : [];
    });
    return found
      .filter((row) => !after || compareFacts(after, row) < 0)
      .sort(compareFacts)
      .slice(0, limit);
  }

  readFacts(shopId: string, { after, limit }: { after: number; limit: number }): LoggedFact[] {
    return (this.#log.get(shopId) ?? []).slice(after, after + limit);
  }

  #revoke<T extends { readonly revokedAt?: number }>(
    keys: Map<string, T>,
    at: string,
    change: Partial<T>,
  ): T | undefined {
    const key = keys.get(at);
    if (!key) return undefined;
    const changed = {
      ...key,
      ...change,
      ...(key.revokedAt === undefined ? {} : { revokedAt: key.revokedAt }),
    };
    keys.set(at, changed);
    return changed;
  }
}

/** Ids of a shop's back end may hold any visible character: a control character keeps the parts apart. */
function keyOf(...parts: readonly string[]): string {
  return parts.join('\u0000');
}

function createOnce<T>(rows: Map<string, T>, at: string, row: T): boolean {
  if (rows.has(at)) return false;
  rows.set(at, row);
  return true;
}

function inOrder<T extends { readonly createdAt: number }>(rows: T[]): T[] {
  return rows.sort((a, b) => a.createdAt - b.createdAt);
}

type Place = Pick<FactRow, 'about' | 'id'>;

function compareFacts(a: Place, b: Place): number {
  return b.about - a.about || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
