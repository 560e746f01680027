import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, type Refused } from '../refused.ts';

/** The customer's last live page closed: places in lines are kept for a while. Nothing is noted of who does not wait. */
export function customerAbsent(
  draft: Draft,
  { customerId }: Extract<Command, { type: 'customer.absent' }>,
): CommandResult | Refused {
  if (!isId(customerId)) return issue('customerId', 'an id');
  const { desk } = draft;
  for (const id of openConversationsOf(desk, { kind: 'customer', id: customerId })) {
    if (desk.conversations.get(id)?.state === 'queued' && !desk.queueLeases.has(id)) startLease(draft, id);
  }
  return { kind: 'done' };
}

/** A page of the customer is there (again). */
export function customerPresent(
  draft: Draft,
  { customerId }: Extract<Command, { type: 'customer.present' }>,
): CommandResult | Refused {
  if (!isId(customerId)) return issue('customerId', 'an id');
  const { desk } = draft;
  for (const conversationId of openConversationsOf(desk, { kind: 'customer', id: customerId })) {
    if (desk.queueLeases.has(conversationId)) draft.emit({ type: 'queue.lease-voided', conversationId });
  }
  return { kind: 'done' };
}

/** After a restart nobody is connected yet: everybody in a line gets one fresh lease. */
export function renewQueueLeases(draft: Draft): void {
  for (const group of [...draft.desk.groups.values()]) {
    for (const conversationId of [...group.line.ids()]) startLease(draft, conversationId);
  }
}

function startLease(draft: Draft, conversationId: string): void {
  const until = draft.at + draft.base.settings.queueAbsenceMs;
  draft.emit({ type: 'queue.lease-started', conversationId, until });
}
