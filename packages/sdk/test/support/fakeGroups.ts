import type { GroupEvent } from '../../src/chats/customerGroupChecks.ts';
import {
  foldCustomerGroups,
  shopbellError,
  type CustomerGroup,
  type CustomerGroupItem,
  type CustomerGroupMessage,
  type FeedEvent,
  type GroupMember,
} from '../../src/model.ts';

const amy: GroupMember = { kind: 'agent', id: 'amy', name: 'Amy' };

export interface GroupsHooks {
  /** The sequence of the event that comes next. */
  next(): number;
  now(): number;
  customerId(): string;
  /** Records what happened and tells it. */
  happen(event: GroupEvent): void;
}

/** The customer groups of the fake server's one customer, as the server holds them (WB-07). */
export class FakeGroups {
  /** Those that the customer is in. */
  all: ReadonlyMap<string, CustomerGroup> = new Map();
  readonly #hooks: GroupsHooks;
  readonly #items = new Map<string, CustomerGroupItem[]>();
  /** Messages ever written in a group, also while the customer was not in it. */
  readonly #counts = new Map<string, number>();

  constructor(hooks: GroupsHooks) {
    this.#hooks = hooks;
  }

  /** An agent adds the customer. */
  adds(chatId = 'g1', name = '老顾客'): void {
    const { happen, next, now } = this.#hooks;
    const me = this.#me;
    const count = this.#counts.get(chatId) ?? 0;
    const at = now();
    const notice = { kind: 'added' as const, members: [me] };
    const newest: CustomerGroupItem = { kind: 'notice', seq: next(), at, by: amy, notice };
    this.#items.set(chatId, [newest]);
    const standing = { count, seen: count, lastSeq: newest.seq, lastMessageAt: at, newest };
    const chat: CustomerGroup = { id: chatId, kind: 'customers', name, members: [amy, me], ...standing };
    happen(this.#took({ type: 'customer-group.joined', at, chatId, chat }));
  }

  /** Somebody writes; by default an agent. Returns the message. */
  says(chatId: string, text: string, author = amy, clientId?: string): CustomerGroupMessage {
    const { happen, next, now } = this.#hooks;
    const number = (this.#counts.get(chatId) ?? 0) + 1;
    const seq = next();
    const item: CustomerGroupMessage = {
      ...{ kind: 'message', id: `message-${String(seq)}`, seq, at: now(), author, number, text },
      ...(clientId === undefined ? {} : { clientId }),
    };
    this.#counts.set(chatId, number);
    if (!this.all.has(chatId)) return item;
    this.#items.get(chatId)?.push(item);
    happen(this.#took({ type: 'customer-group.posted', at: now(), chatId, item }));
    return item;
  }

  renames(chatId: string, name: string): void {
    const { happen, next, now } = this.#hooks;
    const group = this.#group(chatId);
    const item = {
      kind: 'notice',
      seq: next(),
      at: now(),
      by: amy,
      notice: { kind: 'renamed', name },
    } as const;
    this.#items.get(chatId)?.push(item);
    const { members } = group;
    happen(this.#took({ type: 'customer-group.changed', at: now(), chatId, name, members, item }));
  }

  /** A newer server tells of something that no model of now has. */
  paints(chatId: string): void {
    const { happen, next, now } = this.#hooks;
    const { name, members } = this.#group(chatId);
    const item = { kind: 'notice', seq: next(), at: now(), by: amy, notice: { kind: 'painted' } } as never;
    this.#items.get(chatId)?.push(item);
    happen(this.#took({ type: 'customer-group.changed', at: now(), chatId, name, members, item }));
  }

  /** Somebody in it has another name or id: no line of the group. */
  names(chatId: string, member: GroupMember): void {
    const { happen, now } = this.#hooks;
    const { name, members } = this.#group(chatId);
    const others = members.filter(({ id }) => id !== member.id);
    const renamed = [...others, member];
    happen(this.#took({ type: 'customer-group.changed', at: now(), chatId, name, members: renamed }));
  }

  /** The customer is in it no more, or it is gone for everybody. */
  gone(chatId: string): void {
    const { happen, now } = this.#hooks;
    this.#group(chatId);
    this.#items.delete(chatId);
    happen(this.#took({ type: 'customer-group.gone', at: now(), chatId }));
  }

  sees(chatId: string, upTo: number): void {
    const { happen, now } = this.#hooks;
    this.#group(chatId);
    happen(this.#took({ type: 'customer-group.seen', at: now(), chatId, upTo }));
  }

  /** What the customer writes; the same client id once. */
  posted(chatId: string, clientId: string, text: string): CustomerGroupMessage {
    this.#group(chatId);
    const first = this.#items
      .get(chatId)
      ?.find((item) => item.kind === 'message' && item.clientId === clientId);
    if (first?.kind === 'message') return first;
    return this.says(chatId, text, this.#me, clientId);
  }

  page(chatId: string, before = Infinity, limit = 50): { items: CustomerGroupItem[]; more: boolean } {
    this.#group(chatId);
    const items = (this.#items.get(chatId) ?? []).filter(({ seq }) => seq < before);
    return { items: items.slice(-limit), more: items.length > limit };
  }

  /** An event of before, as it is told late: with the group as it stands by now. Undefined if that is none any more. */
  toldLate(event: FeedEvent): FeedEvent | undefined {
    if (event.type !== 'customer-group.joined' && event.type !== 'customer-group.changed') return event;
    const chat = this.all.get(event.chatId);
    if (!chat) return undefined;
    if (event.type === 'customer-group.joined') return { ...event, chat };
    return { ...event, name: chat.name, members: chat.members };
  }

  get #me(): GroupMember {
    return { kind: 'customer', id: this.#hooks.customerId() };
  }

  #group(chatId: string): CustomerGroup {
    const group = this.all.get(chatId);
    if (!group) throw shopbellError('NOT_FOUND', { what: 'customer-group' });
    return group;
  }

  #took(event: GroupEvent): GroupEvent {
    this.all = foldCustomerGroups(this.all, this.#me, event);
    return event;
  }
}
