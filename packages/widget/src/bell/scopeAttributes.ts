/** What a page is about, as `shopbell('update', …)` and `element.setScope(…)` take it. */
export interface PageScope {
  page?: 'shop' | 'product' | 'order' | 'tracking' | undefined;
  sku?: string | undefined;
  orderId?: string | undefined;
  trackingNo?: string | undefined;
}

const attributes = { page: 'page', sku: 'sku', orderId: 'order-id', trackingNo: 'tracking-no' } as const;

/** Writes a whole scope to the attributes of `<shop-bell>`: what is not named is taken away. */
export function writeScope(element: Element, scope: PageScope): void {
  for (const [key, attribute] of Object.entries(attributes) as [keyof PageScope, string][]) {
    const value = scope[key];
    if (value) element.setAttribute(attribute, value);
    else element.removeAttribute(attribute);
  }
}
