import type { Kysely } from 'kysely';
import type {
  AccountRow,
  ConversationKey,
  ConversationQuery,
  DeskSnapshot,
  KnowledgeBook,
  RobotRow,
  SecretKind,
  SecretRow,
  ShopRow,
  Storage,
  StoredMessageKey,
  StoredRow,
} from '../storage.ts';
import type { CustomerQuery, CustomerRow, TextQuery, TextRow } from '../customers.ts';
import { findCustomers, listConversations } from './customers.ts';
import { findRobot, listKnowledge } from './knowledge.ts';
import { AdministrationReader, type AdministrationReads } from './administrationReader.ts';
import { accountOf, secretOf, shopOf, storedRowOf } from './rows.ts';
import type { Tables } from './schema.ts';
import { findTexts } from './texts.ts';

/** What the port asks and nothing writes: it may run on a connection of its own. */
export type StorageReads = AdministrationReads &
  Pick<
    Storage,
    | 'readJournal'
    | 'readConversation'
    | 'readRows'
    | 'readFeed'
    | 'lastTold'
    | 'findMessage'
    | 'findConversation'
    | 'loadSnapshot'
    | 'findShop'
    | 'listShops'
    | 'findAccount'
    | 'findAccountOfAgent'
    | 'findSecret'
    | 'listKnowledge'
    | 'findRobot'
    | 'findCustomers'
    | 'listConversations'
    | 'findTexts'
  >;

