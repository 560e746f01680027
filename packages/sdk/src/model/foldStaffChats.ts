import type { FeedEvent } from './events.ts';
import { staffChatLimits } from './staffChatLimits.ts';
import type { StaffChat, StaffItem, StaffMessage } from './staffChats.ts';

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
      return withChat(held, event.chat);
    case 'staff-chat.gone': {
      const others = [...held.staffChats].filter(([id]) => id !== event.chatId);
      return { ...held, staffChats: new Map(others) };
    }
    case 'staff-chat.posted':
    case 'staff-chat.changed':
    case 'staff-chat.seen': {
      const chat = held.staffChats.get(event.chatId);
      return chat ? withChat(held, changedBy(chat, me, event)) : held;
    }
    default:
      return held;
  }
}

function withChat(held: AmongColleagues, chat: StaffChat): AmongColleagues {
  return { ...held, staffChats: new Map(held.staffChats).set(chat.id, chat) };
}

function changedBy(
  chat: StaffChat,
  me: string | undefined,
  event: Extract<FeedEvent, { type: 'staff-chat.posted' | 'staff-chat.changed' | 'staff-chat.seen' }>,
): StaffChat {
  if (event.type === 'staff-chat.seen') {
    const { agentId, upTo } = event;
    return agentId === me
      ? { ...chat, seen: Math.max(chat.seen, upTo) }
      : { ...chat, seenByOther: Math.max(chat.seenByOther ?? 0, upTo) };
  }
  const { item } = event;
  let now = chat;
  if (event.type === 'staff-chat.changed') {
    const { members, name } = event;
    now = { ...chat, members, ...(name === undefined ? {} : { name }) };
  }
  // A chat that was told whole may have it already.
  if (item.seq <= chat.lastSeq) return now;
  now = { ...now, lastSeq: item.seq, newest: excerptOf(item) };
  return item.kind === 'message' ? { ...now, ...countOf(now, item, me) } : now;
}

/** Who writes has read what stands above: oneself, or the other one of a pair. */
function countOf(
  chat: StaffChat,
  { number, author }: StaffMessage,
  me: string | undefined,
): Partial<StaffChat> {
  if (author.id === me) return { count: number, seen: number };
  return { count: number, ...(chat.kind === 'pair' ? { seenByOther: number } : {}) };
}

/** As the server cuts what a list shows. */
function excerptOf(item: StaffItem): StaffItem {
  if (item.kind === 'notice') return item;
  return { ...item, text: Array.from(item.text).slice(0, staffChatLimits.excerpt).join('') };
}
