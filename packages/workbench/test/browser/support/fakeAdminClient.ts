import {
  ShopbellError,
  type Account,
  type AccountChange,
  type AdminClient,
  type AgentChange,
  type AgentSetup,
  type BlockedCustomer,
  type BusinessHours,
  type ChangeFilter,
  type ConsultationFilter,
  type ConsultationRecord,
  type ConsultationRecords,
  type ConversationTrace,
  type DeskExplanation,
  type DeskSettingsChange,
  type DeskSetup,
  type DeskWarnings,
  type GroupChange,
  type GroupSetup,
  type HoursNow,
  type KnowledgeBase,
  type KnowledgeKind,
  type NewAccount,
  type RobotSettings,
  type RoutingPreview,
  type RoutingQuestion,
  type SettingChange,
  type SettingChangeList,
  type RobotSettingsInput,
  type ScopeInput,
  type ShopSettings,
  type SimulationAnswer,
  type SimulationQuestion,
} from '@shopbell/sdk/admin';
import { FakeStatistics } from './fakeStatistics.ts';
import { listNames } from '../../../src/settings/knowledge/entries.ts';

type Asked = keyof AdminClient;
/** What the workbench asks of an administration. */
type Used = Pick<
  AdminClient,
  | 'settings'
  | 'configure'
  | 'groups'
  | 'createGroup'
  | 'editGroup'
  | 'deleteGroup'
  | 'agents'
  | 'configureAgent'
  | 'explain'
  | 'trace'
  | 'consultations'
  | 'previewRouting'
  | 'simulate'
  | 'order'
  | 'warnings'
  | 'blocked'
  | 'unblock'
  | 'eraseCustomer'
  | 'knowledge'
  | 'putKnowledge'
  | 'deleteKnowledge'
  | 'replaceKnowledge'
  | 'robot'
  | 'setRobot'
  | 'shop'
  | 'hours'
  | 'setHours'
  | 'accounts'
  | 'createAccount'
  | 'apiKeys'
  | 'changes'
  | 'change'
  | 'changeAccount'
>;

/** An administration with no server behind it: it holds what it is told, with versions, and records what is asked of it. */
export class FakeAdmin implements Used {
  readonly asked: { readonly name: Asked; readonly with: readonly unknown[] }[] = [];
  /** What the next call of this name rejects with. */
  readonly refuse = new Map<Asked, ShopbellError>();

  setup: DeskSetup = {
    version: 1,
    settings: {
      profile: 'weighted',
      leaveMessageTickMs: 90_000,
      customersPerDelivery: 3,
      leaveMessageMode: 'default',
      leaveMessageAgentIds: [],
      chooserTimeoutMs: 30_000,
      stickyWindowMs: null,
      capMode: 'exempt-app',
      queueMax: null,
      queueAbsenceMs: 120_000,
      orphanGraceMs: 60_000,
      idleEndMs: 600_000,
      idleWarningMs: 120_000,
      robot: 'off',
      autoReplies: { first: '您好，请问想咨询什么？', away: null, suspended: null },
    },
  };
  groupList: readonly GroupSetup[] = [];
  agentList: readonly AgentSetup[] = [];
  deskWarnings: DeskWarnings = { warnings: [], open: true };
  blockedList: readonly BlockedCustomer[] = [];
  base: KnowledgeBase = { faq: [], recommendations: [], robotEntries: [], intentAnswers: [], version: 1 };
  robotSettings: RobotSettings = { categories: [], provider: { kind: 'built-in' }, version: 1 };
  explanation: Omit<DeskExplanation, 'seq' | 'at' | 'agent'> = { inNoGroup: false, groups: [] };

  shopSettings: ShopSettings = {
    id: 'demo',
    name: '山茶生活馆',
    timeZone: 'Asia/Shanghai',
    origins: [],
    noticeChannel: 'none',
    version: 1,
  };
  accountList: readonly Account[] = [];
  /** By group; the shop's under no name. */
  readonly hoursOf = new Map<string, HoursNow>();

  readonly statistics = new FakeStatistics();

  /** As the application takes it. */
  get client(): AdminClient {
    return this as unknown as AdminClient;
  }

  calls(name: Asked): readonly (readonly unknown[])[] {
    return this.asked.filter((one) => one.name === name).map((one) => one.with);
  }

  async shop(): Promise<ShopSettings> {
    return this.shopSettings;
  }

  /** The newest first. */
  changeList: SettingChange[] = [];

  /** Where an entry would go, by what is saved and what is tried. */
  entries: Pick<RoutingPreview, 'saved' | 'edited'> = { saved: { outcome: 'leave-message', steps: [] } };

  async previewRouting(question: RoutingQuestion): Promise<RoutingPreview> {
    this.#note('previewRouting', question);
    const { saved, edited } = this.entries;
    const tried = question.settings ?? question.group;
    return { at: 1, saved, ...(tried && { edited: edited ?? saved }) };
  }

  simulation: SimulationAnswer | undefined;

  async simulate(question: SimulationQuestion): Promise<SimulationAnswer> {
    this.#note('simulate', question);
    if (!this.simulation) throw new ShopbellError('UNAVAILABLE', '');
    return this.simulation;
  }

