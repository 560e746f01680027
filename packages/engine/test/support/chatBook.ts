import { whoComes, whoGoes, type Author, type ChatEvent, type Desk } from '../../src/index.ts';

interface KeptChat {
  readonly kind: 'pair' | 'group' | 'customers';
  name: string | undefined;
  /** Whoever has been in it longest first, by `agent:…` and `customer:…`. */
  members: { readonly who: string; readonly from: number; seen: number }[];
  count: number;
  lastMessageAt: number;
  lastSeq: number;
}

type Expect = (fine: boolean, complaint: string) => void;
type EventOf<T extends ChatEvent['type']> = Extract<ChatEvent, { type: T }>;
type Created = EventOf<'staff-chat.created' | 'customer-group.created'>;
type InChat = Exclude<ChatEvent, Created | { type: 'friend.marked' }>;

const keyOf = ({ kind, id }: Author): string => `${kind}:${id}`;
const isAgent = (who: string): boolean => who.startsWith('agent:');

/** What the books have to know of people: who works here, and who is not served. */
export interface Known {
  agent(id: string): boolean;
  blocked(id: string): boolean;
}

/** Keeps the books of staff chats and customer groups from their events alone, and complains about every event that must not be. */
export class ChatBook {
  readonly #expect: Expect;
  readonly #chats = new Map<string, KeptChat>();
  /** Whom each agent marked, in that order. */
  readonly #friends = new Map<string, string[]>();

  constructor(expect: Expect) {
    this.#expect = expect;
  }

  read(event: ChatEvent, seq: number, known: Known): void {
    const { by } = event;
    this.#expect(by.kind === 'customer' || known.agent(by.id), `${event.type} by ${by.id}`);
    if (event.type === 'friend.marked') {
      this.#expect(known.agent(event.agentId), `${event.agentId} is nobody's friend`);
      this.#mark(by.id, event.agentId, event.on);
      return;
    }
    for (const { kind, id } of whoComes(event)) {
      const fine = kind === 'agent' ? known.agent(id) : !known.blocked(id);
      this.#expect(fine, `${event.type} of ${kind} ${id}`);
    }
    if (event.type === 'staff-chat.created' || event.type === 'customer-group.created')
      this.#create(event, seq);
    else this.#change(event, seq);
  }

