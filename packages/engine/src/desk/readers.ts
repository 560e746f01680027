import type { AgentStatus, GroupOption, RoutingOutcome } from '@shopbell/sdk/model';
import type { Author } from '../command.ts';
import { servesNow } from '../routing/eligibility.ts';
import type { Agent, Desk, Group, OpenConversation } from './desk.ts';

export interface AgentView {
  readonly id: string;
  readonly name: string;
  readonly status: AgentStatus;
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
}

/** An open conversation as the host sees it. `agentId` with state `leave-message`: delivered, not answered yet (LM-16). */
export type ConversationView = Readonly<
  Pick<
    OpenConversation,
    | 'id'
    | 'customerId'
    | 'scope'
    | 'openedAt'
    | 'state'
    | 'groupId'
    | 'servingGroupId'
    | 'agentId'
    | 'lastSeq'
    | 'seen'
  >
>;

export function agentOf(desk: Desk, agentId: string): AgentView | undefined {
  const agent = desk.agents.get(agentId);
  return agent && viewOfAgent(agent);
}

/** Everybody who was added, in that order. */
export function agentsOf(desk: Desk): AgentView[] {
  return Array.from(desk.agents.values(), viewOfAgent);
}

export function groupOf(desk: Desk, groupId: string): GroupView | undefined {
  const group = desk.groups.get(groupId);
  return group && viewOfGroup(group);
}

/** The default group first, then in the order of creation. */
export function groupsOf(desk: Desk): GroupView[] {
  return Array.from(desk.groups.values(), viewOfGroup);
}

/** Undefined if there is none or it has ended. */
export function conversationOf(desk: Desk, conversationId: string): ConversationView | undefined {
  return desk.conversations.get(conversationId);
}

/** Ids of the conversations that a customer has open, or that an agent holds (delivered leave messages too), as they came. */
export function openConversationsOf(desk: Desk, owner: Author): readonly string[] {
  return desk.openBy.get(`${owner.kind}:${owner.id}`) ?? [];
}

/** What an entry has come to by now, as the customer's screen shows it; undefined if it is unknown or has ended. */
export function outcomeOf(desk: Desk, conversationId: string): RoutingOutcome | undefined {
  const open = desk.conversations.get(conversationId);
  if (!open) return undefined;
  if (open.state === 'choosing' && open.options && open.autoChooseAt !== undefined) {
    const options = open.options.flatMap(({ groupId }) => groupOption(desk, groupId) ?? []);
    return { kind: 'choose', options, autoChooseAt: open.autoChooseAt };
  }
  const group = open.groupId === undefined ? undefined : groupOf(desk, open.groupId);
  if (!group) return undefined;
  if (open.state === 'leave-message') return { kind: 'leave-message', group };
  const agent = open.agentId === undefined ? undefined : desk.agents.get(open.agentId);
  return agent && { kind: 'assigned', group, agent: { id: agent.id, name: agent.name } };
}

function groupOption(desk: Desk, groupId: string): GroupOption | undefined {
  const group = desk.groups.get(groupId);
  // Nobody waits in line before capacity is set (RT-43).
  return group && { ...viewOfGroup(group), online: servesNow(desk, group), waiting: 0 };
}

function viewOfAgent({ id, name, status }: Readonly<Agent>): AgentView {
  return { id, name, status };
}

function viewOfGroup({ id, name }: Readonly<Group>): GroupView {
  return { id, name };
}
