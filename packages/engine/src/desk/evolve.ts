import type { Author } from '../command.ts';
import type { DeskEvent } from '../event.ts';
import { chargeTurn } from '../fairness/ledger.ts';
import { defaultWeight, rememberedEndings } from '../settings.ts';
import { clientKey, type Desk, type OpenConversation } from './desk.ts';
import { addGroup, changeStatus, joinGroup } from './membership.ts';
import { pend, unpend } from './pending.ts';

type EventOf<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>;

/**
 * Applies one decided event, in place, and raises `desk.seq` by one. The desk belongs to whoever evolves it: there is no
 * way back but to rebuild it from a snapshot and the journal. Throws if the event cannot have been decided on this desk
 * (it speaks of an agent, group or conversation that the desk never had): the journal is not this desk's.
 */
export function evolve(desk: Desk, event: DeskEvent): void {
  desk.seq += 1;
  desk.at = Math.max(desk.at, event.at);
  apply(desk, event);
}

function apply(desk: Desk, event: DeskEvent): void {
  switch (event.type) {
    case 'shop.opened':
      openShop(desk, event);
      return;
    case 'agent.added':
      desk.agents.set(event.agentId, {
        id: event.agentId,
        name: event.name,
        status: 'offline',
        groupIds: [],
      });
      if (desk.shop) joinGroup(desk, event.agentId, desk.shop.defaultGroupId, defaultWeight);
      return;
    case 'group.created':
      createGroup(desk, event);
      return;
    case 'agent.status-changed':
      changeStatus(desk, event.agentId, event.status);
      return;
    case 'agent.lease-started':
      desk.leases.set(event.agentId, event.until);
      return;
    case 'agent.lease-voided':
      desk.leases.delete(event.agentId);
      return;
    case 'conversation.opened':
      openConversation(desk, event);
      return;
    case 'conversation.ended':
      endConversation(desk, event.conversationId);
      return;
    default:
      changeConversation(desk, event);
  }
}

/** Events within a conversation that goes on. */
function changeConversation(
  desk: Desk,
  event: Exclude<
    Extract<DeskEvent, { conversationId: string }>,
    { type: 'conversation.opened' | 'conversation.ended' }
  >,
): void {
  const open = desk.conversations.edit(event.conversationId);
  open.lastSeq = desk.seq;
  switch (event.type) {
    case 'conversation.offered':
      unpend(desk, open);
      settle(desk, open, 'choosing');
      open.options = event.options;
      open.autoChooseAt = event.autoChooseAt;
      if (open.firstTextAt !== undefined) desk.choosers.set(open.id, event.autoChooseAt);
      return;
    case 'conversation.assigned':
      unpend(desk, open);
      settle(desk, open, 'assigned', desk.seq);
      open.groupId = event.groupId;
      open.servingGroupId = event.servingGroupId;
      giveTo(desk, open, event.agentId);
      // A leave message was dealt out by the delivery (LM-06): its answer takes no turn.
      if (event.cause !== 'leave-message') {
        chargeTurn(desk.groups.edit(event.servingGroupId).ledger, event.agentId, desk.seq);
      }
      return;
    case 'leave-message.opened':
      unpend(desk, open);
      settle(desk, open, 'leave-message', desk.seq);
      open.groupId = event.groupId;
      delete open.servingGroupId;
      giveTo(desk, open, undefined);
      if (open.firstTextAt !== undefined) pend(desk, open, event.groupId);
      return;
    case 'leave-message.delivered':
      unpend(desk, open);
      open.lastItemSeq = desk.seq;
      open.servingGroupId = event.servingGroupId;
      giveTo(desk, open, event.agentId);
      desk.deliveryBeat = event.at;
      return;
    case 'leave-message.converted':
      unpend(desk, open);
      return;
    case 'message.posted':
      post(desk, open, event);
      return;
    case 'message.seen':
      open.seen = { ...open.seen, [event.by.kind]: Math.max(open.seen[event.by.kind], event.upTo) };
      return;
  }
}

