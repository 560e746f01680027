import type { ApiKeyScope } from '@shopbell/sdk/model';
import { rolesAllow, type Permission } from './roles.ts';

/** Who administers a shop: somebody who signed in, or a program by its API key. Each belongs to one shop. */
export type AdminCaller =
  | {
      readonly kind: 'account';
      readonly shopId: string;
      readonly id: string;
      readonly name: string;
      /** As they are now, not as they were at sign-in. */
      readonly roles: readonly string[];
    }
  | {
      readonly kind: 'api-key';
      readonly shopId: string;
      readonly id: string;
      readonly name: string;
      readonly scopes: readonly string[];
    };

/** The one table of what is asked over HTTP: which permission an account needs, or which scope an API key. */
export const adminActions = {
  /** To work at the desk as an agent; what that one may do there, the table of methods says. */
  'desk.serve': { permission: 'cs.online', scopes: ['agent'] },
  'settings.read': { permission: 'shop.manage', scopes: ['admin'] },
  'settings.write': { permission: 'shop.manage', scopes: ['admin'] },
  'keys.read': { permission: 'shop.manage', scopes: ['admin'] },
  'keys.write': { permission: 'shop.manage', scopes: ['admin'] },
  'accounts.read': { permission: 'shop.manage', scopes: ['admin'] },
  'accounts.write': { permission: 'shop.manage', scopes: ['admin'] },
  'hours.read': { permission: 'shop.manage', scopes: ['admin'] },
  'hours.write': { permission: 'shop.manage', scopes: ['admin'] },
  'desk.read': { permission: 'shop.manage', scopes: ['admin'] },
  'desk.write': { permission: 'shop.manage', scopes: ['admin'] },
  'knowledge.read': { permission: 'shop.manage', scopes: ['admin'] },
  'knowledge.write': { permission: 'shop.manage', scopes: ['admin'] },
  'changes.read': { permission: 'shop.manage', scopes: ['admin'] },
  'customers.erase': { permission: 'shop.manage', scopes: ['admin'] },
  'consultations.read': { permission: 'cs.records', scopes: ['admin'] },
  /** WB-18: those that they had. */
  'consultations.own': { permission: 'cs.online', scopes: [] },
  'records.read': { permission: 'shop.manage', scopes: ['admin', 'catalogue'] },
  'records.write': { permission: 'shop.manage', scopes: ['admin', 'catalogue'] },
  'reports.read': { permission: 'shop.manage', scopes: ['admin'] },
  'reports.write': { permission: 'shop.manage', scopes: ['admin'] },
  'facts.write': { permission: 'shop.manage', scopes: ['admin', 'catalogue'] },
  'notices.write': { permission: 'shop.manage', scopes: ['admin', 'catalogue'] },
} as const satisfies Record<
  string,
  { readonly permission: Permission; readonly scopes: readonly ApiKeyScope[] }
>;

export type AdminAction = keyof typeof adminActions;

/** Whether the caller may do that in its own shop, on whatever transport it came. */
export function mayAdminister(caller: AdminCaller, action: AdminAction): boolean {
  const { permission, scopes } = adminActions[action];
  if (caller.kind === 'account') return rolesAllow(caller.roles, permission);
  return scopes.some((scope) => caller.scopes.includes(scope));
}
