import type { ScopeInput } from '@shopbell/sdk';
import type { DirectedAgent } from '../director/directedAgent.ts';
import type { Director } from '../director/director.ts';
import { DirectorError } from '../director/directorError.ts';
import type { AgentSeed, ShopSeed } from '../shopSeed.ts';

/** What a scenario plays on: a mock server, or anything with its director. */
export interface Theatre {
  readonly director: Director;
}

export interface ScenarioOptions {
  /** The first shop if left out. */
  readonly shopId?: string;
}

/** The page that everybody of the default group serves (RT-07). */
export const shopPage: ScopeInput = { page: 'shop' };

/** Roles that serve customers (AC-01). */
const serving = new Set(['agent', 'group-leader', 'supervisor']);

/** A shop's people, as a scenario needs them. */
export class Cast {
  readonly director: Director;
  readonly seed: ShopSeed;
  readonly shopId: string;

  constructor({ director }: Theatre, { shopId }: ScenarioOptions = {}) {
    this.director = director;
    this.seed = director.shop(shopId);
    this.shopId = this.seed.shop.shopId;
  }

  /** Account names of so many agents. Throws SHOP_NOT_FITTING if the shop has fewer. */
  agents(count: number, scenario: string): readonly string[] {
    const found = this.seed.agents.filter(({ roles }) => roles.some((role) => serving.has(role)));
    if (found.length >= count) return found.slice(0, count).map((agent) => this.accountOf(agent));
    throw this.notFitting(
      scenario,
      `${String(count)} ${count === 1 ? 'agent' : 'agents'} with a role that serves customers`,
    );
  }

  /** The first of them comes online. */
  async first(scenario: string): Promise<DirectedAgent> {
    const [account = ''] = this.agents(1, scenario);
    return this.director.agents.online(account);
  }

  /** An agent by id. Throws UNKNOWN_AGENT. */
  account(agentId: string): string {
    const agent = this.seed.agents.find((one) => one.agentId === agentId);
    return agent ? this.accountOf(agent) : `${this.shopId}:${agentId}`;
  }

  accountOf({ name }: AgentSeed): string {
    return `${this.shopId}:${name}`;
  }

  notFitting(scenario: string, needed: string): DirectorError {
    return new DirectorError(
      'SHOP_NOT_FITTING',
      `The scenario ${scenario} needs ${needed}; shop ${this.shopId} has none, or too few. Set up another with createMockServer({ shops }).`,
    );
  }
}
