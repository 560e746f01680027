import type { Desk, StaffChatEvent } from '../../src/index.ts';

interface KeptChat {
  readonly kind: 'pair' | 'group';
  name: string | undefined;
  /** Whoever has been in it longest first. */
  members: { readonly agentId: string; readonly from: number; seen: number }[];
  count: number;
  lastSeq: number;
}

type Expect = (fine: boolean, complaint: string) => void;
type InChat = Exclude<StaffChatEvent, { type: 'friend.marked' | 'staff-chat.created' }>;

/** Keeps the books of chats among colleagues from their events alone, and complains about every event that must not be. */
export class ChatBook {
  readonly #expect: Expect;
  readonly #chats = new Map<string, KeptChat>();
  /** Whom each agent marked, in that order. */
  readonly #friends = new Map<string, string[]>();

  constructor(expect: Expect) {
    this.#expect = expect;
  }

  /** `isKnown`: whether there is such an agent. */
  read(event: StaffChatEvent, seq: number, isKnown: (agentId: string) => boolean): void {
    this.#expect(isKnown(event.by.id), `${event.type} by ${event.by.id}`);
    if (event.type === 'friend.marked') this.#mark(event.by.id, event.agentId, event.on);
    else if (event.type === 'staff-chat.created') this.#create(event, seq);
    else this.#change(event, seq);
    if ('agentIds' in event) this.#expect(event.agentIds.every(isKnown), `${event.type} of strangers`);
  }

  /** Compares the desk with these books. */
  audit(desk: Desk, same: (what: string, ours: unknown, theirs: unknown) => void): void {
    const theirs = Array.from(desk.staffChats.entries(), ([id, chat]) => [id, factsOf(chat)] as const);
    same('staff chats', sorted([...this.#chats].map(([id, chat]) => [id, factsOf(chat)])), sorted(theirs));
    const listed = Array.from(desk.chatsByAgent.entries(), ([id, ids]) => [id, [...ids].sort()] as const);
    const inChats = new Map<string, string[]>();
    for (const [id, { members }] of this.#chats) {
      for (const { agentId } of members) inChats.set(agentId, [...(inChats.get(agentId) ?? []), id].sort());
    }
    same('who is in which chats', sorted(inChats), sorted(listed));
    same('friends', sorted(this.#friends), sorted(desk.friends.entries()));
  }

  #create(event: Extract<StaffChatEvent, { type: 'staff-chat.created' }>, seq: number): void {
    const { chatId, kind, name, agentIds, by } = event;
    // The host lets no id come again of a group that is gone.
    this.#expect(!this.#chats.has(chatId), `chat ${chatId} was created twice`);
    this.#expect(agentIds[0] === by.id && new Set(agentIds).size === agentIds.length, `who is in ${chatId}`);
    if (kind === 'pair') {
      const between = (ids: readonly string[]): string => [...ids].sort().join(' ');
      const others = [...this.#chats.values()].filter((chat) => chat.kind === 'pair');
      const pairs = others.map(({ members }) => between(members.map(({ agentId }) => agentId)));
      const isFirst = agentIds.length === 2 && !pairs.includes(between(agentIds));
      this.#expect(isFirst && name === undefined, `chat ${chatId} is another one between two`);
    } else this.#expect((name ?? '') !== '', `group ${chatId} has no name`);
    const members = agentIds.map((agentId) => ({ agentId, from: seq, seen: 0 }));
    this.#chats.set(chatId, { kind, name, members, count: 0, lastSeq: seq });
  }

  #change(event: InChat, seq: number): void {
    const { chatId, by, type } = event;
    const chat = this.#chats.get(chatId);
    const member = chat?.members.find(({ agentId }) => agentId === by.id);
    if (!chat || !member) {
      this.#expect(false, `${type} by ${by.id}, who is not in ${chatId}`);
      return;
    }
    const has = (id: string): boolean => chat.members.some(({ agentId }) => agentId === id);
    const isGroup = chat.kind === 'group';
    if (type !== 'staff-chat.seen') chat.lastSeq = seq;
    switch (type) {
      case 'staff-chat.renamed':
        this.#expect(isGroup && event.name !== chat.name, `${chatId} was renamed to ${event.name}`);
        chat.name = event.name;
        return;
      case 'staff-chat.added':
        this.#expect(isGroup && !event.agentIds.some(has), `who came into ${chatId}`);
        for (const agentId of event.agentIds) chat.members.push({ agentId, from: seq, seen: chat.count });
        return;
      case 'staff-chat.left': {
        const { agentId } = event;
        this.#expect(isGroup && has(agentId), `${agentId} left ${chatId}`);
        this.#expect(agentId === by.id || chat.members[0] === member, `${by.id} took ${agentId} out`);
        chat.members = chat.members.filter((one) => one.agentId !== agentId);
        if (chat.members.length === 0) this.#chats.delete(chatId);
        return;
      }
      case 'staff-chat.posted':
        chat.count += 1;
        this.#expect(event.number === chat.count, `message ${event.number} of ${chatId} came as another`);
        member.seen = chat.count;
        return;
      case 'staff-chat.seen': {
        const { upTo } = event;
        this.#expect(upTo > member.seen && upTo <= chat.count, `${by.id} has read ${chatId} up to ${upTo}`);
        member.seen = upTo;
      }
    }
  }

  #mark(agentId: string, friend: string, on: boolean): void {
    const before = this.#friends.get(agentId) ?? [];
    this.#expect(before.includes(friend) !== on && friend !== agentId, `${agentId} marked ${friend} again`);
    const after = on ? [...before, friend] : before.filter((id) => id !== friend);
    if (after.length > 0) this.#friends.set(agentId, after);
    else this.#friends.delete(agentId);
  }
}

type Facts = Readonly<Pick<KeptChat, 'kind' | 'count' | 'lastSeq'>> & {
  readonly name?: string | undefined;
  readonly members: readonly Readonly<KeptChat['members'][number]>[];
};

function factsOf({ kind, name, members, count, lastSeq }: Facts): unknown[] {
  return [kind, name, members.map(({ agentId, from, seen }) => [agentId, from, seen]), count, lastSeq];
}

function sorted<T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
