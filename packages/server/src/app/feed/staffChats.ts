import { chatOf, type ChatEvent, type Desk, type StaffChatEvent } from '@shopbell/engine';
import type { FeedEvent, StaffChat, StaffItem, StaffNotice } from '@shopbell/sdk/model';
import { messageOf, standingOf } from './chatItems.ts';
import type { ChatTelling } from './chatReader.ts';
import { agentRef } from './names.ts';
import type { Told } from './told.ts';

type ItemEvent = Exclude<StaffChatEvent, { type: 'friend.marked' | 'staff-chat.seen' }>;

export function isStaffChatEvent(event: ChatEvent): event is StaffChatEvent {
  return event.type === 'friend.marked' || event.type.startsWith('staff-chat.');
}

/** What colleagues do among themselves, as one of them is told it; undefined if it is none of theirs any more. */
export function projectStaffChat(
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
  const reader = { kind: 'agent', id: agentId } as const;
  const item = itemOf(desk, reader, event, told);
  if (item.kind === 'message') return { type: 'staff-chat.posted', at, chatId, item };
  if (event.type === 'staff-chat.left' && event.agentId === agentId)
    return { type: 'staff-chat.gone', at, chatId };
  const chat = chatOf(desk, chatId, reader, 'staff-chat');
  if (!chat) return undefined;
  const now = staffChatTelling.chat(desk, chat, reader, item);
  // What came since follows in the feed.
  if ('agentIds' in event && event.agentIds.includes(agentId))
    return { type: 'staff-chat.joined', at, chatId, chat: now };
  const { name, members } = now;
  const named = name === undefined ? {} : { name };
  return { type: 'staff-chat.changed', at, chatId, ...named, members, item };
}

/** How chats of colleagues are read (WB-04), by one of them. */
export const staffChatTelling: ChatTelling<StaffChat, StaffItem> = {
  family: 'staff-chat',

  chat(desk, chat, reader, newest) {
    const { kind, name, members } = chat;
    const other = kind === 'pair' ? members.find(({ id }) => id !== reader.id) : undefined;
    return {
      ...standingOf(chat, reader, newest),
      kind: kind === 'pair' ? kind : 'group',
      ...(name === undefined ? {} : { name }),
      members: members.map(({ id }) => agentRef(desk, id)),
      ...(other ? { seenByOther: other.seen } : {}),
    };
  },

  item(desk, reader, { event, ...told }) {
    const isItem = 'chatId' in event && isStaffChatEvent(event) && event.type !== 'staff-chat.seen';
    return isItem ? itemOf(desk, reader, event, told) : undefined;
  },
};

function itemOf(
  desk: Desk,
  reader: { readonly kind: 'agent' | 'customer'; readonly id: string },
  event: ItemEvent,
  told: Omit<Told, 'event'>,
): StaffItem {
  const by = agentRef(desk, event.by.id);
  if (event.type === 'staff-chat.posted') return messageOf(event, by, reader, told);
  return { kind: 'notice', seq: told.seq, at: event.at, by, notice: noticeOf(desk, event) };
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
