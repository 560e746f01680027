import {
  isShopbellError,
  type Account,
  type AccountChange,
  type NewAccount,
  type RoleName,
} from '@shopbell/sdk/admin';
import type { Words } from '../../words/words.ts';
import { reasonsOf } from '../form/problems.ts';

export const roles: readonly RoleName[] = [
  'agent',
  'group-leader',
  'supervisor',
  'manager',
  'order-notices',
  'product-notices',
  'ticket-notices',
];

/** As the server takes it. */
export const accountLimits = { name: 64, displayName: 100, password: { least: 6, most: 256 } } as const;

/** An account as it is being written. */
export interface AccountDraft {
  readonly name: string;
  readonly displayName: string;
  /** Empty: none, or the one that it has. */
  readonly password: string;
  readonly roles: readonly RoleName[];
  readonly disabled: boolean;
}

export function draftOf(account: Account | undefined): AccountDraft {
  return {
    name: account?.name ?? '',
    displayName: account?.displayName ?? '',
    password: '',
    roles: account ? roles.filter((role) => account.roles.includes(role)) : ['agent'],
    disabled: account?.disabledAt !== undefined,
  };
}

export function newAccountOf({ name, displayName, password, roles: given }: AccountDraft): NewAccount {
  return { name, displayName: displayName.trim(), password, roles: [...given] };
}

/** What was changed of it; undefined if nothing was. */
export function changeOf(account: Account, draft: AccountDraft): AccountChange | undefined {
  const before = draftOf(account);
  const change: AccountChange = {
    // A role that this page does not know stays.
    ...(draft.roles.join() !== before.roles.join() && { roles: [...draft.roles] }),
    ...(draft.password !== '' && { password: draft.password }),
    ...(draft.disabled !== before.disabled && { disabled: draft.disabled }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}

export type AccountFault = Partial<Record<keyof AccountDraft, string>>;

/** What is wrong with it, each at its field: before it is sent, and as the server said. */
export function faultsOf(
  draft: AccountDraft,
  isNew: boolean,
  error: unknown,
  { settings }: Words,
): AccountFault {
  const text = settings.accounts;
  const { least, most } = accountLimits.password;
  const faults: AccountFault = {};
  if (isNew && !/^[A-Za-z0-9_-]{1,64}$/.test(draft.name)) faults.name = text.nameWrong;
  if (isNew && draft.displayName.trim() === '') faults.displayName = settings.form.required;
  const { length } = draft.password;
  if ((isNew || length > 0) && (length < least || length > most))
    faults.password = text.passwordWrong(least, most);
  for (const { path, code } of reasonsOf(error)) {
    const [field = ''] = path.split('.');
    if (code === 'ALREADY_EXISTS') faults.name ??= text.nameTaken;
    else if (code === 'LAST_MANAGER')
      faults[path === 'disabled' || draft.disabled ? 'disabled' : 'roles'] ??= text.lastManager;
    else if (field in draft) faults[field as keyof AccountDraft] ??= code;
  }
  return faults;
}

/** Whether a refusal is told at its field, and need not be told at the foot. */
export function isPlaced(error: unknown): boolean {
  return isShopbellError(error, 'ALREADY_EXISTS') || isShopbellError(error, 'LAST_MANAGER');
}

/** Sixteen characters that nobody confuses when reading them out: about 80 bits. */
export function randomPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789ABCD';
  const drawn: string[] = [];
  while (drawn.length < 16) {
    const [value = 255] = crypto.getRandomValues(new Uint8Array(1));
    // Else the first signs would come more often than the last.
    if (value < 256 - (256 % signs.length)) drawn.push(signs.charAt(value % signs.length));
  }
  return drawn.join('');
}
