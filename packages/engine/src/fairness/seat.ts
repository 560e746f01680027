import type { DeskSettings } from '../settings.ts';
import type { Queued } from './lane.ts';

export type Profile = DeskSettings['profile'];

/**
 * `free`: takes conversations. `full`: would, but has as many as its capacity allows; only entries that no capacity holds
 * back go there (RT-44). `out`: takes none.
 */
export type Standing = 'free' | 'full' | 'out';

/** A member of the group. */
export interface Seat extends Queued {
  readonly agentId: string;
  /** RT-14: 0–10. With 0 nothing is given (RT-16). */
  weight: number;
  standing: Standing;
  /** Where the member stands on the group's clock, while on one; a whole number of units, exact in a double. */
  position: number;
  /** What the member is owed, while on none; in units of a conversation, whole. */
  credit: number;
  /** New, or back from being offline: returns with no credit above nothing, and in rotation to the tail (RT-42). */
  fresh: boolean;
  /** Sequence of the last conversation given to the member here; 0 before the first. */
  lastTurn: number;
  /** Rotation: the place among the turns, the lowest first (RT-39). */
  place: number;
}

export function newSeat(agentId: string, weight: number): Seat {
  return {
    agentId,
    weight,
    standing: 'out',
    position: 0,
    credit: 0,
    fresh: true,
    lastTurn: 0,
    place: 0,
    slot: -1,
    queued: false,
  };
}

/** RT-51: among equals the lower share so far, then the longest since the last turn, then the agent's id. */
export function goesFirst(a: Readonly<Seat>, b: Readonly<Seat>): boolean {
  if (a.position !== b.position) return a.position < b.position;
  if (a.lastTurn !== b.lastTurn) return a.lastTurn < b.lastTurn;
  return a.agentId < b.agentId;
}

export function hasEarlierPlace(a: Readonly<Seat>, b: Readonly<Seat>): boolean {
  return a.place < b.place;
}
