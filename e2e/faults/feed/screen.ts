import { setImmediate as turn } from 'node:timers/promises';
import type { ShopbellApp, SocketHandlers } from '@shopbell/server/app';
import {
  foldFeed,
  foldForAgents,
  foldCustomerGroups,
  foldStaffChats,
  limits,
  protocolVersion,
  trimConversation,
  type AmongColleagues,
  type Conversation,
  type FeedEvent,
  type ServerFrame,
  type CustomerGroup,
  type StaffChat,
} from '@shopbell/sdk/model';

type Welcome = Extract<ServerFrame, { type: 'welcome' }>;
/** What the first frame shows. */
export type Credentials =
  Readonly<Record<'kind' | 'token', string>> | Readonly<Record<'kind' | 'ticket', string>>;

/** What somebody sees, kept current by nothing but a snapshot and the events after it. */
export class Screen {
  readonly name: string;
  readonly #app: ShopbellApp;
  readonly #credentials: () => Promise<Credentials>;
  readonly #heard: (event: FeedEvent) => void;
  #socket: SocketHandlers | undefined;
  #me = '';
  #position: Welcome['position'] | undefined;
  #conversations: ReadonlyMap<string, Conversation> = new Map();
  #agents = new Map<string, unknown>();
  #among: AmongColleagues = { staffChats: new Map(), friends: [] };
  #groups: ReadonlyMap<string, CustomerGroup> = new Map();
  #side: 'customer' | 'agent' = 'customer';
  #requests = 0;

  constructor(
    name: string,
    app: ShopbellApp,
    credentials: () => Promise<Credentials>,
    heard: (event: FeedEvent) => void,
  ) {
    this.name = name;
    this.#app = app;
    this.#credentials = credentials;
    this.#heard = heard;
  }

  get isConnected(): boolean {
    return this.#socket !== undefined;
  }

  get me(): string {
    return this.#me;
  }

  get conversations(): readonly Conversation[] {
    return [...this.#conversations.values()];
  }

  get agents(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.#agents].sort());
  }

  get staffChats(): readonly StaffChat[] {
    return [...this.#among.staffChats.values()].sort((a, b) => a.id.localeCompare(b.id));
  }

  get customerGroups(): readonly CustomerGroup[] {
    return [...this.#groups.values()].sort((a, b) => a.id.localeCompare(b.id));
  }

  get friends(): readonly string[] {
    return this.#among.friends;
  }

  /** Says hello: from where this screen stands, if it stood anywhere. Resolves when it was welcomed. */
  async connect(): Promise<void> {
    const auth = await this.#credentials();
    const socket: SocketHandlers = this.#app.connect(
      {
        bufferedAmount: 0,
        send: (text) => {
          if (this.#socket === socket) this.#take(JSON.parse(text) as ServerFrame);
        },
        close: () => {
          if (this.#socket === socket) this.#socket = undefined;
        },
      },
      { origin: undefined, address: '' },
    );
    this.#socket = socket;
    const since = this.#position;
    this.#say({ type: 'hello', v: protocolVersion, auth, ...(since ? { since } : {}) });
    this.#me = '';
    while (this.#me === '' && this.isConnected) await turn();
  }

  /** The connection breaks. What is shown stays. */
  drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.closed();
  }

  /** Somebody else sits here from now on. */
  forget(): void {
    this.drop();
    this.#position = undefined;
    this.#conversations = new Map();
  }

  ping(): void {
    this.#say({ type: 'ping' });
  }

  /** Asks for something. Whether it was granted shows by what is told. */
  ask(method: string, params: unknown): void {
    this.#requests += 1;
    this.#say({ type: 'request', id: String(this.#requests), method, params });
  }

  #say(frame: unknown): void {
    this.#socket?.message(JSON.stringify(frame));
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#welcome(frame);
        return;
      case 'event':
        this.#event(frame);
        return;
      case 'standing': {
        // How an entry stands this moment is told, not stored (docs/decisions/0009).
        const held = this.#conversations.get(frame.conversationId);
        const { queue, options } = frame;
        if (held?.state === 'queued' && queue) this.#put({ ...held, queue });
        if (held?.state === 'choosing' && options) this.#put({ ...held, options });
        return;
      }
      case 'roster':
        // Colleagues are told of, not stored (docs/decisions/0020); one's own part comes by events.
        for (const agent of frame.agents) if (agent.id !== this.#me) this.#agents.set(agent.id, agent);
        return;
      default:
    }
  }

  #welcome({ me, position, resumed, snapshot }: Welcome): void {
    this.#me = me.id;
    this.#side = me.kind;
    if (resumed) return;
    this.#position = position;
    this.#conversations = new Map(snapshot?.conversations.map((one) => [one.id, one]));
    this.#agents = new Map(snapshot?.agents?.map((agent) => [agent.id, agent]));
    this.#among = {
      staffChats: new Map(snapshot?.staffChats?.map((chat) => [chat.id, chat])),
      friends: snapshot?.friends ?? [],
    };
    this.#groups = new Map(snapshot?.customerGroups?.map((group) => [group.id, group]));
    // The others' part may be a second old, one's own is of this moment.
    if (me.kind === 'agent') this.#agents.set(me.id, { id: me.id, name: me.name, status: me.status });
  }

  #event({ seq, after, event }: Extract<ServerFrame, { type: 'event' }>): void {
    if (!this.#position) throw new Error('An event came before the welcome.');
    if (seq <= this.#position.seq) throw new Error(`${this.name} was told ${seq} again.`);
    if (after > this.#position.seq) throw new Error(`${this.name} was not told ${after}.`);
    this.#position = { ...this.#position, seq };
    this.#heard(event);
    const fold = this.#side === 'agent' ? foldForAgents : foldFeed;
    this.#conversations = fold(this.#conversations, seq, event);
    this.#among = foldStaffChats(this.#among, this.#me, event);
    this.#groups = foldCustomerGroups(this.#groups, { kind: this.#side, id: this.#me }, event);
    if (event.type === 'agent.named') this.#agents.set(event.agent.id, event.agent);
    if (event.type === 'agent.status-changed') {
      const { agentId, status } = event;
      this.#agents.set(agentId, { ...(this.#agents.get(agentId) ?? {}), status });
    }
  }

  #put(conversation: Conversation): void {
    this.#conversations = new Map(this.#conversations).set(conversation.id, conversation);
  }
}

/** What a snapshot holds of these: current ones, each with its newest items. */
export function asInSnapshot(screen: Screen, isAgent: boolean): Conversation[] {
  const isOf = ({ agent, supervisors = [] }: Conversation) =>
    agent?.id === screen.me || supervisors.some((supervisor) => supervisor.agent.id === screen.me);
  return screen.conversations
    .filter((one) => one.state !== 'ended' && (!isAgent || isOf(one)))
    .map((one) => ({ ...trimConversation(one, limits.historyPage) }))
    .sort((a, b) => a.id.localeCompare(b.id));
}
