import type {
  Conversation,
  ConversationClient,
  ConversationClientEvents,
  CustomerClient,
  Message,
  RoutingOutcome,
  ScopeInput,
} from '@shopbell/sdk';
import { isShopbellError, type ErrorCode } from '@shopbell/sdk';
import type { Wire } from './wire.ts';

export type AnyClient = ConversationClient<ConversationClientEvents>;

/** A customer on one device, in one conversation at a time. */
export class Visitor {
  readonly wire: Wire;
  client: CustomerClient;
  readonly #openPage: () => CustomerClient;
  /** What the last entry came to at once. */
  outcome: RoutingOutcome | undefined;
  #conversationId: string | undefined;

  constructor(wire: Wire, openPage: () => CustomerClient) {
    this.wire = wire;
    this.#openPage = openPage;
    this.client = openPage();
  }

  async enter(scope: ScopeInput = {}): Promise<RoutingOutcome> {
    const { outcome, conversation } = await this.client.open(scope);
    this.#conversationId = conversation.id;
    this.outcome = outcome;
    return outcome;
  }

  get conversationId(): string {
    if (this.#conversationId === undefined) throw new Error('has not entered');
    return this.#conversationId;
  }

  get conversation(): Conversation {
    const conversation = this.client.conversations.get(this.conversationId);
    if (!conversation) throw new Error('has no conversation');
    return conversation;
  }

  /** The name of whom the entry was given to at once; undefined if it was given to nobody. */
  get agent(): string | undefined {
    return this.outcome?.kind === 'assigned' ? this.outcome.agent.name : undefined;
  }

  say(text: string): Promise<Message> {
    return say(this.client, this.conversationId, text);
  }

  becomes(is: (conversation: Conversation) => boolean): Promise<Conversation> {
    return becomes(this.client, this.conversationId, is);
  }

  /** Ends it, and has heard so. */
  async end(): Promise<void> {
    await this.client.end(this.conversationId);
    await this.becomes(({ state }) => state === 'ended');
  }

  /** Closes the page; the device keeps who it was. */
  leave(): void {
    this.client.destroy();
  }

  /** Opens the shop's page again on the same device. */
  comeBack(): void {
    this.client = this.#openPage();
  }
}

/** Sends a message; resolves when it is stored, rejects as it was refused. */
export async function say(client: AnyClient, conversationId: string, text: string): Promise<Message> {
  const { clientId } = client.send(conversationId, text);
  let stop = (): void => undefined;
  const told = new Promise<Message>((resolve, reject) => {
    const look = (): void => {
      const items = client.conversations.get(conversationId)?.items ?? [];
      const stored = items.find((item) => item.kind === 'message' && item.clientId === clientId);
      if (stored?.kind === 'message') resolve(stored);
      const failed = client.outgoing(conversationId).find((one) => one.clientId === clientId)?.error;
      if (failed) reject(failed);
    };
    const ends = [client.on('conversation', look), client.on('outgoing', look)];
    stop = () => {
      for (const end of ends) end();
    };
    look();
  });
  try {
    return await told;
  } finally {
    stop();
  }
}

/** Resolves as soon as the client holds the conversation and it is so. */
async function becomes(
  client: AnyClient,
  conversationId: string,
  is: (conversation: Conversation) => boolean,
): Promise<Conversation> {
  let found: Conversation | undefined;
  await holds(client, (all) => {
    const held = all.get(conversationId);
    found = held && is(held) ? held : undefined;
    return found !== undefined;
  });
  if (!found) throw new Error('is not held');
  return found;
}

/** Resolves as soon as it is so of all that the client holds. */
export function holds(
  client: AnyClient,
  is: (conversations: ReadonlyMap<string, Conversation>) => boolean,
): Promise<void> {
  if (is(client.conversations)) return Promise.resolve();
  return new Promise((resolve) => {
    const ends = [client.on('conversation', look), client.on('reset', look)];
    function look(): void {
      if (!is(client.conversations)) return;
      for (const end of ends) end();
      resolve();
    }
  });
}

/** The texts of a conversation, with who wrote each. */
export function written({ items }: Conversation): string[] {
  return items.flatMap((item) => (item.kind === 'message' ? `${item.author.kind}: ${item.text}` : []));
}

/** With which code it was refused; `undefined` if it was not. */
export async function refusal(asked: Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await asked;
    return undefined;
  } catch (error) {
    if (isShopbellError(error)) return error.code;
    throw error;
  }
}
