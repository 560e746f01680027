import {
  ShopbellError,
  type AgentClient,
  type AgentExplanation,
  type AgentStatus,
  type ConnectionState,
  type CustomerAbout,
  type Conversation,
  type FiguresToday,
  type GroupLoad,
  type HistoryPage,
  type Message,
  type MessageContent,
  type OutgoingMessage,
  type PendingLeaveMessage,
  type PendingLeaveMessages,
  type Phrase,
  type PhraseInput,
  type PhraseList,
  type Phrases,
  type RosterEntry,
  type ScopeInput,
  type ShopNotice,
  type Session,
  type PasswordChange,
  type SignIn,
  type TimelineItem,
  type TransferTarget,
} from '@shopbell/sdk/agent';
import { withWhatWasWritten } from './conversations.ts';
import { FakeCustomerGroups, FakeStaffChats } from './fakeChats.ts';
import { FakePerformance } from './fakePerformance.ts';
import { FakeSupervision } from './fakeSupervision.ts';
import { FakeOutbox, storedMessage } from './fakeOutbox.ts';
import { FakeSearch } from './fakeSearch.ts';

export const demoSession: Session = {
  shop: { id: 'demo', name: '山茶生活馆' },
  agent: { id: 'agent-lin', name: '林晓' },
  roles: ['agent'],
};

