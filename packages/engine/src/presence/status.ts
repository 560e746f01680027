import { agentStatuses } from '@shopbell/sdk/model';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { returnLeaveMessage } from '../leaveMessage/entry.ts';
import { issue, notFound, type Refused } from '../refused.ts';

/** Sets the agent's status (ST-01). What the agent owns stays with it (ST-06). */
export function setStatus(
  draft: Draft,
  command: Extract<Command, { type: 'agent.set-status' }>,
): CommandResult | Refused {
  const { agentId, status } = command;
  const agent = draft.desk.agents.get(agentId);
  if (!agent) return notFound('agent');
  if (!agentStatuses.includes(status)) return issue('status', `one of ${agentStatuses.join(', ')}`);
  if (agent.status === status) return { kind: 'done' };
  if (status === 'offline') becomeOffline(draft, agentId, 'agent');
  else draft.emit({ type: 'agent.status-changed', agentId, status, cause: 'agent' });
  return { kind: 'done' };
}

/**
 * The agent is gone. Conversations stay with their owner. Leave messages that were delivered but never answered go back
 * to their group's pending ones, where they keep their place by age: else nobody would look at them until this very
 * agent returns.
 */
export function becomeOffline(draft: Draft, agentId: string, cause: 'agent' | 'lease'): void {
  const { desk } = draft;
  const held = openConversationsOf(desk, { kind: 'agent', id: agentId });
  draft.emit({ type: 'agent.status-changed', agentId, status: 'offline', cause });
  for (const conversationId of held) {
    const open = desk.conversations.get(conversationId);
    if (open?.state === 'leave-message') returnLeaveMessage(draft, open);
  }
}
