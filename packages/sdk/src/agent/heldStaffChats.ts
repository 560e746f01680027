import type { Emitter } from '../emitter/emitter.ts';
import { isNothing } from '../guards/results.ts';
import { isShopbellError } from '../model/errors.ts';
import { foldStaffChats } from '../model/foldStaffChats.ts';
import type { WelcomeFrame } from '../model/frames.ts';
import type { StaffChat, StaffItem, StaffMessage } from '../model/staffChats.ts';
import type { Asks } from '../requests/requests.ts';
import { isChatAnswer, isStaffPage, type StaffEvent } from './staffChatChecks.ts';
import type { StaffChatEvents, StaffChats, StaffTimeline } from './staffChats.ts';

export interface StaffChatHooks {
  readonly ask: Asks;
  newId(): string;
  me(): string | undefined;
  /** Once the feed has told an own message, it waits no longer. */
  readonly outbox: { confirm(clientId: string): void };
}

type Snapshot = NonNullable<WelcomeFrame['snapshot']>;

/** Items collected since they were first asked for; shown once a page of them is there. */
interface Held extends StaffTimeline {
  readonly shown: boolean;
}

/** Chats of colleagues as this client shows them: the feed's events folded over the last snapshot. */
export class HeldStaffChats implements StaffChats {
  readonly #emitter: Emitter<StaffChatEvents>;
  readonly #hooks: StaffChatHooks;
  #all: ReadonlyMap<string, StaffChat> = new Map();
  #friends: readonly string[] = [];
  #timelines = new Map<string, Held>();
  /** While reading is being told: how far the desk is known to have heard of it. */
  readonly #telling = new Map<string, { heard: number }>();

  constructor(emitter: Emitter<StaffChatEvents>, hooks: StaffChatHooks) {
    this.#emitter = emitter;
    this.#hooks = hooks;
  }

  get all(): ReadonlyMap<string, StaffChat> {
    return this.#all;
  }

