import type {
  StatisticsAccount,
  StatisticsAccountChange,
  StatisticsClient,
  StatisticsSettingsChange,
  StatisticsSettingsView,
} from '@shopbell/sdk/admin';
import { Resource } from '../form/resource.ts';

type Statistics = Pick<StatisticsClient, 'settings' | 'change' | 'accounts' | 'changeAccount'>;

/** How figures are counted, and what agents' work counts for, as the server has it. */
export class Counting {
  readonly #statistics: Statistics;
  readonly settings: Resource<StatisticsSettingsView>;
  readonly agents: Resource<readonly StatisticsAccount[]>;

  constructor(statistics: Statistics, changed: () => void) {
    this.#statistics = statistics;
    this.settings = new Resource(() => statistics.settings(), changed);
    this.agents = new Resource(() => statistics.accounts(), changed);
  }

  readonly change = async (change: StatisticsSettingsChange, version: number) => {
    const view = await this.#statistics.change(change, version);
    this.settings.put(view);
    return view;
  };

  /**
   * What an agent's work counts for has no version: what was not changed here is as somebody else has left it by now.
   * Rejects with NOT_FOUND.
   */
  readonly countAgent = async (agentId: string, change: Partial<StatisticsAccountChange>): Promise<void> => {
    const latest = (await this.#statistics.accounts()).find((one) => one.agentId === agentId);
    const changed = await this.#statistics.changeAccount(agentId, countedAs({ ...latest, ...change }));
    const before = this.agents.value ?? [];
    this.agents.put(before.map((one) => (one.agentId === agentId ? changed : one)));
  };
}

/** An empty text is none. */
function countedAs({ accountType = 'presale', teamId, groupId }: Partial<StatisticsAccountChange>) {
  return { accountType, ...(teamId ? { teamId } : {}), ...(groupId ? { groupId } : {}) };
}
