import { isShopbellError, type AdminClient } from '@shopbell/sdk/admin';
import type { AgentClient, Conversation, CustomerRef } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { Drafts } from '../conversation/drafts.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { Words } from '../words/words.ts';

interface Parts {
  readonly client: AgentClient;
  readonly admin: Pick<AdminClient, 'eraseCustomer'>;
  readonly attention: AttentionController;
  readonly drafts: Drafts;
}

/** Erasing a customer: the question, what came of it; and what this page still keeps of one, whoever erased them. */
export class EraseController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #parts: Parts;
  #ends: (() => void)[] = [];

  /** Who is about to be erased; undefined while nothing is asked. */
  customer: CustomerRef | undefined;
  busy = false;
  error: unknown;

  constructor(host: DeskHost, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    const { client } = this.#parts;
    this.#ends = [
      hear(this.#host, 'ask-erase', (customer) => {
        this.#show(customer);
      }),
      hear(this.#host, 'close-erase', () => {
        if (!this.busy) this.#show(undefined);
      }),
      hear(this.#host, 'erase-customer', (customerId) => void this.#erase(customerId)),
      client.on('erased', (customerIds) => {
        this.#forgetDrafts(customerIds, [...client.conversations.values()]);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  async #erase(customerId: string): Promise<void> {
    const { customer } = this;
    if (customer?.id !== customerId || this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      await this.#parts.admin.eraseCustomer(customerId);
      this.#show(undefined);
      const { words } = this.#host;
      this.#parts.attention.announce(words.erase.done(customerLabel({ id: customerId }, words)));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }

  /** What was typed to them and not sent. */
  #forgetDrafts(customerIds: readonly string[], conversations: readonly Conversation[]): void {
    for (const { id, customer } of conversations)
      if (customerIds.includes(customer.id)) this.#parts.drafts.set(id, '');
  }

  #show(customer: CustomerRef | undefined): void {
    this.customer = customer;
    this.error = undefined;
    this.#host.requestUpdate();
  }
}

/** Why nobody was erased, in plain words. */
export function eraseProblem(error: unknown, { erase }: Words): string {
  if (error === undefined) return '';
  if (isShopbellError(error, 'CUSTOMER_ENGAGED')) return erase.engaged(error.details.agent?.name);
  if (isShopbellError(error, 'NOT_FOUND')) return erase.gone;
  return isShopbellError(error, 'FORBIDDEN') ? erase.forbidden : erase.failed;
}
