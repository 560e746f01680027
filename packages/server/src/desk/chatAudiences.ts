import type { Desk, DeskEvent, StaffChatEvent } from '@shopbell/engine';
import { audienceOf } from './audiences.ts';

/** Whether an event is of colleagues among themselves: no customer ever hears of it. */
export function isStaffChatEvent(event: DeskEvent): event is StaffChatEvent {
  return 'chatId' in event || event.type === 'friend.marked';
}

/**
 * Who is told of what colleagues do among themselves: everybody in the chat, whoever comes, and whoever goes; of how far
 * one has read oneself, on other screens, and in a chat of two the other one. `desk`: as it is before the event.
 */
export function audiencesOfChat(desk: Desk, event: StaffChatEvent): readonly string[] {
  return agentsOf(desk, event).map((id) => audienceOf({ kind: 'agent', id }));
}

function agentsOf(desk: Desk, event: StaffChatEvent): readonly string[] {
  if (event.type === 'friend.marked') return [event.by.id];
  if (event.type === 'staff-chat.created') return event.agentIds;
  const chat = desk.staffChats.get(event.chatId);
  if (event.type === 'staff-chat.seen' && chat?.kind !== 'pair') return [event.by.id];
  const members = (chat?.members ?? []).map(({ agentId }) => agentId);
  return event.type === 'staff-chat.added' ? [...members, ...event.agentIds] : members;
}