function openShop(desk: Desk, event: EventOf<'shop.opened'>): void {
  desk.shop = { id: event.shopId, name: event.name, defaultGroupId: event.defaultGroupId };
  desk.settings = event.settings;
  const { defaultGroupId: id, defaultGroupName: name } = event;
  addGroup(desk, { id, name, pages: [], skus: [], allowDefaultFallback: false });
}

function createGroup(desk: Desk, event: EventOf<'group.created'>): void {
  const { groupId: id, name, allowDefaultFallback } = event;
  const { pages, skus } = event.scopes;
  addGroup(desk, { id, name, pages, skus, allowDefaultFallback });
  for (const page of pages) desk.scopes.set(`page:${page}`, event.groupId);
  for (const sku of skus) desk.scopes.set(`sku:${sku}`, event.groupId);
  for (const { agentId, weight } of event.members) joinGroup(desk, agentId, event.groupId, weight);
}

function openConversation(desk: Desk, event: EventOf<'conversation.opened'>): void {
  const { conversationId: id, customerId, scope, at } = event;
  desk.conversations.set(id, {
    id,
    customerId,
    scope,
    openedAt: at,
    state: 'opening',
    lastItemSeq: 0,
    lastSeq: desk.seq,
    seen: { customer: 0, agent: 0 },
    clientKeys: [],
  });
  list(desk, `customer:${customerId}`, id);
}

function endConversation(desk: Desk, id: string): void {
  const open = desk.conversations.edit(id);
  unpend(desk, open);
  desk.choosers.delete(id);
  for (const key of open.clientKeys) desk.sent.delete(key);
  unlist(desk, `customer:${open.customerId}`, id);
  const { customerId, agentId } = open;
  giveTo(desk, open, undefined);
  desk.conversations.delete(id);
  desk.ended.set(id, agentId === undefined ? { customerId } : { customerId, agentId });
  const oldest = desk.ended.size > rememberedEndings ? desk.ended.first() : undefined;
  if (oldest !== undefined) desk.ended.delete(oldest);
}

function post(desk: Desk, open: OpenConversation, event: EventOf<'message.posted'>): void {
  const { by, messageId, digest, at } = event;
  const key = clientKey(by, event.clientId);
  desk.sent.set(key, { conversationId: open.id, messageId, digest, seq: desk.seq, at });
  open.clientKeys.push(key);
  open.lastItemSeq = desk.seq;
  // Whoever writes has read what stands above.
  open.seen = { ...open.seen, [by.kind]: desk.seq };
  if (by.kind !== 'customer' || open.firstTextAt !== undefined) return;
  open.firstTextAt = at;
  if (open.state === 'choosing' && open.autoChooseAt !== undefined)
    desk.choosers.set(open.id, open.autoChooseAt);
  if (open.state === 'leave-message' && open.agentId === undefined && open.groupId !== undefined) {
    pend(desk, open, open.groupId);
  }
}

/** The conversation comes to another state, which is seen as a notice if `noticeSeq` is given; an open choice is over. */
function settle(
  desk: Desk,
  open: OpenConversation,
  state: OpenConversation['state'],
  noticeSeq?: number,
): void {
  open.state = state;
  if (noticeSeq !== undefined) open.lastItemSeq = noticeSeq;
  delete open.options;
  delete open.autoChooseAt;
  desk.choosers.delete(open.id);
}

function giveTo(desk: Desk, open: OpenConversation, agentId: string | undefined): void {
  if (open.agentId === agentId) return;
  if (open.agentId !== undefined) unlist(desk, `agent:${open.agentId}`, open.id);
  if (agentId === undefined) delete open.agentId;
  else {
    open.agentId = agentId;
    list(desk, `agent:${agentId}`, open.id);
  }
}

function list(desk: Desk, owner: `${Author['kind']}:${string}`, id: string): void {
  desk.openBy.set(owner, [...(desk.openBy.get(owner) ?? []), id]);
}

function unlist(desk: Desk, owner: `${Author['kind']}:${string}`, id: string): void {
  const rest = (desk.openBy.get(owner) ?? []).filter((other) => other !== id);
  if (rest.length > 0) desk.openBy.set(owner, rest);
  else desk.openBy.delete(owner);
}
