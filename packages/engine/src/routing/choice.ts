import type { Command } from '../command.ts';
import { findOwn } from '../conversation/owner.ts';
import type { CommandResult } from '../decision.ts';
import type { Desk, OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { Refused } from '../refused.ts';
import { routeByScope, routeToGroup } from './route.ts';

/**
 * The customer takes one of the groups offered (RT-21). Taking the same one again is harmless. A group that was disabled
 * or deleted meanwhile is refused; the others stay on offer.
 */
export function chooseGroup(
  draft: Draft,
  command: Extract<Command, { type: 'conversation.choose' }>,
): CommandResult | Refused {
  const { desk } = draft;
  const { conversationId, customerId, groupId } = command;
  const open = findOwn(desk, conversationId, { kind: 'customer', id: customerId });
  if (open instanceof Refused) return open;
  const done: CommandResult = { kind: 'conversation', conversationId };
  if (open.state !== 'choosing')
    return open.groupId === groupId ? done : new Refused({ code: 'NOT_OFFERED' });
  if (!open.options?.some((option) => option.groupId === groupId))
    return new Refused({ code: 'NOT_OFFERED' });
  if (!canBeChosen(desk, groupId)) return new Refused({ code: 'GROUP_UNAVAILABLE' });
  const steps = [{ rule: 'RT-21', said: 'chosen', groupId }];
  routeToGroup(draft, desk, open, groupId, { cause: 'choice', robot: open.robotServes }, steps);
  return done;
}

/** A group of an open offer that can still take it. */
export function canBeChosen(desk: Desk, groupId: string): boolean {
  return desk.groups.get(groupId)?.enabled === true;
}

/** RT-23: a text without a choice goes to the most specific group that is still there, else by what the scope says now. */
export function chooseForCustomer(draft: Draft, desk: Desk, open: Readonly<OpenConversation>): void {
  const still = (open.options ?? []).filter(({ groupId }) => canBeChosen(desk, groupId));
  const chosen = still.find(({ matched }) => matched === 'sku') ?? still[0];
  if (!chosen) {
    routeByScope(draft, desk, open, { cause: 'auto-choice', robot: open.robotServes });
    return;
  }
  const { groupId } = chosen;
  const steps = [{ rule: 'RT-23', said: 'chosen', groupId }];
  routeToGroup(draft, desk, open, groupId, { cause: 'auto-choice', robot: open.robotServes }, steps);
}

/**
 * RT-07, RT-26: a group is gone. Where others that were offered are left the choice stays the customer's; where none is,
 * there is nothing to ask, and the entry goes by what its scope says now.
 */
export function routeWithoutChoice(draft: Draft, groupId: string): void {
  const asked = Array.from(draft.desk.conversations.values()).filter(
    ({ state, options }) => state === 'choosing' && options?.some((option) => option.groupId === groupId),
  );
  for (const { id } of asked) {
    const { desk } = draft;
    const open = desk.conversations.get(id);
    if (open?.state !== 'choosing' || open.options?.some((option) => canBeChosen(desk, option.groupId)))
      continue;
    routeByScope(draft, desk, open, { cause: 'auto-choice', robot: open.robotServes });
  }
}

/** Customers who have written, but not chosen in time, the longest overdue first. */
export function chooseForTheSilent(draft: Draft): void {
  for (const { id } of draft.desk.choosers.due(draft.at)) {
    const { desk } = draft;
    const open = desk.conversations.get(id);
    if (open?.state === 'choosing') chooseForCustomer(draft, desk, open);
  }
}
