import type { RecordKind } from '@shopbell/sdk/model';
import type { Kysely } from 'kysely';
import type {
  AdministrationStorage,
  ApiKeyRow,
  CustomerKeyRow,
  FactQuery,
  FactRow,
  LoggedFact,
  NoticeQuery,
  NoticeRow,
  SettingRow,
} from '../administration.ts';
import type { AccountRow } from '../storage.ts';
import { apiKeyOf, customerKeyOf, factOf } from './administrationRows.ts';
import { listNotices } from './notices.ts';
import { accountOf } from './rows.ts';
import type { Tables } from './schema.ts';

export type AdministrationReads = Pick<
  AdministrationStorage,
  | 'listAccounts'
  | 'findApiKey'
  | 'listApiKeys'
  | 'findCustomerKey'
  | 'listCustomerKeys'
  | 'readSetting'
  | 'findFact'
  | 'hasFacts'
  | 'listFacts'
  | 'readFacts'
  | 'listNotices'
>;

/** What the administration reads over SQL. */
export class AdministrationReader implements AdministrationReads {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async listAccounts(shopId: string): Promise<AccountRow[]> {
    const accounts = this.#db.selectFrom('account').selectAll().where('shop_id', '=', shopId);
    return (await accounts.orderBy('name').execute()).map(accountOf);
  }

  async findApiKey(hash: string): Promise<ApiKeyRow | undefined> {
    const row = await this.#db.selectFrom('api_key').selectAll().where('hash', '=', hash).executeTakeFirst();
    return row && apiKeyOf(row);
  }

  async listApiKeys(shopId: string): Promise<ApiKeyRow[]> {
    const keys = this.#db.selectFrom('api_key').selectAll().where('shop_id', '=', shopId);
    return (await keys.orderBy('created_at').execute()).map(apiKeyOf);
  }

  async findCustomerKey(shopId: string, kid: string): Promise<CustomerKeyRow | undefined> {
    const row = await this.#db
      .selectFrom('customer_key')
      .selectAll()
      .where('shop_id', '=', shopId)
      .where('kid', '=', kid)
      .executeTakeFirst();
    return row && customerKeyOf(row);
  }

  async listCustomerKeys(shopId: string): Promise<CustomerKeyRow[]> {
    const keys = this.#db.selectFrom('customer_key').selectAll().where('shop_id', '=', shopId);
    return (await keys.orderBy('created_at').execute()).map(customerKeyOf);
  }

  readSetting(shopId: string, name: string): Promise<SettingRow | undefined> {
    return this.#db
      .selectFrom('setting')
      .select(['version', 'data'])
      .where('shop_id', '=', shopId)
      .where('name', '=', name)
      .executeTakeFirst();
  }

  async findFact(shopId: string, kind: RecordKind, id: string): Promise<FactRow | undefined> {
    const row = await this.#facts(shopId, kind).where('id', '=', id).executeTakeFirst();
    return row && factOf(row);
  }

  async hasFacts(shopId: string, kind: RecordKind): Promise<boolean> {
    return (await this.#facts(shopId, kind).limit(1).executeTakeFirst()) !== undefined;
  }

  async listFacts(shopId: string, kind: RecordKind, { of, after, limit }: FactQuery): Promise<FactRow[]> {
    const all = this.#facts(shopId, kind);
    const own =
      'customerId' in of
        ? all.where('customer_id', '=', of.customerId)
        : all.where('order_id', '=', of.orderId);
    const rest = after
      ? own.where(({ eb, or, and }) =>
          or([eb('about', '<', after.about), and([eb('about', '=', after.about), eb('id', '>', after.id)])]),
        )
      : own;
    const rows = await rest.orderBy('about', 'desc').orderBy('id').limit(limit).execute();
    return rows.map(factOf);
  }

  readFacts(shopId: string, { after, limit }: { after: number; limit: number }): Promise<LoggedFact[]> {
    return this.#db
      .selectFrom('fact')
      .select(['seq', 'at', 'kind', 'id', 'data'])
      .where('shop_id', '=', shopId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
  }

  listNotices(shopId: string, query: NoticeQuery): Promise<NoticeRow[]> {
    return listNotices(this.#db, shopId, query);
  }

  #facts(shopId: string, kind: RecordKind) {
    return this.#db.selectFrom('fact_now').selectAll().where('shop_id', '=', shopId).where('kind', '=', kind);
  }
}
