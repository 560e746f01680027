import { evolveChat } from '../chat/evolveChat.ts';
import { memberKey } from '../chat/readers.ts';
import type { DeskEvent, PresenceEvent, SetupEvent } from '../event.ts';
import { defaultWeight } from '../settings.ts';
import type { Desk } from './desk.ts';
import { evolveConversation } from './evolveConversation.ts';
import { addGroup, changeAgent, changeSettings, changeStatus, joinGroup } from './membership.ts';
import { createGroup, deleteGroup, editGroup } from './groups.ts';
import { noteAbsence, notePresence } from './orphans.ts';
import { withoutSentBy } from './sent.ts';

type EventOf<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>;

/**
 * Applies one decided event, in place, and raises `desk.seq` by one. The desk belongs to whoever evolves it: there is no
 * way back but to rebuild it from a snapshot and the journal. Throws if the event cannot have been decided on this desk
 * (it speaks of an agent, group or conversation that the desk never had): the journal is not this desk's.
 */
export function evolve(desk: Desk, event: DeskEvent): void {
  desk.seq += 1;
  desk.at = Math.max(desk.at, event.at);
  if ('conversationId' in event) evolveConversation(desk, event);
  else if ('chatId' in event || event.type === 'friend.marked') evolveChat(desk, event);
  else evolveShop(desk, event);
}

function evolveShop(desk: Desk, event: SetupEvent | PresenceEvent): void {
  switch (event.type) {
    case 'shop.opened':
      openShop(desk, event);
      return;
    case 'shop.configured':
      changeSettings(desk, event.settings);
      return;
    case 'agent.added':
      addAgent(desk, event);
      return;
    case 'agent.configured':
      changeAgent(desk, event.agentId, (agent) => {
        agent.name = event.name;
        agent.receiving = event.receiving;
        agent.capacity = event.capacity;
        agent.version = desk.seq;
      });
      return;
    case 'group.created':
      createGroup(desk, event);
      return;
    case 'group.edited':
      editGroup(desk, event);
      return;
    case 'group.deleted':
      deleteGroup(desk, event.groupId);
      return;
    case 'customer.blocked':
      desk.blocked.set(event.customerId, { agentId: event.agentId, reason: event.reason, at: event.at });
      return;
    case 'customer.unblocked':
      desk.blocked.delete(event.customerId);
      return;
    case 'customer.erased':
      for (const customerId of event.customerIds) eraseCustomer(desk, customerId);
      return;
    case 'agent.status-changed':
      changeStatus(desk, event.agentId, event.status);
      if (event.status === 'offline') {
        desk.leases.delete(event.agentId);
        noteAbsence(desk, event.agentId, event.since ?? event.at);
      } else notePresence(desk, event.agentId);
      return;
    case 'agent.lease-started':
      desk.leases.set(event.agentId, event.until);
      return;
    case 'agent.lease-voided':
      desk.leases.delete(event.agentId);
      return;
  }
}

/** With their words goes what was made of them: what they sent into groups is known by its digest. */
function eraseCustomer(desk: Desk, id: string): void {
  desk.erased.set(id, desk.seq);
  desk.blocked.delete(id);
  desk.unseen.delete(id);
  const author = memberKey({ kind: 'customer', id });
  for (const [chatId, chat] of desk.chats.entries()) {
    const sent = withoutSentBy(chat.sent, author);
    if (sent !== chat.sent) desk.chats.set(chatId, { ...chat, sent });
  }
}

function openShop(desk: Desk, event: EventOf<'shop.opened'>): void {
  desk.shop = { id: event.shopId, name: event.name, defaultGroupId: event.defaultGroupId };
  desk.settings = event.settings;
  desk.settingsVersion = desk.seq;
  const { defaultGroupId: id, defaultGroupName: name } = event;
  addGroup(desk, {
    id,
    name,
    pages: [],
    skus: [],
    allowDefaultFallback: false,
    overflow: false,
    enabled: true,
  });
}

/** AC-08: everybody is a member of the default group from the start. */
function addAgent(desk: Desk, { agentId: id, name }: EventOf<'agent.added'>): void {
  desk.agents.set(id, {
    id,
    name,
    status: 'offline',
    statusSeq: desk.seq,
    goneSince: desk.at,
    receiving: true,
    capacity: null,
    load: 0,
    groupIds: [],
    version: desk.seq,
  });
  if (desk.shop) joinGroup(desk, id, desk.shop.defaultGroupId, defaultWeight);
}
