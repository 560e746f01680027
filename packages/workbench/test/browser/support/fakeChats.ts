import type {
  CustomerGroup,
  CustomerGroups,
  GroupPeople,
  ShopbellError,
  StaffChat,
  StaffChats,
} from '@shopbell/sdk/agent';
import type { Chat, ChatPerson } from '../../../src/chats/chatText.ts';
import type { FakeEvents } from './fakeEvents.ts';

const me = { id: 'agent-lin', name: '林晓' };

type Message<C extends Chat> = Extract<NonNullable<C['newest']>, { kind: 'message' }>;
type ItemOf<C extends Chat> = NonNullable<C['newest']>;

/** Chats with no server behind them: it records what is asked, and tells what the test makes happen. */
class FakeChats<C extends Chat> {
  protected readonly events: FakeEvents;
  readonly #changes: 'staffChats' | 'customerGroups';
  all: ReadonlyMap<string, C> = new Map();
  /** What there is to load, by chat: pages, the newest last. */
  readonly pages = new Map<string, ItemOf<C>[][]>();
  readonly #timelines = new Map<string, { items: readonly ItemOf<C>[]; more: boolean }>();
  readonly asked: string[] = [];
  /** What the next call that changes something rejects with. */
  refuse: ShopbellError | undefined;

  constructor(events: FakeEvents, changes: 'staffChats' | 'customerGroups') {
    this.events = events;
    this.#changes = changes;
  }

  get unread(): number {
    return [...this.all.values()].reduce((sum, { count, seen }) => sum + count - seen, 0);
  }

  timeline(chatId: string): { items: readonly ItemOf<C>[]; more: boolean } | undefined {
    return this.#timelines.get(chatId);
  }

  async load(chatId: string): Promise<void> {
    const pages = this.pages.get(chatId) ?? [];
    const page = pages.pop() ?? [];
    const held = this.#timelines.get(chatId)?.items ?? [];
    this.#timelines.set(chatId, { items: [...page, ...held], more: pages.length > 0 });
    this.changed();
  }

  async rename(chatId: string, name: string): Promise<void> {
    this.ask(`rename ${name}`);
    this.change(chatId, { name } as Partial<C>);
  }

  async quit(chatId: string): Promise<void> {
    this.ask('quit');
    this.drop(chatId);
  }

  markSeen(chatId: string): void {
    const chat = this.all.get(chatId);
    if (chat && chat.seen < chat.count) this.change(chatId, { seen: chat.count } as Partial<C>);
  }

  put(chat: C): C {
    this.all = new Map(this.all).set(chat.id, chat);
    this.changed();
    return chat;
  }

  change(chatId: string, change: Partial<C>): void {
    const chat = this.all.get(chatId);
    if (chat) this.put({ ...chat, ...change });
  }

  /** The agent is in it no more. */
  drop(chatId: string): void {
    this.all = new Map([...this.all].filter(([id]) => id !== chatId));
    this.changed();
  }

  /** Somebody else writes. */
  protected arrives(
    chatId: string,
    author: ChatPerson,
    text: string,
    at: number,
  ): { chat: C; message: Message<C> } {
    const chat = this.all.get(chatId);
    if (!chat) throw new Error(`no chat ${chatId}`);
    const seq = Math.max(...[...this.all.values()].map(({ lastSeq }) => lastSeq)) + 1;
    const message = said(seq, chat.count + 1, author, text, at) as unknown as Message<C>;
    const held = this.#timelines.get(chatId);
    if (held) this.#timelines.set(chatId, { ...held, items: [...held.items, message] });
    const now = { ...chat, count: chat.count + 1, lastSeq: seq, newest: message };
    this.put(now);
    return { chat: now, message };
  }

  protected ask(what: string): void {
    this.asked.push(what);
    const { refuse } = this;
    this.refuse = undefined;
    if (refuse) throw refuse;
  }

  protected changed(): void {
    this.events.emit(this.#changes, this.all as never);
  }
}

export class FakeStaffChats extends FakeChats<StaffChat> implements StaffChats {
  friends: readonly string[] = [];

  constructor(events: FakeEvents) {
    super(events, 'staffChats');
  }

  async open(agentId: string): Promise<StaffChat> {
    this.ask(`open ${agentId}`);
    const name = agentId === 'agent-chen' ? '陈洁' : agentId;
    const chat = pair(`pair-${agentId}`, { id: agentId, name });
    return this.put(this.all.get(chat.id) ?? chat);
  }

  async create({ name, agentIds }: { name: string; agentIds: readonly string[] }): Promise<StaffChat> {
    this.ask(`create ${name}: ${agentIds.join()}`);
    return this.put(
      group(
        'made',
        name,
        agentIds.map((id) => ({ id, name: id })),
      ),
    );
  }

  async add(_chatId: string, agentIds: readonly string[]): Promise<void> {
    this.ask(`add ${agentIds.join()}`);
  }

  async takeOut(_chatId: string, agentId: string): Promise<void> {
    this.ask(`take out ${agentId}`);
  }

  async markFriend(agentId: string, on: boolean): Promise<void> {
    this.ask(`friend ${agentId} ${String(on)}`);
    this.friends = on ? [...this.friends, agentId] : this.friends.filter((id) => id !== agentId);
    this.changed();
  }

  /** A colleague writes. */
  writes(chatId: string, author: { id: string; name: string }, text: string, at: number): void {
    this.events.emit('staffMessage', this.arrives(chatId, author, text, at));
  }
}

export class FakeCustomerGroups extends FakeChats<CustomerGroup> implements CustomerGroups {
  constructor(events: FakeEvents) {
    super(events, 'customerGroups');
  }

  async create({ name, ...people }: Parameters<CustomerGroups['create']>[0]): Promise<CustomerGroup> {
    this.ask(`create ${name}: ${idsIn(people)}`);
    return this.put(customerGroup('made', name, []));
  }

  async add(_chatId: string, people: GroupPeople): Promise<void> {
    this.ask(`add ${idsIn(people)}`);
  }

  async takeOut(_chatId: string, { kind, id }: Parameters<CustomerGroups['takeOut']>[1]): Promise<void> {
    this.ask(`take out ${kind} ${id}`);
  }

  /** Somebody else in the group writes. */
  writes(chatId: string, author: CustomerGroup['members'][number], text: string, at: number): void {
    const { chat, message } = this.arrives(chatId, author, text, at);
    this.change(chatId, { lastMessageAt: at });
    this.events.emit('groupMessage', { group: chat, message });
  }
}

function idsIn({ customerIds = [], agentIds = [] }: GroupPeople): string {
  return [...customerIds, ...agentIds].join();
}

export function said<Author extends ChatPerson>(
  seq: number,
  number: number,
  author: Author,
  text: string,
  at: number,
) {
  return { kind: 'message', id: `s${seq}`, seq, number, at, author, text } as const;
}

export function customerGroup(
  id: string,
  name: string,
  others: CustomerGroup['members'],
  lastMessageAt = 0,
): CustomerGroup {
  const members = [{ kind: 'agent' as const, ...me }, ...others];
  return { id, kind: 'customers', name, members, count: 0, seen: 0, lastSeq: 1, lastMessageAt };
}

export function pair(id: string, other: { id: string; name: string }): StaffChat {
  return { id, kind: 'pair', members: [me, other], count: 0, seen: 0, seenByOther: 0, lastSeq: 1 };
}

export function group(id: string, name: string, others: readonly { id: string; name: string }[]): StaffChat {
  return { id, kind: 'group', name, members: [me, ...others], count: 0, seen: 0, lastSeq: 1 };
}
