import {
  ShopbellError,
  type AgentClient,
  type AgentExplanation,
  type AgentClientEvents,
  type AgentStatus,
  type ConnectionState,
  type CustomerPage,
  type Conversation,
  type FiguresToday,
  type GroupLoad,
  type HistoryPage,
  type Message,
  type OutgoingMessage,
  type PendingLeaveMessage,
  type RosterEntry,
  type ScopeInput,
  type ShopNotice,
  type Session,
  type SignIn,
  type TimelineItem,
  type TransferTarget,
  type Unsubscribe,
} from '@shopbell/sdk/agent';

export const demoSession: Session = {
  shop: { id: 'demo', name: '山茶生活馆' },
  agent: { id: 'agent-lin', name: '林晓' },
  roles: ['agent'],
};

type Listener = (value: never) => void;
type Refusable =
  | 'signIn'
  | 'session'
  | 'signOut'
  | 'setStatus'
  | 'end'
  | 'loadHistory'
  | 'transfer'
  | 'leaveMessages'
  | 'assignLeaveMessage'
  | 'block'
  | 'explain'
  | 'notices'
  | 'searchCustomers'
  | 'readHistory'
  | 'contact';

/** An agent client with no server behind it: it records what is asked of it, and tells what the test makes happen. */
export class FakeAgentClient implements AgentClient {
  readonly #listeners = new Map<string, Set<Listener>>();
  #outgoing = new Map<string, readonly OutgoingMessage[]>();
  #nextId = 1;
  readonly #drafts = new Map<string, string>();
  leads = true;

  /** Who is signed in already, as after a reload. */
  signedIn: Session | undefined;
  /** The password that `signIn` takes; anything else is BAD_CREDENTIALS. */
  password = 'right';
  /** What the next call of this name rejects with. */
  readonly refuse = new Map<Refusable, ShopbellError>();
  /** Older pages by conversation, newest page last. */
  readonly olderPages = new Map<string, TimelineItem[][]>();

  readonly sent: { readonly conversationId: string; readonly text: string }[] = [];
  readonly seen: { readonly conversationId: string; readonly upTo: number }[] = [];
  readonly typed: { readonly conversationId: string; readonly on: boolean }[] = [];
  readonly ended: string[] = [];
  readonly retried: string[] = [];
  readonly discarded: string[] = [];
  readonly historyAsked: string[] = [];

  readonly transferred: {
    readonly conversationId: string;
    readonly to: TransferTarget;
    readonly note?: string;
  }[] = [];
  readonly assigned: { readonly conversationId: string; readonly agentId: string }[] = [];
  readonly blocked: { readonly customerId: string; readonly reason: string }[] = [];
  readonly statuses: { readonly status: AgentStatus; readonly conversations?: string }[] = [];
  readonly explained: (ScopeInput | undefined)[] = [];
  /** What `leaveMessages` tells; undefined: to this account nothing (FORBIDDEN). */
  pending: readonly PendingLeaveMessage[] | undefined;
  readonly searched: { readonly text: string; readonly after?: number }[] = [];
  readonly contacted: string[] = [];
  /** The pages that searches find, in this order. */
  readonly customers: CustomerPage[] = [];
  /** The conversations that contacting a customer begins. */
  readonly startable = new Map<string, Conversation>();
  /** What `notices` tells, the newest first. */
  told: readonly ShopNotice[] = [];
  explanation: AgentExplanation = { agent: demoSession.agent, inNoGroup: true, failed: 'scope', groups: [] };
  lines: readonly GroupLoad[] = [];

  connection: ConnectionState = 'idle';
  conversations: ReadonlyMap<string, Conversation> = new Map();
  unread = 0;
  me: RosterEntry | undefined;
  agents: readonly RosterEntry[] = [];
  figures: FiguresToday | undefined;
  /** Whether `connect` gets through at once. */
  connects = true;

