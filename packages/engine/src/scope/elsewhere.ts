import type { Desk, OpenConversation } from '../desk/desk.ts';
import { servingGroupOf } from '../routing/eligibility.ts';
import { matchScope, type Match } from '../routing/match.ts';

/**
 * The groups that serve what a conversation is about and do not have it: none if the group that has it is one of them, or
 * its owner one of those who would take it.
 */
export function groupsElsewhere(desk: Desk, conversationId: string): readonly string[] {
  const open = desk.conversations.get(conversationId);
  const match = open && matchScope(desk, open.scope);
  return open && match ? elsewhere(desk, open, match) : [];
}

export function elsewhere(desk: Desk, open: Readonly<OpenConversation>, match: Match): readonly string[] {
  const { groupId, agentId } = open;
  // Nobody has it yet: what its scope says holds when somebody is to have it.
  if (groupId === undefined) return [];
  const serving = match.kind === 'group' ? [match.groupId] : match.options.map((option) => option.groupId);
  const owner = agentId === undefined ? undefined : desk.agents.get(agentId);
  const has = serving.some((id) => id === groupId || owner?.groupIds.includes(standsFor(desk, id)) === true);
  return has ? [] : serving;
}

/** Whose agents would take it now: where another group stands in, one of its agents may have it already. */
function standsFor(desk: Desk, groupId: string): string {
  const group = desk.groups.get(groupId);
  return (group && servingGroupOf(desk, group)?.id) ?? groupId;
}
