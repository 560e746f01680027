import type { Desk, Group, OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { specifiedAgents } from '../desk/pending.ts';
import { servingGroupOf } from '../routing/eligibility.ts';
import { nextDeliveryAt } from './beat.ts';
import { order, Round, type Pool } from './round.ts';

/**
 * One delivery, if its time has come (LM-04 … LM-07): every agent who may get messages gets those of up to three
 * customers (a setting), the oldest first text first (LM-17). The bound group's agents go first (LM-09); only if none of them may get
 * any do the default group's, where the group allows it (LM-08, LM-10, LM-18). All that one customer left in a group
 * moves together (LM-07, LM-19). No turns are taken: the number is the same for all, whatever their weights and
 * capacities. In mode `specified` the named agents take the place of the group's (LM-11).
 */
export function deliverLeaveMessages(draft: Draft): void {
  const { desk } = draft;
  const due = nextDeliveryAt(desk);
  if (due === undefined || draft.at < due) return;
  const round = new Round(desk);
  const specified = desk.settings.leaveMessageMode === 'specified' ? specifiedAgents(desk) : undefined;
  // Who serves a bound group changes nowhere in a delivery: looked up once, since thousands may wait.
  const servings = new Map<string, Serving | undefined>();
  const servingOf = (groupId: string): Serving | undefined => {
    const bound = desk.groups.get(groupId);
    const group = specified ? bound : bound && servingGroupOf(desk, bound);
    return (
      group && { group, pool: round.poolOf(specified ? '' : group.id, () => specified ?? takersOf(group)) }
    );
  };
  for (const { groupId, customerId, conversations } of pendingItems(desk)) {
    if (!servings.has(groupId)) servings.set(groupId, servingOf(groupId));
    const serving = servings.get(groupId);
    const agentId = serving && round.deal(serving.pool, customerId);
    if (!serving || agentId === undefined) continue;
    for (const { id } of conversations) {
      draft.emit({
        type: 'leave-message.delivered',
        conversationId: id,
        agentId,
        servingGroupId: serving.group.id,
      });
    }
  }
}

interface Serving {
  readonly group: Readonly<Group>;
  readonly pool: Pool;
}

/** LM-18: members who take conversations, be they full or not. */
function takersOf(group: Readonly<Group>): string[] {
  return [...group.ledger.seats.values()].flatMap(({ agentId, standing }) =>
    standing === 'out' ? [] : agentId,
  );
}

/** All that one customer left in one group. */
interface PendingItem {
  readonly groupId: string;
  readonly customerId: string;
  readonly conversations: Readonly<OpenConversation>[];
  firstTextAt: number;
}

/** LM-17: by the first text, then by customer, then by group. */
function pendingItems(desk: Desk): PendingItem[] {
  const items = new Map<string, PendingItem>();
  for (const [id, groupId] of desk.pending.entries()) {
    const open = desk.conversations.get(id);
    if (!open) continue;
    const { customerId, firstTextAt = Infinity } = open;
    const key = `${groupId} ${customerId}`;
    const item = items.get(key) ?? { groupId, customerId, conversations: [], firstTextAt };
    item.conversations.push(open);
    item.firstTextAt = Math.min(item.firstTextAt, firstTextAt);
    items.set(key, item);
  }
  return [...items.values()].sort(
    (a, b) =>
      a.firstTextAt - b.firstTextAt || order(a.customerId, b.customerId) || order(a.groupId, b.groupId),
  );
}
