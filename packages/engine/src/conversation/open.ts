import { limits, pages } from '@shopbell/sdk/model';
import type { Scope } from '@shopbell/sdk/model';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Desk, OpenConversation } from '../desk/desk.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isPending } from '../leaveMessage/entry.ts';
import { isId, issue, Refused } from '../refused.ts';
import { matchScope } from '../routing/match.ts';
import { assign, pickAgent, routeByScope } from '../routing/route.ts';

/**
 * A customer enters. The open conversation of the same scope is returned again; another scope is another conversation.
 * A leave message that waits is looked at anew: somebody may be there by now.
 */
export function openConversation(
  draft: Draft,
  command: Extract<Command, { type: 'conversation.open' }>,
): CommandResult | Refused {
  const { conversationId, customerId, scope } = command;
  if (!isId(customerId)) return issue('customerId', 'an id');
  if (!isScope(scope)) return issue('scope', 'a scope');
  const known = findByScope(draft.desk, customerId, scope);
  if (known) {
    if (known.state === 'leave-message' && known.agentId === undefined) enterAgain(draft, known);
    return { kind: 'conversation', conversationId: known.id };
  }
  if (!isId(conversationId)) return issue('conversationId', 'an id');
  if (draft.desk.conversations.has(conversationId) || draft.desk.ended.has(conversationId)) {
    return new Refused({ code: 'ALREADY_EXISTS' });
  }
  draft.emit({ type: 'conversation.opened', conversationId, customerId, scope: { ...scope } });
  const open = draft.desk.conversations.get(conversationId);
  if (open) routeByScope(draft, open);
  return { kind: 'conversation', conversationId };
}

/**
 * The customer of an undelivered leave message is back. Without a text it is no message yet, and the entry is routed
 * anew. With one it goes live if somebody may take it (LM-20), through the group that the scope leads to now, or, where
 * that takes a choice, the one that it was bound to; else it stays as it is.
 */
function enterAgain(draft: Draft, open: Readonly<OpenConversation>): void {
  const { desk } = draft;
  if (!isPending(desk, open)) {
    routeByScope(draft, open);
    return;
  }
  const match = matchScope(desk, open.scope);
  if (!match) return;
  const candidates = match.kind === 'group' ? [match.groupId] : match.options.map(({ groupId }) => groupId);
  const bound = candidates.find((groupId) => groupId === open.groupId) ?? candidates[0];
  if (match.kind === 'choice' && bound !== open.groupId) {
    const reachable = candidates.some((groupId) => pickAgent(desk, groupId)?.taker);
    if (!reachable) return;
    draft.emit({ type: 'leave-message.converted', conversationId: open.id });
    routeByScope(draft, open);
    return;
  }
  const pick = bound === undefined ? undefined : pickAgent(desk, bound);
  if (!pick?.taker) return;
  const steps = [...match.steps, { rule: 'LM-20', said: 'converted', groupId: pick.groupId }, ...pick.steps];
  assign(draft, open, { groupId: pick.groupId, ...pick.taker, cause: 'converted', steps });
}

function findByScope(desk: Desk, customerId: string, scope: Scope): Readonly<OpenConversation> | undefined {
  const key = scopeKey(scope);
  for (const id of openConversationsOf(desk, { kind: 'customer', id: customerId })) {
    const open = desk.conversations.get(id);
    if (open && scopeKey(open.scope) === key) return open;
  }
  return undefined;
}

function scopeKey({ page, sku, orderId, trackingNo, channel }: Scope): string {
  return JSON.stringify([page, sku ?? null, orderId ?? null, trackingNo ?? null, channel]);
}

function isScope(scope: Scope): boolean {
  const values = [scope.sku, scope.orderId, scope.trackingNo];
  const isValue = (value: unknown): boolean =>
    value === undefined || (typeof value === 'string' && value !== '' && value.length <= limits.scopeValue);
  return (
    pages.includes(scope.page) && values.every(isValue) && ['web', 'app', 'personal'].includes(scope.channel)
  );
}
