import type { DeskEvent } from '../event.ts';
import type { Desk, Group } from './desk.ts';
import { addGroup, changeWeight, joinGroup, leaveGroup } from './membership.ts';
import { notePossibleDelivery } from './pending.ts';

type EventOf<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>;

export function createGroup(desk: Desk, event: EventOf<'group.created'>): void {
  const { groupId: id, name, allowDefaultFallback, overflow = false, enabled = true } = event;
  const { pages, skus } = event.scopes;
  addGroup(desk, { id, name, pages, skus, allowDefaultFallback, overflow, enabled });
  bindScopes(desk, desk.groups.edit(id));
  noteOverflow(desk);
  for (const { agentId, weight } of event.members) joinGroup(desk, agentId, id, weight);
}

/** RT-26: what is assigned already stays as it is. */
export function editGroup(desk: Desk, event: EventOf<'group.edited'>): void {
  const group = desk.groups.edit(event.groupId);
  group.version = desk.seq;
  group.name = event.name ?? group.name;
  group.enabled = event.enabled ?? group.enabled;
  group.allowDefaultFallback = event.allowDefaultFallback ?? group.allowDefaultFallback;
  group.overflow = event.overflow ?? group.overflow;
  noteOverflow(desk);
  if (event.scopes) {
    freeScopes(desk, group);
    group.pages = event.scopes.pages;
    group.skus = event.scopes.skus;
    bindScopes(desk, group);
  }
  if (event.members) {
    const wanted = new Map(event.members.map(({ agentId, weight }) => [agentId, weight]));
    for (const agentId of [...group.ledger.seats.keys()]) {
      if (!wanted.has(agentId)) leaveGroup(desk, agentId, group.id);
    }
    for (const [agentId, weight] of wanted) {
      if (group.ledger.seats.has(agentId)) changeWeight(desk, agentId, group.id, weight);
      else joinGroup(desk, agentId, group.id, weight);
    }
  }
  notePossibleDelivery(desk);
}

/** RT-24, RT-25. Nobody waits in it any more: the decision has moved them before. */
export function deleteGroup(desk: Desk, groupId: string): void {
  const group = desk.groups.edit(groupId);
  freeScopes(desk, group);
  for (const agentId of [...group.ledger.seats.keys()]) leaveGroup(desk, agentId, groupId);
  desk.groups.delete(groupId);
  noteOverflow(desk);
}

/** Hardly any group has overflow: whoever is freed looks at these alone. */
function noteOverflow(desk: Desk): void {
  desk.overflowing = Array.from(desk.groups.values()).flatMap(({ id, overflow }) => (overflow ? id : []));
}

function bindScopes(desk: Desk, { id, pages, skus }: Readonly<Group>): void {
  for (const page of pages) desk.groupByPage.set(page, id);
  for (const sku of skus) desk.groupBySku.set(sku, id);
}

function freeScopes(desk: Desk, { pages, skus }: Readonly<Group>): void {
  for (const page of pages) desk.groupByPage.delete(page);
  for (const sku of skus) desk.groupBySku.delete(sku);
}
