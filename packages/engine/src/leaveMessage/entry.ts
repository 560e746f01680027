import type { Desk, OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import type { TraceStep } from '../trace.ts';

/**
 * Nobody may take the entry: it becomes a leave message bound to the group it came through (LM-01, LM-02, LM-03, ST-07).
 * It is pending from its first text on. Nothing happens if it is one of that group already.
 */
export function openLeaveMessage(
  draft: Draft,
  open: Readonly<
    Pick<OpenConversation, 'id' | 'state'> & Partial<Pick<OpenConversation, 'agentId' | 'groupId'>>
  >,
  groupId: string,
  steps: TraceStep[],
): void {
  if (open.state === 'leave-message' && open.agentId === undefined && open.groupId === groupId) return;
  draft.emit({
    type: 'leave-message.opened',
    conversationId: open.id,
    groupId,
    trace: { steps, decidedAt: draft.seq },
  });
}

/**
 * The agent whom it was delivered to is gone without an answer: it is pending again, as old as it was; in the default
 * group if its own is no more (RT-25).
 */
export function returnLeaveMessage(draft: Draft, open: Readonly<OpenConversation>): void {
  const { id, agentId } = open;
  const { shop, groups } = draft.desk;
  const groupId =
    open.groupId !== undefined && groups.has(open.groupId) ? open.groupId : shop?.defaultGroupId;
  if (groupId === undefined || agentId === undefined) return;
  const step: TraceStep = { rule: 'LM-04', said: 'returned', groupId, agentId };
  draft.emit({
    type: 'leave-message.opened',
    conversationId: id,
    groupId,
    trace: { steps: [step], decidedAt: draft.seq },
  });
}

/** A leave message with a text that no agent holds yet. */
export function isPending(desk: Desk, open: Readonly<OpenConversation>): boolean {
  return desk.pending.has(open.id);
}
