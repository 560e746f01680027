import type { Desk, OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { matchScope } from '../routing/match.ts';
import { routeToGroup } from '../routing/route.ts';

/**
 * RT-52: the conversation is routed as a new arrival of the group it entered through, with its history, and never asks
 * the customer to choose again. Where nobody may take it, it is a leave message with everything that was written.
 */
export function reRoute(draft: Draft, open: Readonly<OpenConversation>): void {
  const { desk } = draft;
  const { agentId } = open;
  const steps = [{ rule: 'RT-52', said: 're-routed', ...(agentId === undefined ? {} : { agentId }) }];
  const groupId = groupNowOf(desk, open);
  if (groupId !== undefined) routeToGroup(draft, desk, open, groupId, { cause: 're-routed' }, steps);
}

/** The group that it entered through; if that was deleted, the one that the scope says now, the most specific of two. */
function groupNowOf(desk: Desk, { groupId, scope }: Readonly<OpenConversation>): string | undefined {
  if (groupId !== undefined && desk.groups.has(groupId)) return groupId;
  const match = matchScope(desk, scope);
  if (match?.kind !== 'choice') return match?.groupId;
  return match.options.find(({ matched }) => matched === 'sku')?.groupId;
}

/** Conversations that owe an answer and whose owner has been gone for longer than the grace time. */
export function reRouteOrphans(draft: Draft): void {
  for (const { id } of draft.desk.orphans.due(draft.at)) {
    const open = draft.desk.conversations.get(id);
    if (open?.state === 'assigned' && draft.desk.orphans.has(id)) reRoute(draft, open);
  }
}
