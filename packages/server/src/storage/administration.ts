import type { RecordKind } from '@shopbell/sdk/model';
import type { StatisticFactsPut } from './statistics.ts';
import type { AccountRow, SecretKind, ShopRow } from './storage.ts';

/** The part of the storage port that a shop's administration needs. */
export interface AdministrationStorage {
  /** The shop after the change, its version one higher; undefined if there is no such shop, or it has another version. */
  changeShop(shopId: string, change: ShopRowChange): Promise<ShopRow | undefined>;

  /** Every account of the shop, by name. */
  listAccounts(shopId: string): Promise<AccountRow[]>;
  /** The account after the change; undefined if the agent has none. */
  changeAccount(shopId: string, agentId: string, change: AccountRowChange): Promise<AccountRow | undefined>;
  /** Takes away every secret of this kind that somebody has, but for the one with the hash `except`. */
  dropSecrets(kind: SecretKind, of: SecretsOf): Promise<void>;

  /** False if the id is taken in the shop. */
  createApiKey(key: ApiKeyRow): Promise<boolean>;
  /** The key with this hash, be it expired or revoked: whoever asks looks. */
  findApiKey(hash: string): Promise<ApiKeyRow | undefined>;
  /** Oldest first. */
  listApiKeys(shopId: string): Promise<ApiKeyRow[]>;
  /** A key that was revoked stays so, as of the first time. The key after the change; undefined if there is none. */
  changeApiKey(shopId: string, keyId: string, change: ApiKeyRowChange): Promise<ApiKeyRow | undefined>;

  /** False if the `kid` was used before. */
  createCustomerKey(key: CustomerKeyRow): Promise<boolean>;
  findCustomerKey(shopId: string, kid: string): Promise<CustomerKeyRow | undefined>;
  /** Oldest first. */
  listCustomerKeys(shopId: string): Promise<CustomerKeyRow[]>;
  /** As for API keys. */
  revokeCustomerKey(shopId: string, kid: string, revokedAt: number): Promise<CustomerKeyRow | undefined>;

  readSetting(shopId: string, name: string): Promise<SettingRow | undefined>;
  /** Writes a setting whose version is `expectedVersion`, 0 if it was never written; false if it has another one. */
  writeSetting(shopId: string, name: string, setting: SettingWrite): Promise<boolean>;

  /**
   * Takes what the shop's back end tells, row after row, in one durable commit: what is new or newer goes to the log of
   * facts and becomes the current row of its id. Answers for each row, in the same order.
   */
  putFacts(
    shopId: string,
    kind: RecordKind,
    facts: { readonly at: number; readonly rows: readonly FactInput[] },
  ): Promise<FactOutcome[]>;
  /** What is known of an id now. */
  findFact(shopId: string, kind: RecordKind, id: string): Promise<FactRow | undefined>;
  /** Whether anything of a kind was ever told. */
  hasFacts(shopId: string, kind: RecordKind): Promise<boolean>;
  /** What is known now of a customer or an order, latest `about` first. */
  listFacts(shopId: string, kind: RecordKind, query: FactQuery): Promise<FactRow[]>;
  /** Keeps notices whose id is new, behind those that are there, and of all the newest `keep`; returns the new ids. */
  putNotices(shopId: string, notices: NoticesPut): Promise<string[]>;
  /** Of these kinds, the newest first. */
  listNotices(shopId: string, query: NoticeQuery): Promise<NoticeRow[]>;

  /** The log of facts above `after`, oldest first. */
  readFacts(shopId: string, range: { readonly after: number; readonly limit: number }): Promise<LoggedFact[]>;
}

export interface ShopRowChange extends Partial<
  Pick<ShopRow, 'name' | 'origins' | 'timeZone' | 'noticeChannel'>
> {
  /** The change is made only if the shop has this version. */
  readonly expectedVersion?: number;
}

export interface AccountRowChange {
  readonly roles?: readonly string[];
  readonly passwordHash?: string;
  readonly demoPassword?: boolean;
  /** `null` enables the account again. */
  readonly disabledAt?: number | null;
}

/** Whose secrets. */
export interface SecretsOf {
  readonly shopId: string;
  readonly subject: string;
  /** SHA-256 of the one that stays, hex. */
  readonly except?: string;
}

export interface ApiKeyRow {
  readonly shopId: string;
  readonly keyId: string;
  readonly name: string;
  /** SHA-256 of the key, hex: the key itself is never stored. */
  readonly hash: string;
  readonly scopes: readonly string[];
  /** As whom a bot with this key works. */
  readonly agentId?: string;
  readonly createdAt: number;
  readonly lastUsedAt?: number;
  readonly expiresAt?: number;
  readonly revokedAt?: number;
}

export interface ApiKeyRowChange {
  readonly lastUsedAt?: number;
  readonly revokedAt?: number;
}

export interface CustomerKeyRow {
  readonly shopId: string;
  readonly kid: string;
  readonly alg: string;
  /** The public key as JWK. */
  readonly publicKey: string;
  readonly thumbprint: string;
  readonly createdAt: number;
  readonly notBefore?: number;
  readonly expiresAt?: number;
  readonly revokedAt?: number;
}

export interface SettingWrite {
  readonly expectedVersion: number;
  readonly data: string;
  /** Statistic facts that are told by it: taken into the log in the same commit, or not at all. */
  readonly facts?: StatisticFactsPut;
}

export interface SettingRow {
  readonly version: number;
  readonly data: string;
}

/** One thing as the shop's back end tells of it. */
export interface FactInput {
  readonly id: string;
  /** By what the shop tells newer from older; it stays the same for an id. */
  readonly mark: 'version' | 'updatedAt';
  readonly revision: number;
  readonly customerId?: string;
  readonly orderId?: string;
  /** The moment that the thing itself is about: lists are in this order. */
  readonly about: number;
  readonly data: string;
}

export type FactRow = FactInput;

/** `reused`: the id was told of with this revision and other content, or by the other mark. */
export type FactOutcome = 'stored' | 'unchanged' | 'older' | 'reused';

export interface FactQuery {
  readonly of: { readonly customerId: string } | { readonly orderId: string };
  /** Only what stands after this one in the list. */
  readonly after?: { readonly about: number; readonly id: string };
  readonly limit: number;
}

export interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  /** The notice as JSON. */
  readonly data: string;
}

export interface NoticesPut {
  readonly rows: readonly NoticeRow[];
  readonly keep: number;
}

export interface NoticeQuery {
  readonly kinds: readonly string[];
  readonly limit: number;
}

export interface LoggedFact {
  readonly seq: number;
  /** When it was told. */
  readonly at: number;
  readonly kind: RecordKind;
  readonly id: string;
  readonly data: string;
}

/** What becomes of a telling, given what is known of its id: the one rule of every storage. */
export function judgeFact(known: FactRow | undefined, told: FactInput): FactOutcome {
  if (!known) return 'stored';
  if (known.mark !== told.mark) return 'reused';
  if (told.revision !== known.revision) return told.revision > known.revision ? 'stored' : 'older';
  return told.data === known.data ? 'unchanged' : 'reused';
}