/** The reading half of the storage port over SQL. */
export class SqlReader extends AdministrationReader implements StorageReads {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    super(db);
    this.#db = db;
  }

  async readJournal(
    shopId: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<StoredRow[]> {
    const rows = await this.#rows(shopId)
      .where('journal.seq', '>', after)
      .orderBy('journal.seq')
      .limit(limit)
      .execute();
    return rows.map(storedRowOf);
  }

  async readConversation(
    shopId: string,
    conversationId: string,
    queries: readonly ConversationQuery[] = [{}],
  ): Promise<StoredRow[]> {
    const found = await Promise.all(
      queries.map((query) => this.#newest(shopId, conversationId, query).execute()),
    );
    const rows = new Map(found.flat().map((row) => [row.seq, row]));
    return [...rows.values()].sort((a, b) => a.seq - b.seq).map(storedRowOf);
  }

  async readFeed(
    shopId: string,
    { audiences, after, limit }: { audiences: readonly string[]; after: number; limit: number },
  ): Promise<StoredRow[]> {
    // Each audience is read off its index as far as needed; one query over all would read all that lies above `after`.
    const told = await Promise.all(
      audiences.map((audience) =>
        this.#told(shopId, audience).where('seq', '>', after).orderBy('seq').limit(limit).execute(),
      ),
    );
    const seqs = [...new Set(told.flat().map(({ seq }) => seq))].sort((a, b) => a - b).slice(0, limit);
    return this.readRows(shopId, seqs);
  }

  async readRows(shopId: string, seqs: readonly number[]): Promise<StoredRow[]> {
    if (seqs.length === 0) return [];
    const rows = await this.#rows(shopId).where('journal.seq', 'in', seqs).orderBy('journal.seq').execute();
    return rows.map(storedRowOf);
  }

  async lastTold(
    shopId: string,
    { audiences, upTo }: { audiences: readonly string[]; upTo: number },
  ): Promise<number> {
    const told = await Promise.all(
      audiences.map((audience) =>
        this.#told(shopId, audience)
          .where('seq', '<=', upTo)
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst(),
      ),
    );
    return Math.max(0, ...told.map((row) => row?.seq ?? 0));
  }

  async findMessage(shopId: string, author: string, clientId: string): Promise<StoredMessageKey | undefined> {
    const row = await this.#db
      .selectFrom('message')
      .innerJoin('journal', (join) =>
        join.onRef('journal.shop_id', '=', 'message.shop_id').onRef('journal.seq', '=', 'message.seq'),
      )
      .select([
        'message.message_id',
        'message.conversation_id',
        'message.digest',
        'journal.seq',
        'journal.at',
      ])
      .where('message.shop_id', '=', shopId)
      .where('message.author', '=', author)
      .where('message.client_id', '=', clientId)
      .executeTakeFirst();
    if (!row) return undefined;
    const { message_id: messageId, conversation_id: conversationId, digest, seq, at } = row;
    return { messageId, conversationId, digest, seq, at };
  }

  async findConversation(shopId: string, conversationId: string): Promise<ConversationKey | undefined> {
    const row = await this.#db
      .selectFrom('conversation')
      .select('customer_id')
      .where('shop_id', '=', shopId)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    return row && { conversationId, customerId: row.customer_id };
  }

  findCustomers(shopId: string, query: CustomerQuery): Promise<CustomerRow[]> {
    return findCustomers(this.#db, shopId, query);
  }

  listConversations(shopId: string, customerId: string, limit: number): Promise<string[]> {
    return listConversations(this.#db, shopId, customerId, limit);
  }

  findTexts(shopId: string, query: TextQuery): Promise<TextRow[]> {
    return findTexts(this.#db, shopId, query);
  }

  loadSnapshot(shopId: string): Promise<DeskSnapshot | undefined> {
    return this.#db
      .selectFrom('snapshot')
      .select(['seq', 'version', 'data'])
      .where('shop_id', '=', shopId)
      .executeTakeFirst();
  }

  async findShop(shopId: string): Promise<ShopRow | undefined> {
    const row = await this.#db
      .selectFrom('shop')
      .selectAll()
      .where('shop_id', '=', shopId)
      .executeTakeFirst();
    return row && shopOf(row);
  }

  async listShops(): Promise<ShopRow[]> {
    const rows = await this.#db.selectFrom('shop').selectAll().orderBy('shop_id').execute();
    return rows.map(shopOf);
  }

  async findAccount(shopId: string, name: string): Promise<AccountRow | undefined> {
    const row = await this.#accounts(shopId).where('name', '=', name).executeTakeFirst();
    return row && accountOf(row);
  }

  async findAccountOfAgent(shopId: string, agentId: string): Promise<AccountRow | undefined> {
    const row = await this.#accounts(shopId).where('agent_id', '=', agentId).executeTakeFirst();
    return row && accountOf(row);
  }

  async findSecret(kind: SecretKind, hash: string): Promise<SecretRow | undefined> {
    const row = await this.#db
      .selectFrom('secret')
      .selectAll()
      .where('kind', '=', kind)
      .where('hash', '=', hash)
      .executeTakeFirst();
    return row && secretOf(row);
  }

  listKnowledge(shopId: string): Promise<KnowledgeBook> {
    return listKnowledge(this.#db, shopId);
  }

  findRobot(shopId: string): Promise<RobotRow | undefined> {
    return findRobot(this.#db, shopId);
  }

  #rows(shopId: string) {
    return this.#db
      .selectFrom('journal')
      .leftJoin('message', (join) =>
        join.onRef('message.shop_id', '=', 'journal.shop_id').onRef('message.seq', '=', 'journal.seq'),
      )
      .select([
        'journal.seq',
        'journal.at',
        'journal.type',
        'journal.version',
        'journal.data',
        'message.text',
        'message.parts',
        'message.facts',
      ])
      .where('journal.shop_id', '=', shopId);
  }

  #newest(shopId: string, conversationId: string, { types, by, before, limit }: ConversationQuery) {
    let query = this.#rows(shopId).where('journal.conversation_id', '=', conversationId);
    if (types) query = query.where('journal.type', 'in', types);
    if (by !== undefined) query = query.where('journal.by_kind', '=', by);
    if (before !== undefined) query = query.where('journal.seq', '<', before);
    // Whoever wants all gets them in any order: in order, the database would rather look at the whole conversation.
    return limit === undefined ? query : query.orderBy('journal.seq', 'desc').limit(limit);
  }

  #told(shopId: string, audience: string) {
    return this.#db
      .selectFrom('audience')
      .select('seq')
      .where('shop_id', '=', shopId)
      .where('audience', '=', audience);
  }

  #accounts(shopId: string) {
    return this.#db.selectFrom('account').selectAll().where('shop_id', '=', shopId);
  }
}
