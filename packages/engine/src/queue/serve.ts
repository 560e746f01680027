import type { Agent, Desk, Group, OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { whoseTurn } from '../fairness/ledger.ts';
import { assign } from '../routing/assign.ts';
import { defaultGroupBeside, hasAgents, ignoresCapacity, passedOver } from '../routing/eligibility.ts';
import { routeToGroup } from '../routing/route.ts';
import type { TraceStep } from '../trace.ts';
import { joinLine } from './join.ts';
import type { Line } from './line.ts';

/** A line, and the group through which somebody serves it: its own, or the default group (overflow). */
interface ServedLine {
  readonly line: Line;
  readonly servingGroupId: string;
}

/**
 * An agent has a free place, or may have: the places go to whoever has waited longest in the lines that the agent serves
 * (RT-46). Somebody else may be free at the same time only if nobody waits there: so all of it is the agent's, and
 * nothing has to be tried out on a draft.
 */
export function serveWith(draft: Draft, desk: Desk, agentId: string, freed: number): void {
  const agent = desk.agents.get(agentId);
  const lines = agent ? linesServedBy(desk, agent) : [];
  if (lines.length === 0 || freed <= 0) return;
  const waiting = lines.flatMap(({ line, servingGroupId }) =>
    take(line.entries(), freed).map(([conversationId, order]) => ({ servingGroupId, conversationId, order })),
  );
  waiting.sort((a, b) => a.order - b.order);
  let places = freed;
  let now = desk;
  for (const { servingGroupId, conversationId } of waiting) {
    const open = now.conversations.get(conversationId);
    if (open && places > 0) places -= serve(draft, now, open, agentId, servingGroupId, places);
    if (places <= 0) return;
    // The customer's messages may have gone live with this one: they must not again with their next.
    if (desk.pending.size > 0) now = draft.desk;
  }
}

/** Lines in which somebody waits and that the agent serves as a member with a weight. */
function linesServedBy(desk: Desk, { id: agentId, groupIds }: Readonly<Agent>): ServedLine[] {
  const lines: ServedLine[] = [];
  const takes = (group: Readonly<Group> | undefined): boolean =>
    (group?.ledger.seats.get(agentId)?.weight ?? 0) > 0;
  for (const id of groupIds) {
    const group = desk.groups.get(id);
    if (group && group.line.length > 0 && takes(group)) lines.push({ line: group.line, servingGroupId: id });
  }
  for (const id of desk.overflowing) {
    const group = desk.groups.get(id);
    const standIn = group && overflowOf(desk, group);
    if (group && standIn && group.line.length > 0 && takes(standIn) && !takes(group)) {
      lines.push({ line: group.line, servingGroupId: standIn.id });
    }
  }
  return lines;
}

/** The default group, if it takes what is too much for this one. */
function overflowOf(desk: Desk, group: Readonly<Group>): Readonly<Group> | undefined {
  return group.overflow ? defaultGroupBeside(desk, group) : undefined;
}

/** After a change that may concern anybody: every line is served as far as somebody is free, the longest wait first. */
export function serveLines(draft: Draft): void {
  for (;;) {
    const { desk } = draft;
    let next: { serving: Readonly<Group>; conversationId: string; order: number } | undefined;
    for (const group of desk.groups.values()) {
      const first = group.line.first();
      const serving = [group, first && overflowOf(desk, group)].find(
        (one) => one && one.ledger.free.taking > 0,
      );
      if (!first || !serving) continue;
      const [conversationId, order] = first;
      if (!next || order < next.order) next = { serving, conversationId, order };
    }
    const open = next && desk.conversations.get(next.conversationId);
    const agentId = next && whoseTurn(next.serving.ledger);
    if (!next || !open || agentId === undefined) return;
    serve(draft, desk, open, agentId, next.serving.id);
  }
}

/** Whether there is a line at all. Where nobody waits nothing has to be tried out, as when everybody comes in the morning. */
export function somebodyWaits(desk: Desk): boolean {
  for (const { line } of desk.groups.values()) if (line.length > 0) return true;
  return false;
}

/**
 * Lines that nobody serves any more: who waits there goes to the group that stands in, or is offered a message at once,
 * with all that was written (RT-46). Who waits in the default group's line for want of agents in their own goes back
 * once that has some again.
 */
export function settleLines(draft: Draft, groupIds: Iterable<string>): void {
  const { groups } = draft.desk;
  const left = [...new Set(groupIds)].flatMap((groupId) => {
    const group = groups.get(groupId);
    const line = group ? [...group.line.entries()] : [];
    return hasAgents(group) ? [] : line;
  });
  moveOn(draft, left);
  bringBack(draft);
}

/** RT-44: who is not held back by capacity any more (a setting changed) does not wait. */
export function releaseExempt(draft: Draft): void {
  const { groups, conversations, settings } = draft.desk;
  const exempt = Array.from(groups.values()).flatMap(({ line }) =>
    [...line.entries()].filter(([id]) => {
      const open = conversations.get(id);
      return open !== undefined && ignoresCapacity(settings, open.scope);
    }),
  );
  moveOn(draft, exempt);
}

/** Customers who wait are routed anew, the longest wait first, each with the time already waited. */
function moveOn(draft: Draft, waiting: readonly (readonly [conversationId: string, order: number])[]): void {
  for (const [conversationId] of waiting.toSorted(([, a], [, b]) => a - b)) {
    const { desk } = draft;
    const open = desk.conversations.get(conversationId);
    if (open?.groupId === undefined) continue;
    const step = { rule: 'RT-46', said: 'moved-on', groupId: open.groupId };
    routeToGroup(draft, desk, open, open.groupId, { cause: 'queue' }, [step]);
  }
}

/** Into their own lines first, and only then served: others of these agents' groups may have waited longer. */
function bringBack(draft: Draft): void {
  const { desk } = draft;
  const fallback = desk.shop && desk.groups.get(desk.shop.defaultGroupId);
  let back = 0;
  for (const id of fallback ? [...fallback.line.ids()] : []) {
    const open = desk.conversations.get(id);
    const own = open?.groupId === undefined ? undefined : desk.groups.get(open.groupId);
    if (!open || !own || own.id === fallback?.id || !hasAgents(own)) continue;
    const steps = [{ rule: 'RT-46', said: 'moved-on', groupId: own.id }];
    joinLine(draft, draft.desk, open, { groupId: own.id, servingGroupId: own.id, steps });
    back += 1;
  }
  if (back > 0) serveLines(draft);
}

function serve(
  draft: Draft,
  desk: Desk,
  open: Readonly<OpenConversation>,
  agentId: string,
  servingGroupId: string,
  places?: number,
): number {
  const groupId = open.groupId ?? servingGroupId;
  const serving = desk.groups.get(servingGroupId);
  const waitedMs = draft.at - (open.queuedAt ?? draft.at);
  const steps: TraceStep[] = [
    {
      rule: 'RT-46',
      said: 'served',
      groupId: servingGroupId,
      agentId,
      keys: { waitedMs },
      ...(serving ? { passedOver: passedOver(desk, serving, agentId) } : {}),
    },
  ];
  return assign(draft, desk, open, { agentId, groupId, servingGroupId, cause: 'queue', steps }, places);
}

function take<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.length >= count) break;
    taken.push(item);
  }
  return taken;
}
