import { limits, pages } from '@shopbell/sdk/model';
import type { Scope } from '@shopbell/sdk/model';
import type { Desk, OpenConversation } from '../desk/desk.ts';

/** The one of these conversations that is about the same. */
export function findByScope(
  desk: Desk,
  ids: readonly string[],
  scope: Scope,
): Readonly<OpenConversation> | undefined {
  for (const id of ids) {
    const open = desk.conversations.get(id);
    if (open && isSameScope(open.scope, scope)) return open;
  }
  return undefined;
}

export function isSameScope(a: Scope, b: Scope): boolean {
  return (
    a.page === b.page &&
    a.sku === b.sku &&
    a.orderId === b.orderId &&
    a.trackingNo === b.trackingNo &&
    a.channel === b.channel
  );
}

export function isScope(scope: Scope): boolean {
  const values = [scope.sku, scope.orderId, scope.trackingNo];
  const isValue = (value: unknown): boolean =>
    value === undefined || (typeof value === 'string' && value !== '' && value.length <= limits.scopeValue);
  return (
    pages.includes(scope.page) && values.every(isValue) && ['web', 'app', 'personal'].includes(scope.channel)
  );
}
