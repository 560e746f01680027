import type {
  ShopbellError,
  StaffChat,
  StaffChats,
  StaffItem,
  StaffMessage,
  StaffTimeline,
} from '@shopbell/sdk/agent';
import type { FakeEvents } from './fakeEvents.ts';

const me = { id: 'agent-lin', name: '林晓' };

/** Chats of colleagues with no server behind them: it records what is asked, and tells what the test makes happen. */
export class FakeStaffChats implements StaffChats {
  readonly #events: FakeEvents;
  all: ReadonlyMap<string, StaffChat> = new Map();
  friends: readonly string[] = [];
  /** What there is to load, by chat: pages, the newest last. */
  readonly pages = new Map<string, StaffItem[][]>();
  readonly #timelines = new Map<string, StaffTimeline>();
  readonly asked: string[] = [];
  /** What the next call that changes something rejects with. */
  refuse: ShopbellError | undefined;

  constructor(events: FakeEvents) {
    this.#events = events;
  }

  get unread(): number {
    return [...this.all.values()].reduce((sum, { count, seen }) => sum + count - seen, 0);
  }

  timeline(chatId: string): StaffTimeline | undefined {
    return this.#timelines.get(chatId);
  }

  async load(chatId: string): Promise<void> {
    const pages = this.pages.get(chatId) ?? [];
    const page = pages.pop() ?? [];
    const held = this.#timelines.get(chatId)?.items ?? [];
    this.#timelines.set(chatId, { items: [...page, ...held], more: pages.length > 0 });
    this.#changed();
  }

  async open(agentId: string): Promise<StaffChat> {
    this.#ask(`open ${agentId}`);
    const name = agentId === 'agent-chen' ? '陈洁' : agentId;
    const chat = pair(`pair-${agentId}`, { id: agentId, name });
    return this.put(this.all.get(chat.id) ?? chat);
  }

  async create({ name, agentIds }: { name: string; agentIds: readonly string[] }): Promise<StaffChat> {
    this.#ask(`create ${name}: ${agentIds.join()}`);
    return this.put(
      group(
        'made',
        name,
        agentIds.map((id) => ({ id, name: id })),
      ),
    );
  }

  async rename(chatId: string, name: string): Promise<void> {
    this.#ask(`rename ${name}`);
    this.change(chatId, { name });
  }

  async add(_chatId: string, agentIds: readonly string[]): Promise<void> {
    this.#ask(`add ${agentIds.join()}`);
  }

  async takeOut(_chatId: string, agentId: string): Promise<void> {
    this.#ask(`take out ${agentId}`);
  }

  async quit(chatId: string): Promise<void> {
    this.#ask('quit');
    this.drop(chatId);
  }

  markSeen(chatId: string): void {
    const chat = this.all.get(chatId);
    if (chat && chat.seen < chat.count) this.change(chatId, { seen: chat.count });
  }

  async markFriend(agentId: string, on: boolean): Promise<void> {
    this.#ask(`friend ${agentId} ${String(on)}`);
    this.friends = on ? [...this.friends, agentId] : this.friends.filter((id) => id !== agentId);
    this.#changed();
  }

  put(chat: StaffChat): StaffChat {
    this.all = new Map(this.all).set(chat.id, chat);
    this.#changed();
    return chat;
  }

  change(chatId: string, change: Partial<StaffChat>): void {
    const chat = this.all.get(chatId);
    if (chat) this.put({ ...chat, ...change });
  }

  /** The agent is in it no more. */
  drop(chatId: string): void {
    this.all = new Map([...this.all].filter(([id]) => id !== chatId));
    this.#changed();
  }

  /** A colleague writes. */
  writes(chatId: string, author: { id: string; name: string }, text: string, at: number): void {
    const chat = this.all.get(chatId);
    if (!chat) throw new Error(`no chat ${chatId}`);
    const seq = Math.max(...[...this.all.values()].map(({ lastSeq }) => lastSeq)) + 1;
    const message = said(seq, chat.count + 1, author, text, at);
    const held = this.#timelines.get(chatId);
    if (held) this.#timelines.set(chatId, { ...held, items: [...held.items, message] });
    const now = { ...chat, count: message.number, lastSeq: message.seq, newest: message };
    this.put(now);
    this.#events.emit('staffMessage', { chat: now, message });
  }

  #ask(what: string): void {
    this.asked.push(what);
    const { refuse } = this;
    this.refuse = undefined;
    if (refuse) throw refuse;
  }

  #changed(): void {
    this.#events.emit('staffChats', this.all);
  }
}

export function said(
  seq: number,
  number: number,
  author: { id: string; name: string },
  text: string,
  at: number,
): StaffMessage {
  return { kind: 'message', id: `s${seq}`, seq, number, at, author, text };
}

export function pair(id: string, other: { id: string; name: string }): StaffChat {
  return { id, kind: 'pair', members: [me, other], count: 0, seen: 0, seenByOther: 0, lastSeq: 1 };
}

export function group(id: string, name: string, others: readonly { id: string; name: string }[]): StaffChat {
  return { id, kind: 'group', name, members: [me, ...others], count: 0, seen: 0, lastSeq: 1 };
}
