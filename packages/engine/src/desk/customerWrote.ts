import { sentMessages } from './sent.ts';
import type { Desk } from './desk.ts';

/** What the customer of an open conversation has written; instants in milliseconds. */
export interface CustomerWrote {
  readonly first: number;
  readonly last: number;
  /** WB-15: the first message after the last one of an agent; left out if that answered them all. */
  readonly owedSince?: number;
  /** How many of these no agent has seen. */
  readonly unread: number;
}

/**
 * From all that was sent, however long ago. `upTo`: as of that sequence; `seen`: how far agents had read then. Undefined if
 * the customer has written nothing, and of a conversation that has ended. Automatic replies and the robot answer nothing.
 */
export function customerWroteIn(
  desk: Desk,
  conversationId: string,
  { upTo, seen }: { readonly upTo: number; readonly seen: number },
): CustomerWrote | undefined {
  const open = desk.conversations.get(conversationId);
  if (!open) return undefined;
  let first: number | undefined;
  let last = 0;
  let owedSince: number | undefined;
  let unread = 0;
  for (const { author, seq, at } of sentMessages(open)) {
    if (seq > upTo) break;
    if (author.startsWith('agent:')) owedSince = undefined;
    if (author !== 'customer') continue;
    first ??= at;
    last = at;
    owedSince ??= at;
    if (seq > seen) unread++;
  }
  if (first === undefined) return undefined;
  return { first, last, ...(owedSince === undefined ? {} : { owedSince }), unread };
}
