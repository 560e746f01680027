import type { NoticeChannel } from '@shopbell/sdk/model';
import type { AdministrationStorage } from './administration.ts';
import type { ChangeStorage, NewChangeRow } from './changes.ts';
import type { CustomerStorage } from './customers.ts';
import type { ErasureStorage } from './erasure.ts';
import type { IdentityStorage } from './identities.ts';
import type { StatisticsStorage } from './statistics.ts';
import type { UploadStorage } from './uploads.ts';

/**
 * The storage port: the journal of every shop, what people wrote beside it, snapshots, accounts and secrets. Each
 * implementation passes the one suite in `contract.ts`. Promises reject with `StorageError` only.
 */
export interface Storage
  extends
    AdministrationStorage,
    ChangeStorage,
    UploadStorage,
    CustomerStorage,
    ErasureStorage,
    IdentityStorage,
    StatisticsStorage {
  /**
   * Appends what several shops decided in one durable commit. Each entry is on its own: a conflict or a fault of one shop
   * fails nobody else's. Later entries of the same shop rest on it, so they are kept out with it (`sequence`). Rejects as
   * a whole if the commit fails; then nothing was stored.
   */
  append(entries: readonly AppendEntry[]): Promise<AppendResult[]>;

  /** The journal of a shop above `after` with what was written, oldest first. */
  readJournal(shopId: string, range: { after: number; limit: number }): Promise<StoredRow[]>;
  /** Rows of one conversation with what was written, oldest first, each once: all, or those that any of the queries wants. */
  readConversation(
    shopId: string,
    conversationId: string,
    queries?: readonly ConversationQuery[],
  ): Promise<StoredRow[]>;
  /** Rows of these sequences with what was written, oldest first; those that there are. */
  readRows(shopId: string, seqs: readonly number[]): Promise<StoredRow[]>;
  /** What one listener was told above `after`, oldest first: rows addressed to any of `audiences`. */
  readFeed(
    shopId: string,
    query: { audiences: readonly string[]; after: number; limit: number },
  ): Promise<StoredRow[]>;
  /** The sequence of the newest row at or below `upTo` addressed to any of `audiences`; 0 if none. */
  lastTold(shopId: string, query: { audiences: readonly string[]; upTo: number }): Promise<number>;
  /** The first message that an author sent under a client id, whether or not the conversation still lives. */
  findMessage(shopId: string, author: string, clientId: string): Promise<StoredMessageKey | undefined>;
  /** What a conversation is about and whose it is; undefined if the shop has no such conversation. */
  findConversation(shopId: string, conversationId: string): Promise<ConversationKey | undefined>;

  /** Keeps a snapshot instead of the one before, unless that one stands at a higher sequence. */
  saveSnapshot(shopId: string, snapshot: DeskSnapshot): Promise<void>;
  loadSnapshot(shopId: string): Promise<DeskSnapshot | undefined>;

  /** Creates the shop; false if it exists. The caller gives its journal a fresh epoch. */
  createShop(shop: NewShopRow): Promise<boolean>;
  findShop(shopId: string): Promise<ShopRow | undefined>;
  listShops(): Promise<ShopRow[]>;

  /** False if the account's name is taken in its shop, or the agent has an account already. */
  createAccount(account: AccountRow): Promise<boolean>;
  findAccount(shopId: string, name: string): Promise<AccountRow | undefined>;
  findAccountOfAgent(shopId: string, agentId: string): Promise<AccountRow | undefined>;

  /** Keeps a secret's hash (a session, a ticket, a spent renewal) until it expires; false if it is there already. */
  putSecret(secret: SecretRow): Promise<boolean>;
  /** An expired secret may still be found until it is dropped: whoever asks looks at `expiresAt`. */
  findSecret(kind: SecretKind, hash: string): Promise<SecretRow | undefined>;
  /** Takes a secret away and returns it: of two takers at once exactly one gets it. */
  takeSecret(kind: SecretKind, hash: string): Promise<SecretRow | undefined>;
  /** Drops every secret with `expiresAt` at or below `now`. */
  dropExpiredSecrets(now: number): Promise<void>;

  /** What the shop's managers wrote for robot, FAQ and recommendations: each list in its order. */
  listKnowledge(shopId: string): Promise<KnowledgeBook>;
  /**
   * In one commit: an entry with a known id is changed and keeps its place, the others follow at the list's end. Returns
   * the version that they all have then; undefined, and nothing is done, if one of them has not the expected version now,
   * which is 0 for one that is not there.
   */
  putKnowledge(
    shopId: string,
    rows: readonly NewKnowledgeRow[],
    expectedVersion?: number,
  ): Promise<number | undefined>;
  /** The version after it; undefined if there was no such entry, or it has another version. */
  deleteKnowledge(
    shopId: string,
    entry: { readonly kind: string; readonly id: string },
    expectedVersion?: number,
  ): Promise<number | undefined>;
  /**
   * In one commit: the lists named are dropped, then the rows, which may be of these lists only, make them up anew. The
   * version after it; undefined if the shop's lists have another one than expected.
   */
  replaceKnowledge(
    shopId: string,
    lists: { readonly kinds: readonly string[]; readonly rows: readonly NewKnowledgeRow[] },
    expectedVersion?: number,
  ): Promise<number | undefined>;
  findRobot(shopId: string): Promise<RobotRow | undefined>;
  /** The version after it; undefined if it has another one than expected, which is 0 before the first. */
  saveRobot(shopId: string, robot: RobotInput, expectedVersion?: number): Promise<number | undefined>;

  /** The server's own signing key, 32 random bytes, made at first use and the same ever after. */
  signingKey(): Promise<Uint8Array>;

  /** Lets what was asked before finish; whatever is asked after it rejects. */
  close(): Promise<void>;
}

