import type { Desk, Group } from '../desk/desk.ts';

/** Why an agent gets no conversation of a group. */
export type FailedCheck = 'status' | 'scope' | 'weight';

/**
 * The first check that keeps an agent from getting a conversation through a group, in the order of RT-29: status online,
 * then membership of the group that covers the entry, then weight ≠ 0; undefined if the agent may get it (AC-10).
 * Agents that the shop does not have fail by status.
 */
export function firstFailingCheck(desk: Desk, agentId: string, groupId: string): FailedCheck | undefined {
  if (desk.agents.get(agentId)?.status !== 'online') return 'status';
  const seat = desk.groups.get(groupId)?.ledger.seats.get(agentId);
  if (!seat) return 'scope';
  if (seat.weight === 0) return 'weight';
  return undefined;
}

/**
 * How many agents of the shop a group passed over, by the first check each failed; `turn` counts those who passed every
 * check while it was another's turn. Counted from running totals, so that it costs the same in a shop of thousands.
 */
export function passedOver(desk: Desk, group: Readonly<Group>): Record<string, number> {
  const { taking } = group.ledger;
  const counts = {
    status: desk.agents.size - desk.online,
    scope: desk.online - group.onlineMembers,
    weight: group.onlineMembers - taking,
    turn: Math.max(0, taking - 1),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** Somebody of the group would take a conversation now. */
export function hasAgents(group: Readonly<Group> | undefined): group is Readonly<Group> {
  return group !== undefined && group.ledger.taking > 0;
}

/** The default group, if it stands in for this one (RT-08, RT-09, LM-08). */
export function fallbackOf(desk: Desk, group: Readonly<Group>): Readonly<Group> | undefined {
  if (!desk.shop || !group.allowDefaultFallback || group.id === desk.shop.defaultGroupId) return undefined;
  return desk.groups.get(desk.shop.defaultGroupId);
}

/** Somebody of the group, or of the default group in its stead, would take a conversation now. */
export function servesNow(desk: Desk, group: Readonly<Group>): boolean {
  return hasAgents(group) || hasAgents(fallbackOf(desk, group));
}
