import { customerGroupChecks, type CheckKit, type GroupEvent } from '../chats/customerGroupChecks.ts';
import { HeldCustomerGroups } from '../chats/heldCustomerGroups.ts';
import type { unlessAborted as untilAborted } from '../client/waiting.ts';
import type { Asks } from '../requests/requests.ts';
import type { ClientWithin } from './service.ts';

/**
 * The groups that a customer is in. The client begins without it and keeps nothing of groups: what was told before is in
 * the list that is asked for, and what is told meanwhile waits for it. The list may be older or newer than some of that:
 * an event that it holds already changes nothing.
 */
export class JoinedCustomerGroups extends HeldCustomerGroups {
  readonly #ask: Asks;
  readonly #checks: ReturnType<typeof customerGroupChecks>;
  readonly #unlessAborted: typeof untilAborted;
  /** What was told since the list is not relied on; undefined once it is there. */
  #since: GroupEvent[] | undefined = [];
  #listing: Promise<void> | undefined;

  constructor(
    client: ClientWithin,
    unlessAborted: typeof untilAborted,
    shape: CheckKit['shape'],
    variants: CheckKit['variants'],
    listOf: CheckKit['listOf'],
    optional: CheckKit['optional'],
    is: CheckKit['is'],
    isText: CheckKit['isText'],
    isFlag: CheckKit['isFlag'],
    isCount: CheckKit['isCount'],
  ) {
    const { ask, emitter } = client;
    const kit = { shape, variants, listOf, optional, is, isText, isFlag, isCount };
    const checks = customerGroupChecks(kit);
    super(
      {
        ask,
        side: 'customer',
        me: () => client.customerId,
        // Other tabs may be without this part.
        outbox: {
          confirm: (clientId) => {
            client.mirror.outbox.discard(clientId);
          },
        },
        emitter,
      },
      checks,
    );
    this.#ask = ask;
    this.#checks = checks;
    this.#unlessAborted = unlessAborted;
    emitter.on('groupNews', (told) => {
      this.#told(told);
    });
    emitter.on('reset', () => {
      this.#since = [];
      this.#listing = undefined;
      if (client.connection === 'online') this.#listAgain();
      // Somebody else uses this client from now on, or nobody.
      else this.replace();
    });
    emitter.on('connection', (state) => {
      if (state === 'online' && this.#since) this.#listAgain();
    });
  }

  /** Resolves once the list is there. */
  async known(signal: AbortSignal | undefined): Promise<this> {
    while (this.#since) await this.#unlessAborted(this.#listing ?? this.#list(), signal);
    return this;
  }

  #told(told: unknown): void {
    const { type = '' } = (told ?? {}) as { type?: string };
    const { groupEvents } = this.#checks;
    if (!Object.hasOwn(groupEvents, type)) return;
    const event = told as GroupEvent;
    if (!groupEvents[event.type](event)) this.#since ??= [];
    else if (this.#since) this.#since.push(event);
    else this.heard(event);
    if (this.#since) this.#listAgain();
  }

  /** If it fails, the next event, connection or caller asks once more. */
  #listAgain(): void {
    if (!this.#listing) this.#list().catch(() => undefined);
  }

  #list(): Promise<void> {
    const since = (this.#since ??= []);
    const listing = this.#ask('customer-group.list', {}, { expect: this.#checks.isGroupList })
      .then(({ chats }) => {
        // Replaced by a later one.
        if (since !== this.#since) return;
        this.#since = undefined;
        this.replace(chats);
        for (const event of since) this.heard(event);
      })
      .finally(() => {
        if (listing === this.#listing) this.#listing = undefined;
      });
    return (this.#listing = listing);
  }
}
