import { HeldCustomerGroups, type CustomerGroupHooks } from '../chats/heldCustomerGroups.ts';
import { customerGroupChecks } from '../chats/customerGroupChecks.ts';
import type { Chats } from '../chats/chats.ts';
import type { Waiting } from '../client/conversationClient.ts';
import { isNothing } from '../guards/results.ts';
import { is, isCount, isFlag, isText, listOf, optional, shape, variants } from '../guards/shape.ts';
import type { CustomerGroup, CustomerGroupItem, GroupMember } from '../model/customerGroups.ts';
import type { FeedEvent } from '../model/events.ts';
import type { GroupEvent } from '../chats/customerGroupChecks.ts';

/** Who comes into a group. */
export interface GroupPeople {
  readonly customerIds?: readonly string[];
  readonly agentIds?: readonly string[];
}

/**
 * Customer groups (WB-07): chats of agents and customers under a name. Rejections are always a `ShopbellError`: NOT_FOUND of a
 * group that one is not in, or of a customer whom the shop does not know, CUSTOMER_BLOCKED, LIMIT_REACHED with
 * `details.limit`.
 */
export interface CustomerGroups extends Chats<CustomerGroup, CustomerGroupItem> {
  /** A new group, with oneself in it. */
  create(
    group: { readonly name: string; readonly customerIds: readonly string[] } & GroupPeople,
    options?: Waiting,
  ): Promise<CustomerGroup>;
  rename(chatId: string, name: string, options?: Waiting): Promise<void>;
  /** They read what is written from then on. */
  add(chatId: string, people: GroupPeople, options?: Waiting): Promise<void>;
  /** Takes somebody out, customer or colleague. With its last agent the group is gone for everybody. */
  takeOut(chatId: string, member: Pick<GroupMember, 'kind' | 'id'>, options?: Waiting): Promise<void>;
}

// Not the module as a whole: see docs/decisions/0019.
export const groupChecks = customerGroupChecks({
  ...{ is, isCount, isFlag, isText },
  ...{ listOf, optional, shape, variants },
});

export const isGroupAnswer = shape<{ chat: CustomerGroup }>({ chat: groupChecks.isCustomerGroup });

export function isGroupEvent(event: FeedEvent): event is GroupEvent {
  return Object.hasOwn(groupChecks.groupEvents, event.type);
}

/** The groups of an agent, who makes them and says who is in them. */
export class AgentCustomerGroups extends HeldCustomerGroups implements CustomerGroups {
  readonly #ask: CustomerGroupHooks['ask'];
  readonly #newId: () => string;

  constructor(hooks: CustomerGroupHooks, newId: () => string) {
    super(hooks, groupChecks);
    this.#ask = hooks.ask;
    this.#newId = newId;
  }

  async create(
    { name, ...people }: Parameters<CustomerGroups['create']>[0],
    { signal }: Waiting = {},
  ): Promise<CustomerGroup> {
    // Made here: asked again after a break, it is still one group.
    const params = { chatId: this.#newId(), name, ...idsOf(people) };
    const { chat } = await this.#ask('customer-group.create', params, {
      expect: isGroupAnswer,
      signal,
    });
    return this.answered(chat);
  }

  async rename(chatId: string, name: string, { signal }: Waiting = {}): Promise<void> {
    await this.#ask('customer-group.rename', { chatId, name }, { expect: isNothing, signal });
  }

  async add(chatId: string, people: GroupPeople, { signal }: Waiting = {}): Promise<void> {
    await this.#ask('customer-group.add', { chatId, ...idsOf(people) }, { expect: isNothing, signal });
  }

  async takeOut(
    chatId: string,
    { kind, id }: Pick<GroupMember, 'kind' | 'id'>,
    { signal }: Waiting = {},
  ): Promise<void> {
    await this.#ask('customer-group.remove', { chatId, member: { kind, id } }, { expect: isNothing, signal });
  }

  /** A customer, who had these ids, was erased: whoever shows a group reads anew what stands in it. */
  erased(customerIds: readonly string[]): void {
    for (const group of this.all.values()) {
      const now = { ...group, ...withoutWords(group.newest, customerIds) };
      this.took(new Map(this.all).set(group.id, now), { chatId: group.id, anew: true });
    }
  }
}

/** What stands in a group as the server tells it once its author was erased. */
function withoutWords(item: CustomerGroupItem | undefined, customerIds: readonly string[]) {
  if (item?.kind !== 'message' || item.author.kind !== 'customer') return {};
  if (!customerIds.includes(item.author.id)) return {};
  const { files: _files, ...message } = item;
  const { kind, id } = item.author;
  return { newest: { ...message, author: { kind, id }, text: '', erased: true } };
}

function idsOf({ customerIds = [], agentIds = [] }: GroupPeople): {
  customerIds: string[];
  agentIds: string[];
} {
  return { customerIds: [...customerIds], agentIds: [...agentIds] };
}