  /** The newest first. */
  consultationList: readonly ConsultationRecord[] = [];

  async consultations(filter: ConsultationFilter): Promise<ConsultationRecords> {
    this.#note('consultations', filter);
    const { groupId, agentId, kind, after = '0', limit = 50 } = filter;
    const found = this.consultationList.filter(
      (one) =>
        (groupId ?? one.group?.id) === one.group?.id &&
        (agentId ?? one.agent?.id) === one.agent?.id &&
        (kind ?? one.kind) === one.kind,
    );
    const from = Number(after);
    const next = from + limit < found.length ? { next: String(from + limit) } : {};
    return { records: found.slice(from, from + limit), total: found.length, ...next };
  }

  changes({ what, by, after = '0', limit = 50 }: ChangeFilter = {}): Promise<SettingChangeList> {
    this.asked.push({ name: 'changes', with: [{ what, by, after }] });
    const found = this.changeList.filter((change) => {
      const key = 'id' in change.by ? `${change.by.kind}:${change.by.id}` : change.by.kind;
      return (what ?? change.what) === change.what && (by ?? key) === key;
    });
    const from = Number(after);
    const next = from + limit < found.length ? { next: String(from + limit) } : {};
    return Promise.resolve({ changes: found.slice(from, from + limit), ...next });
  }

  change(seq: number): Promise<SettingChange> {
    const found = this.changeList.find((change) => change.seq === seq);
    if (!found) return Promise.reject(new ShopbellError('NOT_FOUND', ''));
    const { cut: _cut, ...whole } = found;
    return Promise.resolve(whole);
  }

