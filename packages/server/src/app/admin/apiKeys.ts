import { agentOf } from '@shopbell/engine';
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
import { mayAdminister, type AdminCaller } from '../permissions/administration.ts';
import { rolesAllow } from '../permissions/roles.ts';
import { randomSecret, sha256 } from '../secrets/bytes.ts';
import type { OpenShops } from '../shop/openShops.ts';
import type { AgentCaller } from '../signIn/agentSessions.ts';
import { invalid, parse } from './parse.ts';

/** What every key begins with, so that a leaked one is recognised by scanners and people. */
const prefix = 'sbk_';
/** `lastUsedAt` tells whether a key is still needed: writing it at every request would cost a commit each. */
const usedToTheMinute = 60_000;

/** How a key is named where an agent's credential is. */
const credentials = 'api-key ';

/** Keys with which programs act for a shop. Only hashes are stored. */
export class ApiKeys {
  readonly #storage: Storage;
  readonly #clock: Clock;
  readonly #shops: OpenShops;

  constructor({ storage, clock, shops }: { storage: Storage; clock: Clock; shops: OpenShops }) {
    this.#storage = storage;
    this.#clock = clock;
    this.#shops = shops;
  }

  /**
   * The one moment at which the key itself is told. Rejects with INVALID_ARGUMENT, NOT_FOUND, or NOT_CS_ACCOUNT if a bot
   * is to work as somebody who may not serve customers (AC-01).
   */
  async create(shopId: string, input: NewApiKey): Promise<ApiKeyGrant> {
    const { name, scopes, agentId, expiresAt } = parse(NewApiKey, input);
    const createdAt = this.#clock.now();
    if (expiresAt !== undefined && expiresAt <= createdAt) throw invalid('expiresAt', 'lies in the past');
    if (!(await this.#storage.findShop(shopId))) throw shopbellError('NOT_FOUND', { what: 'shop' });
    if (agentId !== undefined) await this.#checkAgent(shopId, agentId);
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
      ...(agentId === undefined ? {} : { agentId }),
      createdAt,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    if (!(await this.#storage.createApiKey(row))) throw shopbellError('INTERNAL');
    return { ...apiKeyOf(row), key };
  }

  async list(shopId: string): Promise<ApiKey[]> {
    return (await this.#storage.listApiKeys(shopId)).map(apiKeyOf);
  }

  /** Holds for the very next request, and closes a bot's sockets. Revoking a revoked key is harmless. Rejects with NOT_FOUND. */
  async revoke(shopId: string, keyId: string): Promise<ApiKey> {
    const row = await this.#storage.changeApiKey(shopId, keyId, { revokedAt: this.#clock.now() });
    if (!row) throw shopbellError('NOT_FOUND', { what: 'key' });
    const { agentId, hash } = row;
    const shop = agentId === undefined ? undefined : await this.#shops.of(shopId);
    await shop?.signOut(agentId ?? '', (credential) => credential === credentials + hash);
    return apiKeyOf(row);
  }

  /** Who shows this key. Rejects with UNAUTHENTICATED, the same for unknown, expired and revoked ones. */
  async callerOf(key: string): Promise<Extract<AdminCaller, { kind: 'api-key' }>> {
    return adminCallerOf(await this.#used(key));
  }

  /**
   * The agent as whom a bot with this key works. Rejects with UNAUTHENTICATED, or with FORBIDDEN if the key has not the
   * scope for that.
   */
  async agentCallerOf(key: string): Promise<AgentCaller> {
    const row = await this.#used(key);
    const caller = mayAdminister(adminCallerOf(row), 'desk.serve') && botOf(row);
    if (!caller) throw shopbellError('FORBIDDEN');
    return caller;
  }

  /** Whose key a credential is; undefined if it is none, or holds no more. */
  async holderOf(credential: string): Promise<AgentCaller | undefined> {
    if (!credential.startsWith(credentials)) return undefined;
    const row = await this.#storage.findApiKey(credential.slice(credentials.length));
    return row && this.#holds(row) ? botOf(row) : undefined;
  }

  async #used(key: string): Promise<ApiKeyRow> {
    const row = key.startsWith(prefix) ? await this.#storage.findApiKey(await sha256(key)) : undefined;
    if (!row || !this.#holds(row)) throw shopbellError('UNAUTHENTICATED');
    const { shopId, keyId, lastUsedAt } = row;
    const now = this.#clock.now();
    if (lastUsedAt === undefined || now - lastUsedAt >= usedToTheMinute)
      await this.#storage.changeApiKey(shopId, keyId, { lastUsedAt: now });
    return row;
  }

  #holds({ revokedAt, expiresAt }: ApiKeyRow): boolean {
    return revokedAt === undefined && (expiresAt === undefined || expiresAt > this.#clock.now());
  }

  async #checkAgent(shopId: string, agentId: string): Promise<void> {
    const shop = await this.#shops.of(shopId);
    const account = await this.#storage.findAccountOfAgent(shopId, agentId);
    if (!shop || !account) throw shopbellError('NOT_FOUND', { what: 'agent' });
    if (!rolesAllow(account.roles, 'cs.online')) throw shopbellError('NOT_CS_ACCOUNT');
    if (!agentOf(shop.desk.desk, agentId)) throw shopbellError('NOT_FOUND', { what: 'agent' });
  }
}

function adminCallerOf({ shopId, keyId, scopes }: ApiKeyRow): Extract<AdminCaller, { kind: 'api-key' }> {
  return { kind: 'api-key', shopId, id: keyId, scopes };
}

function botOf({ shopId, agentId, hash, expiresAt = Infinity }: ApiKeyRow): AgentCaller | undefined {
  if (agentId === undefined) return undefined;
  return { kind: 'agent', shopId, id: agentId, credential: credentials + hash, endsAt: expiresAt };
}

function apiKeyOf({ shopId: _shop, keyId, hash: _hash, scopes, ...rest }: ApiKeyRow): ApiKey {
  return { id: keyId, scopes: scopes as ApiKeyScope[], ...rest };
}
