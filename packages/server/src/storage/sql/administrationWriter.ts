import type { RecordKind } from '@shopbell/sdk/model';
import { sql, type InsertResult, type Kysely } from 'kysely';
import type {
  AccountRowChange,
  AdministrationStorage,
  ApiKeyRow,
  ApiKeyRowChange,
  CustomerKeyRow,
  FactInput,
  FactOutcome,
  NoticesPut,
  SecretsOf,
  SettingWrite,
  ShopRowChange,
} from '../administration.ts';
import type { AccountRow, SecretKind, ShopRow } from '../storage.ts';
import { apiKeyOf, apiKeyRowOf, customerKeyOf, customerKeyRowOf } from './administrationRows.ts';
import { inTransaction } from './changes.ts';
import { putNotices } from './notices.ts';
import { putFacts } from './putFacts.ts';
import { accountOf, shopOf } from './rows.ts';
import type { Tables } from './schema.ts';
import { putStatisticFacts } from './statisticFacts.ts';

export type AdministrationWrites = Pick<
  AdministrationStorage,
  | 'changeShop'
  | 'changeAccount'
  | 'dropSecrets'
  | 'createApiKey'
  | 'changeApiKey'
  | 'createCustomerKey'
  | 'revokeCustomerKey'
  | 'writeSetting'
  | 'putFacts'
  | 'putNotices'
>;

/** What the administration changes over SQL: each in one statement, so that of two at once one wins. */
export class AdministrationWriter implements AdministrationWrites {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async changeShop(shopId: string, change: ShopRowChange): Promise<ShopRow | undefined> {
    const { expectedVersion, name, origins, timeZone, noticeChannel } = change;
    const update = this.#db
      .updateTable('shop')
      .set((eb) => ({
        version: eb('version', '+', 1),
        ...(name === undefined ? {} : { name }),
        ...(origins === undefined ? {} : { origins: JSON.stringify(origins) }),
        ...(timeZone === undefined ? {} : { time_zone: timeZone }),
        ...(noticeChannel === undefined ? {} : { notice_channel: noticeChannel }),
      }))
      .where('shop_id', '=', shopId);
    const row = await (expectedVersion === undefined ? update : update.where('version', '=', expectedVersion))
      .returningAll()
      .executeTakeFirst();
    return row && shopOf(row);
  }

  async changeAccount(
    shopId: string,
    agentId: string,
    { roles, passwordHash, demoPassword, disabledAt }: AccountRowChange,
  ): Promise<AccountRow | undefined> {
    const row = await this.#db
      .updateTable('account')
      .set({
        agent_id: agentId,
        ...(roles === undefined ? {} : { roles: JSON.stringify(roles) }),
        ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
        ...(demoPassword === undefined ? {} : { demo_password: demoPassword ? 1 : 0 }),
        ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
      })
      .where('shop_id', '=', shopId)
      .where('agent_id', '=', agentId)
      .returningAll()
      .executeTakeFirst();
    return row && accountOf(row);
  }

  async dropSecrets(kind: SecretKind, { shopId, subject, except }: SecretsOf): Promise<void> {
    const all = this.#db
      .deleteFrom('secret')
      .where('shop_id', '=', shopId)
      .where('subject', '=', subject)
      .where('kind', '=', kind);
    await (except === undefined ? all : all.where('hash', '!=', except)).execute();
  }

  async createApiKey(key: ApiKeyRow): Promise<boolean> {
    const insert = this.#db.insertInto('api_key').values(apiKeyRowOf(key));
    return wasInserted(await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst());
  }

  async changeApiKey(
    shopId: string,
    keyId: string,
    { lastUsedAt, revokedAt }: ApiKeyRowChange,
  ): Promise<ApiKeyRow | undefined> {
    const row = await this.#db
      .updateTable('api_key')
      .set({
        key_id: keyId,
        ...(lastUsedAt === undefined ? {} : { last_used_at: lastUsedAt }),
        ...(revokedAt === undefined ? {} : { revoked_at: sql<number>`coalesce(revoked_at, ${revokedAt})` }),
      })
      .where('shop_id', '=', shopId)
      .where('key_id', '=', keyId)
      .returningAll()
      .executeTakeFirst();
    return row && apiKeyOf(row);
  }

  async createCustomerKey(key: CustomerKeyRow): Promise<boolean> {
    const insert = this.#db.insertInto('customer_key').values(customerKeyRowOf(key));
    return wasInserted(await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst());
  }

  async revokeCustomerKey(
    shopId: string,
    kid: string,
    revokedAt: number,
  ): Promise<CustomerKeyRow | undefined> {
    const row = await this.#db
      .updateTable('customer_key')
      .set({ revoked_at: sql<number>`coalesce(revoked_at, ${revokedAt})` })
      .where('shop_id', '=', shopId)
      .where('kid', '=', kid)
      .returningAll()
      .executeTakeFirst();
    return row && customerKeyOf(row);
  }

  writeSetting(shopId: string, name: string, { facts, ...setting }: SettingWrite): Promise<boolean> {
    if (!facts) return this.#writeSetting(this.#db, shopId, name, setting);
    return inTransaction(this.#db, async (transaction) => {
      const isWritten = await this.#writeSetting(transaction, shopId, name, setting);
      if (isWritten) await putStatisticFacts(transaction, shopId, facts);
      return isWritten;
    });
  }

  async #writeSetting(
    db: Kysely<Tables>,
    shopId: string,
    name: string,
    { expectedVersion, data }: SettingWrite,
  ): Promise<boolean> {
    const version = expectedVersion + 1;
    if (expectedVersion === 0) {
      const insert = db.insertInto('setting').values({ shop_id: shopId, name, version, data });
      return wasInserted(await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst());
    }
    const { numUpdatedRows } = await db
      .updateTable('setting')
      .set({ version, data })
      .where('shop_id', '=', shopId)
      .where('name', '=', name)
      .where('version', '=', expectedVersion)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  putFacts(
    shopId: string,
    kind: RecordKind,
    facts: { at: number; rows: readonly FactInput[] },
  ): Promise<FactOutcome[]> {
    return putFacts(this.#db, { shopId, kind, ...facts });
  }

  putNotices(shopId: string, notices: NoticesPut): Promise<string[]> {
    return putNotices(this.#db, shopId, notices);
  }
}

export function wasInserted({ numInsertedOrUpdatedRows }: InsertResult): boolean {
  return numInsertedOrUpdatedRows === 1n;
}
