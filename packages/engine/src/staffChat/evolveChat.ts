import type { Desk } from '../desk/desk.ts';
import { noteSent } from '../desk/sent.ts';
import type { StaffChatEvent } from './events.ts';
import type { StaffChat } from './staffChat.ts';

type EventOf<T extends StaffChatEvent['type']> = Extract<StaffChatEvent, { type: T }>;

/** Code units of what a chat remembers of what was sent: two dozen messages. */
const remembered = 4096;

export function evolveChat(desk: Desk, event: StaffChatEvent): void {
  switch (event.type) {
    case 'staff-chat.created':
      create(desk, event);
      return;
    case 'friend.marked':
      markFriend(desk, event);
      return;
    case 'staff-chat.seen':
      see(desk.staffChats.edit(event.chatId), event.by.id, event.upTo);
      return;
    case 'staff-chat.left':
      leave(desk, event);
      return;
    default: {
      const chat = desk.staffChats.edit(event.chatId);
      chat.lastSeq = desk.seq;
      if (event.type === 'staff-chat.renamed') chat.name = event.name;
      else if (event.type === 'staff-chat.added') join(desk, chat, event.agentIds);
      else post(desk, chat, event);
    }
  }
}

function create(desk: Desk, { chatId: id, kind, name, agentIds }: EventOf<'staff-chat.created'>): void {
  const chat: StaffChat = {
    id,
    kind,
    ...(name === undefined ? {} : { name }),
    members: [],
    count: 0,
    lastSeq: desk.seq,
    sent: '',
  };
  join(desk, chat, agentIds);
  desk.staffChats.set(id, chat);
}

function join(desk: Desk, chat: StaffChat, agentIds: readonly string[]): void {
  const joined = agentIds.map((agentId) => ({ agentId, from: desk.seq, seen: chat.count }));
  chat.members = [...chat.members, ...joined];
  for (const agentId of agentIds) {
    desk.chatsByAgent.set(agentId, [...(desk.chatsByAgent.get(agentId) ?? []), chat.id]);
  }
}

/** With its last member a chat is gone; its journal stays. */
function leave(desk: Desk, { chatId, agentId }: EventOf<'staff-chat.left'>): void {
  const chat = desk.staffChats.edit(chatId);
  chat.lastSeq = desk.seq;
  chat.members = chat.members.filter((member) => member.agentId !== agentId);
  if (chat.members.length === 0) desk.staffChats.delete(chatId);
  keep(desk.chatsByAgent, agentId, (id) => id !== chatId);
}

function post(desk: Desk, chat: StaffChat, event: EventOf<'staff-chat.posted'>): void {
  chat.count = event.number;
  noteSent(chat, event.by, event, { seq: desk.seq, at: event.at });
  if (chat.sent.length > remembered)
    chat.sent = chat.sent.slice(chat.sent.indexOf('\n', chat.sent.length - remembered));
  // Who writes has read what stands above.
  see(chat, event.by.id, event.number);
}

function see(chat: StaffChat, agentId: string, upTo: number): void {
  chat.members = chat.members.map((member) =>
    member.agentId === agentId ? { ...member, seen: Math.max(member.seen, upTo) } : member,
  );
}

function markFriend(desk: Desk, { by, agentId, on }: EventOf<'friend.marked'>): void {
  if (on) desk.friends.set(by.id, [...(desk.friends.get(by.id) ?? []), agentId]);
  else keep(desk.friends, by.id, (id) => id !== agentId);
}

function keep(lists: Desk['friends'], key: string, wanted: (id: string) => boolean): void {
  const kept = (lists.get(key) ?? []).filter(wanted);
  if (kept.length > 0) lists.set(key, kept);
  else lists.delete(key);
}
