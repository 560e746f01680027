import type { AgentClient, Conversation, Message, OutgoingMessage, Unsubscribe } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FetchFile } from '../attachments/fileView.ts';
import { arrivals, sectionOf, sectionsOf, type SectionName, type Sections } from '../list/sections.ts';
import type { ListOrder } from '../list/order.ts';
import { unreadCount } from '../list/waiting.ts';

/** What the controller tells beside state. */
export interface DeskListener {
  /** Conversations that just reached this agent; not those that were there at the start. */
  arrived(conversations: readonly Conversation[]): void;
  /** The connection is back after a break. */
  reconnected(): void;
  /** A customer wrote. */
  wrote(conversation: Conversation, message: Message): void;
}

/** The one bridge between the desk on the screen and the SDK: what is there, always as the client has it now. */
export class DeskController implements ReactiveController {
  readonly client: AgentClient;
  readonly #host: ReactiveControllerHost;
  readonly #agentId: string;
  readonly #listener: DeskListener;
  #subscriptions: Unsubscribe[] = [];
  #sections: Sections | undefined;
  #order: ListOrder = 'waiting';
  /** Ids that were in a list already. Undefined until the first snapshot. */
  #known: ReadonlySet<string> | undefined;
  readonly #typing = new Set<string>();
  readonly #loading = new Set<string>();
  readonly #loadFailed = new Set<string>();

  /** What waits to be sent, or failed to be. Another function whenever it would tell something else. */
  outgoingOf: (conversationId: string) => readonly OutgoingMessage[] = (id) => this.client.outgoing(id);

  /** Brings the bytes of a file that a message carries. */
  readonly fetchFile: FetchFile = (id, signal) => this.client.file(id, { signal });

  /** There was a connection since signing in: from then on its absence is a break. */
  wasOnline = false;

  constructor(host: ReactiveControllerHost, client: AgentClient, agentId: string, listener: DeskListener) {
    this.#host = host;
    this.client = client;
    this.#agentId = agentId;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listen(this.client);
    if (this.client.connection === 'online') {
      this.wasOnline = true;
      this.#conversationsChanged(true);
    } else this.reconnect();
  }

  hostDisconnected(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#subscriptions = [];
  }

  /** The first snapshot has come: an empty list is empty. */
  get loaded(): boolean {
    return this.#known !== undefined;
  }

  /** Takes effect with the next look at the sections. */
  orderBy(order: ListOrder): void {
    if (order !== this.#order) this.#sections = undefined;
    this.#order = order;
  }

  get sections(): Sections {
    this.#sections ??= sectionsOf(this.client.conversations.values(), this.#agentId, this.#order);
    return this.#sections;
  }

  /** Unread messages of open conversations. */
  get unread(): number {
    const { ongoing, leave } = this.sections;
    return [...ongoing, ...leave].reduce((sum, conversation) => sum + unreadCount(conversation), 0);
  }

  /** Messages that wait for the connection, in all conversations of this agent. */
  get waitingToSend(): number {
    const { ongoing, leave, ended } = this.sections;
    let waiting = 0;
    for (const { id } of [...ongoing, ...leave, ...ended]) {
      for (const message of this.outgoingOf(id)) if (message.state === 'sending') waiting++;
    }
    return waiting;
  }

  conversation(id: string | undefined): Conversation | undefined {
    return id === undefined ? undefined : this.client.conversations.get(id);
  }

  sectionOf(conversation: Conversation): SectionName | undefined {
    return sectionOf(conversation, this.#agentId);
  }

  /** Other conversations of the same customer, newest first. */
  othersOf(conversation: Conversation): readonly Conversation[] {
    return [...this.client.conversations.values()]
      .filter((one) => one.customer.id === conversation.customer.id && one.id !== conversation.id)
      .filter((one) => this.sectionOf(one) !== undefined)
      .sort((a, b) => b.openedAt - a.openedAt);
  }

  isTyping(conversationId: string): boolean {
    return this.#typing.has(conversationId);
  }

  history(conversationId: string): 'idle' | 'loading' | 'failed' {
    if (this.#loading.has(conversationId)) return 'loading';
    return this.#loadFailed.has(conversationId) ? 'failed' : 'idle';
  }

  reconnect(): void {
    // Whatever comes of it is told by `connection`.
    void this.client.connect().catch(() => undefined);
  }

  /** Reads a page of older history; a failure stands in `history()`. */
  async loadHistory(conversationId: string): Promise<void> {
    if (this.#loading.has(conversationId)) return;
    this.#loading.add(conversationId);
    this.#loadFailed.delete(conversationId);
    this.#host.requestUpdate();
    try {
      await this.client.loadHistory(conversationId);
    } catch {
      this.#loadFailed.add(conversationId);
    } finally {
      this.#loading.delete(conversationId);
      this.#conversationsChanged();
    }
  }

  #listen(client: AgentClient): void {
    const changed = (): void => {
      this.#host.requestUpdate();
    };
    this.#subscriptions = [
      client.on('connection', (connection) => {
        if (connection === 'online') {
          if (this.wasOnline) this.#listener.reconnected();
          this.wasOnline = true;
        }
        changed();
      }),
      client.on('conversation', () => {
        this.#conversationsChanged();
      }),
      client.on('reset', () => {
        this.#conversationsChanged(true);
      }),
      client.on('message', ({ conversationId, message }) => {
        const conversation = this.conversation(conversationId);
        if (conversation && message.author.kind === 'customer') this.#listener.wrote(conversation, message);
      }),
      client.on('typing', ({ conversationId, by, on }) => {
        if (by !== 'customer') return;
        if (on) this.#typing.add(conversationId);
        else this.#typing.delete(conversationId);
        changed();
      }),
      client.on('outgoing', () => {
        this.outgoingOf = (id) => client.outgoing(id);
        changed();
      }),
      client.on('status', changed),
      client.on('roster', changed),
      client.on('figures', changed),
      client.on('ready', changed),
    ];
  }

  #conversationsChanged(snapshot = false): void {
    this.#sections = undefined;
    if (snapshot || this.#known) {
      const { sections } = this;
      const came = this.#known ? arrivals(this.#known, sections) : [];
      this.#known = new Set([...sections.ongoing, ...sections.leave, ...sections.ended].map((one) => one.id));
      if (came.length > 0) this.#listener.arrived(came);
    }
    this.#host.requestUpdate();
  }
}
