import type { AgentClient, Clock, FoundCustomer, FoundMessage } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear, tell } from '../app/events.ts';
import { withNew } from './withNew.ts';

/** Milliseconds of quiet after which what was typed is looked for. */
export const quiet = 150;

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
  readonly #open: (conversationId: string, seq: number | undefined) => boolean;
  #ends: (() => void)[] = [];
  #cancel: (() => void) | undefined;
  #asking: AbortController | undefined;
  /** The first hit is there, or it is known that there is none. */
  #answered: Promise<void> | undefined;

  /** What the field holds; empty: nothing is looked for. */
  typed = '';
  /** What was found last; until new things are there, of what was typed before. */
  results: Results | undefined;

  /** `open`: opens a conversation, at a message of it, if it is the agent's; false if it is not. */
  constructor(
    host: ReactiveControllerHost & EventTarget,
    client: AgentClient,
    clock: Clock,
    open: (conversationId: string, seq: number | undefined) => boolean,
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
        // What is being asked for is not asked for twice; nor is it gone on with what was found for a former text.
        if (signal && this.results && this.results[part].state !== 'busy') void this.#ask(part, signal);
      }),
      hear(this.#host, 'open-found', (found) => {
        if (this.#open(found.conversation.id, found.seq)) this.find('');
        else tell(this.#host, 'read-past', found);
      }),
      this.#client.on('erased', () => {
        this.#again();
      }),
    ];
  }

  /** What was found may be of somebody who was erased. */
  #again(): void {
    if (!this.active) return;
    this.#stop();
    this.results = undefined;
    this.#start(this.typed.trim());
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

  /** Looks for what was typed without waiting for more; true once that is answered, false if it is wanted no longer. */
  async now(): Promise<boolean> {
    const text = this.typed.trim();
    if (text === '') return false;
    if (!this.#asking) {
      this.#cancel?.();
      this.#start(text);
    }
    const asking = this.#asking;
    await this.#answered;
    await this.#host.updateComplete;
    return asking === this.#asking;
  }

  #stop(): void {
    this.#cancel?.();
    this.#asking?.abort();
    this.#asking = undefined;
  }

  #start(text: string): void {
    const { signal } = (this.#asking = new AbortController());
    // What is on screen stays there until something else is: it would flicker with every key.
    const { own, messages } = this.results ?? { own: unasked, messages: unasked };
    // But whose order it is, is true of that very text only.
    this.results = { text, own, others: unasked, messages, orderMatch: [] };
    const [customers, said] = [this.#ask('own', signal, true), this.#ask('messages', signal, true)];
    this.#answered = customers.then(() => {
      const { own, orderMatch } = this.results ?? { orderMatch: [] };
      return (own?.list?.length ?? 0) + orderMatch.length > 0 ? undefined : said;
    });
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
      const list = withNew((next === undefined ? undefined : before.list) ?? [], page.list, (one) =>
        'message' in one ? one.conversation.id : one.customer.id,
      );
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
