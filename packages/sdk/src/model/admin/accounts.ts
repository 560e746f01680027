import * as z from 'zod';
import { Id, Instant } from '../scope.ts';
import { Name } from './shop.ts';

/** At least six characters; a passphrase fits. */
export const NewPassword = z.string().min(6).max(256);

/**
 * The roles that an account can be given. `agent`, `group-leader` and `supervisor` serve customers (AC-01); `manager`
 * administers the shop; the notice roles each bring one kind of notices (AC-05).
 */
export const roleNames = [
  'agent',
  'group-leader',
  'supervisor',
  'manager',
  'order-notices',
  'product-notices',
  'ticket-notices',
] as const;
export const RoleName = z.enum(roleNames).meta({ id: 'RoleName' });
export type RoleName = z.infer<typeof RoleName>;

const Roles = z
  .array(RoleName)
  .refine((roles) => new Set(roles).size === roles.length, 'must not name a role twice');

export const NewAccount = z
  .object({
    /** Signs in as `shop:name`. */
    name: Id,
    /** What customers and colleagues see. */
    displayName: Name,
    password: NewPassword,
    roles: Roles,
  })
  .meta({ id: 'NewAccount' });
export type NewAccount = z.infer<typeof NewAccount>;

/** What is left out stays as it is. */
export const AccountChange = z
  .object({
    roles: Roles,
    password: NewPassword,
    /** A disabled account cannot sign in, and whoever is signed in with it is signed out. */
    disabled: z.boolean(),
  })
  .partial()
  .meta({ id: 'AccountChange' });
export type AccountChange = z.infer<typeof AccountChange>;

export const Account = z
  .object({
    id: Id,
    name: Id,
    displayName: z.string(),
    roles: z.array(z.string()),
    disabledAt: Instant.optional(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const AccountList = z.object({ accounts: z.array(Account) }).meta({ id: 'AccountList' });
