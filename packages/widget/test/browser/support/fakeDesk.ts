import { outcomeOf } from '@shopbell/sdk';
import type {
  AssignCause,
  ConnectionState,
  Conversation,
  CustomerClientEvents,
  Message,
  OutgoingMessage,
  ScopeInput,
  ShopbellError,
  TimelineItem,
} from '@shopbell/sdk';
import { amy, groups, startedAt } from './fixtures.ts';

type Listener = (value: never) => void;
type NewItem = TimelineItem extends infer Item ? (Item extends unknown ? Omit<Item, 'seq'> : never) : never;

const none: readonly OutgoingMessage[] = [];

/** Conversations as a client holds them, and everything that others do in them: a test says what, and it is so at once. */
export class FakeDesk {
  connection: ConnectionState = 'idle';
  conversations: ReadonlyMap<string, Conversation> = new Map();
  protected readonly outbox = new Map<string, readonly OutgoingMessage[]>();
  readonly #listeners = new Map<string, Set<Listener>>();
  /** High enough for history before it. */
  #seq = 1000;
  protected ids = 0;

  on<Name extends keyof CustomerClientEvents>(
    event: Name,
    listener: (value: CustomerClientEvents[Name]) => void,
  ): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  protected forgetListeners(): void {
    this.#listeners.clear();
  }

  emit<Name extends keyof CustomerClientEvents>(event: Name, value: CustomerClientEvents[Name]): void {
    for (const listener of this.#listeners.get(event) ?? [])
      (listener as (given: typeof value) => void)(value);
  }

  get listening(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  set(connection: ConnectionState): void {
    this.connection = connection;
    this.emit('connection', connection);
  }

  /** The line moves: a new place, a new wait, or none that anybody could tell. */
  move(conversationId: string, place: number, expectedWaitMs?: number): void {
    this.change(conversationId, {
      queue: { place, ...(expectedWaitMs === undefined ? {} : { expectedWaitMs }) },
    });
  }

  /** The robot says something. */
  answer(conversationId: string, text: string, offersAgent = false): void {
    this.add(conversationId, {
      kind: 'message',
      id: `robot-${++this.ids}`,
      at: startedAt + 60_000,
      author: { kind: 'robot', id: 'robot' },
      text,
      offersAgent,
    });
  }

  /** An agent comes: whatever it was waiting for is over. */
  assign(conversationId: string, cause: AssignCause): void {
    const { queue: _queue, options: _options, ...settled } = this.get(conversationId);
    const group = groups.presale;
    this.put({ ...settled, state: 'assigned', agent: amy, group });
    this.add(conversationId, {
      kind: 'notice',
      at: startedAt,
      notice: { kind: 'assigned', agent: amy, group, cause },
    });
  }

  /** The server has stored what was sending. */
  store(conversationId: string): void {
    const sending = this.outgoing(conversationId);
    this.setOutgoing(conversationId, []);
    for (const { clientId, text, files, queuedAt } of sending) {
      this.add(conversationId, {
        kind: 'message',
        id: `m-${clientId}`,
        at: queuedAt,
        author: { kind: 'customer', id: 'customer' },
        clientId,
        text,
        ...(files && {
          files: files.map(({ id, name, type, size }) => ({ id: `s-${id}`, name, type, size })),
        }),
      });
    }
  }

  /** How far the files are. */
  upload(conversationId: string, progress: number): void {
    this.setOutgoing(
      conversationId,
      this.outgoing(conversationId).map((message) => ({ ...message, progress })),
    );
  }

  /** The server has refused what was sending, for good. */
  fail(conversationId: string, error?: ShopbellError): void {
    this.setOutgoing(
      conversationId,
      this.outgoing(conversationId).map((message) => ({
        ...message,
        state: 'failed',
        ...(error && { error }),
      })),
    );
  }

  /** The agent says something, with whatever goes with it. */
  say(
    conversationId: string,
    text: string,
    at = startedAt + 60_000,
    given: Pick<Message, 'files' | 'card'> = {},
  ): void {
    const message = {
      kind: 'message',
      id: `agent-${++this.ids}`,
      at,
      author: { kind: 'agent', ...amy },
      text,
      ...given,
    } as const;
    this.add(conversationId, message);
    this.emit('message', { conversationId, message: { ...message, seq: this.#seq } });
  }

  /** Nothing of it waits any more. */
  settle(conversationId: string): void {
    this.setOutgoing(conversationId, []);
  }

  outgoing(conversationId: string): readonly OutgoingMessage[] {
    return this.outbox.get(conversationId) ?? none;
  }

  /** A conversation that has begun. */
  begin(scope: ScopeInput, given: Partial<Conversation> = {}): Conversation {
    this.ids += 1;
    const id = crypto.randomUUID();
    this.#seq = Math.max(this.#seq, given.items?.at(-1)?.seq ?? 0);
    this.put({
      id,
      autoChooseAt: startedAt + 30_000,
      scope: { ...scope, page: scope.page ?? 'shop', channel: 'web' },
      customer: { id: 'customer' },
      state: 'opening',
      openedAt: startedAt,
      lastSeq: ++this.#seq,
      seen: { customer: 0, agent: 0 },
      items: [],
      more: false,
      ...given,
    });
    if (given.state === 'assigned' && given.agent && given.group && !given.items) {
      const { agent, group } = given;
      this.add(id, {
        kind: 'notice',
        at: startedAt,
        notice: { kind: 'assigned', agent, group, cause: 'entry' },
      });
    }
    return this.get(id);
  }

  get(id: string): Conversation {
    const conversation = this.conversations.get(id);
    if (!conversation) throw new Error(`no conversation ${id}`);
    return conversation;
  }

  change(id: string, given: Partial<Conversation>): void {
    this.put({ ...this.get(id), ...given });
  }

  add(id: string, item: NewItem): void {
    const { items } = this.get(id);
    const seq = ++this.#seq;
    this.change(id, { items: [...items, { ...item, seq }], lastSeq: seq });
  }

  protected put(conversation: Conversation): void {
    const before = this.conversations.get(conversation.id);
    this.conversations = new Map(this.conversations).set(conversation.id, conversation);
    this.emit('conversation', conversation);
    const outcome = outcomeOf(conversation);
    const same = before && JSON.stringify(outcomeOf(before)) === JSON.stringify(outcome);
    if (outcome && !same) this.emit('outcome', { conversationId: conversation.id, outcome });
  }

  protected setOutgoing(conversationId: string, messages: readonly OutgoingMessage[]): void {
    this.outbox.set(conversationId, messages);
    this.emit('outgoing', { conversationId, messages });
  }
}
