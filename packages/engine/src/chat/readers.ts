import type { Author } from '../command.ts';
import type { Desk } from '../desk/desk.ts';
import type { Chat, ChatFamily, ChatMember } from './chat.ts';

type ReadChat = Readonly<Chat>;

/** How a member stands in tables: agents and customers may have the same ids. */
export function memberKey({ kind, id }: Author): string {
  return `${kind}:${id}`;
}

export function familyOf({ kind }: Pick<ReadChat, 'kind'>): ChatFamily {
  return kind === 'customers' ? 'customer-group' : 'staff-chat';
}

export function memberOf(chat: ReadChat, who: Author): ChatMember | undefined {
  return chat.members.find(({ kind, id }) => kind === who.kind && id === who.id);
}

/** Undefined if there is none, or they are not in it: to them that is the same. */
export function chatOf(desk: Desk, chatId: string, who: Author, family?: ChatFamily): ReadChat | undefined {
  const chat = desk.chats.get(chatId);
  if (!chat || !memberOf(chat, who)) return undefined;
  return family === undefined || familyOf(chat) === family ? chat : undefined;
}

/** Every chat of a family that somebody is in. */
export function chatsOf(desk: Desk, who: Author, family: ChatFamily): ReadChat[] {
  const ids = desk.chatsByMember.get(memberKey(who)) ?? [];
  return ids.flatMap((id) => desk.chats.get(id) ?? []).filter((chat) => familyOf(chat) === family);
}

/** The chat between two; there is one at most. */
export function pairOf(desk: Desk, some: Author, other: Author): ReadChat | undefined {
  return chatsOf(desk, some, 'staff-chat').find((chat) => chat.kind === 'pair' && memberOf(chat, other));
}

/** Whom an agent has marked (WB-16), in that order. */
export function friendsOf(desk: Desk, agentId: string): readonly string[] {
  return desk.friends.get(agentId) ?? [];
}
