import { isShopbellError, type AgentClient, type Conversation } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear, type WorkbenchEvents } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { Words } from '../words/words.ts';

/** Passing a conversation on: the dialog's state, and what came of it. */
export class TransferController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #attention: AttentionController;
  readonly #openOne: () => Conversation | undefined;
  #ends: (() => void)[] = [];

  /** Which one is being passed on; undefined while nothing is asked. */
  conversationId: string | undefined;
  busy = false;
  error: unknown;
  /** Which dialog it is: an answer that comes after it was closed concerns no other. */
  #shown = 0;

  constructor(
    host: DeskHost,
    parts: {
      client: AgentClient;
      attention: AttentionController;
      /** The open conversation, if it can be passed on. */
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
      hear(this.#host, 'ask-transfer', () => {
        this.ask();
      }),
      hear(this.#host, 'close-transfer', () => {
        this.#show(undefined);
      }),
      hear(this.#host, 'transfer', (wish) => void this.#transfer(wish)),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  ask(): void {
    const one = this.#openOne();
    if (one) this.#show(one.id);
  }

  async #transfer({ to, name, note }: WorkbenchEvents['transfer']): Promise<void> {
    const id = this.conversationId;
    if (id === undefined || this.busy) return;
    const shown = this.#shown;
    this.busy = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      await this.#client.transfer(id, to, note);
      this.#attention.announce(this.#host.words.reception.transfer.done(name));
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

  #show(id: string | undefined): void {
    this.conversationId = id;
    this.#shown += 1;
    this.busy = false;
    this.error = undefined;
    this.#host.requestUpdate();
  }
}

/** Why it was not passed on, in plain words (RT-48). */
export function transferProblem(error: unknown, { reception }: Words): string {
  const text = reception.transfer;
  if (error === undefined) return '';
  if (isShopbellError(error, 'TARGET_NOT_AVAILABLE')) return text.unavailable[error.details.reason];
  if (isShopbellError(error, 'NOT_FOUND'))
    return error.details.what === 'conversation' ? text.notYours : text.gone;
  if (isShopbellError(error, 'FORBIDDEN') || isShopbellError(error, 'CONVERSATION_ENDED'))
    return text.notYours;
  if (isShopbellError(error, 'CONNECTION_LOST') || isShopbellError(error, 'TIMEOUT')) return text.lost;
  return text.failed;
}
