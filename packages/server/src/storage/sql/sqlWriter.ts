import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';
import type {
  AccountRow,
  AppendEntry,
  AppendResult,
  DeskSnapshot,
  NewShopRow,
  SecretKind,
  SecretRow,
  Storage,
} from '../storage.ts';
import { AdministrationWriter, wasInserted, type AdministrationWrites } from './administrationWriter.ts';
import { append } from './append.ts';
import { deleteKnowledge, putKnowledge, replaceKnowledge, saveRobot } from './knowledge.ts';
import { accountRowOf, secretOf, secretRowOf, shopRowOf } from './rows.ts';
import type { Tables } from './schema.ts';

/** What the port asks and changes something. */
export type StorageWrites = AdministrationWrites &
  Pick<
    Storage,
    | 'append'
    | 'saveSnapshot'
    | 'createShop'
    | 'createAccount'
    | 'putSecret'
    | 'takeSecret'
    | 'dropExpiredSecrets'
    | 'signingKey'
    | 'putKnowledge'
    | 'deleteKnowledge'
    | 'replaceKnowledge'
    | 'saveRobot'
  >;

/** The writing half of the storage port over SQL. */
export class SqlWriter extends AdministrationWriter implements StorageWrites {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    super(db);
    this.#db = db;
  }

  append(entries: readonly AppendEntry[]): Promise<AppendResult[]> {
    return append(this.#db, entries);
  }

  async saveSnapshot(shopId: string, { seq, version, data }: DeskSnapshot): Promise<void> {
    await this.#db
      .insertInto('snapshot')
      .values({ shop_id: shopId, seq, version, data })
      .onConflict((conflict) =>
        conflict.column('shop_id').doUpdateSet({ seq, version, data }).where('snapshot.seq', '<=', seq),
      )
      .execute();
  }

  async createShop(shop: NewShopRow): Promise<boolean> {
    const insert = this.#db.insertInto('shop').values(shopRowOf(shop));
    return wasInserted(await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst());
  }

  async createAccount(account: AccountRow): Promise<boolean> {
    const insert = this.#db.insertInto('account').values(accountRowOf(account));
    return wasInserted(await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst());
  }

  async putSecret(secret: SecretRow): Promise<boolean> {
    const insert = this.#db.insertInto('secret').values(secretRowOf(secret));
    return wasInserted(await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst());
  }

  async takeSecret(kind: SecretKind, hash: string): Promise<SecretRow | undefined> {
    const row = await this.#db
      .deleteFrom('secret')
      .where('kind', '=', kind)
      .where('hash', '=', hash)
      .returningAll()
      .executeTakeFirst();
    return row && secretOf(row);
  }

  async dropExpiredSecrets(now: number): Promise<void> {
    await this.#db.deleteFrom('secret').where('expires_at', '<=', now).execute();
  }

  putKnowledge(...args: Parameters<Storage['putKnowledge']>): Promise<number | undefined> {
    return putKnowledge(this.#db, ...args);
  }

  deleteKnowledge(...args: Parameters<Storage['deleteKnowledge']>): Promise<number | undefined> {
    return deleteKnowledge(this.#db, ...args);
  }

  replaceKnowledge(...args: Parameters<Storage['replaceKnowledge']>): Promise<number | undefined> {
    return replaceKnowledge(this.#db, ...args);
  }

  saveRobot(...args: Parameters<Storage['saveRobot']>): Promise<number | undefined> {
    return saveRobot(this.#db, ...args);
  }

  async signingKey(): Promise<Uint8Array> {
    const fresh = bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
    await this.#db
      .insertInto('signing_key')
      .values({ id: 1, key: fresh })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { key } = await this.#db
      .selectFrom('signing_key')
      .select('key')
      .where('id', '=', 1)
      .executeTakeFirstOrThrow();
    return hexToBytes(key);
  }
}
