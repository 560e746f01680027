import type { CommonEvents } from '../client/conversationClient.ts';
import type { Emitter } from '../emitter/emitter.ts';
import type { Entry } from './entry.ts';
import type { OutgoingMessage } from './outgoing.ts';

const none: readonly OutgoingMessage[] = [];

/** What waits to be sent, in its order, and as listeners are told of it. */
export class Queue {
  protected readonly emitter: Emitter<CommonEvents>;
  /** As listeners were told. */
  readonly #lists = new Map<string, readonly OutgoingMessage[]>();
  protected unsent: readonly Entry[] = [];
  /** Whatever is sent next comes after it: instants rise even if the device's clock stands or runs backwards. */
  protected newestAt = 0;

  constructor(emitter: Emitter<CommonEvents>) {
    this.emitter = emitter;
  }

  list(conversationId: string): readonly OutgoingMessage[] {
    return this.#lists.get(conversationId) ?? none;
  }

  protected find(clientId: string): Entry | undefined {
    return this.unsent.find(({ message }) => message.clientId === clientId);
  }

  /** Takes a message in, or what it has become. */
  protected put(message: OutgoingMessage): void {
    this.newestAt = Math.max(this.newestAt, message.queuedAt);
    end(this.find(message.clientId));
    const others = this.unsent.filter((entry) => entry.message.clientId !== message.clientId);
    this.unsent = [...others, { message, attempts: 0 }].sort(inOrder);
    this.tell(message.conversationId);
  }

  protected dequeue(entry: Entry): void {
    end(entry);
    this.unsent = this.unsent.filter((other) => other !== entry);
    this.tell(entry.message.conversationId);
  }

  /** Whatever becomes of what is under way, it is not heard; nor is anybody told. */
  protected abandon(): void {
    this.unsent.forEach(end);
    this.unsent = [];
  }

  protected tell(conversationId: string): void {
    const messages = this.unsent.flatMap(({ message }) =>
      message.conversationId === conversationId ? message : [],
    );
    if (messages.length === 0) this.#lists.delete(conversationId);
    else this.#lists.set(conversationId, messages);
    this.emitter.emit('outgoing', { conversationId, messages: this.list(conversationId) });
  }

  /** Of every conversation in which something waited. */
  protected tellEach(): void {
    for (const conversationId of [...this.#lists.keys()]) this.tell(conversationId);
  }
}

/** The same order in every tab, also of what two tabs wrote in one millisecond. */
function inOrder({ message: a }: Entry, { message: b }: Entry): number {
  return a.queuedAt - b.queuedAt || (a.clientId < b.clientId ? -1 : 1);
}

/** Nothing of it is under way any more, or waited for. */
function end(entry: Entry | undefined): void {
  entry?.cancel?.();
  entry?.endPatience?.();
}
