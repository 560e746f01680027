import type { Group } from '../desk/desk.ts';

/**
 * How long somebody at this place waits, in ms: the group's mean time with one agent of late (each conversation counts an
 * eighth), times the place, shared among the places that its agents have by their capacities. Undefined before a first
 * conversation of the group has passed through an agent's hands.
 */
export function expectedWait({ serviceMs, places }: Readonly<Group>, place: number): number | undefined {
  if (serviceMs === null || places === 0) return undefined;
  return Math.ceil((serviceMs * place) / places);
}
