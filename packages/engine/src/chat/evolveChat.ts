import type { Author } from '../command.ts';
import type { Desk } from '../desk/desk.ts';
import { noteSent } from '../desk/sent.ts';
import type { Chat } from './chat.ts';
import { whoComes, whoGoes, type ChatEvent } from './events.ts';
import { memberKey } from './readers.ts';

type EventOf<T extends ChatEvent['type']> = Extract<ChatEvent, { type: T }>;

/** Code units of what a chat remembers of what was sent: two dozen messages. */
const remembered = 4096;

export function evolveChat(desk: Desk, event: ChatEvent): void {
  switch (event.type) {
    case 'friend.marked':
      markFriend(desk, event);
      return;
    case 'staff-chat.created':
    case 'customer-group.created':
      create(desk, event);
      return;
    case 'staff-chat.left':
    case 'customer-group.left':
      leave(desk, event);
      return;
    case 'staff-chat.seen':
    case 'customer-group.seen':
      see(desk.chats.edit(event.chatId), event.by, event.upTo);
      return;
    case 'customer-group.identified':
      identify(desk, event);
      return;
    default: {
      const chat = desk.chats.edit(event.chatId);
      chat.lastSeq = desk.seq;
      if ('name' in event) chat.name = event.name;
      else if ('agentIds' in event) join(desk, chat, whoComes(event));
      else post(desk, chat, event);
    }
  }
}

function create(desk: Desk, event: EventOf<'staff-chat.created' | 'customer-group.created'>): void {
  const { chatId: id, name, at } = event;
  const chat: Chat = {
    id,
    kind: 'kind' in event ? event.kind : 'customers',
    ...(name === undefined ? {} : { name }),
    members: [],
    count: 0,
    lastMessageAt: at,
    lastSeq: desk.seq,
    sent: '',
  };
  join(desk, chat, whoComes(event));
  desk.chats.set(id, chat);
}

function join(desk: Desk, chat: Chat, people: readonly Author[]): void {
  chat.members = [...chat.members, ...people.map((who) => ({ ...who, from: desk.seq, seen: chat.count }))];
  for (const who of people) list(desk, who, chat.id);
}

/** With its last member, or its last agent, a chat is gone; its journal stays. */
function leave(desk: Desk, event: EventOf<'staff-chat.left' | 'customer-group.left'>): void {
  const chat = desk.chats.edit(event.chatId);
  const goes = whoGoes(event);
  const closes = 'closes' in event;
  chat.lastSeq = desk.seq;
  for (const { kind, id } of chat.members) {
    if (closes || (kind === goes?.kind && id === goes.id)) unlist(desk, { kind, id }, chat.id);
  }
  chat.members = chat.members.filter(({ kind, id }) => kind !== goes?.kind || id !== goes.id);
  if (closes || chat.members.length === 0) desk.chats.delete(chat.id);
}

function post(desk: Desk, chat: Chat, event: EventOf<'staff-chat.posted' | 'customer-group.posted'>): void {
  chat.count = event.number;
  chat.lastMessageAt = event.at;
  noteSent(chat, memberKey(event.by), event, { seq: desk.seq, at: event.at });
  if (chat.sent.length > remembered)
    chat.sent = chat.sent.slice(chat.sent.indexOf('\n', chat.sent.length - remembered));
  // Who writes has read what stands above.
  see(chat, event.by, event.number);
}

function see(chat: Chat, { kind, id }: Author, upTo: number): void {
  chat.members = chat.members.map((member) =>
    member.kind === kind && member.id === id ? { ...member, seen: Math.max(member.seen, upTo) } : member,
  );
}

/** Takes the anonymous customer's place, or, in it already, stays where they came first and have read furthest. */
function identify(desk: Desk, event: EventOf<'customer-group.identified'>): void {
  const { chatId, by, knownId } = event;
  const chat = desk.chats.edit(chatId);
  const isCustomer = (id: string) => (member: Author) => member.kind === 'customer' && member.id === id;
  const before = chat.members.find(isCustomer(by.id));
  const there = chat.members.find(isCustomer(knownId));
  const known = {
    kind: 'customer',
    id: knownId,
    from: Math.min(before?.from ?? Infinity, there?.from ?? Infinity),
    seen: Math.max(before?.seen ?? 0, there?.seen ?? 0),
  } as const;
  const place = there ?? before;
  chat.members = chat.members.flatMap((member) => {
    if (member === place) return known;
    return member === before ? [] : member;
  });
  // What they sent before and send again is theirs still.
  chat.sent = chat.sent.replaceAll(`\n${memberKey(by)} `, `\n${memberKey(known)} `);
  unlist(desk, by, chatId);
  if (!there) list(desk, known, chatId);
}

function markFriend(desk: Desk, { by, agentId, on }: EventOf<'friend.marked'>): void {
  if (on) desk.friends.set(by.id, [...(desk.friends.get(by.id) ?? []), agentId]);
  else keep(desk.friends, by.id, (id) => id !== agentId);
}

function list(desk: Desk, who: Author, chatId: string): void {
  const key = memberKey(who);
  desk.chatsByMember.set(key, [...(desk.chatsByMember.get(key) ?? []), chatId]);
}

function unlist(desk: Desk, who: Author, chatId: string): void {
  keep(desk.chatsByMember, memberKey(who), (id) => id !== chatId);
}

function keep(lists: Desk['friends'], key: string, wanted: (id: string) => boolean): void {
  const kept = (lists.get(key) ?? []).filter(wanted);
  if (kept.length > 0) lists.set(key, kept);
  else lists.delete(key);
}
