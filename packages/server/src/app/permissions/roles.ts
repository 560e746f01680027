/** What a role may carry. `cs.online`: serve customers in the workbench (AC-01). */
export type Permission = 'cs.online' | 'cs.assign';

/** The one table of roles. A role that is not in it carries nothing. */
export const roles = {
  agent: ['cs.online'],
  'group-leader': ['cs.online', 'cs.assign'],
  supervisor: ['cs.online', 'cs.assign'],
  manager: [],
} as const satisfies Record<string, readonly Permission[]>;

/** Whether any of these roles carries the permission. */
export function rolesAllow(names: readonly string[], permission: Permission): boolean {
  const table: Readonly<Record<string, readonly Permission[]>> = roles;
  return names.some((name) => Object.hasOwn(table, name) && table[name]?.includes(permission) === true);
}
