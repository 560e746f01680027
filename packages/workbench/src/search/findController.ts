import type { AgentClient, Clock, FoundCustomer, FoundMessage } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear, tell } from '../app/events.ts';

/** Milliseconds of quiet after which what was typed is looked for. */
const quiet = 150;

/** A part of what a search finds. `others` is looked for when it is asked for (WB-03). */
export const parts = ['own', 'others', 'messages'] as const;
export type Part = (typeof parts)[number];

type Found = Readonly<Record<Part, readonly (FoundCustomer | FoundMessage)[] | undefined>>;

export interface PartFound<One> {
  /** Undefined until the first page has come, or where nobody asked. */
  readonly list: readonly One[] | undefined;
  /** There is more: what to ask for it with. */
  readonly next: number | undefined;
  readonly state: 'idle' | 'busy' | 'failed';
}

export interface Results {
  readonly text: string;
  readonly own: PartFound<FoundCustomer>;
  readonly others: PartFound<FoundCustomer>;
  readonly messages: PartFound<FoundMessage>;
  /** WB-02. */
  readonly orderMatch: readonly FoundCustomer[];
}

const unasked: PartFound<never> = { list: undefined, next: undefined, state: 'idle' };

/**
 * Finds customers and what was said while the agent types (WB-01 … WB-03). The last question wins: an answer to one before
 * it is dropped, and is no longer waited for.
 */
export class FindController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #client: AgentClient;
  readonly #clock: Clock;
  readonly #open: (conversationId: string) => boolean;
  #ends: (() => void)[] = [];
  #cancel: (() => void) | undefined;
  #asking: AbortController | undefined;

  /** What the field holds; empty: nothing is looked for. */
  typed = '';
  /** What was found last; until new things are there, of what was typed before. */
  results: Results | undefined;

  /** `open`: opens a conversation if it is the agent's; false if it is not. */
  constructor(
    host: ReactiveControllerHost & EventTarget,
    client: AgentClient,
    clock: Clock,
    open: (conversationId: string) => boolean,
  ) {
    this.#host = host;
    this.#client = client;
    this.#clock = clock;
    this.#open = open;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'find', (text) => {
        this.find(text);
      }),
      hear(this.#host, 'find-part', (part) => {
        const { signal } = this.#asking ?? {};
        if (signal && this.results) void this.#ask(part, signal);
      }),
      hear(this.#host, 'open-found', (found) => {
        if (this.#open(found.conversation.id)) this.find('');
        else tell(this.#host, 'read-past', found);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
    this.#stop();
  }

  get active(): boolean {
    return this.typed.trim() !== '';
  }

  find(text: string): void {
    const asked = text.trim();
    const same = asked === this.typed.trim();
    this.typed = text;
    this.#host.requestUpdate();
    if (same) return;
    this.#stop();
    if (asked === '') {
      this.results = undefined;
      return;
    }
    this.#cancel = this.#clock.after(quiet, () => {
      this.#start(asked);
    });
  }

  /** Looks for what was typed without waiting for more. */
  now(): void {
    const text = this.typed.trim();
    if (text === '' || this.#asking) return;
    this.#cancel?.();
    this.#start(text);
  }

  #stop(): void {
    this.#cancel?.();
    this.#asking?.abort();
    this.#asking = undefined;
  }

  #start(text: string): void {
    const { signal } = (this.#asking = new AbortController());
    // What is on screen stays there until something else is: it would flicker with every key.
    const { own, messages, orderMatch } = this.results ?? { own: unasked, messages: unasked, orderMatch: [] };
    this.results = { text, own, others: unasked, messages, orderMatch };
    void this.#ask('own', signal, true);
    void this.#ask('messages', signal, true);
  }

  /** The next page of a part, or the first once more. */
  async #ask(part: Part, signal: AbortSignal, anew = false): Promise<void> {
    if (!this.results) return;
    const { text } = this.results;
    const before: PartFound<FoundCustomer | FoundMessage> = this.results[part];
    const next = anew ? undefined : before.next;
    this.#put(part, { ...before, state: 'busy' });
    try {
      const page = await this.#page(part, text, next, signal);
      if (signal.aborted) return;
      const list = next === undefined ? page.list : [...(before.list ?? []), ...page.list];
      this.#put(part, { list, next: page.next, state: 'idle' });
      if (page.orderMatch) this.results = { ...this.results, orderMatch: page.orderMatch };
    } catch {
      // Of what is wanted no longer there is nothing to tell.
      if (!signal.aborted) this.#put(part, { ...(anew ? unasked : before), state: 'failed' });
    }
  }

  async #page(
    part: Part,
    text: string,
    next: number | undefined,
    signal: AbortSignal,
  ): Promise<{
    list: NonNullable<Found[Part]>;
    next?: number | undefined;
    orderMatch?: readonly FoundCustomer[] | undefined;
  }> {
    if (part === 'messages') {
      const page = await this.#client.searchMessages(text, { before: next, signal });
      return { list: page.found, next: page.next };
    }
    const page = await this.#client.searchCustomers(text, { among: part, after: next, signal });
    return { list: page.customers, next: page.next, orderMatch: page.orderMatch };
  }

  #put(part: Part, found: PartFound<FoundCustomer | FoundMessage>): void {
    if (!this.results) return;
    this.results = { ...this.results, [part]: found };
    this.#host.requestUpdate();
  }
}
