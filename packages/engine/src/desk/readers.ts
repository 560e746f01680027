import type { AgentStatus, GroupOption, RoutingOutcome } from '@shopbell/sdk/model';
import type { Author } from '../command.ts';
import { expectedWait } from '../queue/wait.ts';
import { pickAgent } from '../routing/pick.ts';
import { unseenForMs, type DeskSettings } from '../settings.ts';
import { servedKey, type Agent, type Desk, type Group, type OpenConversation } from './desk.ts';
import type { Membership } from '../event.ts';

export interface AgentView {
  readonly id: string;
  readonly name: string;
  readonly status: AgentStatus;
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
}

/** What a manager set for an agent. */
export interface AgentSetup extends AgentView {
  readonly receiving: boolean;
  readonly capacity: number | null;
  /** Conversations that the agent has now. */
  readonly load: number;
  readonly groupIds: readonly string[];
  readonly version: number;
}

/** A group as a manager edits it. */
export interface GroupSetup extends GroupView {
  readonly pages: Group['pages'];
  readonly skus: Group['skus'];
  readonly members: readonly Membership[];
  readonly enabled: boolean;
  readonly allowDefaultFallback: boolean;
  readonly overflow: boolean;
  readonly isDefault: boolean;
  readonly version: number;
}

/** A group as it stands this moment. */
export interface GroupLoad extends GroupView {
  /** Members to whom a conversation may be passed on (RT-48). */
  readonly reachable: number;
  /** Members who take conversations, and of these who have a free place. */
  readonly taking: number;
  readonly free: number;
  readonly waiting: number;
  /** Since when the first in line has waited. */
  readonly waitingSince?: number;
  readonly pendingLeaveMessages: number;
  /** What somebody who joined the line now would be told. */
  readonly expectedWaitMs?: number;
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
    | 'queuedAt'
    | 'firstTextAt'
    | 'owed'
    | 'owedSince'
    | 'assignedAt'
    | 'supervisors'
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

/** Whose a conversation is, or was when it ended, as far back as the desk remembers. */
export function partiesOf(
  desk: Desk,
  conversationId: string,
):
  | {
      readonly customerId: string;
      readonly agentId?: string | undefined;
      readonly supervisors?: OpenConversation['supervisors'];
      /** Once it has ended: who looked over it to the end. */
      readonly watchers?: readonly string[];
    }
  | undefined {
  return desk.conversations.get(conversationId) ?? desk.ended.get(conversationId);
}

/** Ids of the conversations that a customer has open, or that an agent holds (delivered leave messages too), as they came. */
export function openConversationsOf(desk: Desk, owner: Author): readonly string[] {
  const ids = (owner.kind === 'agent' ? desk.openByAgent : desk.openByCustomer).get(owner.id);
  // A copy: the list changes while whoever reads it decides.
  return ids ? ids.slice() : none;
}

/**
 * Ids of the conversations that have ended, less than 30 days before `at`, with an answer that the customer has not seen, as
 * they ended; the latest five.
 */
export function unseenEndingsOf(desk: Desk, customerId: string, at: number): readonly string[] {
  const endings = desk.unseen.get(customerId) ?? [];
  return endings.flatMap(({ conversationId, endedAt }) => (at - endedAt < unseenForMs ? conversationId : []));
}

const none: readonly string[] = [];

/** What an entry has come to by now, as the customer's screen shows it; undefined if it is unknown or has ended. */
export function outcomeOf(desk: Desk, conversationId: string): RoutingOutcome | undefined {
  const open = desk.conversations.get(conversationId);
  if (!open) return undefined;
  if (open.state === 'choosing' && open.options && open.autoChooseAt !== undefined) {
    const options = open.options.flatMap(({ groupId }) => groupOption(desk, open, groupId) ?? []);
    return { kind: 'choose', options, autoChooseAt: open.autoChooseAt };
  }
  if (open.state === 'robot') return { kind: 'robot' };
  const group = groupShownOf(desk, open);
  if (!group) return undefined;
  if (open.state === 'leave-message') return { kind: 'leave-message', group };
  const queue = queueOf(desk, conversationId);
  if (queue) return { kind: 'queued', group, ...queue, faq: [] };
  const agent = open.agentId === undefined ? undefined : desk.agents.get(open.agentId);
  return agent && { kind: 'assigned', group, agent: { id: agent.id, name: agent.name } };
}

/** The group it entered through; if that was deleted (RT-25), the one that serves it, or the default group. */
function groupShownOf(
  desk: Desk,
  { groupId, servingGroupId }: Readonly<OpenConversation>,
): GroupView | undefined {
  if (groupId === undefined) return undefined;
  for (const id of [groupId, servingGroupId, desk.shop?.defaultGroupId]) {
    const group = id === undefined ? undefined : groupOf(desk, id);
    if (group) return group;
  }
  return undefined;
}

/** The place in its line and the wait expected there; undefined if the conversation does not wait. */
export function queueOf(
  desk: Desk,
  conversationId: string,
): { readonly place: number; readonly expectedWaitMs?: number } | undefined {
  const open = desk.conversations.get(conversationId);
  if (open?.state !== 'queued' || open.servingGroupId === undefined) return undefined;
  const group = desk.groups.get(open.servingGroupId);
  const place = group?.line.placeOf(conversationId);
  return group && place ? { place, ...waitAt(group, place) } : undefined;
}

/** Everybody who waits in the line of a group, in order, with what each is told. */
export function lineOf(
  desk: Desk,
  groupId: string,
): { readonly conversationId: string; readonly place: number; readonly expectedWaitMs?: number }[] {
  const group = desk.groups.get(groupId);
  if (!group) return [];
  return Array.from(group.line.ids(), (conversationId, index) => ({
    conversationId,
    place: index + 1,
    ...waitAt(group, index + 1),
  }));
}

export function groupLoadOf(desk: Desk, groupId: string): GroupLoad | undefined {
  const group = desk.groups.get(groupId);
  if (!group) return undefined;
  const { free, full } = group.ledger;
  const first = group.line.first();
  const waitingSince = first && desk.conversations.get(first[0])?.queuedAt;
  return {
    ...viewOfGroup(group),
    reachable: group.routableMembers,
    taking: free.taking + full.taking,
    free: free.taking,
    waiting: group.line.length,
    ...(waitingSince === undefined ? {} : { waitingSince }),
    pendingLeaveMessages: group.pending,
    ...(free.taking > 0 ? {} : waitAt(group, group.line.length + 1)),
  };
}

/** The default group first, then in the order of creation. */
export function groupSetupsOf(desk: Desk): GroupSetup[] {
  return Array.from(desk.groups.values(), (group) => setupOfGroup(desk, group));
}

export function groupSetupOf(desk: Desk, groupId: string): GroupSetup | undefined {
  const group = desk.groups.get(groupId);
  return group && setupOfGroup(desk, group);
}

export function agentSetupsOf(desk: Desk): AgentSetup[] {
  return Array.from(desk.agents.values(), setupOfAgent);
}

export function agentSetupOf(desk: Desk, agentId: string): AgentSetup | undefined {
  const agent = desk.agents.get(agentId);
  return agent && setupOfAgent(agent);
}

export function settingsOf(desk: Desk): { readonly settings: DeskSettings; readonly version: number } {
  return { settings: desk.settings, version: desk.settingsVersion };
}

/** WB-19: who is not served, with why, since when and by whom. */
export function blockedCustomersOf(
  desk: Desk,
): { readonly customerId: string; readonly agentId: string; readonly reason: string; readonly at: number }[] {
  return Array.from(desk.blocked.entries(), ([customerId, { agentId, reason, at }]) => {
    return { customerId, agentId, reason, at };
  });
}

/** A leave message that waits: all that one customer left in one group (LM-19), the oldest first. */
export interface PendingLeaveMessageView {
  readonly groupId: string;
  readonly customerId: string;
  readonly conversationIds: readonly [string, ...string[]];
}

/** Leave messages that wait to be delivered or assigned, the oldest first text first. */
export function pendingLeaveMessagesOf(desk: Desk): PendingLeaveMessageView[] {
  const messages = new Map<string, PendingLeaveMessageView & { conversationIds: [string, ...string[]] }>();
  for (const [conversationId] of desk.pendingSince.entries()) {
    const groupId = desk.pending.get(conversationId);
    const customerId = desk.conversations.get(conversationId)?.customerId;
    if (groupId === undefined || customerId === undefined) continue;
    const key = servedKey(groupId, customerId);
    const known = messages.get(key);
    if (known) known.conversationIds.push(conversationId);
    else messages.set(key, { groupId, customerId, conversationIds: [conversationId] });
  }
  return [...messages.values()];
}

/** AC-07: somebody of the shop would be routed a conversation, were there none open. */
export function routableAgentsOf(desk: Desk): number {
  const ids = new Set<string>();
  for (const { ledger } of desk.groups.values()) {
    for (const { agentId, standing } of ledger.seats.values()) if (standing !== 'out') ids.add(agentId);
  }
  return ids.size;
}

function waitAt(group: Readonly<Group>, place: number): { expectedWaitMs?: number } {
  const expectedWaitMs = expectedWait(group, place);
  return expectedWaitMs === undefined ? {} : { expectedWaitMs };
}

/** What would become of the entry if it were for this group: as it is routed (RT-22), told in the facts of now. */
function groupOption(desk: Desk, open: Readonly<OpenConversation>, groupId: string): GroupOption | undefined {
  const group = desk.groups.get(groupId);
  // RT-19, RT-26: what was disabled since is no longer on offer.
  if (!group?.enabled) return undefined;
  const { taker, lineOf } = pickAgent(desk, groupId, open, desk.at) ?? {};
  const serving = desk.groups.get(taker?.servingGroupId ?? lineOf ?? groupId);
  const waiting = serving?.line.length ?? 0;
  return {
    ...viewOfGroup(group),
    online: taker !== undefined || lineOf !== undefined,
    waiting,
    ...(lineOf !== undefined && serving ? { full: true, ...waitAt(serving, waiting + 1) } : {}),
  };
}

function setupOfGroup(desk: Desk, group: Readonly<Group>): GroupSetup {
  const { pages, skus, enabled, allowDefaultFallback, overflow, version, ledger } = group;
  return {
    ...viewOfGroup(group),
    pages,
    skus,
    members: Array.from(ledger.seats.values(), ({ agentId, weight }) => ({ agentId, weight })),
    enabled,
    allowDefaultFallback,
    overflow,
    isDefault: group.id === desk.shop?.defaultGroupId,
    version,
  };
}

function setupOfAgent(agent: Readonly<Agent>): AgentSetup {
  const { receiving, capacity, load, groupIds, version } = agent;
  return { ...viewOfAgent(agent), receiving, capacity, load, groupIds, version };
}

function viewOfAgent({ id, name, status }: Readonly<Agent>): AgentView {
  return { id, name, status };
}

function viewOfGroup({ id, name }: Readonly<Group>): GroupView {
  return { id, name };
}
