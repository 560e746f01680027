import { outcomeOf } from '@shopbell/sdk';
import type {
  ConnectionState,
  Conversation,
  CustomerClient,
  CustomerClientEvents,
  HistoryPage,
  OutgoingMessage,
  RoutingOutcome,
  ScopeInput,
  ShopbellError,
  TimelineItem,
} from '@shopbell/sdk';

type Listener = (value: never) => void;
type NewItem = TimelineItem extends infer Item ? (Item extends unknown ? Omit<Item, 'seq'> : never) : never;

export const groups = {
  presale: { id: 'presale', name: '售前咨询' },
  tents: { id: 'tents', name: '帐篷专家' },
} as const;
export const amy = { id: 'amy', name: 'Amy' } as const;
export const startedAt = new Date(2026, 10, 21, 10, 30).getTime();

/** What a product page offers that two groups and a resting one match. */
export const options = [
  { ...groups.tents, online: true, waiting: 0 },
  { ...groups.presale, online: true, waiting: 3, expectedWaitMs: 120_000 },
  { id: 'custom', name: '  Custom & <b>bulk</b> ', online: false, waiting: 0 },
];

/** A customer client made by hand: it does what the test says, at once, and keeps a list of what was asked of it. */
export class FakeClient implements CustomerClient {
  customerId: string | undefined;
  connection: ConnectionState = 'idle';
  conversations: ReadonlyMap<string, Conversation> = new Map();
  unread = 0;
  /** What was asked, in order: `open product`, `send hello`, … */
  readonly asked: string[] = [];
  readonly scopes: ScopeInput[] = [];
  /** What `open` comes to. */
  opens: Partial<Conversation> = { state: 'assigned', agent: amy, group: groups.presale };
  refusal: ShopbellError | undefined;
  known = false;
  /** While set, `connect` waits for it. */
  gate: Promise<void> | undefined;
  historyPage: HistoryPage = { items: [], more: false };
  readonly #outgoing = new Map<string, readonly OutgoingMessage[]>();
  readonly #listeners = new Map<string, Set<Listener>>();
  /** High enough for history before it. */
  #seq = 1000;
  #ids = 0;

  on<Name extends keyof CustomerClientEvents>(
    event: Name,
    listener: (value: CustomerClientEvents[Name]) => void,
  ): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
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

  async connect(): Promise<void> {
    this.asked.push('connect');
    if (this.connection !== 'online') this.set('connecting');
    await this.gate;
    if (this.refusal) throw this.refusal;
    this.set('online');
  }

  async resumeIfKnown(): Promise<boolean> {
    if (!this.known) return false;
    await this.connect();
    this.emit('reset', this.conversations);
    return true;
  }

  async open(scope: ScopeInput = {}): Promise<{ outcome: RoutingOutcome; conversation: Conversation }> {
    this.asked.push('open');
    this.scopes.push(scope);
    if (this.refusal) throw this.refusal;
    const same = [...this.conversations.values()].find(
      (conversation) =>
        conversation.state !== 'ended' &&
        conversation.scope.page === (scope.page ?? 'shop') &&
        conversation.scope.sku === scope.sku,
    );
    const conversation = same ?? this.begin(scope, this.opens);
    const outcome = outcomeOf(conversation) ?? {
      kind: 'queued',
      group: groups.presale,
      place: 4,
      expectedWaitMs: 120_000,
      faq: [],
    };
    return await Promise.resolve({ outcome, conversation });
  }

  async choose(conversationId: string, groupId: string): Promise<RoutingOutcome> {
    this.asked.push(`choose ${groupId}`);
    await Promise.resolve();
    if (this.refusal) throw this.refusal;
    const group = Object.values(groups).find(({ id }) => id === groupId) ?? groups.presale;
    this.change(conversationId, { state: 'assigned', agent: amy, group });
    this.add(conversationId, {
      kind: 'notice',
      at: startedAt,
      notice: { kind: 'assigned', agent: amy, group, cause: 'choice' },
    });
    return { kind: 'assigned', agent: amy, group };
  }

  outgoing(conversationId: string): readonly OutgoingMessage[] {
    return this.#outgoing.get(conversationId) ?? none;
  }

