import type { RoutingOutcome } from '@shopbell/sdk';
import { inMilliseconds, type Duration } from '../duration.ts';
import type { Arrival, Customers } from './customers.ts';
import type { DirectedCustomer } from './directedCustomer.ts';
import { DirectorError } from './directorError.ts';
import { soon } from './soon.ts';
import { shopOf, type Stage } from './stage.ts';

export interface FillOptions extends Arrival {
  /** How long each of them waits, by the server's clock, before giving up the place; for ever if left out. */
  readonly patience?: Duration;
}

/** More agents' places than a test fills on purpose. */
const placesAtMost = 200;

/** The line before the customer under test. */
export class Queue {
  readonly #stage: Stage;
  readonly #customers: Customers;

  constructor(stage: Stage, customers: Customers) {
    this.#stage = stage;
    this.#customers = customers;
  }

  /** The director's customers who wait now, the first in line first. */
  get waiting(): readonly DirectedCustomer[] {
    return this.#customers.here
      .filter(({ place }) => place !== undefined)
      .sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  }

  /**
   * So many customers come and wait in the line that a scope leads to (RT-46), so that whoever comes next stands behind
   * them. Before that the agents who would serve them get full: with customers who come first and are served, and an agent
   * who takes any number (RT-43) has, from then on, places for as many as he has. Resolves with those who wait, in order.
   * Rejects with NO_LINE if that scope leads to none: nobody is online, or two groups fit.
   */
  async fill(count: number, options: FillOptions = {}): Promise<readonly DirectedCustomer[]> {
    const { shop, agents } = shopOf(this.#stage, options.shopId);
    if (agents.length === 0)
      throw new DirectorError(
        'SHOP_NOT_FITTING',
        `Shop ${shop.shopId} has no agents: nobody waits for anybody.`,
      );
    const waiting: DirectedCustomer[] = [];
    for (let served = 0; waiting.length < count;) {
      const { customer, outcome } = await this.#enter(options);
      if (outcome.kind === 'queued') {
        waiting.push(customer);
        this.#limit(customer, options.patience);
      } else if (outcome.kind === 'assigned' && served < placesAtMost) {
        served++;
        await this.#fullUp(shop.shopId, outcome.agent.id);
      } else {
        await customer.ends();
        throw new DirectorError('NO_LINE', `${whyNot[outcome.kind]} (shop ${shop.shopId})`);
      }
    }
    return waiting;
  }

  /** The first ones in line give up their places; all of the director's if no number is given. */
  async leave(count = Infinity): Promise<void> {
    for (const customer of this.waiting.slice(0, count)) {
      await customer.leaves();
      await soon(customer.client, 'A customer did not get out of the line', () =>
        customer.place === undefined ? true : undefined,
      );
    }
  }

  async #enter(options: FillOptions): Promise<{ customer: DirectedCustomer; outcome: RoutingOutcome }> {
    const entered = await this.#customers.enter(options);
    if (entered.outcome.kind !== 'robot') return entered;
    const { customer } = entered;
    return { customer, outcome: await customer.client.handOver(customer.conversationId) };
  }

  /** Takes no more than he has. */
  async #fullUp(shopId: string, agentId: string): Promise<void> {
    const { admin } = await this.#stage.ready();
    const agent = (await admin.routing.agents(shopId)).find(({ id }) => id === agentId);
    if (agent?.capacity === null)
      await admin.routing.configureAgent(shopId, agentId, { capacity: agent.load });
  }

  #limit(customer: DirectedCustomer, patience: Duration | undefined): void {
    if (patience === undefined) return;
    this.#stage.clock.after(inMilliseconds(patience), () => {
      // Served meanwhile, or gone: nothing to give up.
      if (customer.place !== undefined) customer.leaves().catch(() => undefined);
    });
  }
}

const whyNot: Readonly<Record<RoutingOutcome['kind'], string>> = {
  assigned: 'Agents go on taking customers, so there is no line: the shop’s setting capMode may say so.',
  queued: '',
  choose: 'Two groups fit that scope, and nobody waits before choosing. Give a scope that one group serves.',
  'leave-message':
    'Nobody who serves that scope is online, so customers leave messages. `await director.agents.online(…)` first.',
  robot: 'The robot keeps the customers.',
  refused: 'The shop takes no more customers: its setting queueMax may say so.',
};
