import {
  outcomeOf,
  type Conversation,
  type CustomerClient,
  type Message,
  type MessageContent,
} from '@shopbell/sdk';
import { soon } from './soon.ts';

/**
 * A customer in the director's hands, beside the one under test: a real customer client with a device of its own and one
 * conversation.
 */
export class DirectedCustomer {
  readonly conversationId: string;
  /** For everything that has no word here. */
  readonly client: CustomerClient;
  readonly #gone: () => void;

  constructor(client: CustomerClient, conversationId: string, gone: () => void) {
    this.client = client;
    this.conversationId = conversationId;
    this.#gone = gone;
  }

  get conversation(): Conversation | undefined {
    return this.client.conversations.get(this.conversationId);
  }

  /** Where in the line, from 1; undefined once served, or gone. */
  get place(): number | undefined {
    const outcome = this.conversation && outcomeOf(this.conversation);
    return outcome?.kind === 'queued' ? outcome.place : undefined;
  }

  /** Writes. Resolves with the message once it is stored; rejects with the refusal. */
  async says(content: string | MessageContent): Promise<Message> {
    const { conversationId: id, client } = this;
    const { clientId } = client.send(id, content);
    return soon(client, 'A message of a customer was not stored', () => {
      const failed = client.outgoing(id).find((one) => one.clientId === clientId && one.state === 'failed');
      if (failed?.error) throw failed.error;
      return this.conversation?.items.find(
        (item): item is Message => item.kind === 'message' && item.clientId === clientId,
      );
    });
  }

  /**
   * Gives up the place in the line (RT-46), because the answer was found or to leave a message. Rejects with NOT_QUEUED
   * once an agent has the customer.
   */
  async leaves(to: 'solved' | 'leave-message' = 'solved'): Promise<void> {
    await this.client.leaveQueue(this.conversationId, to);
  }

  /** Ends the conversation, served or not. */
  async ends(): Promise<void> {
    await this.client.end(this.conversationId);
    await soon(this.client, 'The conversation did not end', () =>
      this.conversation?.state === 'ended' ? true : undefined,
    );
  }

  /** Closes the page without a word: a place in a line lasts as long as the shop's `queueAbsenceMs` then. */
  vanishes(): void {
    this.client.destroy();
    this.#gone();
  }
}
