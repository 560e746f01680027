/** Defines `<shop-bell>`. Importing it twice, or after the script tag, changes nothing. */
import { ShopBell, type BellEvents } from './element.ts';

if (!customElements.get('shop-bell')) customElements.define('shop-bell', ShopBell);

declare global {
  interface HTMLElementTagNameMap {
    'shop-bell': ShopBell;
  }
  interface HTMLElementEventMap {
    'shopbell-open': CustomEvent<BellEvents['shopbell-open']>;
    'shopbell-close': CustomEvent<BellEvents['shopbell-close']>;
    'shopbell-unread': CustomEvent<BellEvents['shopbell-unread']>;
    'shopbell-message': CustomEvent<BellEvents['shopbell-message']>;
    'shopbell-outcome': CustomEvent<BellEvents['shopbell-outcome']>;
    'shopbell-metrics': CustomEvent<BellEvents['shopbell-metrics']>;
    'shopbell-error': CustomEvent<BellEvents['shopbell-error']>;
  }
}

export { ShopBell };
