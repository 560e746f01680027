import type { AgentClient, CustomersByOrders, FoundCustomer } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear } from '../app/events.ts';
import { withNew } from '../search/withNew.ts';

/** WB-09; `all`: whatever they ordered. */
export const historyFilters = ['all', 'none', 'unpaid', 'paid'] as const;
export type HistoryFilter = 'all' | CustomersByOrders;

export interface History {
  readonly filter: HistoryFilter;
  /** Undefined until somebody asked and the first page has come. */
  readonly list: readonly FoundCustomer[] | undefined;
  readonly next: number | undefined;
  readonly state: 'idle' | 'busy' | 'failed';
}

const unread = { list: undefined, next: undefined, state: 'idle' } as const;

/** Customers whom the agent served, back to the first one, by what they ordered (WB-09). */
export class HistoryController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #client: AgentClient;
  #ends: (() => void)[] = [];
  #asking: AbortController | undefined;

  shown: History = { filter: 'all', ...unread };

  constructor(host: ReactiveControllerHost & EventTarget, client: AgentClient) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'filter-history', (filter) => {
        this.#asking?.abort();
        this.#show({ filter, ...unread });
        if (filter !== 'all') void this.#readOn();
      }),
      hear(this.#host, 'read-history-on', () => void this.#readOn()),
      this.#client.on('erased', () => {
        if (!this.shown.list) return;
        this.#asking?.abort();
        this.#show({ filter: this.shown.filter, ...unread });
        void this.#readOn();
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
    this.#asking?.abort();
  }

  async #readOn(): Promise<void> {
    const { filter, list, next, state } = this.shown;
    if (state === 'busy') return;
    const { signal } = (this.#asking = new AbortController());
    this.#show({ filter, list, next, state: 'busy' });
    try {
      const orders = filter === 'all' ? undefined : filter;
      const page = await this.#client.searchCustomers('', { among: 'own', orders, after: next, signal });
      if (signal.aborted) return;
      const known = withNew(list ?? [], page.customers, ({ customer }) => customer.id);
      this.#show({ filter, list: known, next: page.next, state: 'idle' });
    } catch {
      if (!signal.aborted) this.#show({ filter, list, next, state: 'failed' });
    }
  }

  #show(shown: History): void {
    this.shown = shown;
    this.#host.requestUpdate();
  }
}
