import {
  isShopbellError,
  type AgentClient,
  type PendingLeaveMessage,
  type Unsubscribe,
} from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { Words } from '../words/words.ts';

/** So many are shown at a time, the oldest first. */
export const shown = 50;

/** Leave messages that nobody has yet (LM-13): for those to whom the server tells them. */
export class PendingController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #attention: AttentionController;
  #ends: (() => void)[] = [];
  #subscriptions: Unsubscribe[] = [];
  #told = 0;
  /** The latest question counts, whatever order answers come in. */
  #asked = 0;

  /** The part that is shown; undefined until it was read. */
  list: readonly PendingLeaveMessage[] | undefined;
  /** How many there are in all. */
  total = 0;
  /** How many stand before the part that is shown. */
  skip = 0;
  /** The server does not tell them to this account: nothing of it is shown. */
  forbidden = false;
  failed = false;
  open = false;
  /** One is being assigned. */
  busy = false;
  /** Why the last one was not assigned. */
  error: unknown;

  constructor(host: DeskHost, client: AgentClient, attention: AttentionController) {
    this.#host = host;
    this.#client = client;
    this.#attention = attention;
    host.addController(this);
  }

  hostConnected(): void {
    this.#subscriptions = [
      this.#client.on('connection', (connection) => {
        if (connection !== 'online') return;
        this.forbidden = false;
        void this.#read();
      }),
      this.#client.on('lines', (groups) => {
        const pending = groups.reduce((sum, group) => sum + group.pendingLeaveMessages, 0);
        if (pending === this.#told) return;
        this.#told = pending;
        void this.#read();
      }),
    ];
    this.#ends = [
      hear(this.#host, 'show-pending', (open) => {
        this.open = open;
        this.error = undefined;
        this.skip = 0;
        if (open) void this.#read();
        this.#host.requestUpdate();
      }),
      hear(this.#host, 'reload-pending', () => void this.#read()),
      hear(this.#host, 'page-pending', (skip) => {
        this.skip = skip;
        void this.#read();
      }),
      hear(this.#host, 'assign-leave-message', ({ conversationId, agentId }) => {
        void this.#assign(conversationId, agentId);
      }),
    ];
    if (this.#client.connection === 'online') void this.#read();
  }

  hostDisconnected(): void {
    for (const end of [...this.#ends, ...this.#subscriptions]) end();
  }

  /** How many there are; undefined where nothing is to be shown. */
  get count(): number | undefined {
    return this.forbidden || !this.list ? undefined : this.total;
  }

  async #read(): Promise<void> {
    if (this.forbidden) return;
    this.failed = false;
    try {
      const asked = ++this.#asked;
      const { leaveMessages, total } = await this.#client.leaveMessages({ skip: this.skip, limit: shown });
      if (asked !== this.#asked) return;
      this.list = leaveMessages;
      this.total = total;
      // What was the last part is empty once all of it was given away.
      if (leaveMessages.length === 0 && total > 0 && this.skip > 0) {
        this.skip = Math.floor((total - 1) / shown) * shown;
        await this.#read();
      }
    } catch (error) {
      if (isShopbellError(error, 'FORBIDDEN')) this.forbidden = true;
      else this.failed = true;
    }
    this.#host.requestUpdate();
  }

  async #assign(conversationId: string, agentId: string): Promise<void> {
    if (this.busy) return;
    const message = this.list?.find((one) => one.conversationId === conversationId);
    const agent = this.#client.agents.find(({ id }) => id === agentId);
    this.busy = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      await this.#client.assignLeaveMessage(conversationId, agentId);
      const { words } = this.#host;
      if (message && agent)
        this.#attention.announce(
          words.reception.pending.assigned(customerLabel(message.customer, words), agent.name),
        );
      // All that the customer left in that group went along (LM-07).
      this.list = this.list?.filter(
        (one) => !(one.customer.id === message?.customer.id && one.group.id === message.group.id),
      );
    } catch (error) {
      this.error = error;
    }
    this.busy = false;
    await this.#read();
  }
}

/** Why it was not assigned, in plain words (LM-14). */
export function pendingProblem(error: unknown, { reception }: Words): string {
  const text = reception.pending;
  if (error === undefined) return '';
  if (isShopbellError(error, 'ALREADY_ASSIGNED')) return text.alreadyAssigned;
  if (isShopbellError(error, 'NOT_FOUND') || isShopbellError(error, 'CONVERSATION_ENDED')) return text.gone;
  if (isShopbellError(error, 'TARGET_NOT_AVAILABLE')) return text.notAvailable;
  return text.assignFailed;
}
