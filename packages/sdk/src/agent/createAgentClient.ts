import { connectionLost } from '../client/clientErrors.ts';
import { ClientCore } from '../client/clientCore.ts';
import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import { Emitter } from '../emitter/emitter.ts';
import { isNothing } from '../guards/results.ts';
import type { WelcomeFrame } from '../model/frames.ts';
import type { Session, SignIn } from '../model/http.ts';
import type { FiguresToday } from '../model/methods.ts';
import type { AgentStatus } from '../model/people.ts';
import { platformWith } from '../platform.ts';
import type { AgentClient, AgentClientEvents, AgentClientOptions, RosterEntry } from './agentClient.ts';
import { AgentSession } from './session.ts';

/** A client that does nothing yet: sign in, then connect. */
export function createAgentClient(options: AgentClientOptions): AgentClient {
  return new Agent(options);
}

class Agent extends ClientCore<AgentClientEvents> implements AgentClient {
  readonly #session: AgentSession;
  #me: RosterEntry | undefined;
  #agents: readonly RosterEntry[] = [];
  #figures: FiguresToday | undefined;

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
    this.forget();
    this.emitter.forget('ready');
    this.emitter.emit('roster', this.#agents);
  }

  async setStatus(status: AgentStatus): Promise<void> {
    await this.ask('status.set', { status }, { expect: isNothing, repeatable: true });
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
    } else if (frame.type === 'event' && frame.event.type === 'agent.status-changed') {
      const { agentId, status } = frame.event;
      if (this.#me?.id === agentId) this.#become({ ...this.#me, status });
      else this.#list(agentId, status);
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
