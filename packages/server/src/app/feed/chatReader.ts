import {
  chatOf,
  chatsOf,
  memberOf,
  type Author,
  type Chat,
  type ChatFamily,
  type Desk,
} from '@shopbell/engine';
import { limits, staffChatLimits } from '@shopbell/sdk/model';
import type { Storage, StoredRow } from '../../storage/storage.ts';
import { byteLength } from '../json/readJson.ts';
import { toldOf, type Told } from './told.ts';

/** Bytes that a page may take: leaves room in a frame for what stands around it. */
const bytesOfPage = limits.frame - 8192;

type Item = { readonly seq: number } & (
  { readonly kind: 'message'; readonly text: string } | { readonly kind: 'notice' }
);

/** What chats of one family, and what stands in them, look like to whoever reads them. */
export interface ChatTelling<ToldChat, ToldItem extends Item> {
  readonly family: ChatFamily;
  /** A chat as one of its members sees it, with `newest` as its newest item. */
  chat(desk: Desk, chat: Readonly<Chat>, reader: Author, newest?: ToldItem): ToldChat;
  /** Undefined of an event that is no line of the chat. */
  item(desk: Desk, reader: Author, told: Told): ToldItem | undefined;
  /** Adds what is not at hand: names that are looked up. */
  named?(chats: readonly ToldChat[]): Promise<ToldChat[]>;
  namedItems?(items: readonly ToldItem[]): Promise<ToldItem[]>;
}

/** Where chats of one family are read, by one who is in them. */
export class ChatReader<
  ToldChat extends { readonly lastSeq: number; readonly newest?: ToldItem | undefined },
  ToldItem extends Item,
> {
  readonly #source: { readonly storage: Storage; readonly shopId: string; readonly desk: Desk };
  readonly #reader: Author;
  readonly #telling: ChatTelling<ToldChat, ToldItem>;

  constructor(
    source: { readonly storage: Storage; readonly shopId: string; readonly desk: Desk },
    reader: Author,
    telling: ChatTelling<ToldChat, ToldItem>,
  ) {
    this.#source = source;
    this.#reader = reader;
    this.#telling = telling;
  }

  /** Every chat that the reader is in, as of the desk's sequence at the moment of the call. */
  all(): Promise<ToldChat[]> {
    const { desk } = this.#source;
    const { family } = this.#telling;
    return this.#whole(chatsOf(desk, this.#reader, family));
  }

  /** A chat as it is now; undefined if the reader is not in it. */
  async read(chatId: string): Promise<ToldChat | undefined> {
    const chat = chatOf(this.#source.desk, chatId, this.#reader, this.#telling.family);
    return chat && (await this.#whole([chat]))[0];
  }

  /**
   * A page of items below `before`, oldest first, none older than the reader's coming; undefined if they are not in it. Holds
   * fewer than `limit` where they would not fit into a frame.
   */
  async page(
    chatId: string,
    { before = Infinity, limit }: { before?: number | undefined; limit: number },
  ): Promise<{ items: ToldItem[]; more: boolean } | undefined> {
    const { storage, shopId, desk } = this.#source;
    const { family } = this.#telling;
    const chat = chatOf(desk, chatId, this.#reader, family);
    const member = chat && memberOf(chat, this.#reader);
    if (!member) return undefined;
    // What stands in a chat: how far somebody has read does not.
    const types = ['created', 'renamed', 'added', 'left', 'posted'].map((what) => `${family}.${what}`);
    const below = before === Infinity ? {} : { before };
    const rows = await storage.readConversation(shopId, chatId, [{ types, limit: limit + 1, ...below }]);
    const items = this.#items(rows).filter(({ seq }) => seq >= member.from);
    const kept: ToldItem[] = [];
    let bytes = 0;
    for (const item of items.slice(-limit).reverse()) {
      bytes += byteLength(JSON.stringify(item));
      if (kept.length > 0 && bytes > bytesOfPage) break;
      kept.push(item);
    }
    const page = kept.reverse();
    return { items: (await this.#telling.namedItems?.(page)) ?? page, more: page.length < items.length };
  }

  /** With the newest item of each, all at once: somebody may be in many, and comes back often. */
  async #whole(chats: readonly Readonly<Chat>[]): Promise<ToldChat[]> {
    if (chats.length === 0) return [];
    const { storage, shopId, desk } = this.#source;
    const telling = this.#telling;
    // As they are now, before anything is waited for.
    const now = chats.map((chat) => telling.chat(desk, chat, this.#reader));
    const rows = await storage.readRows(
      shopId,
      now.map(({ lastSeq }) => lastSeq),
    );
    const items = new Map(this.#items(rows).map((item) => [item.seq, item]));
    const told = now.map((chat) => {
      const newest = items.get(chat.lastSeq);
      return newest ? { ...chat, newest: cutToExcerpt(newest) } : chat;
    });
    return (await telling.named?.(told)) ?? told;
  }

  #items(rows: readonly StoredRow[]): ToldItem[] {
    return rows.flatMap((row) => this.#telling.item(this.#source.desk, this.#reader, toldOf(row)) ?? []);
  }
}

/** Of a long text a list shows the beginning. */
function cutToExcerpt<ToldItem extends Item>(item: ToldItem): ToldItem {
  if (item.kind === 'notice') return item;
  return { ...item, text: Array.from(item.text).slice(0, staffChatLimits.excerpt).join('') };
}
