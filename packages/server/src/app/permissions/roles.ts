import type { RoleName } from '@shopbell/sdk/model';

/**
 * What a role may carry. `cs.online`: serve customers in the workbench (AC-01). `cs.contact`: find customers of the shop,
 * read what was said with them, and write to them (LM-23). `cs.assign`: hand out leave messages.
 * `cs.chat`: talk with colleagues (WB-04).
 * `cs.supervise`: see how everybody is doing, and look over, join and take over conversations of colleagues.
 * `cs.records`: read the consultations of the whole shop, with what was said in them (WB-18).
 * `shop.manage`: administer the shop. `notice.…`: be told of that kind of notices (AC-05).
 */
export type Permission =
  | 'cs.online'
  | 'cs.contact'
  | 'cs.assign'
  | 'cs.chat'
  | 'cs.supervise'
  | 'cs.records'
  | 'shop.manage'
  | 'notice.order'
  | 'notice.product'
  | 'notice.ticket';

/** The one table of roles. A role that is not in it carries nothing. */
const roles = {
  agent: ['cs.online', 'cs.contact', 'cs.chat'],
  'group-leader': ['cs.online', 'cs.contact', 'cs.assign', 'cs.chat'],
  supervisor: ['cs.online', 'cs.contact', 'cs.assign', 'cs.chat', 'cs.supervise'],
  manager: ['shop.manage', 'cs.supervise', 'cs.records'],
  'order-notices': ['notice.order'],
  'product-notices': ['notice.product'],
  'ticket-notices': ['notice.ticket'],
} as const satisfies Record<RoleName, readonly Permission[]>;

/** Whether any of these roles carries the permission. */
export function rolesAllow(names: readonly string[], permission: Permission): boolean {
  const table: Readonly<Record<string, readonly Permission[]>> = roles;
  return names.some((name) => Object.hasOwn(table, name) && table[name]?.includes(permission) === true);
}

/** Whether the account may sign in at all: to serve customers, or to administer the shop. */
export function maySignIn(names: readonly string[]): boolean {
  return rolesAllow(names, 'cs.online') || rolesAllow(names, 'shop.manage');
}
