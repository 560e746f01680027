import { createAgentClient } from '@shopbell/sdk/agent';
import type { AgentSeed, ShopSeed } from '../shopSeed.ts';
import { DirectedAgent } from './directedAgent.ts';
import { DirectorError } from './directorError.ts';
import { platformOf, shopOf, type Stage } from './stage.ts';

/**
 * The agents of the shops that were set up. They go by the name of their account within the first shop, `'amy'`, or with
 * the shop, `'demo:amy'`; any other name rejects with UNKNOWN_AGENT, and says which there are.
 */
export class Agents {
  readonly #stage: Stage;
  readonly #isExtra: (customerId: string) => boolean;
  readonly #working = new Map<string, DirectedAgent>();

  constructor(stage: Stage, isExtra: (customerId: string) => boolean) {
    this.#stage = stage;
    this.#isExtra = isExtra;
  }

  /** Who works now: those that came online and did not go. */
  get working(): readonly DirectedAgent[] {
    return [...this.#working.values()];
  }

  /** An agent signs in (unless signed in already) and goes online. Resolves once the status is stored. */
  async online(account: string): Promise<DirectedAgent> {
    const key = this.#keyOf(account);
    const agent = this.#working.get(key) ?? (await this.#signIn(key, account));
    await agent.status('online');
    return agent;
  }

  /**
   * An agent goes offline and closes the workbench. `conversations`: what becomes of the open ones (ST-06); they are kept
   * if it is left out. Resolves once the status is stored; does nothing for one who does not work.
   */
  async offline(
    account: string,
    options?: { readonly conversations?: 'keep' | 're-route' | 'end' },
  ): Promise<void> {
    const key = this.#keyOf(account);
    const agent = this.#working.get(key);
    if (!agent) return;
    await agent.status('offline', options);
    this.#working.delete(key);
    agent.client.destroy();
  }

  /** RT-43: how many conversations an agent takes at once; `null` for any number. */
  async capacity(account: string, capacity: number | null): Promise<void> {
    const { shop, agent } = this.find(account);
    const app = await this.#stage.ready();
    await app.admin.routing.configureAgent(shop.shop.shopId, agent.agentId, { capacity });
  }

  /** Throws UNKNOWN_AGENT or UNKNOWN_SHOP. */
  find(account: string): { shop: ShopSeed; agent: AgentSeed } {
    const [name = '', shopId] = account.split(':').reverse();
    const shop = shopOf(this.#stage, shopId);
    const agent = shop.agents.find((one) => one.name === name);
    if (agent) return { shop, agent };
    const names = shop.agents.map((one) => one.name).join(', ');
    throw new DirectorError(
      'UNKNOWN_AGENT',
      `Shop ${shop.shop.shopId} has no agent ${name}; it has ${names === '' ? 'none' : names}.`,
    );
  }

  dismiss(): void {
    for (const agent of this.#working.values()) agent.client.destroy();
    this.#working.clear();
  }

  #keyOf(account: string): string {
    const { shop, agent } = this.find(account);
    return `${shop.shop.shopId}:${agent.name}`;
  }

  async #signIn(key: string, account: string): Promise<DirectedAgent> {
    const { shop, agent } = this.find(account);
    const { shopId } = shop.shop;
    await this.#stage.ready();
    const client = createAgentClient({
      server: this.#stage.server,
      // Pages can neither read nor set a session's cookie: the host hands the ticket over itself.
      platform: platformOf(this.#stage, async () => {
        const { admin } = await this.#stage.ready();
        return Response.json(await admin.ticketFor({ shopId, agentId: agent.agentId }));
      }),
    });
    await client.connect();
    const directed = new DirectedAgent(agent.displayName, client, {
      isExtra: this.#isExtra,
      idOf: (other) => this.find(other.includes(':') ? other : `${shopId}:${other}`).agent.agentId,
      vanished: () => {
        this.#working.delete(key);
      },
    });
    this.#working.set(key, directed);
    return directed;
  }
}
