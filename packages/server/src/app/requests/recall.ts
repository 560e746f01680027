import { isShopbellError, deskLimits, shopbellError, type ResultOf } from '@shopbell/sdk/model';
import { eventOf } from '../../desk/rows.ts';
import type { Asking } from './handler.ts';

/** Takes an agent's own message or note back: see the engine's `recallMessage`. */
export async function recallMessage(
  asking: Asking,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): Promise<ResultOf<'message.recall'>> {
  const { caller, shop } = asking;
  const by = { kind: 'agent', id: caller.id } as const;
  try {
    const { result } = await shop.desk.submit({ type: 'message.recall', conversationId, by, messageId });
    if (result.kind !== 'recalled') throw shopbellError('INTERNAL');
    const { seq, at } = result;
    return { seq, at };
  } catch (error) {
    const first = isForgotten(error) ? await longAgo(asking, conversationId, messageId) : undefined;
    if (first) return first;
    throw error;
  }
}

function isForgotten(error: unknown): boolean {
  return isShopbellError(error, 'NOT_FOUND') && error.details.what === 'message';
}

/**
 * What the desk has forgotten, the journal has: the first answer to a repeat that comes late. Rejects with RECALL_TOO_LATE
 * if the own message still stands; undefined if there is no such message of the caller's.
 */
async function longAgo(
  { caller, services: { storage } }: Asking,
  conversationId: string,
  messageId: string,
): Promise<ResultOf<'message.recall'> | undefined> {
  const types = ['message.posted', 'note.added', 'message.recalled', 'note.recalled'] as const;
  const rows = await storage.readConversation(caller.shopId, conversationId, [{ types, by: 'agent' }]);
  let isOwn = false;
  for (const row of rows) {
    // Only rows that name the message are worth a look: a conversation may have thousands.
    if (!row.data.includes(messageId)) continue;
    const event = eventOf(row);
    if (!('messageId' in event) || event.messageId !== messageId) continue;
    if (event.type === 'message.recalled' || event.type === 'note.recalled')
      return event.by.id === caller.id ? { seq: row.seq, at: event.at } : undefined;
    isOwn = event.by.id === caller.id;
  }
  if (isOwn) throw shopbellError('RECALL_TOO_LATE', { limit: deskLimits.recall });
  return undefined;
}