  get unread(): number {
    let unread = 0;
    for (const { count, seen } of this.#all.values()) unread += count - seen;
    return unread;
  }

  get friends(): readonly string[] {
    return this.#friends;
  }

  timeline(chatId: string): StaffTimeline | undefined {
    const held = this.#timelines.get(chatId);
    return held?.shown ? held : undefined;
  }

  async load(chatId: string): Promise<void> {
    const before = this.#timelines.get(chatId) ?? { items: [], more: true, shown: false };
    this.#timelines.set(chatId, before);
    const oldest = before.shown ? before.items[0]?.seq : undefined;
    const params = { chatId, ...(oldest === undefined ? {} : { before: oldest }) };
    const page = await this.#hooks.ask('staff-chat.history', params, { expect: isStaffPage });
    // What a snapshot replaced meanwhile is loaded anew by whoever shows it.
    const held = this.#timelines.get(chatId);
    if (!held || held.shown !== before.shown || (held.shown && held.items[0]?.seq !== oldest)) return;
    this.#timelines.set(chatId, { items: merged(page.items, held.items), more: page.more, shown: true });
    this.#tell();
  }

  async open(agentId: string): Promise<StaffChat> {
    return this.#adopt(
      (await this.#hooks.ask('staff-chat.open', { agentId }, { expect: isChatAnswer })).chat,
    );
  }

  async create({ name, agentIds }: { name: string; agentIds: readonly string[] }): Promise<StaffChat> {
    // Made here: asked again after a break, it is still one group.
    const params = { chatId: this.#hooks.newId(), name, agentIds: [...agentIds] };
    return this.#adopt((await this.#hooks.ask('staff-chat.create', params, { expect: isChatAnswer })).chat);
  }

  async rename(chatId: string, name: string): Promise<void> {
    await this.#hooks.ask('staff-chat.rename', { chatId, name }, { expect: isNothing });
  }

  async add(chatId: string, agentIds: readonly string[]): Promise<void> {
    await this.#hooks.ask('staff-chat.add', { chatId, agentIds: [...agentIds] }, { expect: isNothing });
  }

  async takeOut(chatId: string, agentId: string): Promise<void> {
    await this.#hooks.ask('staff-chat.remove', { chatId, agentId }, { expect: isNothing });
  }

  async quit(chatId: string): Promise<void> {
    const agentId = this.#hooks.me();
    if (agentId === undefined) return;
    try {
      await this.takeOut(chatId, agentId);
    } catch (error) {
      if (!isShopbellError(error, 'NOT_FOUND')) throw error;
    }
  }

  markSeen(chatId: string): void {
    const chat = this.#all.get(chatId);
    if (!chat || chat.seen >= chat.count) return;
    const upTo = chat.count;
    const telling = { heard: this.#telling.get(chatId)?.heard ?? chat.seen };
    this.#telling.set(chatId, telling);
    this.#put({ ...chat, seen: upTo });
    void this.#tellSeen(chatId, upTo, telling);
    this.#tell();
  }

  async #tellSeen(chatId: string, upTo: number, telling: { heard: number }): Promise<void> {
    try {
      await this.#hooks.ask('staff-chat.see', { chatId, upTo }, { expect: isNothing });
      this.#heardSeen(chatId, upTo);
    } catch {
      const chat = this.#all.get(chatId);
      // Nothing is announced: whoever shows the chat would ask again at once, and fail at once. They do with the next change.
      if (this.#telling.get(chatId) === telling && chat?.seen === upTo)
        this.#put({ ...chat, seen: telling.heard });
    }
    if (this.#telling.get(chatId) === telling) this.#telling.delete(chatId);
  }

  #heardSeen(chatId: string, upTo: number): void {
    const telling = this.#telling.get(chatId);
    if (telling) telling.heard = Math.max(telling.heard, upTo);
  }

  async markFriend(agentId: string, on: boolean): Promise<void> {
    await this.#hooks.ask('friend.mark', { agentId, on }, { expect: isNothing });
  }

  /** A fresh snapshot replaces what was held. */
  replace({ staffChats = [], friends = [] }: Pick<Snapshot, 'staffChats' | 'friends'>): void {
    this.#all = new Map(staffChats.map((chat) => [chat.id, chat]));
    this.#friends = friends;
    this.#timelines.clear();
    this.#telling.clear();
    this.#tell();
  }

  /** For another tab: what a snapshot would say now. */
  get snapshot(): Required<Pick<Snapshot, 'staffChats' | 'friends'>> {
    return { staffChats: [...this.#all.values()], friends: [...this.#friends] };
  }

  heard(event: StaffEvent): void {
    if (event.type === 'staff-chat.joined' || event.type === 'staff-chat.gone') {
      this.#timelines.delete(event.chatId);
    } else if (event.type === 'staff-chat.posted' || event.type === 'staff-chat.changed') {
      this.#append(event.chatId, event.item);
    } else if (event.type === 'staff-chat.seen' && event.agentId === this.#hooks.me()) {
      this.#heardSeen(event.chatId, event.upTo);
    }
    const held = { staffChats: this.#all, friends: this.#friends };
    const { staffChats, friends } = foldStaffChats(held, this.#hooks.me(), event);
    this.#all = staffChats;
    this.#friends = friends;
    this.#tell();
    if (event.type === 'staff-chat.posted') this.#tellArrival(event.chatId, event.item);
  }

  #append(chatId: string, item: StaffItem): void {
    const held = this.#timelines.get(chatId);
    if (held) this.#timelines.set(chatId, { ...held, items: merged(held.items, [item]) });
  }

  #adopt(chat: StaffChat): StaffChat {
    const held = this.#all.get(chat.id);
    if (held && held.lastSeq >= chat.lastSeq) return held;
    this.#put(chat);
    this.#tell();
    return chat;
  }

  #put(chat: StaffChat): void {
    this.#all = new Map(this.#all).set(chat.id, chat);
  }

  #tell(): void {
    this.#emitter.emit('staffChats', this.#all);
  }

  #tellArrival(chatId: string, message: StaffMessage): void {
    if (message.author.id === this.#hooks.me()) {
      if (message.clientId !== undefined) this.#hooks.outbox.confirm(message.clientId);
      return;
    }
    const chat = this.#all.get(chatId);
    if (chat) this.#emitter.emit('staffMessage', { chat, message });
  }
}

/** Each item once, in order. */
function merged(some: readonly StaffItem[], others: readonly StaffItem[]): StaffItem[] {
  const bySeq = new Map([...some, ...others].map((item) => [item.seq, item]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
