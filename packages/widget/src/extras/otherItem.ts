import type { Conversation } from '@shopbell/sdk';
import type { PageScope } from '../bell/scopeAttributes.ts';
import type { ItemKind } from '../words/words.ts';

/** The item of the page, if it is another one than the conversation is about: worth offering to ask about it instead. */
export function otherItem(page: PageScope, { scope, state }: Conversation): ItemKind | undefined {
  if (state === 'ended') return undefined;
  if (page.sku && page.sku !== scope.sku) return 'product';
  if (page.orderId && page.orderId !== scope.orderId) return 'order';
  if (page.trackingNo && page.trackingNo !== scope.trackingNo) return 'parcel';
  return undefined;
}

/** Another running conversation than the one that is shown: the one in which something happened last. */
export function otherRunning(
  shown: Conversation,
  conversations: Iterable<Conversation>,
): Conversation | undefined {
  return [...conversations]
    .filter(({ id, state }) => id !== shown.id && state !== 'ended')
    .toSorted((a, b) => b.lastSeq - a.lastSeq)[0];
}