  on<Name extends keyof AgentClientEvents>(
    event: Name,
    listener: (value: AgentClientEvents[Name]) => void,
  ): Unsubscribe {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<Name extends keyof AgentClientEvents>(event: Name, value: AgentClientEvents[Name]): void {
    for (const listener of this.#listeners.get(event) ?? []) {
      (listener as (value: AgentClientEvents[Name]) => void)(value);
    }
  }

  async signIn({ password }: SignIn): Promise<Session> {
    this.#refusal('signIn');
    if (password !== this.password)
      throw new ShopbellError('BAD_CREDENTIALS', 'Account or password is wrong.');
    this.signedIn = demoSession;
    return demoSession;
  }

  async session(): Promise<Session | undefined> {
    this.#refusal('session');
    return this.signedIn;
  }

  async signOut(): Promise<void> {
    this.#refusal('signOut');
    this.signedIn = undefined;
    this.become('closed');
  }

  async connect(): Promise<void> {
    if (this.connects) this.goOnline();
    else this.become('connecting');
  }

  /** The welcome has come, with what is held as its snapshot. */
  goOnline(): void {
    this.me ??= { ...demoSession.agent, status: 'online' };
    this.become('online');
    this.emit('reset', this.conversations);
    this.emit('ready', { me: this.me, shop: demoSession.shop });
  }

  become(connection: ConnectionState): void {
    this.connection = connection;
    this.emit('connection', connection);
  }

  async setStatus(
    status: AgentStatus,
    options: { readonly conversations?: 'keep' | 're-route' | 'end' } = {},
  ): Promise<void> {
    this.#refusal('setStatus');
    this.statuses.push({ status, ...options });
    this.me = { ...demoSession.agent, status };
    this.emit('status', status);
  }

  async transfer(conversationId: string, to: TransferTarget, note?: string): Promise<void> {
    this.#refusal('transfer');
    this.transferred.push({ conversationId, to, ...(note === undefined ? {} : { note }) });
  }

  async leaveMessages(): Promise<readonly PendingLeaveMessage[]> {
    this.#refusal('leaveMessages');
    if (!this.pending) throw new ShopbellError('FORBIDDEN', 'Not for this account.');
    return this.pending;
  }

  async assignLeaveMessage(conversationId: string, agentId: string): Promise<void> {
    this.#refusal('assignLeaveMessage');
    this.assigned.push({ conversationId, agentId });
    this.pending = this.pending?.filter((one) => one.conversationId !== conversationId);
  }

  async block(customerId: string, reason: string): Promise<void> {
    this.#refusal('block');
    this.blocked.push({ customerId, reason });
  }

  async unblock(): Promise<void> {
    throw new ShopbellError('FORBIDDEN', 'Not for this account.');
  }

  async explain(scope?: ScopeInput): Promise<AgentExplanation> {
    this.explained.push(scope);
    this.#refusal('explain');
    return this.explanation;
  }

  async searchCustomers(text: string, after?: number): Promise<CustomerPage> {
    this.searched.push({ text, ...(after === undefined ? {} : { after }) });
    this.#refusal('searchCustomers');
    return this.customers.shift() ?? { customers: [] };
  }

  async readHistory(conversationId: string, before?: number): Promise<HistoryPage> {
    this.historyAsked.push(conversationId);
    this.#refusal('readHistory');
    const pages = this.olderPages.get(conversationId) ?? [];
    const items = pages.pop() ?? [];
    if (before !== undefined && items.some(({ seq }) => seq >= before)) throw new Error('not before that');
    return { items, more: pages.length > 0 };
  }

  async contact(customerId: string): Promise<Conversation> {
    this.contacted.push(customerId);
    this.#refusal('contact');
    const started = this.startable.get(customerId);
    if (!started)
      throw new ShopbellError('NOT_FOUND', 'No such customer.', { details: { what: 'customer' } });
    this.put(started);
    return started;
  }

  async file(): Promise<Blob> {
    return new Blob(['file']);
  }

  draft(conversationId: string): string {
    return this.#drafts.get(conversationId) ?? '';
  }

  setDraft(conversationId: string, text: string): void {
    this.#drafts.set(conversationId, text);
  }

  async notices(): Promise<readonly ShopNotice[]> {
    this.#refusal('notices');
    return this.told;
  }

  /** New notices came. */
  notify(...notices: readonly ShopNotice[]): void {
    this.told = [...notices.toReversed(), ...this.told];
    this.emit('notices', notices);
  }

  /** The groups' loads changed. */
  tellLines(lines: readonly GroupLoad[]): void {
    this.lines = lines;
    this.emit('lines', lines);
  }

  /** A conversation came or changed. */
  put(conversation: Conversation): void {
    this.conversations = new Map(this.conversations).set(conversation.id, conversation);
    this.emit('conversation', conversation);
  }

  /** The customer writes. */
  customerWrites(conversationId: string, text: string, at: number): void {
    const before = this.#held(conversationId);
    const seq = before.lastSeq + 1;
    const author = { kind: 'customer' as const, id: before.customer.id };
    const message: Message = { kind: 'message', id: `m${seq}-${conversationId}`, seq, at, author, text };
    const seen = { ...before.seen, customer: seq };
    this.put({ ...before, lastSeq: seq, seen, items: [...before.items, message] });
    this.emit('message', { conversationId, message });
  }

  /** What was sent is stored: it leaves the outbox and becomes an item. */
  store(clientId: string, at: number): void {
    const waiting = [...this.#outgoing.values()].flat().find((message) => message.clientId === clientId);
    if (!waiting) throw new Error(`no such message: ${clientId}`);
    const before = this.#held(waiting.conversationId);
    const seq = before.lastSeq + 1;
    const author = { kind: 'agent' as const, id: demoSession.agent.id, name: demoSession.agent.name };
    const message: Message = {
      kind: 'message',
      id: `m${seq}`,
      seq,
      at,
      author,
      clientId,
      text: waiting.text,
    };
    this.#setOutgoing(
      waiting.conversationId,
      this.outgoing(waiting.conversationId).filter((one) => one !== waiting),
    );
    // LM-16: the reply makes a leave message an ongoing conversation.
    const state = before.state === 'leave-message' ? ('assigned' as const) : before.state;
    const seen = { ...before.seen, agent: seq };
    this.put({ ...before, state, lastSeq: seq, seen, items: [...before.items, message] });
  }

  /** The server refused a message for good. */
  failSending(clientId: string, error: ShopbellError): void {
    for (const [conversationId, messages] of this.#outgoing) {
      this.#setOutgoing(
        conversationId,
        messages.map((one) =>
          one.clientId === clientId ? { ...one, state: 'failed' as const, error } : one,
        ),
      );
    }
  }

