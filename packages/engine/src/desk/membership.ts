import type { AgentStatus } from '@shopbell/sdk/model';
import { addSeat, changeProfile, emptyLedger, removeSeat, reweigh, stand } from '../fairness/ledger.ts';
import { Line } from '../queue/line.ts';
import { isRoutable, standingOf } from '../routing/eligibility.ts';
import type { DeskSettings } from '../settings.ts';
import type { Agent, Desk, Group } from './desk.ts';
import { notePossibleDelivery } from './pending.ts';

/** A group without members yet. */
export function addGroup(
  desk: Desk,
  group: Pick<Group, 'id' | 'name' | 'pages' | 'skus' | 'allowDefaultFallback' | 'overflow' | 'enabled'>,
): void {
  desk.groups.set(group.id, {
    ...group,
    version: desk.seq,
    ledger: emptyLedger(desk.settings.profile),
    routableMembers: 0,
    receivingMembers: 0,
    placeless: 0,
    places: 0,
    pending: 0,
    line: new Line(),
    serviceMs: null,
  });
}

/** The agent becomes a member; who can takes part in turns at once. */
export function joinGroup(desk: Desk, agentId: string, groupId: string, weight: number): void {
  const agent = desk.agents.edit(agentId);
  agent.groupIds = [...agent.groupIds, groupId];
  const group = desk.groups.edit(groupId);
  addSeat(group.ledger, agentId, weight);
  count(desk, group, agent, 1);
  stand(group.ledger, agentId, standingOf(desk.settings, agent));
  notePossibleDelivery(desk);
}

export function leaveGroup(desk: Desk, agentId: string, groupId: string): void {
  const agent = desk.agents.edit(agentId);
  agent.groupIds = agent.groupIds.filter((id) => id !== groupId);
  const group = desk.groups.edit(groupId);
  count(desk, group, agent, -1);
  removeSeat(group.ledger, agentId);
  notePossibleDelivery(desk);
}

/** RT-26: from the next conversation on. */
export function changeWeight(desk: Desk, agentId: string, groupId: string, weight: number): void {
  const agent = desk.agents.edit(agentId);
  const group = desk.groups.edit(groupId);
  count(desk, group, agent, -1);
  reweigh(group.ledger, agentId, weight);
  stand(group.ledger, agentId, standingOf(desk.settings, agent));
  count(desk, group, agent, 1);
  notePossibleDelivery(desk);
}

/** The agent changes, and with it its part in the turns of its groups. */
export function changeAgent(desk: Desk, agentId: string, change: (agent: Agent) => void): void {
  const agent = desk.agents.edit(agentId);
  const before = { ...agent };
  change(agent);
  const { settings } = desk;
  const wasRoutable = isRoutable(settings, before.status);
  const routable = isRoutable(settings, agent.status);
  desk.routable += Number(routable) - Number(wasRoutable);
  const standing = standingOf(settings, agent);
  const wentOffline = agent.status === 'offline' && before.status !== 'offline';
  const counted =
    before.capacity !== agent.capacity || before.receiving !== agent.receiving || routable !== wasRoutable;
  if (standing === standingOf(settings, before) && !wentOffline && !counted) return;
  for (const groupId of agent.groupIds) {
    const group = desk.groups.edit(groupId);
    count(desk, group, before, -1);
    stand(group.ledger, agentId, standing, wentOffline);
    count(desk, group, agent, 1);
  }
  notePossibleDelivery(desk);
}

/** The agent has a conversation more or less: only what that makes of its free places matters to its groups. */
export function changeLoad(desk: Desk, agentId: string, change: 1 | -1): void {
  const agent = desk.agents.edit(agentId);
  const before = standingOf(desk.settings, agent);
  agent.load += change;
  const standing = standingOf(desk.settings, agent);
  if (standing === before) return;
  for (const groupId of agent.groupIds) stand(desk.groups.edit(groupId).ledger, agentId, standing);
}

export function changeStatus(desk: Desk, agentId: string, status: AgentStatus): void {
  changeAgent(desk, agentId, (agent) => {
    agent.status = status;
    agent.statusSeq = desk.seq;
  });
}

/** Another way of dealing out, or of holding back: everybody is placed anew. */
export function changeSettings(desk: Desk, settings: DeskSettings): void {
  const otherProfile = settings.profile !== desk.settings.profile;
  desk.settings = settings;
  desk.settingsVersion = desk.seq;
  for (const [groupId] of [...desk.groups.entries()]) {
    const group = desk.groups.edit(groupId);
    if (otherProfile) group.ledger = changeProfile(group.ledger, settings.profile);
    Object.assign(group, { routableMembers: 0, receivingMembers: 0, placeless: 0, places: 0 });
    for (const agentId of group.ledger.seats.keys()) {
      const agent = desk.agents.edit(agentId);
      stand(group.ledger, agentId, standingOf(settings, agent));
      count(desk, group, agent, 1);
    }
  }
  desk.routable = 0;
  for (const { status } of desk.agents.values()) desk.routable += Number(isRoutable(settings, status));
  notePossibleDelivery(desk);
}

/** Adds a member to the running totals of its group, or takes it away. */
function count(desk: Desk, group: Group, agent: Readonly<Agent>, sign: 1 | -1): void {
  if (!isRoutable(desk.settings, agent.status)) return;
  group.routableMembers += sign;
  if (!agent.receiving) return;
  group.receivingMembers += sign;
  const weight = group.ledger.seats.get(agent.id)?.weight ?? 0;
  if (weight === 0) return;
  group.places += sign * (agent.capacity ?? 0);
  if (agent.capacity === 0) group.placeless += sign;
}
