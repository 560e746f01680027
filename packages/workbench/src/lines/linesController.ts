import type { AgentClient, AgentExplanation, AgentStatus, GroupLoad, Unsubscribe } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Membership = AgentExplanation['groups'][number];

/** How the groups of this agent stand, live. Which ones they are is asked anew whenever a manager may have changed it. */
export class LinesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #client: AgentClient;
  #subscriptions: Unsubscribe[] = [];
  #memberships: readonly Membership[] = [];
  #asked = 0;

  constructor(host: ReactiveControllerHost, client: AgentClient) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostConnected(): void {
    const changed = (): void => {
      this.#host.requestUpdate();
    };
    const ask = (): void => void this.#ask();
    this.#subscriptions = [
      this.#client.on('lines', changed),
      this.#client.on('connection', (connection) => {
        if (connection === 'online') ask();
      }),
      // What keeps an agent out of a group is told in the order of RT-29: another status lets the next reason show.
      this.#client.on('status', ask),
      this.#client.on('setup', ask),
    ];
    if (this.#client.connection === 'online') ask();
  }

  hostDisconnected(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#subscriptions = [];
  }

  /** The groups of this agent, those with the longest wait first, then the others as the shop has them. */
  get mine(): readonly GroupLoad[] {
    const ids = new Set(this.#memberships.map(({ group }) => group.id));
    return this.#client.lines
      .filter(({ id }) => ids.has(id))
      .sort((a, b) => (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity) || 0);
  }

  /** AC-07: groups in which nobody else takes conversations, once this agent stops taking them. */
  lastIn(next: AgentStatus): readonly string[] {
    if (next === 'online' || this.#client.me?.status !== 'online') return [];
    const takenThrough = this.#memberships.filter(
      ({ failed, disabled }) => !disabled && (failed === undefined || failed === 'capacity'),
    );
    return takenThrough
      .map(({ group }) => this.#client.lines.find(({ id }) => id === group.id))
      .filter((load): load is GroupLoad => load !== undefined && load.taking <= 1)
      .map(({ name }) => name);
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { groups } = await this.#client.explain();
      if (asked === this.#asked) this.#memberships = groups;
    } catch {
      // Known as before; the next connection asks again.
    }
    this.#host.requestUpdate();
  }
}