/** What is left out does not narrow. */
export interface ConversationQuery {
  readonly types?: readonly string[];
  /** The kind of whoever did it, as `NewRow.by` says. */
  readonly by?: string;
  /** Rows below this sequence. */
  readonly before?: number;
  /** So many at most, the newest. */
  readonly limit?: number;
}

export interface AppendEntry {
  readonly shopId: string;
  /** The shop's journal must end here, else the entry is a conflict. */
  readonly expectedSeq: number;
  /** At least one; sequences follow `expectedSeq` without a hole. */
  readonly rows: readonly NewRow[];
}

/** `fault`: the entry itself cannot be stored, and why, for the operator. */
export type AppendResult =
  | { readonly stored: true }
  | { readonly stored: false; readonly conflict: 'sequence' | 'client-id' }
  | { readonly stored: false; readonly conflict: 'fault'; readonly fault: string };

export interface JournalRow {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly version: number;
  /** The event as JSON, without what anybody wrote. */
  readonly data: string;
}

export interface NewRow extends JournalRow {
  readonly conversationId?: string;
  /** The kind of whoever did it, where somebody did: `customer` or `agent`. */
  readonly by?: string;
  /** Who is told: `customer:<id>`, `agent:<id>`, `agents`. */
  readonly audiences: readonly string[];
  /** What was written, kept beside the journal under the message's id, so that it can be erased alone. */
  readonly message?: {
    readonly messageId: string;
    /** `customer:<id>` or `agent:<id>`; unique together with the client id within the shop, for ever. */
    readonly author: string;
    readonly clientId: string;
    readonly digest: string;
    readonly text: string;
    /** What was sent beside the text (files, a card), as JSON. */
    readonly parts?: string;
    /** What statistics need of the text, as JSON: it stays when the text is erased. */
    readonly facts?: string;
    /** Ids of files that are posted with it. */
    readonly files?: readonly string[];
    /** It may be found by what is in it. */
    readonly searchable?: true;
  };
  /**
   * The message whose words it takes back: text and parts are erased in the same commit, nobody finds it by them, and the
   * files that were posted with it, and with no other message of the conversation, are posted there no longer. Its facts stay.
   */
  readonly erases?: string;
  /**
   * Customers whom it erases, by their ids and by those that were linked to them, in the same commit: see
   * `ErasureStorage`.
   */
  readonly erasesCustomers?: readonly string[];
  /** The agent who has the conversation from this row on: its customer is one of theirs (WB-03). */
  readonly serves?: string;
  /** What of the shop's settings was changed by it, and by whom: kept in the same commit. */
  readonly changes?: readonly NewChangeRow[];
  /**
   * On the row that opens a conversation: whose it is. `refused`: the entry was turned away (WB-19). Its customer may read
   * that; it is none of the conversations that a customer is found by, or had.
   */
  readonly opens?: { readonly customerId: string; readonly refused?: true };
}

/** A journal row joined with what was written; `text` and `parts` are missing once they have been erased. */
export interface StoredRow extends JournalRow {
  readonly text?: string;
  readonly parts?: string;
  readonly facts?: string;
}

export interface StoredMessageKey {
  readonly messageId: string;
  readonly conversationId: string;
  readonly digest: string;
  readonly seq: number;
  readonly at: number;
}

export interface ConversationKey {
  readonly conversationId: string;
  readonly customerId: string;
}

export interface DeskSnapshot {
  readonly seq: number;
  readonly version: number;
  readonly data: string;
}

export interface ShopRow {
  readonly shopId: string;
  readonly name: string;
  /** Names this journal: another one with the same shop id has another epoch. */
  readonly epoch: string;
  /** Web origins whose pages may carry the widget. */
  readonly origins: readonly string[];
  /** IANA name; days of figures are the shop's. */
  readonly timeZone: string;
  /** Where notices go (AC-05). */
  readonly noticeChannel: NoticeChannel;
  /** Grows by one with every change; 1 at first. */
  readonly version: number;
}

/** A new shop has version 1 and tells nobody of notices. */
export type NewShopRow = Omit<ShopRow, 'noticeChannel' | 'version'>;

export interface AccountRow {
  readonly shopId: string;
  readonly agentId: string;
  readonly name: string;
  readonly displayName: string;
  readonly passwordHash: string;
  /** The password is the demo's, which everybody knows. */
  readonly demoPassword?: true;
  readonly roles: readonly string[];
  /** Since when the account is disabled, if it is. */
  readonly disabledAt?: number;
}

export type SecretKind = 'session' | 'ticket' | 'spent-renewal' | 'ended-login';

export interface SecretRow {
  readonly kind: SecretKind;
  /** SHA-256 of the secret, hex: the secret itself is never stored. */
  readonly hash: string;
  readonly shopId: string;
  /** Whose it is. */
  readonly subject: string;
  readonly expiresAt: number;
}

export interface NewKnowledgeRow {
  /** Which list it belongs to. */
  readonly kind: string;
  /** Unique in its list. */
  readonly id: string;
  /** The entry as JSON. */
  readonly data: string;
}

export interface KnowledgeRow extends NewKnowledgeRow {
  /** That of the shop's lists when it was written: never the same again, even if it is deleted and written anew. */
  readonly version: number;
}

export interface KnowledgeBook {
  /** Grows by one with every write to any of the lists; 1 at first. */
  readonly version: number;
  readonly rows: readonly KnowledgeRow[];
}

export interface RobotRow extends RobotInput {
  /** Grows by one with every change. */
  readonly version: number;
}

export interface RobotInput {
  /** The settings as JSON, without the secret. */
  readonly settings: string;
  /** What the shop's own robot wants to be shown: it must be sent, so it is kept as it is. */
  readonly secret?: string;
}
