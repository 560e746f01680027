import type { Account, AccountChange, NewAccount } from '../model/admin/accounts.ts';
import type {
  AgentChange,
  AgentSetup,
  BlockedCustomer,
  ConversationTrace,
  DeskExplanation,
  DeskSettingsChange,
  DeskSetup,
  DeskWarnings,
  GroupChange,
  GroupSetup,
  NewGroup,
} from '../model/admin/desk.ts';
import type { ConsultationRecord, ConsultationRecords } from '../model/admin/consultations.ts';
import type { ChangedThing, SettingChange, SettingChangeList } from '../model/admin/changes.ts';
import type { BusinessHours, HoursNow } from '../model/admin/hours.ts';
import type { ApiKey, ApiKeyGrant, CustomerKey, NewApiKey, NewCustomerKey } from '../model/admin/keys.ts';
import type { RoutingPreview, RoutingQuestion } from '../model/admin/preview.ts';
import type { SimulationAnswer, SimulationQuestion } from '../model/admin/simulation.ts';
import type { BatchResult, Order, OrderList, Parcel, Product, RecordRows } from '../model/admin/records.ts';
import type { ShopChange, ShopSettings } from '../model/admin/shop.ts';
import type {
  KnowledgeBase,
  KnowledgeEntries,
  KnowledgeInput,
  KnowledgeKind,
  KnowledgeReplacement,
} from '../model/knowledge.ts';
import type { NewNotices, NoticesTold } from '../model/notices.ts';
import type { RobotSettings, RobotSettingsInput } from '../model/robot.ts';
import type { ScopeInput } from '../model/scope.ts';
import type { Platform } from '../platform.ts';
import type { StatisticsClient } from './statisticsClient.ts';

/** What is left out does not narrow. */
export interface ChangeFilter {
  readonly what?: ChangedThing | undefined;
  /** `account:<id>`, `api-key:<id>`, `operator` or `desk`. */
  readonly by?: string | undefined;
  /** Not before, and before: ms since 1970 UTC. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  /** 50 if left out, 100 at most. */
  readonly limit?: number | undefined;
}

/** Which consultations; what is left out does not narrow. */
export interface ConsultationFilter {
  /** Days of the shop on which they began, `2026-05-04`, both of them in the range. */
  readonly from: string;
  readonly to: string;
  /** RT-28: the group that was entered through. */
  readonly groupId?: string | undefined;
  /** Whoever had it, last or before. */
  readonly agentId?: string | undefined;
  readonly kind?: ConsultationRecord['kind'] | undefined;
  /** Somebody wrote it there; two letters at least. */
  readonly text?: string | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  /** 50 if left out, 100 at most. */
  readonly limit?: number | undefined;
}

export interface AdminClientOptions {
  /** Where the Shopbell server is. */
  readonly server: string;
  /**
   * For programs: an API key of the shop with the scope `admin`. Left out, the session of the workbench is used, whose
   * cookie the browser holds; the page must come from an origin that the server takes for a workbench.
   */
  readonly apiKey?: string | undefined;
  /** Replaces parts of the surroundings: for tests, and for platforms that lack one. */
  readonly platform?: Partial<Pick<Platform, 'fetch' | 'newId'>>;
}

/**
 * A manager's side of the service desk, over HTTP: nothing is kept, each call asks the server, and everything is of the
 * caller's own shop. Every method rejects with a `ShopbellError`: UNAUTHENTICATED without a session or key, FORBIDDEN
 * unless the account or key may administer the shop, INVALID_ARGUMENT with every reason, and what is named beside it.
 * `ifVersion`: the version that was read; rejects with CHANGED_MEANWHILE if it is not the version of now.
 */
export interface AdminClient {
  /** Figures, the facts that they are made from, and how they are counted. */
  readonly statistics: StatisticsClient;

  /** Routing, queue, leave messages, lifetimes, auto replies and the robot's position. */
  settings(): Promise<DeskSetup>;
  /** What is left out stays. Takes effect from the next arrival on. */
  configure(change: DeskSettingsChange, ifVersion?: number): Promise<DeskSetup>;

  /** The default group first, then in the order of creation. */
  groups(): Promise<readonly GroupSetup[]>;
  /** Rejects with NOT_FOUND. */
  group(groupId: string): Promise<GroupSetup>;
  /**
   * RT-02. Rejects with NAME_REQUIRED, NAME_TAKEN, SCOPE_TAKEN, WEIGHT_OUT_OF_RANGE or NOT_FOUND (an agent); several
   * reasons at once are one INVALID_ARGUMENT with an issue for each.
   */
  createGroup(group: NewGroup): Promise<GroupSetup>;
  /** Rejects like `createGroup`, and with DEFAULT_GROUP_FIXED (RT-12). */
  editGroup(groupId: string, change: GroupChange, ifVersion?: number): Promise<GroupSetup>;
  /** For good (RT-24). Rejects with NOT_FOUND or DEFAULT_GROUP_FIXED (RT-11). */
  deleteGroup(groupId: string, ifVersion?: number): Promise<void>;

  agents(): Promise<readonly AgentSetup[]>;
  /** Name, receiving (AC-03) and capacity (RT-43). Rejects with NOT_FOUND or NAME_REQUIRED. */
  configureAgent(agentId: string, change: AgentChange, ifVersion?: number): Promise<AgentSetup>;

