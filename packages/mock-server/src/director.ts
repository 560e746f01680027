import type { ShopbellApp } from '@shopbell/server/app';
import { createAgentClient } from '@shopbell/sdk/agent';
import { limits } from '@shopbell/sdk/model';
import { appSocketClass } from './appSocket.ts';
import { DirectedAgent } from './directedAgent.ts';
import { inMilliseconds, type Duration } from './duration.ts';
import type { MockClock } from './movableClock.ts';
import type { PageSockets } from './pageSockets.ts';
import type { AgentSeed, ShopSeed } from './shopSeed.ts';

/** What the director directs. */
export interface Stage {
  readonly server: string;
  readonly clock: MockClock;
  readonly sockets: PageSockets;
  readonly shops: readonly ShopSeed[];
  /** The app, once its shops are set up. */
  ready(): Promise<ShopbellApp>;
}

/** Plays everybody but the customer under test: agents, the network, time. */
export class Director {
  readonly #stage: Stage;
  readonly #agents = new Map<string, DirectedAgent>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  readonly agents = {
    /**
     * An agent signs in (unless signed in already) and goes online. Agents are named by their account within the first
     * shop, `'amy'`, or with the shop, `'demo:amy'`. Resolves once the status is stored.
     */
    online: async (account: string): Promise<DirectedAgent> => {
      const agent = this.#agents.get(account) ?? (await this.#signIn(account));
      await agent.status('online');
      return agent;
    },

    /** An agent goes offline and closes the workbench. Resolves once the status is stored. */
    offline: async (account: string): Promise<void> => {
      const agent = this.#agents.get(account);
      if (!agent) return;
      await agent.status('offline');
      this.#agents.delete(account);
      agent.client.destroy();
    },
  };

  /** The shop as it was set up: its ids, names, agents and groups. The first one without an id. */
  shop(shopId?: string): ShopSeed {
    const { shops } = this.#stage;
    const found = shopId === undefined ? shops[0] : shops.find(({ shop }) => shop.shopId === shopId);
    if (!found) throw new Error(`No shop ${shopId ?? 'at all'} was set up.`);
    return found;
  }

  /**
   * Time goes on: `'90s'`, `'2m'`, or milliseconds. Timers of the server run in order. Everybody stays connected, also
   * clients that have a clock of their own and do not notice.
   */
  async advance(duration: Duration): Promise<void> {
    await this.#stage.ready();
    for (let left = inMilliseconds(duration); left > 0; left -= limits.heartbeat) {
      this.#stage.sockets.keepAlive();
      await this.#stage.clock.advance(Math.min(left, limits.heartbeat));
    }
  }

  /** Breaks every connection that came through MSW, as a pulled cable does. Clients come back by themselves. */
  dropSocket(): void {
    this.#stage.sockets.drop();
  }

  /** Lets everybody go. */
  dismiss(): void {
    for (const agent of this.#agents.values()) agent.client.destroy();
    this.#agents.clear();
  }

  async #signIn(account: string): Promise<DirectedAgent> {
    const { shop, agent } = this.#find(account);
    const app = await this.#stage.ready();
    const client = createAgentClient({
      server: this.#stage.server,
      platform: {
        WebSocket: appSocketClass(() => app),
        // Pages can neither read nor set a session's cookie: the host hands the ticket over itself.
        fetch: async () =>
          Response.json(await app.admin.ticketFor({ shopId: shop.shop.shopId, agentId: agent.agentId })),
        clock: this.#stage.clock,
        storage: null,
        indexedDB: null,
        locks: null,
        BroadcastChannel: null,
        onWake: () => () => undefined,
      },
    });
    await client.connect();
    const directed = new DirectedAgent(agent.displayName, client);
    this.#agents.set(account, directed);
    return directed;
  }

  #find(account: string): { shop: ShopSeed; agent: AgentSeed } {
    const [name = '', shopId] = account.split(':').reverse();
    const shop = this.shop(shopId);
    const agent = shop.agents.find((one) => one.name === name);
    if (agent) return { shop, agent };
    const names = shop.agents.map((one) => one.name).join(', ');
    throw new Error(`Shop ${shop.shop.shopId} has no agent ${name}; it has ${names}.`);
  }
}
