import type { AssignCause } from '@shopbell/sdk/model';
import type { Desk, Group, OpenConversation } from '../desk/desk.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { whoseTurn } from '../fairness/ledger.ts';
import { isPending, openLeaveMessage } from '../leaveMessage/entry.ts';
import type { TraceStep } from '../trace.ts';
import { fallbackOf, passedOver } from './eligibility.ts';
import { matchScope } from './match.ts';

/** Who takes an entry of a group now, and through which group's turn; no agent if nobody may. */
export interface Pick {
  readonly groupId: string;
  readonly taker?: { readonly agentId: string; readonly servingGroupId: string };
  readonly steps: TraceStep[];
}

/** The group's own agents first; then, where the group allows it, the default group's (RT-09, RT-10, RT-27). */
export function pickAgent(desk: Desk, groupId: string): Pick | undefined {
  const group = desk.groups.get(groupId);
  if (!group) return undefined;
  const steps: TraceStep[] = [];
  const own = turnIn(desk, group, 'RT-15', steps);
  if (own !== undefined) return { groupId, taker: { agentId: own, servingGroupId: groupId }, steps };
  const fallback = fallbackOf(desk, group);
  if (fallback) {
    const other = turnIn(desk, fallback, 'RT-09', steps);
    if (other !== undefined)
      return { groupId, taker: { agentId: other, servingGroupId: fallback.id }, steps };
  } else if (groupId !== desk.shop?.defaultGroupId) {
    steps.push({ rule: 'RT-10', said: 'no-fall-back', groupId });
  }
  steps.push({ rule: 'ST-07', said: 'leave-message', groupId });
  return { groupId, steps };
}

function turnIn(desk: Desk, group: Readonly<Group>, rule: string, steps: TraceStep[]): string | undefined {
  const agentId = whoseTurn(group.ledger);
  const about = { rule, groupId: group.id, passedOver: passedOver(desk, group) };
  steps.push(agentId === undefined ? { ...about, said: 'nobody' } : { ...about, said: 'picked', agentId });
  return agentId;
}

/** Routes an entry by what its scope says now: assigned, offered a choice, or a leave message. */
export function routeByScope(draft: Draft, open: Readonly<OpenConversation>): void {
  const { desk } = draft;
  const match = matchScope(desk, open.scope);
  if (!match) return;
  if (match.kind === 'group') {
    routeToGroup(draft, open, match.groupId, 'entry', match.steps);
    return;
  }
  draft.emit({
    type: 'conversation.offered',
    conversationId: open.id,
    options: match.options,
    autoChooseAt: draft.at + desk.settings.chooserTimeoutMs,
    trace: { steps: match.steps, decidedAt: draft.seq },
  });
}

/** Routes an entry as one of this group. `steps` are what was looked at before. */
export function routeToGroup(
  draft: Draft,
  open: Readonly<OpenConversation>,
  groupId: string,
  cause: AssignCause,
  steps: readonly TraceStep[],
): void {
  const pick = pickAgent(draft.desk, groupId);
  if (!pick) return;
  const all = [...steps, ...pick.steps];
  if (pick.taker) assign(draft, open, { groupId, ...pick.taker, cause, steps: all });
  else openLeaveMessage(draft, open, groupId, all);
}

interface Assignment {
  readonly agentId: string;
  readonly groupId: string;
  readonly servingGroupId: string;
  readonly cause: AssignCause;
  readonly steps: TraceStep[];
}

/**
 * Gives the conversation to the agent. What the same customer left as messages in other conversations goes live with the
 * same agent, whichever group it was bound to (LM-20): the customer is here now, and no second agent need answer later.
 */
export function assign(draft: Draft, open: Readonly<OpenConversation>, { steps, ...to }: Assignment): void {
  const { desk } = draft;
  const left = openConversationsOf(desk, { kind: 'customer', id: open.customerId })
    .flatMap((id) => (id === open.id ? [] : (desk.conversations.get(id) ?? [])))
    .filter((other) => isPending(desk, other));
  if (isPending(desk, open)) draft.emit({ type: 'leave-message.converted', conversationId: open.id });
  emitAssigned(draft, open.id, { ...to, steps });
  for (const { id, groupId } of left) {
    if (groupId === undefined) continue;
    const step: TraceStep = { rule: 'LM-20', said: 'converted', groupId, agentId: to.agentId };
    draft.emit({ type: 'leave-message.converted', conversationId: id });
    emitAssigned(draft, id, { ...to, groupId, cause: 'converted', steps: [step] });
  }
}

function emitAssigned(draft: Draft, conversationId: string, { steps, ...to }: Assignment): void {
  draft.emit({
    type: 'conversation.assigned',
    conversationId,
    ...to,
    trace: { steps, decidedAt: draft.seq },
  });
}
