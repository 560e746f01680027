import { createCustomerClient, type CustomerClient, type ScopeInput } from '@shopbell/sdk';
import { createAgentClient, type AgentClient } from '@shopbell/sdk/agent';
import { Wire } from '../scenarios/wire.ts';

/** A customer who entered and wrote, and waits at the other end. */
export interface Guest {
  readonly client: CustomerClient;
  readonly conversationId: string;
}

/** Agents and customers of the demo shop, by the SDK's own clients, who keep a screen busy. */
export class Cast {
  readonly #url: string;
  readonly #clients: { destroy(): void }[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  async agent(name: string): Promise<AgentClient> {
    const client = createAgentClient({ server: this.#url, platform: this.#platform() });
    this.#clients.push(client);
    await client.signIn({ account: `demo:${name}`, password: 'shopbell' });
    await client.connect();
    return client;
  }

  /** Where there is something to choose, they choose `group`. */
  async guest(scope: ScopeInput, text: string, group = 'tents'): Promise<Guest> {
    const client = createCustomerClient({
      server: this.#url,
      shopId: 'demo',
      platform: this.#platform(),
    });
    this.#clients.push(client);
    const { conversation, outcome } = await client.open(scope);
    if (outcome.kind === 'choose') await client.choose(conversation.id, group);
    client.send(conversation.id, text);
    return { client, conversationId: conversation.id };
  }

  /** Everybody goes home. */
  leave(): void {
    for (const client of this.#clients.splice(0)) client.destroy();
  }

  #platform(): Wire['platform'] {
    return new Wire(`198.51.100.${String(this.#clients.length % 250)}`).platform;
  }
}
