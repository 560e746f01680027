import type { AgentClient, ShopNotice, Unsubscribe } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear, tell } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { DeskHost } from '../desk/deskActions.ts';

/** So many are held: whoever was away for long looks for older ones where they came from. */
const held = 50;

/** Notices of orders, products and service tickets for this account (AC-05), and which of them have been looked at. */
export class NoticesController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #agentId: string;
  readonly #attention: AttentionController;
  #ends: (() => void)[] = [];
  #subscriptions: Unsubscribe[] = [];

  /** The newest first. */
  list: readonly ShopNotice[] = [];

  constructor(host: DeskHost, client: AgentClient, agentId: string, attention: AttentionController) {
    this.#host = host;
    this.#client = client;
    this.#agentId = agentId;
    this.#attention = attention;
    host.addController(this);
  }

  hostConnected(): void {
    this.#subscriptions = [
      this.#client.on('connection', (connection) => {
        if (connection === 'online') void this.#read();
      }),
      this.#client.on('notices', (notices) => {
        this.#came(notices);
      }),
    ];
    this.#ends = [
      hear(this.#host, 'notices-looked-at', () => {
        this.#lookedAt();
      }),
    ];
    if (this.#client.connection === 'online') void this.#read();
  }

  hostDisconnected(): void {
    for (const end of [...this.#ends, ...this.#subscriptions]) end();
  }

  /** How many came after the newest one that this agent has looked at on this computer. */
  get unread(): number {
    const newest = this.#host.preferences?.noticesRead[this.#agentId];
    const at = this.list.findIndex(({ id }) => id === newest);
    return at < 0 ? this.list.length : at;
  }

  async #read(): Promise<void> {
    const before = idsOf(this.list);
    try {
      const told = await this.#client.notices();
      const [fresh, known] = [told.filter(({ id }) => !before.has(id)), idsOf(told)];
      // What came while this was asked for may not stand in the answer yet.
      const meanwhile = this.list.filter(({ id }) => !before.has(id) && !known.has(id));
      this.list = [...meanwhile, ...told].slice(0, held);
      // Those of a break are told as any others are.
      if (before.size > 0 && fresh.length > 0) this.#announce(fresh.length);
    } catch {
      // Known as before; the next connection asks again.
    }
    this.#host.requestUpdate();
  }

  #came(notices: readonly ShopNotice[]): void {
    const known = idsOf(this.list);
    const fresh = notices.filter(({ id }) => !known.has(id));
    this.list = [...fresh.toReversed(), ...this.list].slice(0, held);
    if (fresh.length > 0) this.#announce(fresh.length);
    this.#host.requestUpdate();
  }

  /** Said, never rung: a notice waits for nobody. */
  #announce(count: number): void {
    this.#attention.announce(this.#host.words.reception.notices.came(count));
  }

  #lookedAt(): void {
    const [newest] = this.list;
    const { preferences } = this.#host;
    if (!newest || !preferences || preferences.noticesRead[this.#agentId] === newest.id) return;
    tell(this.#host, 'preferences', {
      noticesRead: { ...preferences.noticesRead, [this.#agentId]: newest.id },
    });
  }
}

function idsOf(notices: readonly ShopNotice[]): ReadonlySet<string> {
  return new Set(notices.map(({ id }) => id));
}
