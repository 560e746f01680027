import type { Desk } from '../desk/desk.ts';
import type { StaffChat, StaffMember } from './staffChat.ts';

/** Undefined if there is none, or the agent is not in it: to them that is the same. */
export function staffChatOf(desk: Desk, chatId: string, agentId: string): Readonly<StaffChat> | undefined {
  const chat = desk.staffChats.get(chatId);
  return chat && memberOf(chat, agentId) ? chat : undefined;
}

export function memberOf(chat: Readonly<StaffChat>, agentId: string): StaffMember | undefined {
  return chat.members.find((member) => member.agentId === agentId);
}

/** Every chat that an agent is in. */
export function staffChatsOf(desk: Desk, agentId: string): Readonly<StaffChat>[] {
  return (desk.chatsByAgent.get(agentId) ?? []).flatMap((id) => desk.staffChats.get(id) ?? []);
}

/** The chat between two; there is one at most. */
export function pairOf(desk: Desk, agentId: string, otherId: string): Readonly<StaffChat> | undefined {
  return staffChatsOf(desk, agentId).find(({ kind, members }) => {
    return kind === 'pair' && members.some((member) => member.agentId === otherId);
  });
}

/** Whom an agent has marked (WB-16), in that order. */
export function friendsOf(desk: Desk, agentId: string): readonly string[] {
  return desk.friends.get(agentId) ?? [];
}
