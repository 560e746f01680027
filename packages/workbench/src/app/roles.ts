import type { Session } from '@shopbell/sdk/agent';

/** As the server's table of roles has it; what an account may really do, the server decides at each call. */
const serving: readonly string[] = ['agent', 'group-leader', 'supervisor'];

/** Whether the account serves customers: it has a desk. */
export function serves({ roles }: Session): boolean {
  return roles.some((role) => serving.includes(role));
}

/** Whether the account administers the shop: it has settings. */
export function manages({ roles }: Session): boolean {
  return roles.includes('manager');
}

/** Whether the account looks at the wall, and over conversations of colleagues. */
export function supervises({ roles }: Session): boolean {
  return roles.includes('supervisor') || roles.includes('manager');
}