  apiKeys(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  async accounts(): Promise<readonly Account[]> {
    return this.accountList;
  }

  async createAccount({ name, displayName, roles, password }: NewAccount): Promise<Account> {
    this.#note('createAccount', { name, displayName, roles, password });
    const made = { id: `agent-${name}`, name, displayName, roles };
    this.accountList = [...this.accountList, made];
    return made;
  }

  async changeAccount(id: string, change: AccountChange): Promise<Account> {
    this.#note('changeAccount', id, change);
    const before = this.accountList.find((account) => account.id === id);
    if (!before) throw new ShopbellError('NOT_FOUND', '', { details: { what: 'account' } });
    const { disabledAt: _disabledAt, ...rest } = before;
    const after = {
      ...(change.disabled === false ? rest : before),
      ...(change.roles && { roles: change.roles }),
      ...(change.disabled === true && { disabledAt: Date.UTC(2026, 4, 4) }),
    };
    this.accountList = this.accountList.map((account) => (account.id === id ? after : account));
    return after;
  }

  async hours(groupId = ''): Promise<HoursNow> {
    this.#note('hours', groupId);
    return this.hoursOf.get(groupId) ?? { hours: null, version: 0, open: true };
  }

  async setHours(hours: BusinessHours | null, ifVersion: number, groupId = ''): Promise<HoursNow> {
    this.#note('setHours', hours, ifVersion, groupId);
    const before = this.hoursOf.get(groupId);
    this.#sameVersion(before?.version ?? 0, ifVersion);
    const after = {
      hours,
      version: ifVersion + 1,
      open: hours === null,
      nextOpening: Date.UTC(2026, 4, 5, 1),
    };
    this.hoursOf.set(groupId, after);
    return after;
  }

  async settings(): Promise<DeskSetup> {
    this.#note('settings');
    return this.setup;
  }

  async configure(change: DeskSettingsChange, ifVersion?: number): Promise<DeskSetup> {
    this.#note('configure', change, ifVersion);
    this.#sameVersion(this.setup.version, ifVersion);
    const { autoReplies, ...rest } = change;
    const before = this.setup.settings;
    const settings = { ...before, ...rest, autoReplies: { ...before.autoReplies, ...autoReplies } };
    this.setup = { settings: settings as DeskSetup['settings'], version: this.setup.version + 1 };
    return this.setup;
  }

  async groups(): Promise<readonly GroupSetup[]> {
    this.#note('groups');
    return this.groupList;
  }

  async createGroup(group: Parameters<AdminClient['createGroup']>[0]): Promise<GroupSetup> {
    this.#note('createGroup', group);
    const made = {
      id: `group-${this.groupList.length}`,
      isDefault: false,
      version: 1,
      ...group,
    } as GroupSetup;
    this.groupList = [...this.groupList, made];
    return made;
  }

  async editGroup(id: string, change: GroupChange, ifVersion?: number): Promise<GroupSetup> {
    this.#note('editGroup', id, change, ifVersion);
    const before = this.#group(id);
    this.#sameVersion(before.version, ifVersion);
    const after = { ...before, ...change, version: before.version + 1 } as GroupSetup;
    this.groupList = this.groupList.map((group) => (group.id === id ? after : group));
    return after;
  }

  async deleteGroup(id: string, ifVersion?: number): Promise<void> {
    this.#note('deleteGroup', id, ifVersion);
    this.groupList = this.groupList.filter((group) => group.id !== id);
  }

  async agents(): Promise<readonly AgentSetup[]> {
    this.#note('agents');
    return this.agentList;
  }

  async configureAgent(id: string, change: AgentChange, ifVersion?: number): Promise<AgentSetup> {
    this.#note('configureAgent', id, change, ifVersion);
    const before = this.agentList.find((agent) => agent.id === id);
    if (!before) throw new ShopbellError('NOT_FOUND', '', { details: { what: 'agent' } });
    this.#sameVersion(before.version, ifVersion);
    const after = { ...before, ...change, version: before.version + 1 } as AgentSetup;
    this.agentList = this.agentList.map((agent) => (agent.id === id ? after : agent));
    return after;
  }

  async order(orderId: string): Promise<never> {
    this.#note('order', orderId);
    throw new ShopbellError('NOT_FOUND', '', { details: { what: 'order' } });
  }

  /** What each conversation came to, by id. */
  readonly traces = new Map<string, ConversationTrace['outcomes']>();

  async trace(conversationId: string): Promise<ConversationTrace> {
    this.#note('trace', conversationId);
    const outcomes = this.traces.get(conversationId);
    if (!outcomes)
      throw new ShopbellError('NOT_FOUND', 'There is no such conversation.', {
        details: { what: 'conversation' },
      });
    return { conversationId, outcomes };
  }

  async explain(id: string, scope?: ScopeInput, at?: number): Promise<DeskExplanation> {
    this.#note('explain', id, scope, ...(at === undefined ? [] : [at]));
    const name = this.agentList.find((agent) => agent.id === id)?.name ?? id;
    return { agent: { id, name }, seq: 1, at: 1, ...this.explanation };
  }

  async warnings(): Promise<DeskWarnings> {
    this.#note('warnings');
    return this.deskWarnings;
  }

  async blocked(): Promise<readonly BlockedCustomer[]> {
    this.#note('blocked');
    return this.blockedList;
  }

  async unblock(customerId: string): Promise<void> {
    this.#note('unblock', customerId);
  }

  async eraseCustomer(customerId: string): Promise<void> {
    this.#note('eraseCustomer', customerId);
  }

  async knowledge(): Promise<KnowledgeBase> {
    this.#note('knowledge');
    return this.base;
  }

  putKnowledge: AdminClient['putKnowledge'] = async (kind, entry, ifVersion) => {
    this.#note('putKnowledge', kind, entry, ifVersion);
    const list: readonly { id: string; version: number }[] = this.base[listNames[kind]];
    this.#sameVersion(list.find(({ id }) => id === entry.id)?.version ?? 0, ifVersion);
    const version = this.base.version + 1;
    const words = 'keywords' in entry ? { keywords: String(entry.keywords ?? '').split(/[,，]/u) } : {};
    const stored = { ...entry, ...words, id: entry.id ?? `entry-${String(version)}`, version };
    const others = list.filter(({ id }) => id !== stored.id);
    this.base = { ...this.base, [listNames[kind]]: [...others, stored], version };
    return stored as never;
  };

  async deleteKnowledge(kind: KnowledgeKind, id: string, ifVersion?: number): Promise<void> {
    this.#note('deleteKnowledge', kind, id, ifVersion);
    const list = listNames[kind];
    this.base = { ...this.base, [list]: this.base[list].filter((entry) => entry.id !== id) };
  }

  replaceKnowledge: AdminClient['replaceKnowledge'] = async (lists, ifVersion) => {
    this.#note('replaceKnowledge', lists, ifVersion);
    this.#sameVersion(this.base.version, ifVersion);
    const version = this.base.version + 1;
    this.base = { ...this.base, ...(lists as Partial<KnowledgeBase>), version };
    return this.base;
  };

  async robot(): Promise<RobotSettings> {
    this.#note('robot');
    return this.robotSettings;
  }

  async setRobot(robot: RobotSettingsInput, ifVersion?: number): Promise<RobotSettings> {
    this.#note('setRobot', robot, ifVersion);
    this.#sameVersion(this.robotSettings.version, ifVersion);
    const { categories = [], provider = { kind: 'built-in' } } = robot;
    this.robotSettings = {
      version: this.robotSettings.version + 1,
      categories,
      provider:
        provider.kind === 'built-in'
          ? provider
          : { kind: 'http', url: provider.url, timeoutMs: provider.timeoutMs ?? 3000, secretSet: true },
    };
    return this.robotSettings;
  }

  #group(id: string): GroupSetup {
    const group = this.groupList.find((one) => one.id === id);
    if (!group) throw new ShopbellError('NOT_FOUND', '', { details: { what: 'group' } });
    return group;
  }

  #sameVersion(version: number, ifVersion: number | undefined): void {
    if (ifVersion !== undefined && ifVersion !== version)
      throw new ShopbellError('CHANGED_MEANWHILE', '', { details: { version } });
  }

  #note(name: Asked, ...given: unknown[]): void {
    this.asked.push({ name, with: given });
    const error = this.refuse.get(name);
    if (!error) return;
    this.refuse.delete(name);
    throw error;
  }
}
