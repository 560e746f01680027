import type { Emitter } from '../emitter/emitter.ts';
import type { RosterFrame } from '../model/frames.ts';
import type { AgentStatus } from '../model/people.ts';
import type { AgentClientEvents, RosterEntry } from './agentClient.ts';

/** Everybody of the shop with their status, oneself among them, as this client shows them. */
export class HeldRoster {
  readonly #emitter: Emitter<Pick<AgentClientEvents, 'roster' | 'setup' | 'status'>>;
  #me: RosterEntry | undefined;
  #all: readonly RosterEntry[] = [];

  constructor(emitter: Emitter<Pick<AgentClientEvents, 'roster' | 'setup' | 'status'>>) {
    this.#emitter = emitter;
  }

  get me(): RosterEntry | undefined {
    return this.#me;
  }

  get all(): readonly RosterEntry[] {
    return this.#all;
  }

  /** `all`: everybody, if a snapshot told of them. */
  welcomed(me: RosterEntry, all: readonly RosterEntry[] | undefined): void {
    this.#all = all ?? this.#all;
    this.#become(me);
  }

  changed(agentId: string, status: AgentStatus): void {
    if (this.#me?.id === agentId) this.#become({ ...this.#me, status });
    else this.#list(agentId, status);
  }

  named(agent: RosterEntry): void {
    if (this.#me?.id === agent.id) this.#me = agent;
    this.#take([agent]);
    this.#emitter.emit('setup', { what: 'agent', id: agent.id });
  }

  /** What is told of oneself is left to the events: only these are in order with everything else of one's own. */
  heard({ agents, configured = [] }: RosterFrame): void {
    this.#take(agents.filter(({ id }) => id !== this.#me?.id));
    const [id, ...others] = configured;
    if (id !== undefined)
      this.#emitter.emit('setup', others.length > 0 ? { what: 'agent' } : { what: 'agent', id });
  }

  /** Nobody is signed in any more. */
  forget(): void {
    this.#me = undefined;
    this.#all = [];
    this.#emitter.emit('roster', this.#all);
  }

  /** Who is new stands last. */
  #take(changed: readonly RosterEntry[]): void {
    if (changed.length === 0) return;
    const agents = new Map(this.#all.map((agent) => [agent.id, agent]));
    for (const agent of changed) agents.set(agent.id, agent);
    this.#all = [...agents.values()];
    this.#emitter.emit('roster', this.#all);
  }

  /** The own status stands in the roster too. */
  #become(me: RosterEntry): void {
    const before = this.#me;
    this.#me = me;
    this.#list(me.id, me.status);
    if (before?.status !== me.status) this.#emitter.emit('status', me.status);
  }

  #list(agentId: string, status: AgentStatus): void {
    this.#all = this.#all.map((agent) => (agent.id === agentId ? { ...agent, status } : agent));
    this.#emitter.emit('roster', this.#all);
  }
}
