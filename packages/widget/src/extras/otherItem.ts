import type { Conversation } from '@shopbell/sdk';
import type { PageScope } from '../bell/scopeAttributes.ts';
import { awaitsCustomer } from '../bridge/running.ts';
import type { ItemKind } from '../words/words.ts';

/** The item of the page, if it is another one than the conversation is about: worth offering to ask about it instead. */
export function otherItem(page: PageScope, { scope, state }: Conversation): ItemKind | undefined {
  if (state === 'ended') return undefined;
  if (page.sku && page.sku !== scope.sku) return 'product';
  if (page.orderId && page.orderId !== scope.orderId) return 'order';
  if (page.trackingNo && page.trackingNo !== scope.trackingNo) return 'parcel';
  return undefined;
}

/** Another one than is shown, which goes on or ended while the customer was away: the one in which something happened last. */
export function otherConversation(
  shown: Conversation,
  conversations: Iterable<Conversation>,
): Conversation | undefined {
  return [...conversations]
    .filter((one) => one.id !== shown.id && awaitsCustomer(one))
    .toSorted((a, b) => b.lastSeq - a.lastSeq)[0];
}
