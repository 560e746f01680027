import type { AgentClient, CardRef, Conversation } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import type { DeskHost } from '../desk/deskActions.ts';

/** Sending a product, order or parcel: what is at hand, and to whom it goes. */
export class CardController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #openOne: () => Conversation | undefined;
  #ends: (() => void)[] = [];

  /** To whom it goes; undefined while nothing is asked. */
  conversation: Conversation | undefined;

  constructor(host: DeskHost, client: AgentClient, openOne: () => Conversation | undefined) {
    this.#host = host;
    this.#client = client;
    this.#openOne = openOne;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'ask-card', () => {
        this.#show(this.#openOne());
      }),
      hear(this.#host, 'close-card', () => {
        this.#show(undefined);
      }),
      hear(this.#host, 'send-card', (card) => {
        const { conversation } = this;
        this.#show(undefined);
        if (!conversation) return;
        this.#client.send(conversation.id, { card });
        this.#host.focusReply();
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  get suggested(): readonly CardRef[] {
    return this.conversation ? spokenOf(this.conversation) : [];
  }

  #show(conversation: Conversation | undefined): void {
    this.conversation = conversation;
    this.#host.requestUpdate();
  }
}

/** As many as are taken in at a glance. */
const atHand = 6;

/** What a conversation is about and what was shown in it, the newest first. */
function spokenOf({ scope, items }: Conversation): readonly CardRef[] {
  const found = new Map<string, CardRef>();
  const add = (kind: CardRef['kind'], id: string | undefined): void => {
    if (id !== undefined && !found.has(`${kind} ${id}`)) found.set(`${kind} ${id}`, { kind, id });
  };
  add('product', scope.sku);
  add('order', scope.orderId);
  add('parcel', scope.trackingNo);
  for (const item of items.toReversed()) {
    const card = item.kind === 'message' ? item.card : undefined;
    if (card) add(card.kind, card.id);
    if (card?.kind === 'order') for (const { productId } of card.items ?? []) add('product', productId);
  }
  return [...found.values()].slice(0, atHand);
}
