import type { Desk } from '../desk/desk.ts';
import { standingOf } from '../routing/eligibility.ts';

/**
 * How many conversations an agent could be given from a line once it has `fewer` less than now: none if it takes none,
 * any number without a capacity.
 */
export function freedPlaces(desk: Desk, agentId: string, fewer: number): number {
  const agent = desk.agents.get(agentId);
  if (!agent || standingOf(desk.settings, agent) === 'out') return 0;
  if (agent.capacity === null || desk.settings.capMode === 'uncapped') return Infinity;
  return Math.max(0, agent.capacity - (agent.load - fewer));
}
