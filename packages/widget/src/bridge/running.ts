import type { Conversation, Scope } from '@shopbell/sdk';
import type { PageScope } from '../bell/scopeAttributes.ts';

/** It goes on, or has ended with something that was not seen. */
export const awaitsCustomer = (conversation: Conversation): boolean =>
  conversation.state !== 'ended' || lastOfOthers(conversation) > conversation.seen.customer;

/** Whether a conversation is about what the page is about. */
export function isAbout(scope: Scope, page: PageScope): boolean {
  return (['page', 'sku', 'orderId', 'trackingNo'] as const).every((name) => scope[name] === page[name]);
}

/**
 * The conversation to show on a page, of those that go on, or that ended while the customer was away: the one about it, else
 * the one in which something happened last.
 */
export function runningOn(page: PageScope, conversations: Iterable<Conversation>): Conversation | undefined {
  return [...conversations]
    .filter(awaitsCustomer)
    .toSorted(
      (a, b) => Number(isAbout(b.scope, page)) - Number(isAbout(a.scope, page)) || b.lastSeq - a.lastSeq,
    )[0];
}

/** The sequence of the newest message that somebody else wrote; 0 if there is none. */
export function lastOfOthers({ items }: Conversation): number {
  const last = items.findLast((item) => item.kind === 'message' && item.author.kind !== 'customer');
  return last?.seq ?? 0;
}
