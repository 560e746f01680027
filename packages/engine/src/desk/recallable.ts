import { deskLimits } from '@shopbell/sdk/model';
import type { ConversationEvent } from '../event.ts';
import type { Desk } from './desk.ts';

/** What an agent writes may be recalled for a while; what has grown too old meanwhile is forgotten. */
export function noteRecallable(
  desk: Desk,
  event: Extract<ConversationEvent, { type: 'message.posted' | 'note.added' }>,
): void {
  const { conversationId, messageId, by, type, at } = event;
  if (by.kind !== 'agent') return;
  for (let oldest = desk.recallable.first(); oldest !== undefined; oldest = desk.recallable.first()) {
    const written = desk.recallable.get(oldest);
    if (written && desk.at - written.at <= deskLimits.recall) break;
    desk.recallable.delete(oldest);
  }
  desk.recallable.set(messageId, { conversationId, agentId: by.id, note: type === 'note.added', at });
}

export function noteRecalled(
  desk: Desk,
  { messageId, at }: Extract<ConversationEvent, { type: 'message.recalled' | 'note.recalled' }>,
): void {
  const written = desk.recallable.get(messageId);
  if (written) desk.recallable.set(messageId, { ...written, recalled: { seq: desk.seq, at } });
}
