import type { ConversationEvent } from '../event.ts';
import { unseenCustomers, unseenEndings, unseenForMs } from '../settings.ts';
import type { Desk, OpenConversation, UnseenEnding } from './desk.ts';

type EventOf<T extends ConversationEvent['type']> = Extract<ConversationEvent, { type: T }>;

/**
 * An answer that came while the customer was away is still theirs after the end: it is remembered until they have seen it, for
 * a while, and no more than the latest few.
 */
export function noteUnseen(desk: Desk, open: Readonly<OpenConversation>): void {
  const { id, customerId, answerSeq, lastItemSeq, seen } = open;
  if (answerSeq <= seen.customer) return;
  const ending = { conversationId: id, endedAt: desk.at, answerSeq, lastItemSeq, seen: seen.customer };
  keep(desk, customerId, [...(desk.unseen.get(customerId) ?? []), ending]);
}

/** What has ended with an answer that this customer has not seen, if it has. */
export function unseenEndingOf(
  desk: Desk,
  customerId: string,
  conversationId: string,
): UnseenEnding | undefined {
  return desk.unseen.get(customerId)?.find((ending) => ending.conversationId === conversationId);
}

/** The customer has read on in what has ended: with the last answer seen it is done with. */
export function noteSeenAfterEnd(desk: Desk, { conversationId, by, upTo }: EventOf<'message.seen'>): void {
  const endings = desk.unseen.get(by.id) ?? [];
  const left = endings.flatMap((ending) => {
    if (ending.conversationId !== conversationId) return ending;
    return upTo < ending.answerSeq ? { ...ending, seen: upTo } : [];
  });
  leave(desk, by.id, left);
}

/** Whoever was anonymous is known: the ending is the known one's from now on. */
export function passOnUnseen(
  desk: Desk,
  { conversationId, customerId, knownId }: EventOf<'conversation.identified'>,
): void {
  const ended = desk.ended.get(conversationId);
  if (ended) desk.ended.set(conversationId, { ...ended, customerId: knownId });
  const moved = unseenEndingOf(desk, customerId, conversationId);
  if (!moved) return;
  leave(desk, customerId, desk.unseen.get(customerId)?.filter((ending) => ending !== moved) ?? []);
  const all = [...(desk.unseen.get(knownId) ?? []), moved].sort((a, b) => a.endedAt - b.endedAt);
  keep(desk, knownId, all);
}

function leave(desk: Desk, customerId: string, endings: readonly UnseenEnding[]): void {
  if (endings.length > 0) desk.unseen.set(customerId, endings);
  else desk.unseen.delete(customerId);
}

/** Taken out and put in again: whose last one came last stands last, so that what is too old stands first. */
function keep(desk: Desk, customerId: string, endings: readonly UnseenEnding[]): void {
  desk.unseen.delete(customerId);
  desk.unseen.set(customerId, endings.slice(-unseenEndings));
  forgetOldest(desk);
}

/** At most two go for each that comes, so that no single event pays for all that grew old meanwhile. */
function forgetOldest(desk: Desk): void {
  for (let gone = 0; gone < 2; gone++) {
    const oldest = desk.unseen.first();
    const last = oldest === undefined ? undefined : desk.unseen.get(oldest)?.at(-1);
    if (oldest === undefined || !last) return;
    if (desk.unseen.size <= unseenCustomers && desk.at - last.endedAt < unseenForMs) return;
    desk.unseen.delete(oldest);
  }
}
