import {
  adminLimits,
  NewApiKey,
  shopbellError,
  type ApiKey,
  type ApiKeyGrant,
  type ApiKeyScope,
  type Clock,
} from '@shopbell/sdk/model';
import type { ApiKeyRow } from '../../storage/administration.ts';
import type { Storage } from '../../storage/storage.ts';
import type { AdminCaller } from '../permissions/administration.ts';
import { randomSecret, sha256 } from '../secrets/bytes.ts';
import { invalid, parse } from './parse.ts';

/** What every key begins with, so that a leaked one is recognised by scanners and people. */
const prefix = 'sbk_';
/** `lastUsedAt` tells whether a key is still needed: writing it at every request would cost a commit each. */
const usedToTheMinute = 60_000;

/** Keys with which programs act for a shop. Only hashes are stored. */
export class ApiKeys {
  readonly #storage: Storage;
  readonly #clock: Clock;

  constructor({ storage, clock }: { storage: Storage; clock: Clock }) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** The one moment at which the key itself is told. Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  async create(shopId: string, input: NewApiKey): Promise<ApiKeyGrant> {
    const { name, scopes, expiresAt } = parse(NewApiKey, input);
    const createdAt = this.#clock.now();
    if (expiresAt !== undefined && expiresAt <= createdAt) throw invalid('expiresAt', 'lies in the past');
    if (!(await this.#storage.findShop(shopId))) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const known = await this.#storage.listApiKeys(shopId);
    if (known.filter((key) => key.revokedAt === undefined).length >= adminLimits.keys)
      throw invalid('', `A shop has at most ${String(adminLimits.keys)} keys: revoke one first.`);
    const key = `${prefix}${randomSecret()}`;
    const row: ApiKeyRow = {
      shopId,
      keyId: crypto.randomUUID(),
      name,
      hash: await sha256(key),
      scopes,
      createdAt,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    if (!(await this.#storage.createApiKey(row))) throw shopbellError('INTERNAL');
    return { ...apiKeyOf(row), key };
  }

  async list(shopId: string): Promise<ApiKey[]> {
    return (await this.#storage.listApiKeys(shopId)).map(apiKeyOf);
  }

  /** Holds for the very next request. Revoking a revoked key is harmless. Rejects with NOT_FOUND. */
  async revoke(shopId: string, keyId: string): Promise<ApiKey> {
    const row = await this.#storage.changeApiKey(shopId, keyId, { revokedAt: this.#clock.now() });
    if (!row) throw shopbellError('NOT_FOUND', { what: 'key' });
    return apiKeyOf(row);
  }

  /** Who shows this key. Rejects with UNAUTHENTICATED, the same for unknown, expired and revoked ones. */
  async callerOf(key: string): Promise<Extract<AdminCaller, { kind: 'api-key' }>> {
    const row = key.startsWith(prefix) ? await this.#storage.findApiKey(await sha256(key)) : undefined;
    const now = this.#clock.now();
    if (!row || row.revokedAt !== undefined || (row.expiresAt !== undefined && row.expiresAt <= now))
      throw shopbellError('UNAUTHENTICATED');
    const { shopId, keyId, scopes, lastUsedAt } = row;
    if (lastUsedAt === undefined || now - lastUsedAt >= usedToTheMinute)
      await this.#storage.changeApiKey(shopId, keyId, { lastUsedAt: now });
    return { kind: 'api-key', shopId, id: keyId, scopes };
  }
}

function apiKeyOf({ shopId: _shop, keyId, hash: _hash, scopes, ...rest }: ApiKeyRow): ApiKey {
  return { id: keyId, scopes: scopes as ApiKeyScope[], ...rest };
}
