import { whoComes, type ChatEvent, type Desk, type DeskEvent } from '@shopbell/engine';
import { audienceOf } from './audiences.ts';

/** Whether an event is of a staff chat, a customer group, or somebody's friends: of no conversation. */
export function isChatEvent(event: DeskEvent): event is ChatEvent {
  return 'chatId' in event || event.type === 'friend.marked';
}

/**
 * Who is told of what happens in chats: everybody in it, whoever comes, and whoever goes; of how far one has read oneself,
 * on other screens, and in a chat of two the other one. No customer is in a staff chat. `desk`: as it is before the event.
 */
export function audiencesOfChat(desk: Desk, event: ChatEvent): readonly string[] {
  if (event.type === 'friend.marked') return [audienceOf(event.by)];
  const chat = desk.chats.get(event.chatId);
  if ('upTo' in event && chat?.kind !== 'pair') return [audienceOf(event.by)];
  const members = (chat?.members ?? []).map(audienceOf);
  if (event.type === 'customer-group.identified') {
    // Who it was before is nobody any more.
    const known = audienceOf({ kind: 'customer', id: event.knownId });
    return [...new Set([...members.filter((member) => member !== audienceOf(event.by)), known])];
  }
  return [...members, ...whoComes(event).map(audienceOf)];
}
