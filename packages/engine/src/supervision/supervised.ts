import type { Desk } from '../desk/desk.ts';

/** Ids of the conversations of colleagues that an agent looks over, as it began. */
export function supervisedBy(desk: Desk, agentId: string): readonly string[] {
  return desk.supervised.get(agentId)?.slice() ?? [];
}
