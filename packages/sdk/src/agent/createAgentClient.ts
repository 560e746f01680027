import { connectionLost } from '../client/clientErrors.ts';
import { ClientCore } from '../client/clientCore.ts';
import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import { Emitter } from '../emitter/emitter.ts';
import { isNamed, isScope } from '../guards/conversation.ts';
import { isNothing } from '../guards/results.ts';
import { isCount, isFlag, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { GroupLoad, WelcomeFrame } from '../model/frames.ts';
import type { Session, SignIn } from '../model/http.ts';
import type { FeedEvent } from '../model/events.ts';
import type { AgentExplanation, FiguresToday, PendingLeaveMessage } from '../model/methods.ts';
import type { AgentStatus } from '../model/people.ts';
import type { ScopeInput } from '../model/scope.ts';
import { platformWith } from '../platform.ts';
import type {
  AgentClient,
  AgentClientEvents,
  AgentClientOptions,
  RosterEntry,
  TransferTarget,
} from './agentClient.ts';
import { AgentSession } from './session.ts';

const isLeaveMessages = shape<{ leaveMessages: PendingLeaveMessage[] }>({
  leaveMessages: listOf(
    shape<PendingLeaveMessage>({
      conversationId: isText,
      group: isNamed,
      customer: shape<PendingLeaveMessage['customer']>({ id: isText, name: optional(isText) }),
      scope: isScope,
      at: isCount,
      text: isText,
    }),
  ),
});
const isExplanation = shape<AgentExplanation>({
  agent: isNamed,
  failed: optional(isText),
  inNoGroup: isFlag,
  groups: listOf(
    shape<AgentExplanation['groups'][number]>({ group: isNamed, next: isFlag, disabled: isFlag }),
  ),
});

/** A client that does nothing yet: sign in, then connect. */
export function createAgentClient(options: AgentClientOptions): AgentClient {
  return new Agent(options);
}

class Agent extends ClientCore<AgentClientEvents> implements AgentClient {
  readonly #session: AgentSession;
  #me: RosterEntry | undefined;
  #agents: readonly RosterEntry[] = [];
  #figures: FiguresToday | undefined;
  #lines: readonly GroupLoad[] = [];

  constructor({ server, platform }: AgentClientOptions) {
    super('agent', server, platformWith(platform), new Emitter());
    this.#session = new AgentSession(this.platform, this.server);
  }

  get me(): RosterEntry | undefined {
    return this.#me;
  }

  get agents(): readonly RosterEntry[] {
    return this.#agents;
  }

  get figures(): FiguresToday | undefined {
    return this.#figures;
  }

  signIn(credentials: SignIn): Promise<Session> {
    return this.#session.signIn(credentials);
  }

  session(): Promise<Session | undefined> {
    return this.#session.find();
  }

  async signOut(): Promise<void> {
    this.leaving = true;
    try {
      await this.#session.end();
    } finally {
      this.leaving = false;
    }
    this.close(connectionLost());
    await this.eraseOutbox();
    this.#me = undefined;
    this.#agents = [];
    this.#figures = undefined;
    this.#lines = [];
    this.forget();
    this.emitter.forget('ready');
    this.emitter.emit('roster', this.#agents);
  }

  get lines(): readonly GroupLoad[] {
    return this.#lines;
  }

  async setStatus(
    status: AgentStatus,
    options: { readonly conversations?: 'keep' | 're-route' | 'end' } = {},
  ): Promise<void> {
    await this.ask('status.set', { status, ...options }, { expect: isNothing, repeatable: true });
  }

  async transfer(conversationId: string, to: TransferTarget, note?: string): Promise<void> {
    const params = { conversationId, to, ...(note === undefined ? {} : { note }) };
    await this.ask('conversation.transfer', params, { expect: isNothing, repeatable: false });
  }

  async leaveMessages(): Promise<readonly PendingLeaveMessage[]> {
    const options = { expect: isLeaveMessages, repeatable: true };
    return (await this.ask('leave-message.list', {}, options)).leaveMessages;
  }

  async assignLeaveMessage(conversationId: string, agentId: string): Promise<void> {
    const params = { conversationId, agentId };
    await this.ask('leave-message.assign', params, { expect: isNothing, repeatable: false });
  }

  async block(customerId: string, reason: string): Promise<void> {
    await this.ask('customer.block', { customerId, reason }, { expect: isNothing, repeatable: true });
  }

  async unblock(customerId: string): Promise<void> {
    await this.ask('customer.unblock', { customerId }, { expect: isNothing, repeatable: true });
  }

  explain(scope?: ScopeInput): Promise<AgentExplanation> {
    return this.ask('explain.me', scope ? { scope } : {}, { expect: isExplanation, repeatable: true });
  }

  protected override async authenticate(signal: AbortSignal): Promise<Introduction['auth']> {
    return { kind: 'agent', ticket: await this.#session.ticket(signal) };
  }

  /** Tickets are used once: a refused one was fresh. */
  protected override credentialsRefused(): boolean {
    return false;
  }

  protected override welcomed({ me, snapshot }: WelcomeFrame): void {
    if (me.kind !== 'agent') return;
    const { id, name, status } = me;
    this.#agents = snapshot?.agents ?? this.#agents;
    this.#become({ id, name, status });
  }

  protected override ready({ shop }: WelcomeFrame): void {
    const me = this.#me;
    if (me) this.emitter.emitOnce('ready', { me, shop: { id: shop.id, name: shop.name } });
  }

  protected override conversationsChanged(): void {
    return;
  }

  /** Agents read the state of a conversation; outcomes are told to customers. */
  protected override outcomeChanged(): void {
    return;
  }

  protected override heard(frame: TrafficFrame): void {
    if (frame.type === 'figures') {
      this.#figures = frame.figures;
      this.emitter.emit('figures', frame.figures);
    } else if (frame.type === 'lines') {
      this.#lines = frame.groups;
      this.emitter.emit('lines', frame.groups);
    } else if (frame.type === 'event') this.#happened(frame.event);
  }

  #happened(event: FeedEvent): void {
    if (event.type === 'agent.status-changed') {
      const { agentId, status } = event;
      if (this.#me?.id === agentId) this.#become({ ...this.#me, status });
      else this.#list(agentId, status);
    } else if (event.type === 'agent.named') {
      const { agent } = event;
      if (this.#me?.id === agent.id) this.#me = agent;
      const known = this.#agents.some(({ id }) => id === agent.id);
      this.#agents = known
        ? this.#agents.map((one) => (one.id === agent.id ? agent : one))
        : [...this.#agents, agent];
      this.emitter.emit('roster', this.#agents);
      this.emitter.emit('setup', { what: 'agent', id: agent.id });
    } else if (event.type === 'setup.changed') {
      this.emitter.emit('setup', { what: event.what, id: event.id });
    }
  }

  /** The own status stands in the roster too. */
  #become(me: RosterEntry): void {
    const before = this.#me;
    this.#me = me;
    this.#list(me.id, me.status);
    if (before?.status !== me.status) this.emitter.emit('status', me.status);
  }

  #list(agentId: string, status: AgentStatus): void {
    this.#agents = this.#agents.map((agent) => (agent.id === agentId ? { ...agent, status } : agent));
    this.emitter.emit('roster', this.#agents);
  }
}
