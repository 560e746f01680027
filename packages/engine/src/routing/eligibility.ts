import type { AgentStatus, Scope } from '@shopbell/sdk/model';
import type { Agent, Desk, Group } from '../desk/desk.ts';
import type { Standing } from '../fairness/seat.ts';
import type { DeskSettings } from '../settings.ts';

/** Why an agent gets no conversation of a group, in the order in which it is asked (RT-29). */
export const checks = ['status', 'scope', 'receiving', 'weight', 'capacity'] as const;
export type FailedCheck = (typeof checks)[number];

/** ST-01, ST-02: online agents are routed and may be handed conversations; in rotation those away too. */
export function isRoutable(settings: DeskSettings, status: AgentStatus | undefined): boolean {
  return status === 'online' || (status === 'away' && settings.profile === 'rotation');
}

/** RT-43 … RT-45: capacity does not hold back entries of this channel. */
export function ignoresCapacity({ capMode }: DeskSettings, { channel }: Scope): boolean {
  return capMode === 'uncapped' || (capMode === 'exempt-app' && channel !== 'web');
}

/** RT-43: the agent has as many conversations as may be. Those with a capacity of 0 are never routed (RT-30). */
function isFull(settings: DeskSettings, { capacity, load }: Readonly<Agent>): boolean {
  return capacity !== null && settings.capMode !== 'uncapped' && load >= capacity;
}

/** Where an agent stands in the turns of its groups; a member's weight of 0 puts it out besides. */
export function standingOf(settings: DeskSettings, agent: Readonly<Agent>): Standing {
  if (!isRoutable(settings, agent.status) || !agent.receiving || agent.capacity === 0) return 'out';
  return isFull(settings, agent) ? 'full' : 'free';
}

/**
 * The first check that keeps an agent from getting a conversation through a group, in the order of RT-29: status online,
 * then membership of the group that covers the entry, then receiving, then weight ≠ 0, then a free place; undefined if
 * the agent may get it (AC-10). Agents that the shop does not have fail by status.
 */
export function firstFailingCheck(desk: Desk, agentId: string, groupId: string): FailedCheck | undefined {
  const agent = desk.agents.get(agentId);
  if (!agent || !isRoutable(desk.settings, agent.status)) return 'status';
  const seat = desk.groups.get(groupId)?.ledger.seats.get(agentId);
  if (!seat) return 'scope';
  if (!agent.receiving) return 'receiving';
  if (seat.weight === 0) return 'weight';
  return seat.standing === 'free' ? undefined : 'capacity';
}

/**
 * Everybody of the shop but the one it fell to, by the first check each failed; `turn` counts those who passed every check
 * while it was another's turn, `owner` who has the conversation and is not given it again. Counted from running totals, so
 * that it costs the same in a shop of thousands.
 */
export function passedOver(
  desk: Desk,
  { routableMembers, receivingMembers, placeless, ledger }: Readonly<Group>,
  fellTo?: string,
  owner?: string,
): Record<string, number> {
  const { free, full, seats } = ledger;
  const taker = fellTo === undefined ? undefined : seats.get(fellTo)?.standing;
  const holder = owner === undefined ? 'out' : (seats.get(owner)?.standing ?? 'out');
  const beside = (standing: Standing): number => Number(taker === standing) + Number(holder === standing);
  const passed: Record<string, number> = {};
  note(passed, 'status', desk.agents.size - desk.routable);
  note(passed, 'scope', desk.routable - routableMembers);
  note(passed, 'receiving', routableMembers - receivingMembers);
  note(passed, 'weight', receivingMembers - free.taking - full.taking - placeless);
  note(passed, 'capacity', full.taking + placeless - beside('full'));
  note(passed, 'turn', free.taking - beside('free'));
  note(passed, 'owner', Number(holder !== 'out'));
  return passed;
}

export function note(passed: Record<string, number>, check: string, count: number): void {
  if (count > 0) passed[check] = count;
}

/** Somebody of the group takes conversations, be it only once a place is free. */
export function hasAgents(group: Readonly<Group> | undefined): group is Readonly<Group> {
  return group !== undefined && group.ledger.free.taking + group.ledger.full.taking > 0;
}

/** The default group, if it is another than this one. */
export function defaultGroupBeside(desk: Desk, group: Readonly<Group>): Readonly<Group> | undefined {
  if (!desk.shop || group.id === desk.shop.defaultGroupId) return undefined;
  return desk.groups.get(desk.shop.defaultGroupId);
}

/** The default group, if it stands in for this one (RT-08, RT-09, LM-08). */
export function fallbackOf(desk: Desk, group: Readonly<Group>): Readonly<Group> | undefined {
  return group.allowDefaultFallback ? defaultGroupBeside(desk, group) : undefined;
}

/** Whose agents take the entries of a group now: its own, else the default group's in its stead; undefined if nobody. */
export function servingGroupOf(desk: Desk, group: Readonly<Group>): Readonly<Group> | undefined {
  if (hasAgents(group)) return group;
  const fallback = fallbackOf(desk, group);
  return hasAgents(fallback) ? fallback : undefined;
}
