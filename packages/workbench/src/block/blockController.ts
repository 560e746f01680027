import { isShopbellError, type AgentClient, type Conversation, type CustomerRef } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { Words } from '../words/words.ts';

/** Blocking a customer (WB-19): the dialog's state, and what came of it. */
export class BlockController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #attention: AttentionController;
  readonly #openOne: () => Conversation | undefined;
  #ends: (() => void)[] = [];

  /** Who is about to be blocked; undefined while nothing is asked. */
  customer: CustomerRef | undefined;
  busy = false;
  error: unknown;
  /** Which dialog it is: an answer that comes after it was closed concerns no other. */
  #shown = 0;

  constructor(
    host: DeskHost,
    parts: {
      client: AgentClient;
      attention: AttentionController;
      openOne: () => Conversation | undefined;
    },
  ) {
    this.#host = host;
    this.#client = parts.client;
    this.#attention = parts.attention;
    this.#openOne = parts.openOne;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'ask-block', () => {
        this.#show(this.#openOne()?.customer);
      }),
      hear(this.#host, 'close-block', () => {
        this.#show(undefined);
      }),
      hear(this.#host, 'block', (reason) => void this.#block(reason)),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  async #block(reason: string): Promise<void> {
    const { customer } = this;
    if (!customer || this.busy) return;
    const shown = this.#shown;
    this.busy = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      await this.#client.block(customer.id, reason);
      const { words } = this.#host;
      this.#attention.announce(words.reception.block.done(customerLabel(customer, words)));
      if (this.#shown !== shown) return;
      this.#show(undefined);
      this.#host.focusList();
    } catch (error) {
      // The dialog it was asked in has been closed; another one may be open.
      if (this.#shown !== shown) return;
      this.error = error;
      this.busy = false;
      this.#host.requestUpdate();
    }
  }

  #show(customer: CustomerRef | undefined): void {
    this.customer = customer;
    this.#shown += 1;
    this.busy = false;
    this.error = undefined;
    this.#host.requestUpdate();
  }
}

export function blockProblem(error: unknown, { reception }: Words): string {
  if (error === undefined) return '';
  return isShopbellError(error, 'FORBIDDEN') ? reception.block.forbidden : reception.block.failed;
}