  send(conversationId: string, text: string): OutgoingMessage {
    this.asked.push(`send ${text}`);
    const message: OutgoingMessage = {
      clientId: `client-${++this.#ids}`,
      conversationId,
      text,
      state: 'sending',
      queuedAt: startedAt + 60_000 * this.#ids,
    };
    this.#setOutgoing(conversationId, [...this.outgoing(conversationId), message]);
    return message;
  }

  /** The server has stored what was sending. */
  store(conversationId: string): void {
    const sending = this.outgoing(conversationId);
    this.#setOutgoing(conversationId, []);
    for (const { clientId, text, queuedAt } of sending) {
      this.add(conversationId, {
        kind: 'message',
        id: `m-${clientId}`,
        at: queuedAt,
        author: { kind: 'customer', id: 'customer' },
        clientId,
        text,
      });
    }
  }

  /** The server has refused what was sending, for good. */
  fail(conversationId: string, error?: ShopbellError): void {
    this.#setOutgoing(
      conversationId,
      this.outgoing(conversationId).map((message) => ({
        ...message,
        state: 'failed',
        ...(error && { error }),
      })),
    );
  }

  /** The agent says something. */
  say(conversationId: string, text: string, at = startedAt + 60_000): void {
    const message = {
      kind: 'message',
      id: `agent-${++this.#ids}`,
      at,
      author: { kind: 'agent', ...amy },
      text,
    } as const;
    this.add(conversationId, message);
    this.emit('message', { conversationId, message: { ...message, seq: this.#seq } });
  }

  retry(clientId: string): void {
    this.asked.push(`retry ${clientId}`);
  }

  discard(clientId: string): void {
    this.asked.push(`discard ${clientId}`);
    for (const [id, messages] of this.#outgoing) {
      this.#setOutgoing(
        id,
        messages.filter((message) => message.clientId !== clientId),
      );
    }
  }

  markSeen(conversationId: string, upToSeq: number): void {
    this.asked.push(`seen ${upToSeq}`);
    const known = this.conversations.get(conversationId);
    if (known) this.change(conversationId, { seen: { ...known.seen, customer: upToSeq } });
  }

  setTyping(_conversationId: string, on: boolean): void {
    this.asked.push(`typing ${on}`);
  }

  async loadHistory(conversationId: string): Promise<HistoryPage> {
    this.asked.push('history');
    await Promise.resolve();
    const { items, more } = this.historyPage;
    const known = this.conversations.get(conversationId);
    if (known) this.change(conversationId, { items: [...items, ...known.items], more });
    return this.historyPage;
  }

  async end(conversationId: string): Promise<void> {
    this.asked.push('end');
    await Promise.resolve();
    this.change(conversationId, { state: 'ended', endedAt: startedAt });
    this.add(conversationId, {
      kind: 'notice',
      at: startedAt + 600_000,
      notice: { kind: 'ended', by: 'customer' },
    });
  }

  destroy(): void {
    this.asked.push('destroy');
    this.#listeners.clear();
  }

  /** A conversation that has begun. */
  begin(scope: ScopeInput, given: Partial<Conversation> = {}): Conversation {
    const id = `conversation-${++this.#ids}`;
    this.#put({
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
    this.#put({ ...this.get(id), ...given });
  }

  add(id: string, item: NewItem): void {
    const { items } = this.get(id);
    const seq = ++this.#seq;
    this.change(id, { items: [...items, { ...item, seq }], lastSeq: seq });
  }

  #put(conversation: Conversation): void {
    const before = this.conversations.get(conversation.id);
    this.conversations = new Map(this.conversations).set(conversation.id, conversation);
    this.emit('conversation', conversation);
    const outcome = outcomeOf(conversation);
    const same = before && JSON.stringify(outcomeOf(before)) === JSON.stringify(outcome);
    if (outcome && !same) this.emit('outcome', { conversationId: conversation.id, outcome });
  }

  #setOutgoing(conversationId: string, messages: readonly OutgoingMessage[]): void {
    this.#outgoing.set(conversationId, messages);
    this.emit('outgoing', { conversationId, messages });
  }
}

const none: readonly OutgoingMessage[] = [];

/** A client whose `open` comes to this. */
export function clientThatOpens(opens: FakeClient['opens']): FakeClient {
  const client = new FakeClient();
  client.opens = opens;
  return client;
}
