import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { renewQueueLeases } from '../queue/absence.ts';
import { notFound, type Refused } from '../refused.ts';
import { presenceLeaseMs } from '../settings.ts';
import { endSupervision } from '../supervision/supervise.ts';
import { becomeOffline } from './status.ts';

/** The agent's last connection closed: unless one comes back within the lease, the agent counts as offline. */
export function beginLease(
  draft: Draft,
  { agentId }: Extract<Command, { type: 'agent.absent' }>,
): CommandResult | Refused {
  const agent = draft.desk.agents.get(agentId);
  if (!agent) return notFound('agent');
  // A lease that runs already is not made longer by being told again.
  if (agent.status !== 'offline' && !draft.desk.leases.has(agentId)) startLease(draft, agentId);
  // Whoever looks on without serving has no lease: nobody is shown as watching who is gone.
  if (agent.status === 'offline') endSupervision(draft, agentId);
  return { kind: 'done' };
}

/** The agent is there (again). */
export function voidLease(
  draft: Draft,
  { agentId }: Extract<Command, { type: 'agent.present' }>,
): CommandResult | Refused {
  if (!draft.desk.agents.has(agentId)) return notFound('agent');
  if (draft.desk.leases.has(agentId)) draft.emit({ type: 'agent.lease-voided', agentId });
  return { kind: 'done' };
}

/** After a restart nobody is connected yet: everybody recorded as not offline gets one fresh lease to come back. */
export function renewLeases(draft: Draft): CommandResult {
  renewQueueLeases(draft);
  for (const agent of [...draft.desk.agents.values()]) {
    if (agent.status === 'offline') endSupervision(draft, agent.id);
    else startLease(draft, agent.id);
  }
  return { kind: 'done' };
}

/** Leases that have run out, the earliest first. */
export function endLeases(draft: Draft): void {
  for (const { id } of draft.desk.leases.due(draft.at)) {
    becomeOffline(draft, id, 'lease');
    endSupervision(draft, id);
  }
}

function startLease(draft: Draft, agentId: string): void {
  draft.emit({ type: 'agent.lease-started', agentId, until: draft.at + presenceLeaseMs });
}
