import type { Desk, Group } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { specifiedAgents } from '../desk/pending.ts';
import { isRoutable, note, passedOver, servingGroupOf } from '../routing/eligibility.ts';
import type { TraceStep } from '../trace.ts';
import { nextDeliveryAt } from './beat.ts';
import { order, Round, type Dealt, type Pool } from './round.ts';

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
    if (!group) return undefined;
    const pool = round.poolOf(specified ? '' : group.id, () => specified ?? takersOf(group));
    const step = specified
      ? { rule: 'LM-11', said: 'specified' }
      : { rule: group === bound ? 'LM-09' : 'LM-08', said: 'served', groupId: group.id };
    return { group, pool, step, notInPool: specified ? notSpecified(desk) : notTaking(desk, group) };
  };
  /** Messages that each served group still has. */
  const left = new Map<string, number>();
  const dealOut = ({ groupId, customerId, conversations }: PendingItem): boolean => {
    const serving = servings.get(groupId);
    const dealt = serving && round.deal(serving.pool, customerId);
    if (!dealt) return false;
    left.set(groupId, (left.get(groupId) ?? 0) - 1);
    const { agentId } = dealt;
    const { id: servingGroupId } = serving.group;
    for (const [index, id] of conversations.entries()) {
      const how = index === 0 ? dealtStep(serving, dealt) : together(agentId);
      draft.emit({
        type: 'leave-message.delivered',
        conversationId: id,
        agentId,
        servingGroupId,
        trace: { steps: [serving.step, how], decidedAt: draft.seq },
      });
    }
    return true;
  };
  for (const group of desk.groups.values()) {
    if (group.pending === 0) continue;
    servings.set(group.id, servingOf(group.id));
    if (servings.get(group.id)) left.set(group.id, group.pending);
  }
  const isOver = () =>
    [...left].every(([id, messages]) => {
      const pool = servings.get(id)?.pool;
      return messages === 0 || !pool || pool.hadTheirs >= pool.agentIds.size;
    });
  const seen = new Set<string>();
  if (isOver()) return;
  for (const item of pendingItems(desk, seen)) if (dealOut(item) && isOver()) break;
  // Thousands may still wait, and nobody may get any: but for what else these customers left.
  for (const item of itemsOf(desk, round.customers, seen)) dealOut(item);
}

/** Who serves a bound group in a delivery, and what there is to say of it. */
interface Serving {
  readonly group: Readonly<Group>;
  readonly pool: Pool;
  readonly step: TraceStep;
  /** Agents of the shop who may get none of it, by the first check that each fails. */
  readonly notInPool: Readonly<Record<string, number>>;
}

function dealtStep({ group, notInPool }: Serving, { agentId, keys, hadTheirs, later }: Dealt): TraceStep {
  if (!keys) return together(agentId);
  const passedOver = { ...notInPool };
  note(passedOver, 'number', hadTheirs);
  note(passedOver, 'turn', later);
  return { rule: 'LM-06', said: 'dealt', groupId: group.id, agentId, keys, passedOver };
}

/** LM-07: it goes where the other messages of its customer go. */
export function together(agentId: string): TraceStep {
  return { rule: 'LM-07', said: 'together', agentId };
}

/** LM-18: capacity keeps nobody from leave messages. */
function notTaking(desk: Desk, group: Readonly<Group>): Record<string, number> {
  const { turn: _turn, capacity: _capacity, ...passed } = passedOver(desk, group);
  note(passed, 'capacity', group.placeless);
  return passed;
}

/** LM-11: everybody but the named agents who are there and receive. */
function notSpecified({ agents, settings }: Desk): Record<string, number> {
  const passed: Record<string, number> = {};
  const named = settings.leaveMessageAgentIds.flatMap((id) => agents.get(id) ?? []);
  const away = named.filter(({ status }) => !isRoutable(settings, status));
  const closed = named.filter(({ status, receiving }) => isRoutable(settings, status) && !receiving);
  note(passed, 'specified', agents.size - named.length);
  note(passed, 'status', away.length);
  note(passed, 'receiving', closed.length);
  return passed;
}

/** LM-18: members who take conversations, be they full or not. */
function takersOf(group: Readonly<Group>): string[] {
  return [...group.ledger.seats.values()].flatMap(({ agentId, standing }) =>
    standing === 'out' ? [] : agentId,
  );
}

/** All that one customer left in one group: conversations, the one with the oldest text first. */
interface PendingItem {
  readonly groupId: string;
  readonly customerId: string;
  readonly firstTextAt: number;
  readonly conversations: readonly string[];
}

/** LM-17: by the first text, then by customer, then by group; found one by one. `seen` gets the conversations of each. */
function* pendingItems(desk: Desk, seen: Set<string>): IterableIterator<PendingItem> {
  const known = new Set<string>();
  let ids: string[] = [];
  let time = 0;
  function* atOnce(): IterableIterator<PendingItem> {
    const items: PendingItem[] = [];
    // A restored desk may have those of one time in another order.
    for (const id of ids.sort(order)) {
      const item = known.has(id) ? undefined : itemAround(desk, id, time);
      for (const one of item?.conversations ?? []) known.add(one);
      if (item) items.push(item);
    }
    for (const item of items.sort(goesFirst)) {
      for (const id of item.conversations) seen.add(id);
      yield item;
    }
  }
  for (const { id, at } of desk.pendingSince.inOrder()) {
    if (at > time) {
      yield* atOnce();
      ids = [];
      time = at;
    }
    ids.push(id);
  }
  yield* atOnce();
}

/** What these customers left, in the same order, without what was seen already. */
function itemsOf(desk: Desk, customerIds: Iterable<string>, seen: Set<string>): PendingItem[] {
  const items: PendingItem[] = [];
  for (const customerId of customerIds) {
    const since = (desk.openByCustomer.get(customerId) ?? []).flatMap((id) => {
      const at = desk.pendingSince.get(id);
      return at === undefined || seen.has(id) ? [] : { id, at };
    });
    for (const { id, at } of since.sort((a, b) => a.at - b.at || order(a.id, b.id))) {
      const item = seen.has(id) ? undefined : itemAround(desk, id, at);
      if (!item) continue;
      for (const one of item.conversations) seen.add(one);
      items.push(item);
    }
  }
  return items.sort(goesFirst);
}

/** The item of the conversation whose text is its oldest. */
function itemAround(desk: Desk, id: string, firstTextAt: number): PendingItem | undefined {
  const customerId = desk.conversations.get(id)?.customerId;
  const groupId = desk.pending.get(id);
  if (customerId === undefined || groupId === undefined) return undefined;
  const others = (desk.openByCustomer.get(customerId) ?? []).filter(
    (other) => other !== id && desk.pending.get(other) === groupId,
  );
  return { groupId, customerId, firstTextAt, conversations: [id, ...others] };
}

function goesFirst(a: PendingItem, b: PendingItem): number {
  return a.firstTextAt - b.firstTextAt || order(a.customerId, b.customerId) || order(a.groupId, b.groupId);
}
