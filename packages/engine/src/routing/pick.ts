import type { Desk, Group } from '../desk/desk.ts';
import { whoseTurn } from '../fairness/ledger.ts';
import type { TraceStep } from '../trace.ts';
import { fallbackOf, defaultGroupBeside, hasAgents, ignoresCapacity } from './eligibility.ts';
import { returningTo } from './returning.ts';
import type { Entry } from './route.ts';
import { turnRule, turnStep } from './turn.ts';

/** Where an entry of a group goes now: to an agent, into a line, or, with neither, nowhere: a leave message. */
export interface PickedAgent {
  readonly groupId: string;
  readonly taker?: { readonly agentId: string; readonly servingGroupId: string };
  /** The group in whose line it waits. */
  readonly lineOf?: string;
  readonly steps: TraceStep[];
}

/**
 * The group's own agents first. If none of them takes conversations, the default group's, where the group allows it
 * (RT-09, RT-10, RT-27). If they do but are full, the entry waits in their line (RT-43, RT-46), unless the group passes
 * on what is too much for it. Who waits already is not turned away by a line that is full for those who come. `at` is
 * when it is asked.
 */
export function pickAgent(desk: Desk, groupId: string, entry: Entry, at: number): PickedAgent | undefined {
  const group = desk.groups.get(groupId);
  if (!group) return undefined;
  const steps: TraceStep[] = [];
  const given = (agentId: string, servingGroupId: string): PickedAgent => {
    return { groupId, taker: { agentId, servingGroupId }, steps };
  };
  const own = turnIn(desk, group, turnRule(desk), { entry, groupId, steps, at });
  if (own !== undefined) return given(own, groupId);
  const full = hasAgents(group);
  const other = full ? group.overflow && defaultGroupBeside(desk, group) : fallbackOf(desk, group);
  if (other) {
    const taker = turnIn(desk, other, full ? 'RT-43' : 'RT-09', { entry, groupId, steps, at });
    if (taker !== undefined) return given(taker, other.id);
  } else if (!full && groupId !== desk.shop?.defaultGroupId) {
    steps.push({ rule: 'RT-10', said: 'no-fall-back', groupId });
  }
  const serving = full ? group : hasAgents(other || undefined) ? other : undefined;
  if (serving) {
    if (entry.queueOrder !== undefined || hasRoom(desk, serving)) {
      steps.push({ rule: 'RT-46', said: 'queued', groupId: serving.id });
      return { groupId, lineOf: serving.id, steps };
    }
    steps.push({ rule: 'RT-46', said: 'line-full', groupId: serving.id });
  }
  steps.push({ rule: 'ST-07', said: 'leave-message', groupId });
  return { groupId, steps };
}

/** Whose turn it is among the serving group's members, for an entry of the group `groupId`. */
function turnIn(
  desk: Desk,
  serving: Readonly<Group>,
  rule: string,
  { entry, groupId: entered, steps, at }: { entry: Entry; groupId: string; steps: TraceStep[]; at: number },
): string | undefined {
  const { customerId } = entry;
  const uncapped = ignoresCapacity(desk.settings, entry.scope);
  const returning = returningTo(desk, serving, { customerId, groupId: entered, at, uncapped });
  if (returning) {
    const { agentId, at: spokeAt } = returning;
    steps.push({ rule: 'RT-33', said: 'returned', groupId: serving.id, agentId, keys: { spokeAt } });
    return agentId;
  }
  const agentId = whoseTurn(serving.ledger, uncapped);
  steps.push(turnStep(desk, serving, rule, agentId));
  return agentId;
}

function hasRoom({ settings }: Desk, { line }: Readonly<Group>): boolean {
  return settings.queueMax === null || line.length < settings.queueMax;
}
