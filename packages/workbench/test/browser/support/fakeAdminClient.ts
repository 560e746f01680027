import {
  ShopbellError,
  type AdminClient,
  type AgentChange,
  type AgentSetup,
  type BlockedCustomer,
  type ConversationTrace,
  type DeskExplanation,
  type DeskSettingsChange,
  type DeskSetup,
  type DeskWarnings,
  type GroupChange,
  type GroupSetup,
  type KnowledgeBase,
  type KnowledgeKind,
  type RobotSettings,
  type RobotSettingsInput,
  type ScopeInput,
} from '@shopbell/sdk/admin';
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
  | 'warnings'
  | 'blocked'
  | 'unblock'
  | 'knowledge'
  | 'putKnowledge'
  | 'deleteKnowledge'
  | 'replaceKnowledge'
  | 'robot'
  | 'setRobot'
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

  /** As the application takes it. */
  get client(): AdminClient {
    return this as unknown as AdminClient;
  }

  calls(name: Asked): readonly (readonly unknown[])[] {
    return this.asked.filter((one) => one.name === name).map((one) => one.with);
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