/** An agent client with no server behind it: it records what is asked of it, and tells what the test makes happen. */
export class FakeAgentClient extends FakeSearch implements AgentClient {
  readonly #outbox = new FakeOutbox((conversationId, messages) => {
    this.emit('outgoing', { conversationId, messages });
  });
  readonly #drafts = new Map<string, string>();
  readonly performance = new FakePerformance();
  readonly staffChats = new FakeStaffChats(this);
  readonly customerGroups = new FakeCustomerGroups(this);
  readonly supervision = new FakeSupervision(this, (conversation) => {
    this.put(conversation);
  });
  leads = true;

  /** Who is signed in already, as after a reload. */
  signedIn: Session | undefined;
  /** The password that `signIn` takes; anything else is BAD_CREDENTIALS. */
  password = 'right';
  /** Whose session `signIn` begins. */
  account: Session = demoSession;
  /** Older pages by conversation, newest page last. */
  readonly olderPages = new Map<string, TimelineItem[][]>();

  /** The bytes of stored files, by id; others are not there. */
  readonly files = new Map<string, Blob>();
  readonly filesAsked: string[] = [];
  readonly seen: { readonly conversationId: string; readonly upTo: number }[] = [];
  readonly typed: { readonly conversationId: string; readonly on: boolean }[] = [];
  readonly ended: string[] = [];
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
  readonly contacted: string[] = [];
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

  async signIn({ password }: SignIn): Promise<Session> {
    this.refusal('signIn');
    if (password !== this.password)
      throw new ShopbellError('BAD_CREDENTIALS', 'Account or password is wrong.');
    this.signedIn = this.account;
    return this.account;
  }

  async session(): Promise<Session | undefined> {
    this.refusal('session');
    return this.signedIn;
  }

  async changePassword({ current, password }: PasswordChange): Promise<Session> {
    this.refusal('changePassword');
    if (current !== this.password) throw new ShopbellError('BAD_CREDENTIALS', 'The password is wrong.');
    this.password = password;
    const { mustChangePassword: _, ...free } = this.signedIn ?? this.account;
    this.signedIn = free;
    return free;
  }

  async signOut(): Promise<void> {
    this.refusal('signOut');
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
    this.refusal('setStatus');
    this.statuses.push({ status, ...options });
    this.me = { ...demoSession.agent, status };
    this.emit('status', status);
  }

  readonly recalled: string[] = [];

  /** As the server tells it: nothing is left of it but its place. */
  async recall(conversationId: string, messageId: string): Promise<void> {
    this.refusal('recall');
    this.recalled.push(messageId);
    const before = this.conversations.get(conversationId);
    if (!before) return;
    const items = before.items.map((item) => {
      if (item.kind === 'notice' || item.id !== messageId) return item;
      const { files: _files, card: _card, ...kept } = item;
      return { ...kept, text: '', recalled: true };
    });
    this.put({ ...before, lastSeq: before.lastSeq + 1, items });
  }

  async transfer(conversationId: string, to: TransferTarget, note?: string): Promise<void> {
    this.refusal('transfer');
    this.transferred.push({ conversationId, to, ...(note === undefined ? {} : { note }) });
  }

  async leaveMessages({ skip = 0, limit = 100 } = {}): Promise<PendingLeaveMessages> {
    this.refusal('leaveMessages');
    if (!this.pending) throw new ShopbellError('FORBIDDEN', 'Not for this account.');
    return { leaveMessages: this.pending.slice(skip, skip + limit), total: this.pending.length };
  }

  async assignLeaveMessage(conversationId: string, agentId: string): Promise<void> {
    this.refusal('assignLeaveMessage');
    this.assigned.push({ conversationId, agentId });
    this.pending = this.pending?.filter((one) => one.conversationId !== conversationId);
  }

  async block(customerId: string, reason: string): Promise<void> {
    this.refusal('block');
    this.blocked.push({ customerId, reason });
  }

  readonly notes: { readonly conversationId: string; readonly text: string }[] = [];

  async addNote(conversationId: string, text: string): Promise<void> {
    this.refusal('addNote');
    this.notes.push({ conversationId, text });
    const before = this.#held(conversationId);
    const seq = before.lastSeq + 1;
    const author = { kind: 'agent' as const, ...demoSession.agent };
    const note = { kind: 'message' as const, id: `n${seq}`, seq, at: Date.now(), author, text, note: true };
    this.put({ ...before, lastSeq: seq, items: [...before.items, note] });
  }

  async unblock(): Promise<void> {
    throw new ShopbellError('FORBIDDEN', 'Not for this account.');
  }

  async explain(scope?: ScopeInput): Promise<AgentExplanation> {
    this.explained.push(scope);
    this.refusal('explain');
    return this.explanation;
  }

  /** What the shop knows of the customer of each conversation. */
  readonly abouts = new Map<string, CustomerAbout>();
  readonly aboutAsked: string[] = [];

  async aboutCustomer(conversationId: string): Promise<CustomerAbout> {
    this.aboutAsked.push(conversationId);
    this.refusal('aboutCustomer');
    const { customer } = this.#held(conversationId);
    const nothing = { customer, viewing: [], orders: [], moreOrders: false, earlier: [] };
    return this.abouts.get(conversationId) ?? nothing;
  }

  quickPhrases: Phrases = { shop: [], own: [], mayEditShop: false };
  phrasesAsked = 0;

  async phrases(): Promise<Phrases> {
    this.phrasesAsked++;
    this.refusal('phrases');
    return this.quickPhrases;
  }

  async putPhrase(of: PhraseList, input: PhraseInput): Promise<Phrase> {
    this.refusal('putPhrase');
    const phrase = { ...input, version: input.version + 1 };
    const others = this.quickPhrases[of].filter(({ id }) => id !== phrase.id);
    this.quickPhrases = { ...this.quickPhrases, [of]: [...others, phrase] };
    return phrase;
  }

  async deletePhrase(of: PhraseList, id: string): Promise<void> {
    const left = this.quickPhrases[of].filter((phrase) => phrase.id !== id);
    this.quickPhrases = { ...this.quickPhrases, [of]: left };
  }

  async readHistory(conversationId: string, before?: number): Promise<HistoryPage> {
    this.historyAsked.push(conversationId);
    this.refusal('readHistory');
    const pages = this.olderPages.get(conversationId) ?? [];
    const items = pages.pop() ?? [];
    if (before !== undefined && items.some(({ seq }) => seq >= before)) throw new Error('not before that');
    return { items, more: pages.length > 0 };
  }

  async contact(customerId: string): Promise<Conversation> {
    this.contacted.push(customerId);
    this.refusal('contact');
    const started = this.startable.get(customerId);
    if (!started)
      throw new ShopbellError('NOT_FOUND', 'No such customer.', { details: { what: 'customer' } });
    this.put(started);
    return started;
  }

  async file(id: string): Promise<Blob> {
    this.filesAsked.push(id);
    const bytes = this.files.get(id);
    if (!bytes) throw new ShopbellError('NOT_FOUND', 'No such file.', { details: { what: 'file' } });
    return bytes;
  }

  draft(conversationId: string): string {
    return this.#drafts.get(conversationId) ?? '';
  }

  setDraft(conversationId: string, text: string): void {
    this.#drafts.set(conversationId, text);
  }

  async notices(): Promise<readonly ShopNotice[]> {
    this.refusal('notices');
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
  put(given: Conversation): void {
    const conversation = withWhatWasWritten(given);
    this.conversations = new Map(this.conversations).set(conversation.id, conversation);
    this.emit('conversation', conversation);
  }

  /** Somebody erased a customer: what is held of them has no words any more. */
  tellErased(customerId: string): void {
    for (const held of this.conversations.values()) {
      if (held.customer.id !== customerId) continue;
      const items = held.items.map((item) =>
        item.kind === 'message' ? { ...item, text: '', recalled: true } : item,
      );
      this.put({ ...held, customer: { id: customerId, erased: true }, items });
    }
    this.emit('erased', [customerId]);
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
    const waiting = this.#outbox.drop(clientId);
    const before = this.#held(waiting.conversationId);
    const seq = before.lastSeq + 1;
    const message = storedMessage(waiting, seq, at, demoSession.agent);
    // LM-16: the reply makes a leave message an ongoing conversation.
    const state = before.state === 'leave-message' ? ('assigned' as const) : before.state;
    const seen = { ...before.seen, agent: seq };
    this.put({ ...before, state, lastSeq: seq, seen, items: [...before.items, message] });
  }

  /** The server refused a message for good. */
  failSending(clientId: string, error: ShopbellError): void {
    this.#outbox.change(clientId, { state: 'failed', error });
  }

  /** So much of its files is on the server. */
  progress(clientId: string, progress: number): void {
    this.#outbox.change(clientId, { progress });
  }

  get sent(): FakeOutbox['sent'] {
    return this.#outbox.sent;
  }

  get retried(): readonly string[] {
    return this.#outbox.retried;
  }

  get discarded(): readonly string[] {
    return this.#outbox.discarded;
  }

  outgoing(conversationId: string): readonly OutgoingMessage[] {
    return this.#outbox.list(conversationId);
  }

  send(conversationId: string, content: string | MessageContent): OutgoingMessage {
    return this.#outbox.send(conversationId, content);
  }

  retry(clientId: string): void {
    this.#outbox.retried.push(clientId);
  }

  discard(clientId: string): void {
    this.#outbox.discarded.push(clientId);
    this.#outbox.drop(clientId);
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
    this.refusal('loadHistory');
    const pages = this.olderPages.get(conversationId) ?? [];
    const items = pages.pop() ?? [];
    const more = pages.length > 0;
    const before = this.#held(conversationId);
    this.put({ ...before, items: [...items, ...before.items], more });
    return { items, more };
  }

  async end(conversationId: string): Promise<void> {
    this.refusal('end');
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
    this.forgetListeners();
  }

  #held(conversationId: string): Conversation {
    const conversation = this.conversations.get(conversationId);
    if (!conversation) throw new Error(`no such conversation: ${conversationId}`);
    return conversation;
  }
}
