import type { AgentStatus, GroupLoad, WallAgent } from '@shopbell/sdk/agent';

/** In this order they stand on the wall; whoever is offline and has nothing is only counted. */
const order: readonly AgentStatus[] = ['online', 'suspended', 'away', 'offline'];

/** The agents of a group, or all: those at their desks, and how many are not there and have nothing. */
export function agentsOn(
  agents: Iterable<WallAgent>,
  groupId: string | undefined,
): { readonly shown: readonly WallAgent[]; readonly gone: number } {
  const members = [...agents].filter((agent) => groupId === undefined || agent.groupIds.includes(groupId));
  const shown = members.filter(
    ({ status, conversations }) => status !== 'offline' || conversations.length > 0,
  );
  shown.sort(
    (a, b) =>
      order.indexOf(a.status) - order.indexOf(b.status) || compare(a.name, b.name) || compare(a.id, b.id),
  );
  return { shown, gone: members.length - shown.length };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Since when the customer who waits longest for an answer of this agent has waited. */
export function longestWait({ conversations }: WallAgent): number | undefined {
  let since: number | undefined;
  for (const { waitingSince } of conversations)
    if (waitingSince !== undefined && (since === undefined || waitingSince < since)) since = waitingSince;
  return since;
}

/** How many of a group, or of all, are in each status. */
export function statusesOf(
  agents: Iterable<WallAgent>,
): ReadonlyMap<string, Readonly<Record<AgentStatus, number>>> {
  const groups = new Map<string, Record<AgentStatus, number>>();
  for (const { groupIds, status } of agents)
    for (const id of groupIds) {
      const counts = groups.get(id) ?? { online: 0, away: 0, suspended: 0, offline: 0 };
      counts[status] += 1;
      groups.set(id, counts);
    }
  return groups;
}

/** Groups with the longest wait first, then as the shop has them. */
export function groupsByWait(lines: readonly GroupLoad[]): readonly GroupLoad[] {
  return [...lines].sort((a, b) => (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity) || 0);
}
