import type { AgentExplanation, GroupLoad, RosterEntry } from '@shopbell/sdk/agent';
import { demoSession, type FakeAgentClient } from './fakeAgentClient.ts';

export const presale = { id: 'group-presale', name: '售前咨询' };
export const aftersale = { id: 'group-aftersale', name: '售后' };

/** Everybody of the shop, one in each status. */
export const roster: readonly RosterEntry[] = [
  { id: 'agent-off', name: '周晨', status: 'offline' },
  { id: 'agent-sus', name: '赵敏', status: 'suspended' },
  { id: 'agent-away', name: '何远', status: 'away' },
  { ...demoSession.agent, status: 'online' },
  { id: 'agent-chen', name: '陈洁', status: 'online' },
];

export function load(group: { id: string; name: string }, given: Partial<GroupLoad> = {}): GroupLoad {
  return { ...group, reachable: 2, taking: 2, free: 2, waiting: 0, pendingLeaveMessages: 0, ...given };
}

/** The agent's groups as `explain` tells them. */
export function explanation(
  groups: readonly Partial<AgentExplanation['groups'][number]>[],
  given: Partial<AgentExplanation> = {},
): AgentExplanation {
  return {
    agent: demoSession.agent,
    inNoGroup: groups.length === 0,
    groups: groups.map((group) => ({ group: presale, next: false, disabled: false, weight: 6, ...group })),
    ...given,
  };
}

/** A shop with colleagues and two groups, of which the agent is in both. */
export function withColleagues(client: FakeAgentClient): void {
  client.agents = roster;
  client.lines = [load(presale), load(aftersale)];
  client.explanation = explanation([{ group: presale }, { group: aftersale }]);
}
