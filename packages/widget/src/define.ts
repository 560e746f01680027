/** Defines `<shop-bell>`. Importing it twice, or after the script tag, changes nothing. */
import { ShopBell } from './element.ts';

if (!customElements.get('shop-bell')) customElements.define('shop-bell', ShopBell);

declare global {
  interface HTMLElementTagNameMap {
    'shop-bell': ShopBell;
  }
}

export { ShopBell };
