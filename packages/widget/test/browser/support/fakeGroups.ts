import type {
  ChatTimeline,
  CustomerGroup,
  CustomerGroupItem,
  CustomerGroupMessage,
  CustomerGroupNotice,
  GroupMember,
  JoinedGroups,
} from '@shopbell/sdk';
import type { FakeClient } from './fakeClient.ts';
import { amy, startedAt } from './fixtures.ts';

export const meInGroups = { kind: 'customer', id: 'me', name: '小林' } as const satisfies GroupMember;
export const amyInGroups = { kind: 'agent', ...amy } as const satisfies GroupMember;
export const visitor = { kind: 'customer', id: 'c-77-3f2a' } as const satisfies GroupMember;

/** The groups of a customer, made by hand: a test says what happens in them, and it is so at once. */
export class FakeGroups implements JoinedGroups {
  all: ReadonlyMap<string, CustomerGroup> = new Map();
  readonly #client: FakeClient;
  readonly #said = new Map<string, CustomerGroupItem[]>();
  readonly #loaded = new Map<string, ChatTimeline<CustomerGroupItem>>();
  /** What `load` finds before what is there, page by page, the newest first. */
  earlier: readonly (readonly CustomerGroupItem[])[] = [];
  /** While set, `load` and `quit` wait for it. */
  gate: Promise<void> | undefined;
  #seq = 5000;

  constructor(client: FakeClient) {
    this.#client = client;
  }

  get unread(): number {
    return [...this.all.values()].reduce((sum, { count, seen }) => sum + count - seen, 0);
  }

  timeline(chatId: string): ChatTimeline<CustomerGroupItem> | undefined {
    return this.#loaded.get(chatId);
  }

  async load(chatId: string): Promise<void> {
    this.#client.asked.push(`load ${chatId}`);
    await (this.gate ?? Promise.resolve());
    if (this.#client.refusal) throw this.#client.refusal;
    const held = this.#loaded.get(chatId);
    const [page = [], ...more] = held ? this.earlier : [this.#said.get(chatId) ?? [], ...this.earlier];
    this.earlier = more;
    this.#loaded.set(chatId, { items: [...page, ...(held?.items ?? [])], more: more.length > 0 });
    this.#tell();
  }

  async quit(chatId: string): Promise<void> {
    this.#client.asked.push(`quit ${chatId}`);
    await (this.gate ?? Promise.resolve());
    if (this.#client.refusal) throw this.#client.refusal;
    this.takeOut(chatId);
  }

  markSeen(chatId: string): void {
    const group = this.#get(chatId);
    if (group.seen >= group.count) return;
    this.#client.asked.push(`group seen ${group.count}`);
    this.#put({ ...group, seen: group.count });
  }

  /** The customer comes into a group; `said` before they look, the last of it unread. */
  join(
    id: string,
    name: string,
    said: readonly (readonly [GroupMember, string])[] = [],
    at = startedAt,
  ): void {
    const members = [amyInGroups, meInGroups, visitor];
    this.#said.set(id, []);
    this.#put({
      id,
      kind: 'customers',
      name,
      members,
      count: 0,
      seen: 0,
      lastSeq: 0,
      lastMessageAt: at,
    });
    for (const [author, text] of said) this.say(id, author, text, at);
    this.#client.emit('groupNews', undefined);
  }

  /** Somebody writes. */
  say(
    id: string,
    author: GroupMember,
    text: string,
    at = startedAt + 60_000,
    given: Pick<CustomerGroupMessage, 'files' | 'clientId'> = {},
  ): void {
    const group = this.#get(id);
    const number = group.count + 1;
    const own = author.id === meInGroups.id;
    const seq = ++this.#seq;
    const message = { kind: 'message', id: `g-${seq}`, seq, at, author, number, text, ...given } as const;
    this.#add(id, message);
    const now = { ...this.#get(id), count: number, lastMessageAt: at, ...(own && { seen: number }) };
    this.#put(now);
    if (!own) this.#client.emit('groupMessage', { group: now, message });
  }

  /** Something becomes of the group. */
  note(id: string, by: GroupMember, notice: CustomerGroupNotice['notice'], at = startedAt + 60_000): void {
    const { name, members } = this.#get(id);
    this.#add(id, { kind: 'notice', seq: ++this.#seq, at, by, notice });
    this.#put({
      ...this.#get(id),
      name: notice.kind === 'renamed' ? notice.name : name,
      members: notice.kind === 'left' ? members.filter(({ id: one }) => one !== notice.member.id) : members,
    });
  }

  /** What was sent is stored. */
  store(id: string): void {
    const sending = this.#client.outgoing(id);
    for (const { clientId, text } of sending)
      this.say(id, meInGroups, text, startedAt + 120_000, { clientId });
    this.#client.settle(id);
  }

  /** The customer is in it no more. */
  takeOut(id: string): void {
    this.all = new Map([...this.all].filter(([one]) => one !== id));
    this.#loaded.delete(id);
    this.#tell();
  }

  #get(id: string): CustomerGroup {
    const group = this.all.get(id);
    if (!group) throw new Error(`no group ${id}`);
    return group;
  }

  #add(id: string, item: CustomerGroupItem): void {
    this.#said.get(id)?.push(item);
    const held = this.#loaded.get(id);
    if (held) this.#loaded.set(id, { ...held, items: [...held.items, item] });
    this.#put({ ...this.#get(id), newest: item, lastSeq: item.seq });
  }

  #put(group: CustomerGroup): void {
    this.all = new Map(this.all).set(group.id, group);
    this.#tell();
  }

  #tell(): void {
    this.#client.emit('customerGroups', this.all);
  }
}
