import { createCustomerClient, type RoutingOutcome, type ScopeInput } from '@shopbell/sdk';
import { DirectedCustomer } from './directedCustomer.ts';
import { platformOf, shopOf, type Stage } from './stage.ts';

export interface Arrival {
  /** What their page is about; the shop's page if left out. */
  readonly scope?: ScopeInput;
  /** The first shop if left out. */
  readonly shopId?: string;
}

/** Customers of the director's own, beside the one under test. */
export class Customers {
  readonly #stage: Stage;
  readonly #here = new Set<DirectedCustomer>();
  readonly #ids = new Set<string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Those who arrived and have not vanished. */
  get here(): readonly DirectedCustomer[] {
    return [...this.#here];
  }

  /** A customer comes and opens a conversation. Resolves once it is stored what it came to. */
  async arrive(arrival: Arrival = {}): Promise<DirectedCustomer> {
    return (await this.enter(arrival)).customer;
  }

  /** As `arrive`, with what it came to. */
  async enter({
    scope,
    shopId,
  }: Arrival): Promise<{ readonly customer: DirectedCustomer; readonly outcome: RoutingOutcome }> {
    const { shop } = shopOf(this.#stage, shopId);
    await this.#stage.ready();
    // Each from an address of their own, as customers are: limits by address are not what a line is about.
    const address = `director-${String(this.#ids.size + 1)}`;
    const client = createCustomerClient({
      server: this.#stage.server,
      shopId: shop.shopId,
      platform: platformOf(this.#stage, async (url, init) =>
        (await this.#stage.ready()).fetch(new Request(url, init), { address }),
      ),
    });
    await client.connect();
    this.#ids.add(client.customerId ?? '');
    const { conversation, outcome } = await client.open(scope);
    const customer = new DirectedCustomer(client, conversation.id, () => {
      this.#here.delete(customer);
    });
    this.#here.add(customer);
    return { customer, outcome };
  }

  isExtra(customerId: string): boolean {
    return this.#ids.has(customerId);
  }

  dismiss(): void {
    for (const { client } of this.#here) client.destroy();
    this.#here.clear();
    this.#ids.clear();
  }
}
