import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { freedPlaces } from '../queue/freed.ts';
import { serveWith } from '../queue/serve.ts';
import { notFound, Refused } from '../refused.ts';
import { belongsTo } from '../transfer/belongs.ts';

/**
 * A supervisor takes a conversation from whoever has it, as a transfer to themself (RT-49); the host's table decides who
 * may. It is their own will: no capacity stops it, and no status but being offline. Asked again, nothing happens; of two who
 * take it from the same agent the second is told that somebody else has it (ALREADY_ASSIGNED).
 */
export function takeOverConversation(
  draft: Draft,
  { conversationId, agentId, from }: Extract<Command, { type: 'conversation.take-over' }>,
): CommandResult | Refused {
  const { desk } = draft;
  const agent = desk.agents.get(agentId);
  if (!agent) return notFound('agent');
  const open = desk.conversations.get(conversationId);
  if (!open)
    return desk.ended.has(conversationId)
      ? new Refused({ code: 'CONVERSATION_ENDED' })
      : notFound('conversation');
  const { agentId: owner, state } = open;
  if (owner === undefined || !(state === 'assigned' || state === 'leave-message'))
    return notFound('conversation');
  if (owner === agentId) return { kind: 'done' };
  if (owner !== from) return new Refused({ code: 'ALREADY_ASSIGNED' });
  if (agent.status === 'offline')
    return new Refused({ code: 'TARGET_NOT_AVAILABLE', details: { reason: 'offline' } });
  const servingGroupId = belongsTo(desk, open, agent);
  if (servingGroupId === undefined) return notFound('conversation');
  draft.emit({
    type: 'conversation.transferred',
    conversationId,
    fromAgentId: owner,
    agentId,
    servingGroupId,
    turn: false,
    by: agentId,
    takenOver: true,
    trace: {
      steps: [
        { rule: 'RT-48', said: 'taken-over', agentId },
        { rule: 'RT-49', said: 'belongs', groupId: servingGroupId, agentId },
      ],
      decidedAt: draft.seq,
    },
  });
  if (state === 'assigned') serveWith(draft, desk, owner, freedPlaces(desk, owner, 1));
  return { kind: 'done' };
}