  /** Compares the desk with these books. */
  audit(desk: Desk, same: (what: string, ours: unknown, theirs: unknown) => void): void {
    const theirs = Array.from(desk.chats.entries(), ([id, chat]) => {
      const members = chat.members.map(({ from, seen, ...who }) => ({ who: keyOf(who), from, seen }));
      return [id, factsOf({ ...chat, members })] as const;
    });
    same('chats', sorted([...this.#chats].map(([id, chat]) => [id, factsOf(chat)])), sorted(theirs));
    const listed = Array.from(desk.chatsByMember.entries(), ([who, ids]) => [who, [...ids].sort()] as const);
    const inChats = new Map<string, string[]>();
    for (const [id, { members }] of this.#chats) {
      for (const { who } of members) inChats.set(who, [...(inChats.get(who) ?? []), id].sort());
    }
    same('who is in which chats', sorted(inChats), sorted(listed));
    same('friends', sorted(this.#friends), sorted(desk.friends.entries()));
  }

  /** WB-19: whoever is not served is in no group. */
  groupsOf(customerId: string): number {
    const chats = [...this.#chats.values()];
    return chats.filter(({ members }) => members.some(({ who }) => who === `customer:${customerId}`)).length;
  }

  #create(event: Created, seq: number): void {
    const { chatId, name, agentIds, by, at } = event;
    const kind = 'kind' in event ? event.kind : 'customers';
    // The host lets no id come again of a group that is gone.
    this.#expect(!this.#chats.has(chatId), `chat ${chatId} was created twice`);
    const people = whoComes(event).map(keyOf);
    this.#expect(agentIds[0] === by.id && new Set(people).size === people.length, `who is in ${chatId}`);
    if (kind === 'pair') {
      const between = (members: readonly string[]): string => [...members].sort().join(' ');
      const others = [...this.#chats.values()].filter((chat) => chat.kind === 'pair');
      const pairs = others.map(({ members }) => between(members.map(({ who }) => who)));
      const isFirst = agentIds.length === 2 && !pairs.includes(between(people));
      this.#expect(isFirst && name === undefined, `chat ${chatId} is another one between two`);
    } else this.#expect((name ?? '') !== '', `group ${chatId} has no name`);
    const members = people.map((who) => ({ who, from: seq, seen: 0 }));
    this.#chats.set(chatId, { kind, name, members, count: 0, lastMessageAt: at, lastSeq: seq });
  }

  #change(event: InChat, seq: number): void {
    const { chatId, type } = event;
    const by = keyOf(event.by);
    const chat = this.#chats.get(chatId);
    const member = chat?.members.find(({ who }) => who === by);
    // Whoever blocks a customer takes them out of groups that they need not be in themselves.
    const blocks = type === 'customer-group.left' && event.member.kind === 'customer';
    if (!chat || (!member && !blocks)) {
      this.#expect(false, `${type} by ${by}, who is not in ${chatId}`);
      return;
    }
    this.#expect((chat.kind === 'customers') === type.startsWith('customer-group.'), `${type} of ${chatId}`);
    const has = (wanted: string): boolean => chat.members.some(({ who }) => who === wanted);
    const isGroup = chat.kind !== 'pair';
    if (!type.endsWith('.seen') && !type.endsWith('.identified')) chat.lastSeq = seq;
    switch (type) {
      case 'staff-chat.renamed':
      case 'customer-group.renamed':
        this.#expect(isGroup && event.name !== chat.name, `${chatId} was renamed to ${event.name}`);
        chat.name = event.name;
        return;
      case 'staff-chat.added':
      case 'customer-group.added': {
        const people = whoComes(event).map(keyOf);
        this.#expect(isGroup && people.length > 0 && !people.some(has), `who came into ${chatId}`);
        for (const who of people) chat.members.push({ who, from: seq, seen: chat.count });
        return;
      }
      case 'staff-chat.left':
      case 'customer-group.left':
        this.#leave(chat, event, by);
        return;
      case 'staff-chat.posted':
      case 'customer-group.posted':
        chat.count += 1;
        chat.lastMessageAt = event.at;
        this.#expect(event.number === chat.count, `message ${event.number} of ${chatId} came as another`);
        if (member) member.seen = chat.count;
        return;
      case 'staff-chat.seen':
      case 'customer-group.seen': {
        const { upTo } = event;
        this.#expect(
          upTo > (member?.seen ?? Infinity) && upTo <= chat.count,
          `${by} has read ${chatId} up to ${upTo}`,
        );
        if (member) member.seen = upTo;
        return;
      }
      case 'customer-group.identified':
        this.#identify(chat, by, `customer:${event.knownId}`);
    }
  }

  #leave(chat: KeptChat, event: EventOf<'staff-chat.left' | 'customer-group.left'>, by: string): void {
    const { chatId } = event;
    const goes = whoGoes(event);
    const gone = goes ? keyOf(goes) : '';
    const isThere = chat.members.some(({ who }) => who === gone);
    this.#expect(chat.kind !== 'pair' && isThere, `${gone} left ${chatId}`);
    const may = chat.kind === 'customers' ? isAgent(by) : chat.members[0]?.who === by;
    this.#expect(gone === by || may, `${by} took ${gone} out`);
    chat.members = chat.members.filter(({ who }) => who !== gone);
    const isOver = chat.kind === 'customers' ? !chat.members.some(({ who }) => isAgent(who)) : false;
    this.#expect(isOver === 'closes' in event, `${chatId} closes with ${gone}`);
    if (isOver || chat.members.length === 0) this.#chats.delete(chatId);
  }

  #identify(chat: KeptChat, before: string, known: string): void {
    const [anonymous, there] = [before, known].map((wanted) =>
      chat.members.find(({ who }) => who === wanted),
    );
    const both = [anonymous, there].filter((one) => one !== undefined);
    const member = {
      who: known,
      from: Math.min(...both.map(({ from }) => from)),
      seen: Math.max(...both.map(({ seen }) => seen)),
    };
    const place = there ?? anonymous;
    chat.members = chat.members.flatMap((one) => (one === place ? member : one === anonymous ? [] : one));
  }

  #mark(agentId: string, friend: string, on: boolean): void {
    const before = this.#friends.get(agentId) ?? [];
    this.#expect(before.includes(friend) !== on && friend !== agentId, `${agentId} marked ${friend} again`);
    const after = on ? [...before, friend] : before.filter((id) => id !== friend);
    if (after.length > 0) this.#friends.set(agentId, after);
    else this.#friends.delete(agentId);
  }
}

type Facts = Readonly<Pick<KeptChat, 'kind' | 'count' | 'lastMessageAt' | 'lastSeq'>> & {
  readonly name?: string | undefined;
  readonly members: readonly Readonly<KeptChat['members'][number]>[];
};

function factsOf({ kind, name, members, count, lastMessageAt, lastSeq }: Facts): unknown[] {
  const people = members.map(({ who, from, seen }) => [who, from, seen]);
  return [kind, name, people, count, lastMessageAt, lastSeq];
}

function sorted<T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
