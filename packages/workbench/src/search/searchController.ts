import {
  isShopbellError,
  type AgentClient,
  type Conversation,
  type FoundCustomer,
} from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear, type PastConversation } from '../app/events.ts';
import type { ShownMessage } from '../conversation/timeline.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { Words } from '../words/words.ts';
import { withNew } from './withNew.ts';

/** Pages that are read at once to come to a message; whoever wants to know what was before reads on by hand. */
const pagesToMessage = 20;

/** Finding customers whose conversation is over, reading what was said, and writing to them (LM-23). */
export class SearchController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #opened: (conversation: Conversation) => void;
  #ends: (() => void)[] = [];
  /** Answers to what was asked before something else was are dropped. */
  #asked = 0;

  /** What was searched for; undefined while nothing is. */
  text: string | undefined;
  /** Undefined until the first page has come. */
  found: readonly FoundCustomer[] | undefined;
  next: number | undefined;
  searching: 'idle' | 'busy' | 'failed' = 'idle';
  /** The past conversation that is read, as far as it was. */
  past: Conversation | undefined;
  history: 'idle' | 'loading' | 'failed' = 'idle';
  /** The message of it that is looked for. */
  shown: ShownMessage | undefined;
  /** Somebody is being contacted. */
  contacting = false;
  /** Why nobody was. */
  error: unknown;

  /** `opened`: the conversation with whoever was contacted. */
  constructor(host: DeskHost, client: AgentClient, opened: (conversation: Conversation) => void) {
    this.#host = host;
    this.#client = client;
    this.#opened = opened;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'search-customers', (text) => void this.#search(text)),
      hear(this.#host, 'search-on', () => void this.#search(this.text, this.next)),
      hear(this.#host, 'read-past', (past) => void this.#read(past)),
      hear(this.#host, 'read-on', () => void this.#readOn()),
      hear(this.#host, 'contact-customer', (customerId) => void this.#contact(customerId)),
      this.#client.on('erased', (customerIds) => {
        this.#erased(customerIds);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  /** Something was searched for, or is read. */
  get open(): boolean {
    return this.text !== undefined || this.past !== undefined;
  }

  /** What was found or read of them is read anew. */
  #erased(customerIds: readonly string[]): void {
    const { past, text } = this;
    const { id = '' } = past?.customer ?? {};
    if (past && customerIds.includes(id))
      void this.#read({ customer: { id, erased: true }, conversation: past });
    else if (!past && text !== undefined) void this.#search(text);
  }

  async #search(text: string | undefined, after?: number): Promise<void> {
    const asked = ++this.#asked;
    const before = after === undefined ? undefined : this.found;
    Object.assign(this, { text, found: before, past: undefined, error: undefined });
    this.searching = text === undefined ? 'idle' : 'busy';
    this.#host.requestUpdate();
    if (text === undefined) return;
    try {
      const { customers, next } = await this.#client.searchCustomers(text, { after });
      if (asked !== this.#asked) return;
      this.found = withNew(before ?? [], customers, ({ customer }) => customer.id);
      this.next = next;
      this.searching = 'idle';
    } catch {
      if (asked === this.#asked) this.searching = 'failed';
    }
    this.#host.requestUpdate();
  }

  async #read(past: PastConversation | undefined): Promise<void> {
    this.error = undefined;
    this.shown = past?.seq === undefined ? undefined : { seq: past.seq };
    this.past = past && {
      ...past.conversation,
      customer: past.customer,
      lastSeq: 0,
      seen: { customer: 0, agent: 0 },
      items: [],
      more: true,
    };
    this.history = 'idle';
    const id = past?.conversation.id;
    await this.#readOn();
    for (let page = 1; page < pagesToMessage && this.past?.id === id && this.#isBefore(past?.seq); page++)
      await this.#readOn();
  }

  /** Whether the message stands before what was read so far. */
  #isBefore(seq: number | undefined): boolean {
    const { past } = this;
    if (seq === undefined || !past?.more || this.history !== 'idle') return false;
    return seq < (past.items[0]?.seq ?? 0);
  }

  /** The page before what is on screen. */
  async #readOn(): Promise<void> {
    const { past } = this;
    if (past?.more === true && this.history !== 'loading') {
      this.history = 'loading';
      this.#host.requestUpdate();
      try {
        const { items, more } = await this.#client.readHistory(past.id, past.items[0]?.seq);
        // Another one is read by now.
        if (this.past !== past) return;
        this.past = { ...past, items: [...items, ...past.items], more };
        this.history = 'idle';
      } catch {
        if (this.past !== past) return;
        this.history = 'failed';
      }
    }
    this.#host.requestUpdate();
  }

  async #contact(customerId: string): Promise<void> {
    if (this.contacting) return;
    this.contacting = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const conversation = await this.#client.contact(customerId);
      void this.#search(undefined);
      this.#opened(conversation);
    } catch (error) {
      this.error = error;
    } finally {
      this.contacting = false;
      this.#host.requestUpdate();
    }
  }
}

/** Why a customer could not be contacted, in plain words. */
export function contactProblem(error: unknown, { reception }: Words): string {
  const text = reception.search;
  if (error === undefined) return '';
  if (isShopbellError(error, 'CUSTOMER_ENGAGED')) {
    const { agent } = error.details;
    return agent ? text.engagedWith(agent.name) : text.engaged;
  }
  if (isShopbellError(error, 'CUSTOMER_BLOCKED')) return text.blocked;
  if (isShopbellError(error, 'TARGET_NOT_AVAILABLE')) return text.offline;
  return isShopbellError(error, 'NOT_FOUND') ? text.gone : text.failed;
}
