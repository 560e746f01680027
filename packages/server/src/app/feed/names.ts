import { agentOf, groupOf, type Desk } from '@shopbell/engine';
import type { AgentRef, GroupRef } from '@shopbell/sdk/model';

/** An agent under the name of today; `earlier` is a desk that may still know who is gone since. */
export function agentRef(today: Desk, id: string, earlier = today): AgentRef {
  return { id, name: (agentOf(today, id) ?? agentOf(earlier, id))?.name ?? id };
}

/** A group under the name of today (RT-20), or the one it had last. */
export function groupRef(today: Desk, id: string, earlier = today): GroupRef {
  return { id, name: (groupOf(today, id) ?? groupOf(earlier, id))?.name ?? id };
}