  /**
   * Why an agent gets no conversations (RT-29): of all that comes through its groups, or of entries of one scope. `at`: as
   * it was when the journal stood at this sequence, `decidedAt` of a trace. Rejects with NOT_FOUND.
   */
  explain(agentId: string, scope?: ScopeInput, at?: number): Promise<DeskExplanation>;
  /** What a conversation came to, and why. Rejects with NOT_FOUND. */
  trace(conversationId: string): Promise<ConversationTrace>;
  /** WB-18: consultations of the whole shop, whoever had them, the newest first. */
  consultations(filter: ConsultationFilter): Promise<ConsultationRecords>;
  /**
   * Where an entry would go this moment, with settings or a group as they are and as they would be changed. Changes nothing.
   * Rejects as the change itself would.
   */
  previewRouting(question: RoutingQuestion): Promise<RoutingPreview>;
  /**
   * The customers of recorded days come again, with the agents there were and with more of them. It takes as long as it takes
   * to read the shop's journal. Rejects with NOT_FOUND (the group).
   */
  simulate(question: SimulationQuestion): Promise<SimulationAnswer>;
  /** AC-07: what is wrong with how the shop is staffed this moment. */
  warnings(): Promise<DeskWarnings>;

  /** WB-19: customers who are not served. */
  blocked(): Promise<readonly BlockedCustomer[]>;
  /** Serves a customer again. Harmless for one who is not blocked. */
  unblock(customerId: string): Promise<void>;
  /**
   * Erases a customer for good, by any id that they had: all words and files of their conversations, whoever wrote them, what
   * they wrote in customer groups, their name and their login. What happened stays, and every figure. A repeat is harmless.
   * Rejects with NOT_FOUND, or with CUSTOMER_ENGAGED while one of their conversations is open.
   */
  eraseCustomer(customerId: string): Promise<void>;

  /** FAQ, recommendations and the robot's answers, each list in its order. */
  knowledge(): Promise<KnowledgeBase>;
  /**
   * A new entry at the end of its list, or a known id in its place; an id is made if there is none. `ifVersion`: of the
   * entry; 0 if there must be none. Rejects with ALREADY_EXISTS.
   */
  putKnowledge<K extends KnowledgeKind>(
    kind: K,
    entry: KnowledgeInput<K>,
    ifVersion?: number,
  ): Promise<KnowledgeEntries[K]>;
  /** Rejects with NOT_FOUND. */
  deleteKnowledge(kind: KnowledgeKind, id: string, ifVersion?: number): Promise<void>;
  /** Replaces the lists given, all or nothing; lists left out stay. `ifVersion`: of all lists together. */
  replaceKnowledge(lists: KnowledgeReplacement, ifVersion?: number): Promise<KnowledgeBase>;
  /** Who answers for the shop, and on which categories' product pages (RB-04). The secret of a robot is never told. */
  robot(): Promise<RobotSettings>;
  setRobot(robot: RobotSettingsInput, ifVersion?: number): Promise<RobotSettings>;

  /** Name, time zone, origins and notices of the shop. */
  shop(): Promise<ShopSettings>;
  changeShop(change: ShopChange, ifVersion: number): Promise<ShopSettings>;
  /** Business hours of the shop, or of a group that has its own, and what they mean this moment. */
  hours(groupId?: string): Promise<HoursNow>;
  /** `null` takes them away: a group then has the shop's, a shop is always open. */
  setHours(hours: BusinessHours | null, ifVersion: number, groupId?: string): Promise<HoursNow>;

  /** Who changed which setting when, from what to what: a page, the newest first. */
  changes(filter?: ChangeFilter): Promise<SettingChangeList>;
  /** One with everything that it changed: a page tells of long lists some values only. Rejects with NOT_FOUND. */
  change(seq: number): Promise<SettingChange>;

  /**
   * AC-05: tells agents of orders, products and service tickets, as far as their roles want it and the shop's notice
   * channel is the workbench. A repeated id is harmless.
   */
  notify(notices: NewNotices['notices']): Promise<NoticesTold>;

  /**
   * Tells of products, orders or parcels, at most 1,000 at a time, each known by the shop's own id: a repeat is harmless,
   * an older version never overwrites a newer one. Bad rows are named in the answer; the others are stored.
   */
  tell<K extends keyof RecordRows>(kind: K, rows: readonly RecordRows[K][]): Promise<BatchResult>;
  /** As it was last told. Rejects with NOT_FOUND. */
  product(sku: string): Promise<Product>;
  order(orderId: string): Promise<Order>;
  parcel(trackingNo: string): Promise<Parcel>;
  /** A page of a customer's orders, by the `sub` of their JWT, the latest first; `after` is the `next` of the page before. */
  orders(customerId: string, after?: string): Promise<OrderList>;

  accounts(): Promise<readonly Account[]>;
  /** Rejects with ALREADY_EXISTS. */
  createAccount(account: NewAccount): Promise<Account>;
  /** Rejects with NOT_FOUND or LAST_MANAGER. */
  changeAccount(accountId: string, change: AccountChange): Promise<Account>;

  apiKeys(): Promise<readonly ApiKey[]>;
  /** The answer holds the key: it is told this once. */
  createApiKey(key: NewApiKey): Promise<ApiKeyGrant>;
  revokeApiKey(keyId: string): Promise<ApiKey>;
  /** Public keys for customers' JWTs. */
  customerKeys(): Promise<readonly CustomerKey[]>;
  addCustomerKey(key: NewCustomerKey): Promise<CustomerKey>;
  revokeCustomerKey(kid: string): Promise<CustomerKey>;
}