  outgoing(conversationId: string): readonly OutgoingMessage[] {
    const messages = this.#outgoing.get(conversationId) ?? [];
    this.#outgoing.set(conversationId, messages);
    return messages;
  }

  send(conversationId: string, text: string): OutgoingMessage {
    const clientId = `client-${this.#nextId++}`;
    const message: OutgoingMessage = {
      clientId,
      conversationId,
      text,
      state: 'sending',
      queuedAt: Date.now(),
    };
    this.sent.push({ conversationId, text });
    this.#setOutgoing(conversationId, [...this.outgoing(conversationId), message]);
    return message;
  }

  retry(clientId: string): void {
    this.retried.push(clientId);
  }

  discard(clientId: string): void {
    this.discarded.push(clientId);
    for (const [conversationId, messages] of this.#outgoing) {
      this.#setOutgoing(
        conversationId,
        messages.filter((one) => one.clientId !== clientId),
      );
    }
  }

  markSeen(conversationId: string, upTo: number): void {
    this.seen.push({ conversationId, upTo });
    const before = this.#held(conversationId);
    this.put({ ...before, seen: { ...before.seen, agent: Math.max(before.seen.agent, upTo) } });
  }

  setTyping(conversationId: string, on: boolean): void {
    this.typed.push({ conversationId, on });
  }

  async loadHistory(conversationId: string): Promise<HistoryPage> {
    this.historyAsked.push(conversationId);
    this.#refusal('loadHistory');
    const pages = this.olderPages.get(conversationId) ?? [];
    const items = pages.pop() ?? [];
    const more = pages.length > 0;
    const before = this.#held(conversationId);
    this.put({ ...before, items: [...items, ...before.items], more });
    return { items, more };
  }

  async end(conversationId: string): Promise<void> {
    this.#refusal('end');
    this.ended.push(conversationId);
    const before = this.#held(conversationId);
    const seq = before.lastSeq + 1;
    const at = Date.now();
    const notice = {
      kind: 'notice' as const,
      seq,
      at,
      notice: { kind: 'ended' as const, by: 'agent' as const },
    };
    this.put({ ...before, state: 'ended', endedAt: at, lastSeq: seq, items: [...before.items, notice] });
  }

  destroy(): void {
    this.#listeners.clear();
  }

  #held(conversationId: string): Conversation {
    const conversation = this.conversations.get(conversationId);
    if (!conversation) throw new Error(`no such conversation: ${conversationId}`);
    return conversation;
  }

  #setOutgoing(conversationId: string, messages: readonly OutgoingMessage[]): void {
    this.#outgoing.set(conversationId, messages);
    this.emit('outgoing', { conversationId, messages });
  }

  #refusal(name: Parameters<typeof this.refuse.get>[0]): void {
    const error = this.refuse.get(name);
    if (!error) return;
    this.refuse.delete(name);
    throw error;
  }
}
