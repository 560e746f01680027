import type { ShopbellError } from '@shopbell/sdk';
import type { Message, MetricsEvent, RoutingOutcome } from '@shopbell/sdk';

/** Events of `<shop-bell>`, by name, with their details. They bubble, so that a page may listen anywhere above. */
export interface BellEvents {
  'shopbell-open': undefined;
  'shopbell-close': undefined;
  'shopbell-unread': { readonly count: number };
  'shopbell-message': { readonly conversationId: string; readonly message: Message };
  'shopbell-outcome': { readonly conversationId: string; readonly outcome: RoutingOutcome };
  'shopbell-metrics': MetricsEvent;
  'shopbell-error': { readonly error: ShopbellError };
}
