import type { Conversation, CustomerWrote } from './conversation.ts';
import type { FeedEvent } from './events.ts';
import { foldFeed } from './fold.ts';

/** `foldFeed` for an agent's screen: it keeps what customers have written, too (WB-15). */
export const foldForAgents: typeof foldFeed = (before, seq, event) => {
  const after = foldFeed(before, seq, event);
  if (after === before || !('conversationId' in event) || event.type === 'conversation.joined') return after;
  const folded = after.get(event.conversationId);
  if (!folded) return after;
  const { customerWrote, ...rest } = folded;
  const now = wroteAfter(folded, event);
  if (now === customerWrote) return after;
  return new Map(after).set(folded.id, now ? { ...rest, customerWrote: now } : rest);
};

function wroteAfter(
  { customerWrote: wrote, items, seen, more }: Conversation,
  event: FeedEvent,
): CustomerWrote | undefined {
  switch (event.type) {
    case 'conversation.ended':
      return undefined;
    case 'message.posted': {
      const { at, author, note } = event.message;
      if (author.kind === 'customer') {
        const { first = at, owedSince = at, unread = 0 } = wrote ?? {};
        return { first, last: at, owedSince, unread: unread + 1 };
      }
      if (author.kind !== 'agent' || note || !wrote) return wrote;
      const { first, last } = wrote;
      return { first, last, unread: 0 };
    }
    case 'message.seen': {
      if (event.by !== 'agent' || !wrote) return wrote;
      // Of what lies before the items held nobody knows here how much was read.
      if (more && seen.agent < (items[0]?.seq ?? 0)) return wrote;
      const unread = items.filter(
        (item) => item.kind === 'message' && item.author.kind === 'customer' && item.seq > seen.agent,
      ).length;
      return { ...wrote, unread };
    }
    default:
      return wrote;
  }
}
