import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, notFound, Refused } from '../refused.ts';
import { together } from './delivery.ts';

/**
 * A supervisor gives all that a customer left in a group to an agent (LM-07, LM-13), in any mode. The agent may be online,
 * away or suspended, but not offline (LM-14, ST-05). What somebody has been given already is refused.
 */
export function assignLeaveMessage(
  draft: Draft,
  { conversationId, agentId, by }: Extract<Command, { type: 'leave-message.assign' }>,
): CommandResult | Refused {
  const { desk } = draft;
  if (!isId(by)) return issue('by', 'an id');
  const open = desk.conversations.get(conversationId);
  if (open?.state !== 'leave-message' || open.groupId === undefined) {
    return open || desk.ended.has(conversationId)
      ? new Refused({ code: 'ALREADY_ASSIGNED' })
      : notFound('conversation');
  }
  if (open.agentId !== undefined) return new Refused({ code: 'ALREADY_ASSIGNED' });
  const groupId = desk.pending.get(conversationId);
  // Without a text it is no message yet.
  if (groupId === undefined) return notFound('conversation');
  const agent = desk.agents.get(agentId);
  if (!agent) return notFound('agent');
  if (agent.status === 'offline')
    return new Refused({ code: 'TARGET_NOT_AVAILABLE', details: { reason: 'offline' } });
  for (const id of openConversationsOf(desk, { kind: 'customer', id: open.customerId })) {
    if (desk.pending.get(id) !== groupId) continue;
    draft.emit({
      type: 'leave-message.delivered',
      conversationId: id,
      agentId,
      servingGroupId: groupId,
      by,
      trace: {
        steps: [
          id === conversationId ? { rule: 'LM-13', said: 'assigned', groupId, agentId } : together(agentId),
        ],
        decidedAt: draft.seq,
      },
    });
  }
  return { kind: 'done' };
}
