import { staffChatLimits } from './chatLimits.ts';
import type { CustomerGroup, CustomerGroupMessage, GroupMember } from './customerGroups.ts';
import type { FeedEvent } from './events.ts';
import type { StaffChat, StaffMessage } from './staffChats.ts';

type Chat = StaffChat | CustomerGroup;
type ItemOf<C extends Chat> = NonNullable<C['newest']>;

/** What an agent holds of colleagues: chats by id (WB-04), and whom they marked as friends (WB-16), in that order. */
export interface AmongColleagues {
  readonly staffChats: ReadonlyMap<string, StaffChat>;
  readonly friends: readonly string[];
}

/**
 * The one fold from events to chats of colleagues, as `foldFeed` is for conversations; `me` is whose they are. Returns a new
 * object when something changed. A chat may have been told newer than the events that follow: these change nothing then.
 */
export function foldStaffChats(
  held: AmongColleagues,
  me: string | undefined,
  event: FeedEvent,
): AmongColleagues {
  switch (event.type) {
    case 'friend.marked': {
      const others = held.friends.filter((id) => id !== event.agentId);
      return { ...held, friends: event.on ? [...others, event.agentId] : others };
    }
    case 'staff-chat.joined':
      return { ...held, staffChats: withChat(held.staffChats, event.chat) };
    case 'staff-chat.gone':
      return { ...held, staffChats: without(held.staffChats, event.chatId) };
    case 'staff-chat.posted':
    case 'staff-chat.changed':
    case 'staff-chat.seen': {
      const chat = held.staffChats.get(event.chatId);
      return chat ? { ...held, staffChats: withChat(held.staffChats, staffChatBy(chat, me, event)) } : held;
    }
    default:
      return held;
  }
}

/** The same for customer groups (WB-07), of an agent or a customer. */
export function foldCustomerGroups(
  held: ReadonlyMap<string, CustomerGroup>,
  me: Pick<GroupMember, 'kind' | 'id'> | undefined,
  event: FeedEvent,
): ReadonlyMap<string, CustomerGroup> {
  switch (event.type) {
    case 'customer-group.joined':
      return withChat(held, event.chat);
    case 'customer-group.gone':
      return without(held, event.chatId);
    case 'customer-group.posted':
    case 'customer-group.changed':
    case 'customer-group.seen': {
      const group = held.get(event.chatId);
      return group ? withChat(held, customerGroupBy(group, me, event)) : held;
    }
    default:
      return held;
  }
}

function withChat<C extends Chat>(held: ReadonlyMap<string, C>, chat: C): ReadonlyMap<string, C> {
  return new Map(held).set(chat.id, chat);
}

function without<C extends Chat>(held: ReadonlyMap<string, C>, chatId: string): ReadonlyMap<string, C> {
  return new Map([...held].filter(([id]) => id !== chatId));
}

function staffChatBy(
  chat: StaffChat,
  me: string | undefined,
  event: Extract<FeedEvent, { type: 'staff-chat.posted' | 'staff-chat.changed' | 'staff-chat.seen' }>,
): StaffChat {
  if (event.type === 'staff-chat.seen') {
    const { agentId, upTo } = event;
    return agentId === me ? seenUpTo(chat, upTo) : otherHasSeen(chat, upTo);
  }
  if (event.type === 'staff-chat.changed') {
    const { members, name } = event;
    return withItem({ ...chat, members, ...(name === undefined ? {} : { name }) }, event.item, false);
  }
  const { item } = event;
  const own = item.author.id === me;
  const now = withItem(chat, item, own);
  // Who writes has read what stands above: of a pair that is told of the other one.
  return chat.kind === 'pair' && !own && item.seq > chat.lastSeq ? otherHasSeen(now, item.number) : now;
}

function customerGroupBy(
  group: CustomerGroup,
  me: Pick<GroupMember, 'kind' | 'id'> | undefined,
  event: Extract<
    FeedEvent,
    { type: 'customer-group.posted' | 'customer-group.changed' | 'customer-group.seen' }
  >,
): CustomerGroup {
  if (event.type === 'customer-group.seen') return seenUpTo(group, event.upTo);
  if (event.type === 'customer-group.changed') {
    const { members, name, item } = event;
    const now = { ...group, members, name };
    return item ? withItem(now, item, false) : now;
  }
  const { item } = event;
  const { kind, id } = item.author;
  const now = withItem(group, item, kind === me?.kind && id === me.id);
  return { ...now, lastMessageAt: Math.max(group.lastMessageAt, item.at) };
}

function seenUpTo<C extends Chat>(chat: C, upTo: number): C {
  return { ...chat, seen: Math.max(chat.seen, upTo) };
}

function otherHasSeen(chat: StaffChat, upTo: number): StaffChat {
  return { ...chat, seenByOther: Math.max(chat.seenByOther ?? 0, upTo) };
}

/** Takes an item in, unless the chat was told whole with it already. Who writes has read what stands above. */
function withItem<C extends Chat>(chat: C, item: ItemOf<C>, own: boolean): C {
  if (item.seq <= chat.lastSeq) return chat;
  const now = { ...chat, lastSeq: item.seq, newest: excerptOf(item) };
  if (item.kind !== 'message') return now;
  return { ...now, count: item.number, ...(own ? { seen: item.number } : {}) };
}

/** As the server cuts what a list shows. */
function excerptOf<Item extends ItemOf<Chat>>(item: Item): Item {
  if (item.kind === 'notice') return item;
  const { text }: StaffMessage | CustomerGroupMessage = item;
  return { ...item, text: Array.from(text).slice(0, staffChatLimits.excerpt).join('') };
}
