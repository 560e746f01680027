import type {
  AgentRef,
  CardRef,
  Message,
  MessageContent,
  OutgoingMessage,
  ShopbellError,
} from '@shopbell/sdk/agent';

/** What was asked to be sent. */
export interface Sent {
  readonly conversationId: string;
  readonly text: string;
  /** Their names. */
  readonly files?: readonly string[];
  readonly card?: CardRef;
}

/** An outbox that sends nothing: the test says what becomes of each message. */
export class FakeOutbox {
  readonly sent: Sent[] = [];
  readonly retried: string[] = [];
  readonly discarded: string[] = [];
  readonly #changed: (conversationId: string, messages: readonly OutgoingMessage[]) => void;
  readonly #messages = new Map<string, readonly OutgoingMessage[]>();
  #nextId = 1;

  constructor(changed: (conversationId: string, messages: readonly OutgoingMessage[]) => void) {
    this.#changed = changed;
  }

  list(conversationId: string): readonly OutgoingMessage[] {
    const messages = this.#messages.get(conversationId) ?? [];
    this.#messages.set(conversationId, messages);
    return messages;
  }

  send(conversationId: string, content: string | MessageContent): OutgoingMessage {
    const clientId = `client-${this.#nextId++}`;
    const { text = '', files = [], card } = typeof content === 'string' ? { text: content } : content;
    const going = files.map((blob, index) => {
      const name = blob instanceof File ? blob.name : 'file';
      return { id: `${clientId}-out-${index}`, name, type: blob.type, size: blob.size, blob };
    });
    const carried = card && { card };
    this.sent.push({
      conversationId,
      text,
      ...(going.length > 0 && { files: going.map(({ name }) => name) }),
      ...carried,
    });
    const message: OutgoingMessage = {
      clientId,
      conversationId,
      text,
      ...(going.length > 0 && { files: going }),
      ...carried,
      state: 'sending',
      queuedAt: Date.now(),
    };
    this.#put(conversationId, [...this.list(conversationId), message]);
    return message;
  }

  change(
    clientId: string,
    change: { state?: OutgoingMessage['state']; error?: ShopbellError; progress?: number },
  ): void {
    const { conversationId } = this.#find(clientId);
    this.#put(
      conversationId,
      this.list(conversationId).map((one) => (one.clientId === clientId ? { ...one, ...change } : one)),
    );
  }

  drop(clientId: string): OutgoingMessage {
    const message = this.#find(clientId);
    const { conversationId } = message;
    this.#put(
      conversationId,
      this.list(conversationId).filter((one) => one !== message),
    );
    return message;
  }

  #find(clientId: string): OutgoingMessage {
    const found = [...this.#messages.values()].flat().find((message) => message.clientId === clientId);
    if (!found) throw new Error(`no such message: ${clientId}`);
    return found;
  }

  #put(conversationId: string, messages: readonly OutgoingMessage[]): void {
    this.#messages.set(conversationId, messages);
    this.#changed(conversationId, messages);
  }
}

/** As the server stores it: files under its own ids, a card as a mere claim. */
export function storedMessage(
  { clientId, text, files, card }: OutgoingMessage,
  seq: number,
  at: number,
  author: AgentRef,
): Message {
  return {
    kind: 'message',
    id: `m${seq}`,
    seq,
    at,
    author: { kind: 'agent', ...author },
    clientId,
    text,
    ...(files && {
      files: files.map(({ name, type, size }, index) => ({ id: `${clientId}-${index}`, name, type, size })),
    }),
    ...(card && { card: { ...card, verified: false } }),
  };
}
