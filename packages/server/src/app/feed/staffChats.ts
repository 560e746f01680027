import {
  friendsOf,
  memberOf,
  staffChatOf,
  staffChatsOf,
  type Desk,
  type StaffChat as DeskChat,
  type StaffChatEvent,
} from '@shopbell/engine';
import {
  limits,
  staffChatLimits,
  type FeedEvent,
  type StaffChat,
  type StaffItem,
  type StaffNotice,
} from '@shopbell/sdk/model';
import { isStaffChatEvent } from '../../desk/chatAudiences.ts';
import type { Storage, StoredRow } from '../../storage/storage.ts';
import { byteLength } from '../json/readJson.ts';
import { agentRef } from './names.ts';
import { toldOf, type Told } from './told.ts';

/** Bytes that a page may take: leaves room in a frame for what stands around it. */
const bytesOfPage = limits.frame - 8192;

/** What stands in a chat: how far somebody has read does not. */
const itemTypes = [
  'staff-chat.created',
  'staff-chat.renamed',
  'staff-chat.added',
  'staff-chat.left',
  'staff-chat.posted',
];

/** What colleagues do among themselves, as one of them is told it; undefined if it is none of theirs any more. */
export function projectChat(
  desk: Desk,
  agentId: string,
  event: StaffChatEvent,
  told: Omit<Told, 'event'>,
): FeedEvent | undefined {
  const { at } = event;
  if (event.type === 'friend.marked') return { type: event.type, at, agentId: event.agentId, on: event.on };
  const { chatId } = event;
  if (event.type === 'staff-chat.seen')
    return { type: event.type, at, chatId, agentId: event.by.id, upTo: event.upTo };
  const item = itemOf(desk, agentId, event, told);
  if (item.kind === 'message') return { type: 'staff-chat.posted', at, chatId, item };
  if (event.type === 'staff-chat.left' && event.agentId === agentId)
    return { type: 'staff-chat.gone', at, chatId };
  const chat = staffChatOf(desk, chatId, agentId);
  if (!chat) return undefined;
  const comes =
    (event.type === 'staff-chat.created' || event.type === 'staff-chat.added') &&
    event.agentIds.includes(agentId);
  // What came since follows in the feed.
  if (comes) return { type: 'staff-chat.joined', at, chatId, chat: chatFor(desk, chat, agentId, item) };
  const { name, members } = chatFor(desk, chat, agentId, item);
  return {
    type: 'staff-chat.changed',
    at,
    chatId,
    ...(name === undefined ? {} : { name }),
    members,
    item,
  };
}

/** A chat as one of its members sees it, with `newest` as its newest item. */
function chatFor(desk: Desk, chat: Readonly<DeskChat>, agentId: string, newest?: StaffItem): StaffChat {
  const { id, kind, name, members, count, lastSeq } = chat;
  const other = kind === 'pair' ? members.find((member) => member.agentId !== agentId) : undefined;
  return {
    id,
    kind,
    ...(name === undefined ? {} : { name }),
    members: members.map((member) => agentRef(desk, member.agentId)),
    count,
    seen: memberOf(chat, agentId)?.seen ?? 0,
    ...(other ? { seenByOther: other.seen } : {}),
    lastSeq: newest?.seq ?? lastSeq,
    ...(newest ? { newest } : {}),
  };
}

/** Where chats of colleagues are read, by one of them. */
export class StaffChatReader {
  readonly #source: { readonly storage: Storage; readonly shopId: string; readonly desk: Desk };
  readonly #agentId: string;

  constructor(
    source: { readonly storage: Storage; readonly shopId: string; readonly desk: Desk },
    agentId: string,
  ) {
    this.#source = source;
    this.#agentId = agentId;
  }

