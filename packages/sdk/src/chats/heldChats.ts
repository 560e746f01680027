import type { Waiting } from '../client/conversationClient.ts';
import type { Chats, ChatTimeline } from './chats.ts';

interface AnyChat {
  readonly id: string;
  readonly count: number;
  readonly seen: number;
  readonly lastSeq: number;
  readonly newest?: unknown;
}

export interface HeldChatsHooks<Item> {
  /** Whether an item is of a kind that this version knows. */
  knows(item: unknown): boolean;
  see(chatId: string, upTo: number): Promise<unknown>;
  page(
    chatId: string,
    before: number | undefined,
    waiting: Waiting,
  ): Promise<{ items: readonly Item[]; more: boolean }>;
  quit(chatId: string, waiting: Waiting): Promise<unknown>;
  /** Something has changed. */
  changed(): void;
}

/** Items collected since they were first asked for; shown once a page of them is there. */
interface Held<Item> extends ChatTimeline<Item> {
  readonly shown: boolean;
}

/** What an event does to what is held beside the chats themselves. */
export interface Happened<Item> {
  readonly chatId: string;
  /** What is new in the chat. */
  readonly item?: Item | undefined;
  /** It came, or went: what was held of it is of no use. */
  readonly anew?: boolean;
  /** How far one has read oneself. */
  readonly seen?: number | undefined;
}

/** Chats of one family as this client shows them: the feed's events folded over the last snapshot. */
export class HeldChats<Chat extends AnyChat, Item extends { readonly seq: number }> implements Chats<
  Chat,
  Item
> {
  readonly #hooks: HeldChatsHooks<Item>;
  #all: ReadonlyMap<string, Chat> = new Map();
  #timelines = new Map<string, Held<Item>>();
  /** While reading is being told: how far the desk is known to have heard of it. */
  readonly #telling = new Map<string, { heard: number }>();

  constructor(hooks: HeldChatsHooks<Item>) {
    this.#hooks = hooks;
  }

  get all(): ReadonlyMap<string, Chat> {
    return this.#all;
  }

  get unread(): number {
    let unread = 0;
    for (const { count, seen } of this.#all.values()) unread += count - seen;
    return unread;
  }

  timeline(chatId: string): ChatTimeline<Item> | undefined {
    const held = this.#timelines.get(chatId);
    return held?.shown ? held : undefined;
  }

  async load(chatId: string, { signal }: Waiting = {}): Promise<void> {
    const before = this.#timelines.get(chatId) ?? { items: [], more: true, shown: false };
    this.#timelines.set(chatId, before);
    const oldest = before.shown ? before.items[0]?.seq : undefined;
    const page = await this.#hooks.page(chatId, oldest, { signal });
    // What a snapshot replaced meanwhile is loaded anew by whoever shows it.
    const held = this.#timelines.get(chatId);
    if (!held || held.shown !== before.shown || (held.shown && held.items[0]?.seq !== oldest)) return;
    const known = page.items.filter((item) => this.#hooks.knows(item));
    this.#timelines.set(chatId, { items: merged(known, held.items), more: page.more, shown: true });
    this.#hooks.changed();
  }

  async quit(chatId: string, { signal }: Waiting = {}): Promise<void> {
    await this.#hooks.quit(chatId, { signal });
  }

  markSeen(chatId: string): void {
    const chat = this.#all.get(chatId);
    if (!chat || chat.seen >= chat.count) return;
    const upTo = chat.count;
    const telling = { heard: this.#telling.get(chatId)?.heard ?? chat.seen };
    this.#telling.set(chatId, telling);
    this.#put({ ...chat, seen: upTo });
    void this.#tellSeen(chatId, upTo, telling);
    this.#hooks.changed();
  }

  /** A fresh snapshot replaces what was held. */
  replaceAll(chats: readonly Chat[]): void {
    this.#all = new Map(chats.map((chat) => [chat.id, this.#known(chat)]));
    this.#timelines.clear();
    this.#telling.clear();
  }

  /** Chats as an event has left them, and what it was. */
  took(all: ReadonlyMap<string, Chat>, { chatId, item, anew, seen }: Happened<Item>): void {
    const chat = all.get(chatId);
    if (chat) this.#put(chat);
    else this.#all = all;
    const held = this.#timelines.get(chatId);
    if (anew) this.#timelines.delete(chatId);
    else if (held && item && this.#hooks.knows(item))
      this.#timelines.set(chatId, { ...held, items: merged(held.items, [item]) });
    if (seen !== undefined) this.#heardSeen(chatId, seen);
  }

  /** Takes in a chat that came with an answer; returns what is held of it now. */
  answered(chat: Chat): Chat {
    const held = this.#all.get(chat.id);
    if (held && held.lastSeq >= chat.lastSeq) return held;
    const known = this.#put(chat);
    this.#hooks.changed();
    return known;
  }

  /** Its newest item, if this version does not know what that is, is the newest one that was known. */
  #known(chat: Chat): Chat {
    if (chat.newest === undefined || this.#hooks.knows(chat.newest)) return chat;
    return { ...chat, newest: this.#all.get(chat.id)?.newest };
  }

  async #tellSeen(chatId: string, upTo: number, telling: { heard: number }): Promise<void> {
    try {
      await this.#hooks.see(chatId, upTo);
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

  #put(chat: Chat): Chat {
    const known = this.#known(chat);
    this.#all = new Map(this.#all).set(chat.id, known);
    return known;
  }
}

/** Each item once, in order. */
function merged<Item extends { readonly seq: number }>(
  some: readonly Item[],
  others: readonly Item[],
): Item[] {
  const bySeq = new Map([...some, ...others].map((item) => [item.seq, item]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
