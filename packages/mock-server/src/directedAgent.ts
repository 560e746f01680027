import type { AgentClient, AgentStatus, Conversation, Message } from '@shopbell/sdk/agent';

/** Milliseconds of the machine's clock to wait for what should be there at once: a mistake should say so, not hang. */
const patience = 5000;

/**
 * An agent in the director's hands: a real agent client, so that what it does passes the same checks as what a person
 * does. Without a conversation id, the newest conversation that has not ended is meant.
 */
export class DirectedAgent {
  readonly name: string;
  /** For everything that has no word here. */
  readonly client: AgentClient;

  constructor(name: string, client: AgentClient) {
    this.name = name;
    this.client = client;
  }

  /** The conversations that the agent sees, newest last. */
  get conversations(): readonly Conversation[] {
    return [...this.client.conversations.values()].sort((one, other) => one.openedAt - other.openedAt);
  }

  /** Sets the status (ST-01). Resolves once it is stored. */
  async status(status: AgentStatus): Promise<void> {
    await this.client.setStatus(status);
  }

  /** Writes. Resolves with the message once it is stored; rejects with the refusal. */
  async says(text: string, conversationId?: string): Promise<Message> {
    const { id } = await this.conversation(conversationId);
    const { clientId } = this.client.send(id, text);
    return this.#soon(`${this.name}'s message was not stored`, () => {
      const failed = this.client
        .outgoing(id)
        .find((one) => one.clientId === clientId && one.state === 'failed');
      if (failed?.error) throw failed.error;
      return this.client.conversations
        .get(id)
        ?.items.find((item): item is Message => item.kind === 'message' && item.clientId === clientId);
    });
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

  async ends(conversationId?: string): Promise<void> {
    const { id } = await this.conversation(conversationId);
    await this.client.end(id);
  }

  /** Waits for a conversation to reach the agent. */
  conversation(conversationId?: string): Promise<Conversation> {
    return this.#soon(
      `${this.name} has ${conversationId ? `no conversation ${conversationId}` : 'no open conversation'}`,
      () =>
        conversationId === undefined
          ? this.conversations.findLast(({ state }) => state !== 'ended')
          : this.client.conversations.get(conversationId),
    );
  }

  /** Looks again after every change. */
  async #soon<Found>(complaint: string, look: () => Found | undefined): Promise<Found> {
    const off: (() => void)[] = [];
    try {
      return await new Promise<Found>((resolve, reject) => {
        const check = (): void => {
          try {
            const found = look();
            if (found !== undefined) resolve(found);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        const timer = setTimeout(() => {
          reject(new Error(complaint));
        }, patience);
        off.push(
          () => {
            clearTimeout(timer);
          },
          this.client.on('conversation', check),
          this.client.on('outgoing', check),
          this.client.on('reset', check),
        );
        check();
      });
    } finally {
      for (const end of off) end();
    }
  }
}
