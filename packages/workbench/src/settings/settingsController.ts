import type {
  Account,
  AccountChange,
  AdminClient,
  AgentChange,
  AgentSetup,
  BlockedCustomer,
  BusinessHours,
  DeskSettings,
  DeskSettingsChange,
  DeskSetup,
  DeskWarnings,
  GroupSetup,
  HoursNow,
  KnowledgeBase,
  KnowledgeKind,
  NewAccount,
  RobotSettings,
  RobotSettingsInput,
  ShopSettings,
} from '@shopbell/sdk/admin';
import type { AgentClient, SetupChange, Unsubscribe } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SettingsPage } from '../words/settings/words.ts';
import { Resource } from './form/resource.ts';
import { newGroup, type GroupDraft } from './groups/groupDraft.ts';
import { Counting } from './statistics/counting.ts';
import { entriesOf, inputs, listNames, type AnyEntry, type EntryDraft } from './knowledge/entries.ts';

/** Everything that settings are about, as the server has it: read when shown, and again when somebody changed it. */
export class SettingsController implements ReactiveController {
  readonly admin: AdminClient;
  readonly #client: AgentClient;
  readonly #host: ReactiveControllerHost;
  readonly #all: Readonly<Record<string, Resource<unknown>>>;
  #subscriptions: Unsubscribe[] = [];

  readonly setup: Resource<DeskSetup>;
  readonly groups: Resource<readonly GroupSetup[]>;
  readonly agents: Resource<readonly AgentSetup[]>;
  readonly warnings: Resource<DeskWarnings>;
  readonly blocked: Resource<readonly BlockedCustomer[]>;
  readonly knowledge: Resource<KnowledgeBase>;
  readonly robot: Resource<RobotSettings>;
  readonly shop: Resource<ShopSettings>;
  readonly accounts: Resource<readonly Account[]>;
  readonly counting: Counting;
  /** Of the group that `hoursGroupId` names, or of the shop. */
  readonly hours: Resource<HoursNow>;
  hoursGroupId: string | undefined;

  /** `client` tells what others change. */
  constructor(host: ReactiveControllerHost, admin: AdminClient, client: AgentClient) {
    this.#host = host;
    this.admin = admin;
    this.#client = client;
    const changed = (): void => {
      host.requestUpdate();
    };
    this.setup = new Resource(() => admin.settings(), changed);
    this.groups = new Resource(() => admin.groups(), changed);
    this.agents = new Resource(() => admin.agents(), changed);
    this.warnings = new Resource(() => admin.warnings(), changed);
    this.blocked = new Resource(() => admin.blocked(), changed);
    this.knowledge = new Resource(() => admin.knowledge(), changed);
    this.robot = new Resource(() => admin.robot(), changed);
    this.shop = new Resource(() => admin.shop(), changed);
    this.accounts = new Resource(() => admin.accounts(), changed);
    this.counting = new Counting(admin.statistics, changed);
    this.hours = new Resource(() => admin.hours(this.hoursGroupId), changed);
    const { setup, groups, agents, warnings, blocked, knowledge, robot, shop, accounts, hours } = this;
    const { settings: counting, agents: counted } = this.counting;
    const ofDesk = { setup, groups, agents, warnings, blocked, knowledge, robot };
    this.#all = { ...ofDesk, shop, accounts, hours, counting, counted };
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('focus', this.#looked);
    const client = this.#client;
    this.#subscriptions = [
      client.on('setup', (change) => {
        this.#changed(change);
      }),
      client.on('connection', (connection) => {
        // Whatever was changed during a break was not told.
        if (connection === 'online') this.reload();
      }),
      client.on('roster', () => {
        this.#host.requestUpdate();
        if (this.warnings.wanted) void this.warnings.load();
      }),
    ];
  }

