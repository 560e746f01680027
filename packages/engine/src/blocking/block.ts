import { leaveAllGroups } from '../chat/decideChat.ts';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { freedPlaces } from '../queue/freed.ts';
import { serveWith } from '../queue/serve.ts';
import { isId, issue, notFound, type Refused } from '../refused.ts';

/** Code units of a reason. */
const reasonLength = 200;

/** WB-19: the customer leaves every line, conversation and customer group at once and is not served any more. */
export function blockCustomer(
  draft: Draft,
  { customerId, agentId, reason }: Extract<Command, { type: 'customer.block' }>,
): CommandResult | Refused {
  if (!isId(customerId)) return issue('customerId', 'an id');
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > reasonLength)
    return issue('reason', `1 to ${reasonLength} characters, not all of them space`);
  if (!draft.desk.agents.has(agentId)) return notFound('agent');
  if (draft.base.erased.has(customerId)) return notFound('customer');
  if (draft.desk.blocked.has(customerId)) return { kind: 'done' };
  const open = openConversationsOf(draft.desk, { kind: 'customer', id: customerId });
  draft.emit({ type: 'customer.blocked', customerId, agentId, reason });
  endBlocked(draft, open);
  leaveAllGroups(draft, { kind: 'customer', id: customerId }, { kind: 'agent', id: agentId });
  return { kind: 'done' };
}

/** All of them first, and only then who waits: a freed place must not go to another entry of the same customer. */
export function endBlocked(draft: Draft, open: readonly string[]): void {
  const owners = new Set(open.flatMap((id) => draft.base.conversations.get(id)?.agentId ?? []));
  for (const conversationId of open) {
    draft.emit({
      type: 'conversation.ended',
      conversationId,
      by: { kind: 'desk' },
      cause: 'blocked',
    });
  }
  for (const owner of owners) {
    const { desk } = draft;
    serveWith(draft, desk, owner, freedPlaces(desk, owner, 0));
  }
}

export function unblockCustomer(
  draft: Draft,
  { customerId }: Extract<Command, { type: 'customer.unblock' }>,
): CommandResult | Refused {
  if (!isId(customerId)) return issue('customerId', 'an id');
  if (draft.desk.blocked.has(customerId)) draft.emit({ type: 'customer.unblocked', customerId });
  return { kind: 'done' };
}
