import { servedKey, type Desk, type Group, type Served } from '../desk/desk.ts';
import { stickyWindowOf } from '../settings.ts';

/** What is asked about a customer who may be a returning one. */
export interface Returning {
  readonly customerId: string;
  /** The group that the customer enters through: returning is into the same one (RT-35), whoever serves it. */
  readonly groupId: string;
  /** Now: the desk's own time is that of its last event. */
  readonly at: number;
  readonly uncapped: boolean;
}

/**
 * RT-33 … RT-37: the member of the serving group who served the customer in the entered one within the window and can
 * take the customer now; of several, who spoke last. Undefined if there is none, or if none of them can.
 */
export function returningTo(
  desk: Desk,
  serving: Readonly<Group>,
  { customerId, groupId, at, uncapped }: Returning,
): Served[number] | undefined {
  const window = stickyWindowOf(desk.settings);
  if (window === 0) return undefined;
  for (const served of desk.served.get(servedKey(groupId, customerId)) ?? []) {
    if (at - served.at >= window) continue;
    const standing = serving.ledger.seats.get(served.agentId)?.standing;
    if (standing === 'free' || (uncapped && standing === 'full')) return served;
  }
  return undefined;
}
