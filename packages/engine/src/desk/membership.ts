import type { AgentStatus } from '@shopbell/sdk/model';
import { addSeat, emptyLedger, joinTurns, leaveTurns } from '../fairness/ledger.ts';
import type { Desk, Group } from './desk.ts';
import { notePossibleDelivery } from './pending.ts';

/** A group without members yet. */
export function addGroup(
  desk: Desk,
  group: Pick<Group, 'id' | 'name' | 'pages' | 'skus' | 'allowDefaultFallback'>,
): void {
  desk.groups.set(group.id, { ...group, ledger: emptyLedger(), onlineMembers: 0, pending: 0 });
}

/** The agent becomes a member; who is online takes part in turns at once. */
export function joinGroup(desk: Desk, agentId: string, groupId: string, weight: number): void {
  const agent = desk.agents.edit(agentId);
  agent.groupIds = [...agent.groupIds, groupId];
  const group = desk.groups.edit(groupId);
  addSeat(group.ledger, agentId, weight);
  if (agent.status !== 'online') return;
  group.onlineMembers += 1;
  joinTurns(group.ledger, agentId);
  notePossibleDelivery(desk);
}

/** The agent takes part in the turns of its groups while online, and only then (ST-01). */
export function changeStatus(desk: Desk, agentId: string, status: AgentStatus): void {
  const agent = desk.agents.edit(agentId);
  const before = agent.status;
  agent.status = status;
  const online = Number(status === 'online') - Number(before === 'online');
  desk.online += online;
  if (status === 'offline') desk.leases.delete(agentId);
  for (const groupId of agent.groupIds) {
    const group = desk.groups.edit(groupId);
    group.onlineMembers += online;
    if (status === 'online') joinTurns(group.ledger, agentId);
    else leaveTurns(group.ledger, agentId, status === 'offline');
  }
  notePossibleDelivery(desk);
}
