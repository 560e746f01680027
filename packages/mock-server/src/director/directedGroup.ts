import type { AgentClient, CustomerGroup, CustomerGroupMessage, MessageContent } from '@shopbell/sdk/agent';
import { soon } from './soon.ts';

/** Who comes into a group, beside the agent who makes it. */
export interface GroupGuests {
  /** Ids of customers, as `client.customerId` names them; the shop must know them by a conversation. */
  readonly customers: readonly string[];
  /** Account names of agents. */
  readonly colleagues?: readonly string[];
}

/** A customer group (WB-07) in the hands of the agent who made it. Refusals reject with the server's `ShopbellError`. */
export class DirectedGroup {
  readonly id: string;
  readonly #client: AgentClient;
  readonly #idOf: (account: string) => string;

  constructor(id: string, client: AgentClient, idOf: (account: string) => string) {
    this.id = id;
    this.#client = client;
    this.#idOf = idOf;
  }

  /** As the agent sees it; undefined once they are in it no more. */
  get chat(): CustomerGroup | undefined {
    return this.#client.customerGroups.all.get(this.id);
  }

  /** Writes a text or files. Resolves with the message once it is stored; rejects with the refusal. */
  async says(content: string | MessageContent): Promise<CustomerGroupMessage> {
    const { clientId } = this.#client.send(this.id, content);
    return this.#message('A message to the group was not stored', (message) => {
      const failed = this.#client
        .outgoing(this.id)
        .find((one) => one.clientId === clientId && one.state === 'failed');
      if (failed?.error) throw failed.error;
      return message.clientId === clientId;
    });
  }

  /** Waits until somebody has written it, word for word, and returns the message. Rejects with NOTHING_CAME after 5 s. */
  hears(text: string): Promise<CustomerGroupMessage> {
    return this.#message(`Nobody wrote “${text}” in the group`, (message) => message.text === text);
  }

  async renames(name: string): Promise<void> {
    await this.#client.customerGroups.rename(this.id, name);
  }

  /** They read what is written from then on. */
  async adds({ customers, colleagues = [] }: GroupGuests): Promise<void> {
    const agentIds = colleagues.map(this.#idOf);
    await this.#client.customerGroups.add(this.id, { customerIds: customers, agentIds });
  }

  async takesOut(customerId: string): Promise<void> {
    await this.#client.customerGroups.takeOut(this.id, { kind: 'customer', id: customerId });
  }

  /** The agent leaves. With the last one the group is gone for everybody. */
  async leaves(): Promise<void> {
    await this.#client.customerGroups.quit(this.id);
  }

  async #message(
    complaint: string,
    fits: (message: CustomerGroupMessage) => boolean,
  ): Promise<CustomerGroupMessage> {
    const { customerGroups } = this.#client;
    if (!customerGroups.timeline(this.id)) await customerGroups.load(this.id);
    return soon(this.#client, complaint, () =>
      customerGroups
        .timeline(this.id)
        ?.items.find((item): item is CustomerGroupMessage => item.kind === 'message' && fits(item)),
    );
  }
}
