import type { CustomerRef, Scope } from '@shopbell/sdk/agent';
import type { Words } from '../words/words.ts';

/** The customer's name, or `访客 7F3A`: enough of the id to tell two anonymous, or erased, ones apart. */
export function customerLabel({ id, name, erased }: CustomerRef, words: Words): string {
  const tail = id
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-4)
    .toUpperCase();
  return erased ? words.erase.customer(tail) : (name ?? words.visitor(tail));
}

/** What the entry is about in one line: `商品 SKU-1001`, `订单 20261121-7`. The page's most telling number wins. */
export function scopeLabel(scope: Scope, words: Words): string {
  const number = scopeNumber(scope);
  return number === undefined ? words.page[scope.page] : `${words.page[scope.page]} ${number}`;
}

function scopeNumber(scope: Scope): string | undefined {
  switch (scope.page) {
    case 'order':
      return scope.orderId ?? scope.sku;
    case 'tracking':
      return scope.trackingNo ?? scope.orderId;
    case 'product':
      return scope.sku;
    case 'shop':
      return undefined;
  }
}
