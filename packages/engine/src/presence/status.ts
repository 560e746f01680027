import { agentStatuses } from '@shopbell/sdk/model';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { returnLeaveMessage } from '../leaveMessage/entry.ts';
import { serveWith, settleLines, somebodyWaits } from '../queue/serve.ts';
import { freedPlaces } from '../queue/freed.ts';
import { issue, notFound, type Refused } from '../refused.ts';
import { isRoutable } from '../routing/eligibility.ts';
import { presenceLeaseMs } from '../settings.ts';
import { endSupervision } from '../supervision/supervise.ts';
import { reRoute } from './orphans.ts';

type SetStatus = Extract<Command, { type: 'agent.set-status' }>;

const fates = ['keep', 're-route', 'end'] as const;

/** Sets the agent's status (ST-01). What the agent owns stays with it (ST-06), unless going offline says otherwise. */
export function setStatus(draft: Draft, command: SetStatus): CommandResult | Refused {
  const { agentId, status, conversations = 'keep' } = command;
  const { desk } = draft;
  const agent = desk.agents.get(agentId);
  if (!agent) return notFound('agent');
  if (!agentStatuses.includes(status)) return issue('status', `one of ${agentStatuses.join(', ')}`);
  if (!fates.includes(conversations)) return issue('conversations', `one of ${fates.join(', ')}`);
  if (status === 'offline') {
    if (agent.status !== 'offline') becomeOffline(draft, agentId, 'agent');
    dispose(draft, agentId, conversations);
    endSupervision(draft, agentId);
    return { kind: 'done' };
  }
  if (agent.status === status) return { kind: 'done' };
  const lines = somebodyWaits(desk);
  draft.emit({ type: 'agent.status-changed', agentId, status, cause: 'agent' });
  if (!lines) return { kind: 'done' };
  if (!isRoutable(desk.settings, status)) settleLines(draft, agent.groupIds);
  else if (!isRoutable(desk.settings, agent.status)) becomeRoutable(draft, agentId);
  return { kind: 'done' };
}

/** Lines in which nobody was served may be served by the agent now. */
function becomeRoutable(draft: Draft, agentId: string): void {
  settleLines(draft, []);
  const { desk } = draft;
  serveWith(draft, desk, agentId, freedPlaces(desk, agentId, 0));
}

/**
 * The agent is gone. Conversations stay with their owner for the grace time (RT-52). Leave messages that were delivered
 * but never answered go back to their group's pending ones, where they keep their place by age: else nobody would look
 * at them until this very agent returns.
 */
export function becomeOffline(draft: Draft, agentId: string, cause: 'agent' | 'lease'): void {
  const { base } = draft;
  const until = base.leases.get(agentId);
  const groupIds = base.agents.get(agentId)?.groupIds ?? [];
  const held = openConversationsOf(draft.desk, { kind: 'agent', id: agentId });
  const lines = somebodyWaits(draft.desk);
  draft.emit({
    type: 'agent.status-changed',
    agentId,
    status: 'offline',
    cause,
    // The grace time runs from when the agent went, not from when that was noticed.
    ...(cause === 'lease' && until !== undefined ? { since: until - presenceLeaseMs } : {}),
  });
  for (const conversationId of held) {
    const open = draft.desk.conversations.get(conversationId);
    if (open?.state === 'leave-message') returnLeaveMessage(draft, open);
  }
  if (lines) settleLines(draft, groupIds);
}

/** What becomes of the conversations of an agent who signs out. */
function dispose(draft: Draft, agentId: string, fate: (typeof fates)[number]): void {
  if (fate === 'keep') return;
  for (const conversationId of openConversationsOf(draft.desk, { kind: 'agent', id: agentId })) {
    const open = draft.desk.conversations.get(conversationId);
    if (open?.state !== 'assigned') continue;
    if (fate === 're-route') reRoute(draft, open);
    else
      draft.emit({
        type: 'conversation.ended',
        conversationId,
        by: { kind: 'agent', id: agentId },
        cause: 'signed-out',
      });
  }
}
