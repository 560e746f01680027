import type { AssignCause } from '@shopbell/sdk/model';
import type { Desk } from '../desk/desk.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isPending } from '../leaveMessage/entry.ts';
import type { TraceStep } from '../trace.ts';
import { ignoresCapacity } from './eligibility.ts';
import type { Entry } from './route.ts';

export interface Assignment {
  readonly agentId: string;
  readonly groupId: string;
  readonly servingGroupId: string;
  readonly cause: AssignCause;
  readonly steps: TraceStep[];
}

/**
 * Gives the conversation to the agent. What the same customer left as messages in other conversations goes live with the
 * same agent, whichever group it was bound to (LM-20), as far as the agent's capacity goes: the customer is here now, and
 * no second agent need answer later. `places`: how many the agent may take now; the number taken is returned.
 */
export function assign(
  draft: Draft,
  desk: Desk,
  entry: Entry,
  to: Assignment,
  places = placesOf(desk, to.agentId),
): number {
  if (desk.pending.has(entry.id)) draft.emit({ type: 'leave-message.converted', conversationId: entry.id });
  emitAssigned(draft, entry.id, to);
  let taken = 1;
  if (desk.pending.size === 0) return taken;
  for (const id of openConversationsOf(desk, { kind: 'customer', id: entry.customerId })) {
    const left = id === entry.id ? undefined : desk.conversations.get(id);
    if (left?.groupId === undefined || !isPending(desk, left)) continue;
    if (taken >= places && !ignoresCapacity(desk.settings, left.scope)) continue;
    taken += 1;
    const { groupId } = left;
    const step: TraceStep = { rule: 'LM-20', said: 'converted', groupId, agentId: to.agentId };
    draft.emit({ type: 'leave-message.converted', conversationId: id });
    emitAssigned(draft, id, { ...to, groupId, cause: 'converted', steps: [step] });
  }
  return taken;
}

function placesOf(desk: Desk, agentId: string): number {
  const agent = desk.agents.get(agentId);
  if (!agent || agent.capacity === null) return Infinity;
  return agent.capacity - agent.load;
}

function emitAssigned(
  draft: Draft,
  conversationId: string,
  { agentId, groupId, servingGroupId, cause, steps }: Assignment,
): void {
  draft.emit({
    type: 'conversation.assigned',
    conversationId,
    agentId,
    groupId,
    servingGroupId,
    cause,
    trace: { steps, decidedAt: draft.seq },
  });
}
