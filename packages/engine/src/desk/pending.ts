import type { Desk, OpenConversation } from './desk.ts';

/** A leave message has a text and no agent: it waits for a delivery. */
export function pend(desk: Desk, open: OpenConversation, groupId: string): void {
  desk.pending.set(open.id, groupId);
  desk.groups.edit(groupId).pending += 1;
  notePossibleDelivery(desk);
}

/** It waits no longer, if it did. */
export function unpend(desk: Desk, open: OpenConversation): void {
  const groupId = desk.pending.get(open.id);
  if (groupId === undefined) return;
  desk.pending.delete(open.id);
  desk.groups.edit(groupId).pending -= 1;
  notePossibleDelivery(desk);
}

/** Notes since when a leave message could be delivered: from then on the desk asks for the beat of LM-05. */
export function notePossibleDelivery(desk: Desk): void {
  if (!anythingDeliverable(desk)) delete desk.deliverableSince;
  else {
    desk.deliverableSince ??= desk.at;
    desk.deliveryBeat ??= desk.at;
  }
}

function anythingDeliverable(desk: Desk): boolean {
  if (desk.pending.size === 0) return false;
  const fallback = desk.shop && desk.groups.get(desk.shop.defaultGroupId);
  for (const group of desk.groups.values()) {
    if (group.pending === 0) continue;
    if (group.ledger.taking > 0) return true;
    if (group.allowDefaultFallback && fallback && fallback.ledger.taking > 0) return true;
  }
  return false;
}
