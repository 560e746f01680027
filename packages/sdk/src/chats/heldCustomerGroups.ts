import type { Emitter } from '../emitter/emitter.ts';
import type { Side } from '../model/people.ts';
import type {
  CustomerGroup,
  CustomerGroupItem,
  CustomerGroupMessage,
  GroupMember,
} from '../model/customerGroups.ts';
import { foldCustomerGroups } from '../model/foldChats.ts';
import type { Asks } from '../requests/requests.ts';
import type { customerGroupChecks, GroupEvent } from './customerGroupChecks.ts';
import { HeldChats } from './heldChats.ts';

/** A message that somebody else has just written in a group. */
export interface GroupArrival {
  readonly group: CustomerGroup;
  readonly message: CustomerGroupMessage;
}

/** What is told of customer groups: all of them, and each message of somebody else once. */
export interface CustomerGroupEvents {
  customerGroups: ReadonlyMap<string, CustomerGroup>;
  groupMessage: GroupArrival;
}

export interface CustomerGroupHooks {
  readonly ask: Asks;
  readonly side: Side;
  /** Whose groups they are. */
  me(): string | undefined;
  /** Once the feed has told an own message, it waits no longer. */
  readonly outbox: { confirm(clientId: string): void };
  readonly emitter: Emitter<CustomerGroupEvents>;
}

/** The customer groups that an agent or a customer is in (WB-07). */
export class HeldCustomerGroups extends HeldChats<CustomerGroup, CustomerGroupItem> {
  readonly #hooks: CustomerGroupHooks;

  constructor(hooks: CustomerGroupHooks, { isGroupPage, knows }: ReturnType<typeof customerGroupChecks>) {
    const isDone = (value: unknown): value is Record<string, never> => typeof value === 'object';
    const { ask } = hooks;
    super({
      knows,
      see: (chatId, upTo) => ask('customer-group.see', { chatId, upTo }, { expect: isDone }),
      page: (chatId, before, waiting) => {
        const params = { chatId, ...(before === undefined ? {} : { before }) };
        return ask('customer-group.history', params, { ...waiting, expect: isGroupPage });
      },
      quit: (chatId, waiting) =>
        ask('customer-group.leave', { chatId }, { ...waiting, expect: isDone }).catch((error: unknown) => {
          if ((error as { code?: unknown }).code !== 'NOT_FOUND') throw error;
        }),
      changed: () => {
        this.#tell();
      },
    });
    this.#hooks = hooks;
  }

  /** A fresh snapshot replaces what was held. */
  replace(groups: readonly CustomerGroup[] = []): void {
    this.replaceAll(groups);
    this.#tell();
  }

  heard(event: GroupEvent): void {
    const id = this.#hooks.me();
    const me = id === undefined ? undefined : { kind: this.#hooks.side, id };
    const { type, chatId } = event;
    const own = type === 'customer-group.posted' && isSame(event.item.author, me);
    // First, so that no listener finds a message both as sending and as sent.
    if (own && event.item.clientId !== undefined) this.#hooks.outbox.confirm(event.item.clientId);
    this.took(foldCustomerGroups(this.all, me, event), {
      chatId,
      anew: type === 'customer-group.joined' || type === 'customer-group.gone',
      item: 'item' in event ? event.item : undefined,
      seen: type === 'customer-group.seen' ? event.upTo : undefined,
    });
    this.#tell();
    const group = this.all.get(chatId);
    if (type === 'customer-group.posted' && !own && group)
      this.#hooks.emitter.emit('groupMessage', { group, message: event.item });
  }

  #tell(): void {
    this.#hooks.emitter.emit('customerGroups', this.all);
  }
}

type Somebody = Pick<GroupMember, 'kind' | 'id'>;

/** An agent may have the id of a customer. */
function isSame(some: Somebody, me: Somebody | undefined): boolean {
  return some.kind === me?.kind && some.id === me.id;
}
