import type { AgentStatus, Conversation, GroupLoad, RosterEntry } from '@shopbell/sdk/agent';
import type { Unavailable } from '../words/reception/words.ts';

/** Somebody, or a group, to whom a conversation may be passed, with what is known of them this moment. */
export type Target =
  | {
      readonly kind: 'agent';
      readonly id: string;
      readonly name: string;
      readonly status: AgentStatus;
      readonly refused?: Unavailable;
    }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly name: string;
      readonly free: number;
      readonly waiting: number;
      readonly refused?: Unavailable;
    };

const statusOrder: readonly AgentStatus[] = ['online', 'away', 'suspended', 'offline'];

/**
 * Agents who can take it first (RT-48). Away ones are left to the server: whether they can depends on the shop's profile
 * (ST-02).
 */
export function agentTargets(
  roster: readonly RosterEntry[],
  ownerId: string | undefined,
  compare: (a: string, b: string) => number,
): readonly Target[] {
  return roster
    .map(({ id, name, status }): Target => {
      const refused =
        id === ownerId ? 'self' : status === 'suspended' || status === 'offline' ? status : undefined;
      return { kind: 'agent', id, name, status, ...(refused === undefined ? {} : { refused }) };
    })
    .sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
}

function rank(target: Target): number {
  if (target.kind === 'group') return target.refused === undefined ? (target.free > 0 ? 0 : 1) : 2;
  // Oneself stands behind everybody who can take it.
  return target.refused === 'self' ? 1.5 : statusOrder.indexOf(target.status);
}

/** RT-48: what somebody serves, and a leave message that somebody was given. */
export function canBePassedOn({ state, agent }: Conversation): boolean {
  return agent !== undefined && (state === 'assigned' || state === 'leave-message');
}

/** Groups with somebody free first. */
export function groupTargets(
  lines: readonly GroupLoad[],
  compare: (a: string, b: string) => number,
): readonly Target[] {
  return lines
    .map(({ id, name, free, reachable, waiting }): Target => {
      return { kind: 'group', id, name, free, waiting, ...(reachable === 0 ? { refused: 'nobody' } : {}) };
    })
    .sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
}

/** Those whose name contains what was typed; upper and lower case, full and half width are the same. */
export function matching<T extends { readonly name: string }>(
  all: readonly T[],
  typed: string,
): readonly T[] {
  const wanted = plain(typed);
  return wanted === '' ? all : all.filter(({ name }) => plain(name).includes(wanted));
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
