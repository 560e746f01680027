import type {
  AgentClient,
  AgentStatus,
  Conversation,
  Message,
  MessageContent,
  TransferTarget,
} from '@shopbell/sdk/agent';
import { DirectedGroup, type GroupGuests } from './directedGroup.ts';
import { soon } from './soon.ts';

/** What an agent needs to know of the others. */
export interface Company {
  /** Whether a customer is one of the director's own, who fill a line. */
  isExtra(customerId: string): boolean;
  /** An agent by account name. Throws UNKNOWN_AGENT. */
  idOf(account: string): string;
  /** Called once this agent is gone without a word. */
  vanished(): void;
}

/**
 * An agent in the director's hands: a real agent client, so that what it does passes the same checks as what a person
 * does; refusals reject with the server's `ShopbellError`. Without a conversation id, the newest open conversation is
 * meant that is not with one of the director's own customers.
 */
export class DirectedAgent {
  /** What customers see. */
  readonly name: string;
  /** For everything that has no word here. */
  readonly client: AgentClient;
  readonly #company: Company;

  constructor(name: string, client: AgentClient, company: Company) {
    this.name = name;
    this.client = client;
    this.#company = company;
  }

  /** The conversations that the agent sees, newest last. */
  get conversations(): readonly Conversation[] {
    return [...this.client.conversations.values()].sort((one, other) => one.openedAt - other.openedAt);
  }

  /** Sets the status (ST-01). Resolves once it is stored. */
  async status(
    status: AgentStatus,
    options?: { readonly conversations?: 'keep' | 're-route' | 'end' },
  ): Promise<void> {
    await this.client.setStatus(status, options);
  }

  /** Writes a text, files or a card. Resolves with the message once it is stored; rejects with the refusal. */
  async says(content: string | MessageContent, conversationId?: string): Promise<Message> {
    const { id } = await this.conversation(conversationId);
    const { clientId } = this.client.send(id, content);
    return soon(this.client, `${this.name}'s message was not stored`, () => {
      const failed = this.client
        .outgoing(id)
        .find((one) => one.clientId === clientId && one.state === 'failed');
      if (failed?.error) throw failed.error;
      return this.client.conversations
        .get(id)
        ?.items.find((item): item is Message => item.kind === 'message' && item.clientId === clientId);
    });
  }

  /** Waits until the customer has written it, word for word, and returns the message. */
  async hears(text: string, conversationId?: string): Promise<Message> {
    const { id } = await this.conversation(conversationId);
    return soon(this.client, `${this.name} did not hear “${text}”`, () =>
      this.client.conversations
        .get(id)
        ?.items.find((item): item is Message => item.kind === 'message' && item.text === text),
    );
  }

  /**
   * Takes an own message or note back: the one of that id, or the last one that the agent wrote. Resolves with the message
   * as everybody sees it from then on, once the agent does. Rejects with RECALL_TOO_LATE after two minutes of the server's
   * clock, NOT_FOUND where it is not an own one, and NOTHING_CAME where the agent wrote nothing.
   */
  async recalls(messageId?: string, conversationId?: string): Promise<Message> {
    const { id } = await this.conversation(conversationId);
    const messages = (): Message[] =>
      (this.client.conversations.get(id)?.items ?? []).filter((item) => item.kind === 'message');
    const isOwn = ({ author, recalled }: Message): boolean =>
      author.kind === 'agent' && author.id === this.client.me?.id && recalled !== true;
    const taken =
      messageId ??
      (await soon(this.client, `${this.name} wrote nothing to recall`, () => messages().findLast(isOwn))).id;
    await this.client.recall(id, taken);
    return soon(this.client, `${this.name}'s message was not recalled`, () =>
      messages().find((one) => one.id === taken && one.recalled === true),
    );
  }

  /** Has everything on screen. */
  async sees(conversationId?: string): Promise<void> {
    const { id, lastSeq } = await this.conversation(conversationId);
    this.client.markSeen(id, lastSeq);
  }

  async types(on = true, conversationId?: string): Promise<void> {
    const { id } = await this.conversation(conversationId);
    this.client.setTyping(id, on);
  }

  /**
   * Passes the conversation on (RT-48): to an agent, by account name, or to a group. Rejects with TARGET_NOT_AVAILABLE.
   */
  async transfers(
    to: string | { readonly group: string },
    options: { readonly note?: string; readonly conversationId?: string } = {},
  ): Promise<void> {
    const target: TransferTarget =
      typeof to === 'string'
        ? { kind: 'agent', id: this.#company.idOf(to) }
        : { kind: 'group', id: to.group };
    const { id } = await this.conversation(options.conversationId);
    await this.client.transfer(id, target, options.note);
  }

  /** Makes a customer group (WB-07), with themselves in it. Rejects with NOT_FOUND of a customer whom the shop does not know. */
  async makesGroup(name: string, { customers, colleagues = [] }: GroupGuests): Promise<DirectedGroup> {
    const { idOf } = this.#company;
    const agentIds = colleagues.map(idOf);
    const { id } = await this.client.customerGroups.create({ name, customerIds: customers, agentIds });
    return new DirectedGroup(id, this.client, idOf);
  }

  /** Ends the conversation. */
  async ends(conversationId?: string): Promise<void> {
    const { id } = await this.conversation(conversationId);
    await this.client.end(id);
  }

  /**
   * The workbench is gone without a word, as when a laptop is shut: the agent counts as online until the lease is over
   * (RT-52). `agents.online` brings them back.
   */
  vanishes(): void {
    this.client.destroy();
    this.#company.vanished();
  }

  /** Waits for a conversation to reach the agent. Rejects with NOTHING_CAME after 5 s. */
  conversation(conversationId?: string): Promise<Conversation> {
    return soon(
      this.client,
      `${this.name} got ${conversationId ? `no conversation ${conversationId}` : 'no open conversation'}`,
      () =>
        conversationId === undefined
          ? this.conversations.findLast(
              ({ state, customer }) => state !== 'ended' && !this.#company.isExtra(customer.id),
            )
          : this.client.conversations.get(conversationId),
    );
  }
}
