import { endBlocked } from '../blocking/block.ts';
import { identifyInGroups, leaveAllGroups } from '../chat/decideChat.ts';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { openConversationsOf, unseenEndingsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, type Refused } from '../refused.ts';

/**
 * An anonymous customer turns out to be a known one: what is open, what has ended with an answer that they
 * have not seen, and their customer groups, go on as the known one's. A block follows the person,
 * whichever of the two was blocked (WB-19). Asking again is harmless;
 * who was erased becomes nobody's.
 */
export function identifyCustomer(
  draft: Draft,
  { customerId, knownId }: Extract<Command, { type: 'customer.identify' }>,
): CommandResult | Refused {
  if (!isId(customerId)) return issue('customerId', 'an id');
  if (!isId(knownId) || knownId === customerId) return issue('knownId', 'an id, another one');
  const { base } = draft;
  if (base.erased.has(knownId)) return { kind: 'done' };
  const open = openConversationsOf(base, { kind: 'customer', id: customerId });
  for (const conversationId of [...open, ...unseenEndingsOf(base, customerId, draft.at)]) {
    draft.emit({ type: 'conversation.identified', conversationId, customerId, knownId });
  }
  const block = base.blocked.get(customerId);
  const known = base.blocked.get(knownId);
  if (known)
    leaveAllGroups(draft, { kind: 'customer', id: customerId }, { kind: 'agent', id: known.agentId });
  else identifyInGroups(draft, customerId, knownId);
  if (known) {
    if (open.length > 0) endBlocked(draft, open);
  } else if (block) {
    draft.emit({
      type: 'customer.blocked',
      customerId: knownId,
      agentId: block.agentId,
      reason: block.reason,
    });
    endBlocked(draft, openConversationsOf(draft.desk, { kind: 'customer', id: knownId }));
    leaveAllGroups(draft, { kind: 'customer', id: knownId }, { kind: 'agent', id: block.agentId });
  }
  return { kind: 'done' };
}
