import { leaveAllGroups } from '../chat/decideChat.ts';
import type { Command } from '../command.ts';
import { engaged } from '../conversation/contact.ts';
import type { CommandResult } from '../decision.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, type Refused } from '../refused.ts';

/**
 * A customer is erased, by every id that they had: they leave their customer groups, are blocked no longer, and nobody comes
 * back under any of the ids. The words themselves are the host's. While the customer is served they cannot be erased: what
 * is said meanwhile would stay, and whoever serves them would lose what they read. Asking again is harmless.
 */
export function eraseCustomer(
  draft: Draft,
  { customerIds }: Extract<Command, { type: 'customer.erase' }>,
): CommandResult | Refused {
  const { base } = draft;
  if (customerIds.length === 0 || !customerIds.every(isId)) return issue('customerIds', 'ids');
  const left = [...new Set(customerIds)].filter((id) => !base.erased.has(id));
  for (const id of left) {
    const [openId] = openConversationsOf(base, { kind: 'customer', id });
    const open = openId === undefined ? undefined : base.conversations.get(openId);
    if (open) return engaged(base, open);
  }
  for (const id of left) {
    const customer = { kind: 'customer', id } as const;
    leaveAllGroups(draft, customer, customer);
  }
  if (left.length > 0) draft.emit({ type: 'customer.erased', customerIds: left });
  return { kind: 'done' };
}