  /** Every chat that the agent is in, and their friends, as of the desk's sequence at the moment of the call. */
  async snapshot(): Promise<{ staffChats: StaffChat[]; friends: string[] }> {
    const { desk } = this.#source;
    // Both at once, before anything is waited for.
    const friends = [...friendsOf(desk, this.#agentId)];
    const chats = staffChatsOf(desk, this.#agentId).map((chat) => chatFor(desk, chat, this.#agentId));
    return { staffChats: await this.#withNewest(chats), friends };
  }

  /** A chat as it is now; undefined if the agent is not in it. */
  async read(chatId: string): Promise<StaffChat | undefined> {
    const { desk } = this.#source;
    const chat = staffChatOf(desk, chatId, this.#agentId);
    if (!chat) return undefined;
    const [read] = await this.#withNewest([chatFor(desk, chat, this.#agentId)]);
    return read;
  }

  /**
   * A page of items below `before`, oldest first, none older than the agent's coming; undefined if they are not in it. Holds
   * fewer than `limit` where they would not fit into a frame.
   */
  async page(
    chatId: string,
    { before = Infinity, limit }: { before?: number | undefined; limit: number },
  ): Promise<{ items: StaffItem[]; more: boolean } | undefined> {
    const chat = staffChatOf(this.#source.desk, chatId, this.#agentId);
    const member = chat && memberOf(chat, this.#agentId);
    if (!member) return undefined;
    const items = (await this.#items(chatId, before, limit + 1)).filter(({ seq }) => seq >= member.from);
    const kept: StaffItem[] = [];
    let bytes = 0;
    for (const item of items.slice(-limit).reverse()) {
      bytes += byteLength(JSON.stringify(item));
      if (kept.length > 0 && bytes > bytesOfPage) break;
      kept.push(item);
    }
    return { items: kept.reverse(), more: kept.length < items.length };
  }

  /** All at once: an agent may be in many, and comes back often. */
  async #withNewest(chats: readonly StaffChat[]): Promise<StaffChat[]> {
    if (chats.length === 0) return [];
    const { storage, shopId } = this.#source;
    const rows = await storage.readRows(
      shopId,
      chats.map(({ lastSeq }) => lastSeq),
    );
    const items = new Map(this.#itemsOf(rows).map((item) => [item.seq, item]));
    return chats.map((chat) => {
      const newest = items.get(chat.lastSeq);
      if (!newest) return chat;
      if (newest.kind === 'notice') return { ...chat, newest };
      const text = Array.from(newest.text).slice(0, staffChatLimits.excerpt).join('');
      return { ...chat, newest: { ...newest, text } };
    });
  }

  async #items(chatId: string, before: number, limit: number): Promise<StaffItem[]> {
    const { storage, shopId } = this.#source;
    const below = before === Infinity ? {} : { before };
    return this.#itemsOf(
      await storage.readConversation(shopId, chatId, [{ types: itemTypes, limit, ...below }]),
    );
  }

  #itemsOf(rows: readonly StoredRow[]): StaffItem[] {
    const { desk } = this.#source;
    return rows.flatMap((row) => {
      const { event, ...told } = toldOf(row);
      if (!isStaffChatEvent(event) || event.type === 'friend.marked' || event.type === 'staff-chat.seen')
        return [];
      return itemOf(desk, this.#agentId, event, told);
    });
  }
}

type ItemEvent = Exclude<StaffChatEvent, { type: 'friend.marked' | 'staff-chat.seen' }>;

function itemOf(
  desk: Desk,
  reader: string,
  event: ItemEvent,
  { seq, text, parts }: Omit<Told, 'event'>,
): StaffItem {
  const { at } = event;
  const by = agentRef(desk, event.by.id);
  if (event.type !== 'staff-chat.posted')
    return { kind: 'notice', seq, at, by, notice: noticeOf(desk, event) };
  return {
    kind: 'message',
    id: event.messageId,
    seq,
    at,
    author: by,
    number: event.number,
    ...(event.by.id === reader ? { clientId: event.clientId } : {}),
    text: text ?? '',
    ...(parts?.files === undefined ? {} : { files: [...parts.files] }),
  };
}

function noticeOf(
  desk: Desk,
  event: Exclude<ItemEvent, { type: 'staff-chat.posted' }>,
): StaffNotice['notice'] {
  switch (event.type) {
    case 'staff-chat.created':
      return { kind: 'created' };
    case 'staff-chat.renamed':
      return { kind: 'renamed', name: event.name };
    case 'staff-chat.added':
      return { kind: 'added', agents: event.agentIds.map((id) => agentRef(desk, id)) };
    case 'staff-chat.left':
      return { kind: 'left', agent: agentRef(desk, event.agentId) };
  }
}
