import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { findOwn } from '../conversation/owner.ts';
import { Refused } from '../refused.ts';
import { routeToGroup } from './route.ts';

/** The customer takes one of the groups offered (RT-21). Taking the same one again is harmless. */
export function chooseGroup(
  draft: Draft,
  command: Extract<Command, { type: 'conversation.choose' }>,
): CommandResult | Refused {
  const { conversationId, customerId, groupId } = command;
  const open = findOwn(draft.desk, conversationId, { kind: 'customer', id: customerId });
  if (open instanceof Refused) return open;
  const done: CommandResult = { kind: 'conversation', conversationId };
  if (open.state !== 'choosing')
    return open.groupId === groupId ? done : new Refused({ code: 'NOT_OFFERED' });
  if (!open.options?.some((option) => option.groupId === groupId))
    return new Refused({ code: 'NOT_OFFERED' });
  if (!draft.desk.groups.has(groupId)) return new Refused({ code: 'GROUP_UNAVAILABLE' });
  routeToGroup(draft, open, groupId, 'choice', [{ rule: 'RT-21', said: 'chosen', groupId }]);
  return done;
}

/** RT-23: a text without a choice goes to the most specific group, the SKU's. */
export function chooseForCustomer(draft: Draft, open: Readonly<OpenConversation>): void {
  const bySku = open.options?.find(({ matched }) => matched === 'sku');
  if (!bySku) return;
  const { groupId } = bySku;
  routeToGroup(draft, open, groupId, 'auto-choice', [{ rule: 'RT-23', said: 'chosen', groupId }]);
}

/** Customers who have written, but not chosen in time, the longest overdue first. */
export function chooseForTheSilent(draft: Draft): void {
  const due = Array.from(draft.desk.choosers.entries()).filter(([, chooseAt]) => chooseAt <= draft.at);
  due.sort(([idA, atA], [idB, atB]) => atA - atB || (idA < idB ? -1 : 1));
  for (const [conversationId] of due) {
    const open = draft.desk.conversations.get(conversationId);
    if (open) chooseForCustomer(draft, open);
  }
}
