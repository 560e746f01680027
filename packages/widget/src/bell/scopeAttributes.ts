/** What a page is about, as `shopbell('update', …)` and `element.setScope(…)` take it. */
export interface PageScope {
  page?: 'shop' | 'product' | 'order' | 'tracking' | undefined;
  sku?: string | undefined;
  orderId?: string | undefined;
  trackingNo?: string | undefined;
}

const names = ['page', 'sku', 'orderId', 'trackingNo'] as const;

/** The attribute of a property: `trackingNo` is `tracking-no`, since HTML writes names of attributes small. */
export const attributeOf = (name: string) => name.replace(/[A-Z]/g, '-$&');

/** Writes a whole scope to the attributes of `<shop-bell>`: what is not named is taken away. */
export function writeScope(element: Element, scope?: PageScope): void {
  for (const name of names) {
    const value = scope?.[name];
    if (value) element.setAttribute(attributeOf(name), value);
    else element.removeAttribute(attributeOf(name));
  }
}
