import { agentOf } from '@shopbell/engine';
import {
  adminLimits,
  NewApiKey,
  shopbellError,
  type ApiKey,
  type ApiKeyGrant,
  type ApiKeyScope,
  type Changer,
  type Clock,
  type ShopbellError,
} from '@shopbell/sdk/model';
import type { ApiKeyRow } from '../../storage/administration.ts';
import type { Storage } from '../../storage/storage.ts';
import { changeRows, operator, type About } from '../changes/changeRow.ts';
import { mayAdminister, type AdminCaller } from '../permissions/administration.ts';
import { rolesAllow } from '../permissions/roles.ts';
import { randomSecret, sha256 } from '../secrets/bytes.ts';
import type { ShopsAtWork } from '../shop/openShops.ts';
import type { AgentCaller } from '../signIn/agentSessions.ts';
import { Reasons } from './reasons.ts';
import { Turns } from './turns.ts';

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
  readonly #shops: ShopsAtWork;
  readonly #turns = new Turns();

  constructor({ storage, clock, shops }: { storage: Storage; clock: Clock; shops: ShopsAtWork }) {
    this.#storage = storage;
    this.#clock = clock;
    this.#shops = shops;
  }

  /**
   * The one moment at which the key itself is told. Rejects with INVALID_ARGUMENT, NOT_FOUND, or NOT_CS_ACCOUNT if a bot
   * is to work as somebody who may not serve customers (AC-01).
   */
  create(shopId: string, input: NewApiKey, by: Changer = operator): Promise<ApiKeyGrant> {
    return this.#turns.take(shopId, () => this.#create(shopId, input, by));
  }

  async #create(shopId: string, input: NewApiKey, by: Changer): Promise<ApiKeyGrant> {
    if (!(await this.#storage.findShop(shopId))) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const createdAt = this.#clock.now();
    const reasons = new Reasons<NewApiKey>(NewApiKey, input);
    const { expiresAt: until, agentId: as } = reasons.given;
    if (until !== undefined && until <= createdAt) reasons.wrong('expiresAt', 'lies in the past');
    // Without the scope, or twice wrong, nobody is to work with it.
    const notAs = as !== undefined && reasons.isRead('agentId') && (await this.#againstAgent(shopId, as));
    if (notAs) reasons.refused('agentId', notAs);
    const known = await this.#storage.listApiKeys(shopId);
    if (known.filter((key) => key.revokedAt === undefined).length >= adminLimits.keys)
      reasons.wrong('', `A shop has at most ${String(adminLimits.keys)} keys: revoke one first.`);
    const { name, scopes, agentId, expiresAt } = reasons.settled();
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
    const rows = changeRows(this.#about(row, by), { after: toldOf(row), secrets: ['key'] });
    if (!(await this.#storage.writeLogged(rows, 'createApiKey', row))) throw shopbellError('INTERNAL');
    return { ...apiKeyOf(row), key };
  }

  async list(shopId: string): Promise<ApiKey[]> {
    return (await this.#storage.listApiKeys(shopId)).map(apiKeyOf);
  }

  /** Holds for the very next request, and closes a bot's sockets. Revoking a revoked key is harmless. Rejects with NOT_FOUND. */
  revoke(shopId: string, keyId: string, by: Changer = operator): Promise<ApiKey> {
    return this.#turns.take(shopId, () => this.#revoke(shopId, keyId, by));
  }

  async #revoke(shopId: string, keyId: string, by: Changer): Promise<ApiKey> {
    const before = (await this.#storage.listApiKeys(shopId)).find((known) => known.keyId === keyId);
    const ends = before?.revokedAt === undefined ? before : undefined;
    const rows = ends ? changeRows(this.#about(ends, by), { before: toldOf(ends) }) : [];
    const change = { revokedAt: this.#clock.now() };
    const row = await this.#storage.writeLogged(rows, 'changeApiKey', shopId, keyId, change);
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

  #about({ shopId, keyId, name }: ApiKeyRow, by: Changer): About {
    return { shopId, at: this.#clock.now(), by, what: 'api-key', id: keyId, name };
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

  async #againstAgent(shopId: string, agentId: string): Promise<ShopbellError | undefined> {
    const shop = await this.#shops.of(shopId);
    const account = await this.#storage.findAccountOfAgent(shopId, agentId);
    if (!shop || !account) return shopbellError('NOT_FOUND', { what: 'agent' });
    if (!rolesAllow(account.roles, 'cs.online')) return shopbellError('NOT_CS_ACCOUNT');
    return agentOf(shop.desk.desk, agentId) ? undefined : shopbellError('NOT_FOUND', { what: 'agent' });
  }
}

/** As the log of changes tells of it. */
function toldOf({ name, scopes, agentId, expiresAt }: ApiKeyRow) {
  return { name, scopes, agentId, expiresAt };
}

function adminCallerOf({
  shopId,
  keyId,
  name,
  scopes,
}: ApiKeyRow): Extract<AdminCaller, { kind: 'api-key' }> {
  return { kind: 'api-key', shopId, id: keyId, name, scopes };
}

function botOf(row: ApiKeyRow): AgentCaller | undefined {
  const { shopId, agentId, keyId, name, hash, expiresAt = Infinity } = row;
  if (agentId === undefined) return undefined;
  const apiKey = { id: keyId, name };
  return { kind: 'agent', shopId, id: agentId, credential: credentials + hash, endsAt: expiresAt, apiKey };
}

function apiKeyOf({ shopId: _shop, keyId, hash: _hash, scopes, ...rest }: ApiKeyRow): ApiKey {
  return { id: keyId, scopes: scopes as ApiKeyScope[], ...rest };
}