  hostDisconnected(): void {
    window.removeEventListener('focus', this.#looked);
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#subscriptions = [];
  }

  /** Agents with their status of this moment. */
  get agentsNow(): readonly AgentSetup[] {
    const roster = new Map(this.#client.agents.map(({ id, status }) => [id, status]));
    return (this.agents.value ?? []).map((agent) => {
      return { ...agent, status: roster.get(agent.id) ?? agent.status };
    });
  }

  /** What a page shows. */
  resourcesOf(page: SettingsPage): readonly Resource<unknown>[] {
    switch (page) {
      case 'groups':
        return [this.groups, this.agents];
      case 'agents':
        return [this.agents, this.groups];
      case 'rules':
      case 'replies':
        return [this.setup];
      case 'leave':
        return [this.setup, this.agents];
      case 'robot':
        return [this.setup, this.robot];
      case 'knowledge':
        return [this.knowledge];
      case 'blocked':
        return [this.blocked];
      case 'changes':
        return [this.agents];
      case 'accounts':
        return [this.accounts, this.shop];
      case 'hours':
      case 'simulator':
        return [this.groups, this.shop];
      case 'statistics':
        return [this.counting.settings, this.shop];
      case 'statisticsAgents':
        return [this.counting.agents, this.groups, this.shop];
    }
  }

  show(page: SettingsPage): void {
    for (const resource of this.resourcesOf(page)) void resource.load();
    // A hint beside the groups: the page does not wait for it.
    if (page === 'groups') void this.warnings.load();
    if (page === 'hours') void this.hours.load();
  }

  reload(): void {
    for (const resource of Object.values(this.#all)) if (resource.wanted) void resource.load();
  }

  readonly configure = async (change: DeskSettingsChange | Partial<DeskSettings>, version: number) => {
    const setup = await this.admin.configure(change, version);
    this.setup.put(setup);
    return setup;
  };

  readonly previewRouting: AdminClient['previewRouting'] = (question) => this.admin.previewRouting(question);
  readonly simulate: AdminClient['simulate'] = (question) => this.admin.simulate(question);

  /** Without an id, a new one. */
  async saveGroup(id: string | undefined, change: Partial<GroupDraft>, version: number): Promise<GroupSetup> {
    const group =
      id === undefined
        ? await this.admin.createGroup({ ...newGroup, ...change })
        : await this.admin.editGroup(id, change, version);
    const before = this.groups.value ?? [];
    this.groups.put(
      before.some((one) => one.id === group.id)
        ? before.map((one) => (one.id === group.id ? group : one))
        : [...before, group],
    );
    // Who is in which group stands with the agents too.
    void this.agents.load();
    void this.warnings.load();
    return group;
  }

  async deleteGroup(id: string): Promise<void> {
    const version = this.groups.value?.find((group) => group.id === id)?.version;
    await this.admin.deleteGroup(id, version);
    this.groups.put((this.groups.value ?? []).filter((group) => group.id !== id));
    void this.agents.load();
    void this.warnings.load();
  }

  readonly saveAgent = async (id: string, change: AgentChange, version: number): Promise<AgentSetup> => {
    const agent = await this.admin.configureAgent(id, change, version);
    this.agents.put((this.agents.value ?? []).map((one) => (one.id === id ? agent : one)));
    return agent;
  };

  readonly createAccount = async (account: NewAccount): Promise<void> => {
    const made = await this.admin.createAccount(account);
    this.accounts.put(byName([...(this.accounts.value ?? []), made]));
    if (this.agents.wanted) void this.agents.load();
  };

  readonly changeAccount = async (id: string, change: AccountChange): Promise<void> => {
    const changed = await this.admin.changeAccount(id, change);
    this.accounts.put((this.accounts.value ?? []).map((one) => (one.id === id ? changed : one)));
    if (this.agents.wanted) void this.agents.load();
  };

  /** Without an id, the shop's. */
  showHours(groupId: string | undefined): void {
    this.hoursGroupId = groupId;
    this.hours.value = undefined;
    this.hours.failed = false;
    void this.hours.load();
    this.#host.requestUpdate();
  }

  readonly saveHours = async (hours: BusinessHours | null, version: number): Promise<HoursNow> => {
    const saved = await this.admin.setHours(hours, version, this.hoursGroupId);
    this.hours.put(saved);
    void this.warnings.load();
    return saved;
  };

  readonly saveRobot = async (input: RobotSettingsInput, version: number): Promise<RobotSettings> => {
    const robot = await this.admin.setRobot(input, version);
    this.robot.put(robot);
    return robot;
  };

  /** `version` 0: a new one. */
  readonly saveEntry = async (kind: KnowledgeKind, draft: EntryDraft, version: number): Promise<AnyEntry> => {
    const entry = await this.#put(kind, draft, version);
    await this.knowledge.load();
    return entry;
  };

  async deleteEntry(kind: KnowledgeKind, id: string): Promise<void> {
    const { value } = this.knowledge;
    const version = value && entriesOf(value, kind).find((entry) => entry.id === id)?.version;
    await this.admin.deleteKnowledge(kind, id, version);
    await this.knowledge.load();
  }

  /** The order of a list is the order of showing: it is stored whole. */
  async moveEntry(kind: KnowledgeKind, id: string, step: -1 | 1): Promise<void> {
    const { value } = this.knowledge;
    if (!value) return;
    const list = [...entriesOf(value, kind)];
    const at = list.findIndex((entry) => entry.id === id);
    const [entry] = list.splice(at, 1);
    if (!entry) return;
    list.splice(Math.max(0, at + step), 0, entry);
    this.knowledge.put(await this.admin.replaceKnowledge({ [listNames[kind]]: list }, value.version));
  }

  async unblock(customerId: string): Promise<void> {
    await this.admin.unblock(customerId);
    this.blocked.put((this.blocked.value ?? []).filter((one) => one.customerId !== customerId));
  }

  #put<K extends KnowledgeKind>(kind: K, draft: EntryDraft, version: number) {
    return this.admin.putKnowledge(kind, inputs[kind](draft), version);
  }

  #changed({ what }: SetupChange): void {
    const touched = {
      settings: [this.setup, this.robot, this.knowledge, this.warnings],
      agent: [this.agents, this.warnings],
      group: [this.groups, this.agents, this.warnings],
      blocking: [this.blocked],
    }[what];
    for (const resource of touched) if (resource.wanted) void resource.load();
  }

  readonly #looked = (): void => {
    this.reload();
  };
}

function byName(accounts: readonly Account[]): readonly Account[] {
  return accounts.toSorted((a, b) => a.name.localeCompare(b.name));
}
