import { hasAgents, isRoutable, servingGroupOf } from '../routing/eligibility.ts';
import type { Desk, OpenConversation } from './desk.ts';

/** A leave message has a text and no agent: it waits for a delivery. */
export function pend(desk: Desk, open: OpenConversation, groupId: string): void {
  desk.pending.set(open.id, groupId);
  desk.pendingSince.set(open.id, open.firstTextAt ?? desk.at);
  if (isOnly(desk, open, groupId)) desk.groups.edit(groupId).pending += 1;
  notePossibleDelivery(desk);
}

/** It waits no longer, if it did. */
export function unpend(desk: Desk, open: OpenConversation): void {
  const groupId = desk.pending.get(open.id);
  if (groupId === undefined) return;
  desk.pending.delete(open.id);
  desk.pendingSince.delete(open.id);
  if (isOnly(desk, open, groupId)) desk.groups.edit(groupId).pending -= 1;
  notePossibleDelivery(desk);
}

/** It becomes another customer's: the count of its group follows, and the beat of deliveries hears nothing of it (LM-05). */
export function passOnPending(desk: Desk, open: OpenConversation, passOn: () => void): void {
  const groupId = desk.pending.get(open.id);
  const count = (by: number) => {
    if (groupId !== undefined && isOnly(desk, open, groupId)) desk.groups.edit(groupId).pending += by;
  };
  count(-1);
  passOn();
  count(1);
}

/** LM-19: all that one customer left in one group is one message, though it came from several pages. */
function isOnly(desk: Desk, { id, customerId }: OpenConversation, groupId: string): boolean {
  const ids = desk.openByCustomer.get(customerId) ?? [];
  return !ids.some((other) => other !== id && desk.pending.get(other) === groupId);
}

/** LM-11: the named agents who may get leave messages now. */
export function specifiedAgents(desk: Desk): string[] {
  return desk.settings.leaveMessageAgentIds.filter((agentId) => {
    const agent = desk.agents.get(agentId);
    return agent?.receiving === true && isRoutable(desk.settings, agent.status);
  });
}

/** Notes since when a leave message could be delivered: from then on the desk asks for the beat of LM-05. */
export function notePossibleDelivery(desk: Desk): void {
  if (!anythingDeliverable(desk)) desk.deliverableSince = undefined;
  else {
    desk.deliverableSince ??= desk.at;
    desk.deliveryBeat ??= desk.at;
  }
}

function anythingDeliverable(desk: Desk): boolean {
  if (desk.pending.size === 0) return false;
  switch (desk.settings.leaveMessageMode) {
    case 'manual':
      return false;
    case 'specified':
      return specifiedAgents(desk).length > 0;
    case 'default':
      for (const group of desk.groups.values()) {
        if (group.pending > 0 && hasAgents(servingGroupOf(desk, group))) return true;
      }
      return false;
  }
}
