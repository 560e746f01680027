import type { ConversationEvent } from '../event.ts';
import { chargeTurn } from '../fairness/ledger.ts';
import { rememberedEndings } from '../settings.ts';
import { newConversation, type Desk, type EndedConversation, type OpenConversation } from './desk.ts';
import { noteIdleness } from './idleness.ts';
import { list, unlist } from './lists.ts';
import { changeLoad } from './membership.ts';
import { noteOrphan } from './orphans.ts';
import { passOnPending, pend, unpend } from './pending.ts';
import { noteRecallable, noteRecalled } from './recallable.ts';
import { authorKey, noteSent } from './sent.ts';
import { noteServed } from './served.ts';
import { noteSeenAfterEnd, noteUnseen, passOnUnseen } from './unseen.ts';

type EventOf<T extends ConversationEvent['type']> = Extract<ConversationEvent, { type: T }>;

export function evolveConversation(desk: Desk, event: ConversationEvent): void {
  if (event.type === 'conversation.opened') {
    openConversation(desk, event);
    return;
  }
  if (event.type === 'conversation.refused') {
    refuseEntry(desk, event);
    return;
  }
  // Ratings come after the end, too, and leave nothing on the desk.
  if (event.type === 'conversation.rated' && !desk.conversations.has(event.conversationId)) return;
  if (event.type === 'message.recalled' || event.type === 'note.recalled') {
    noteRecalled(desk, event);
    // Nor is an end in the way of taking something back.
    if (!desk.conversations.has(event.conversationId)) return;
  }
  if (!desk.conversations.has(event.conversationId)) {
    // Nor of reading what was written, be it as somebody who has logged in meanwhile.
    if (event.type === 'message.seen') {
      noteSeenAfterEnd(desk, event);
      return;
    }
    if (event.type === 'conversation.identified') {
      passOnUnseen(desk, event);
      return;
    }
  }
  const open = desk.conversations.edit(event.conversationId);
  if (event.type === 'conversation.ended') {
    endConversation(desk, open);
    return;
  }
  open.lastSeq = desk.seq;
  change(desk, open, event);
  noteIdleness(desk, open, event);
  noteOrphan(desk, open);
}

/** Events within a conversation that goes on. */
function change(
  desk: Desk,
  open: OpenConversation,
  event: Exclude<
    ConversationEvent,
    { type: 'conversation.opened' | 'conversation.refused' | 'conversation.ended' }
  >,
): void {
  switch (event.type) {
    case 'conversation.offered':
      offer(desk, open);
      open.options = event.options;
      open.autoChooseAt = event.autoChooseAt;
      if (open.firstTextAt !== undefined) desk.choosers.set(open.id, event.autoChooseAt);
      return;
    case 'robot.started':
      settle(desk, open, 'robot', desk.seq);
      if (event.groupId !== undefined) open.groupId = event.groupId;
      return;
    case 'conversation.queued':
      queue(desk, open, event);
      return;
    case 'queue.lease-started':
      desk.queueLeases.set(open.id, event.until);
      return;
    case 'queue.lease-voided':
      desk.queueLeases.delete(open.id);
      return;
    case 'conversation.assigned':
      settle(desk, open, 'assigned', desk.seq);
      open.groupId = event.groupId;
      // A leave message was dealt out by the delivery (LM-06): its answer takes no turn. Charged before the agent has it:
      // the turn was taken among those who were free, though this may be what fills the agent up.
      // Nor does whom an agent contacted (LM-23): nobody was routed.
      if (event.cause !== 'leave-message' && event.cause !== 'contact') {
        chargeTurn(desk.groups.edit(event.servingGroupId).ledger, event.agentId, desk.seq);
      }
      giveTo(desk, open, event.agentId);
      open.attended = true;
      open.servingGroupId = event.servingGroupId;
      return;
    case 'conversation.transferred':
      open.lastItemSeq = desk.seq;
      if (event.turn) chargeTurn(desk.groups.edit(event.servingGroupId).ledger, event.agentId, desk.seq);
      giveTo(desk, open, event.agentId);
      open.servingGroupId = event.servingGroupId;
      return;
    case 'conversation.supervised':
      superviseNow(desk, open, event);
      if (event.shown) open.lastItemSeq = desk.seq;
      return;
    case 'leave-message.opened':
      settle(desk, open, 'leave-message', desk.seq);
      open.groupId = event.groupId;
      open.servingGroupId = undefined;
      giveTo(desk, open, undefined);
      if (open.firstTextAt !== undefined) pend(desk, open, event.groupId);
      return;
    case 'leave-message.delivered':
      unpend(desk, open);
      open.lastItemSeq = desk.seq;
      open.servingGroupId = event.servingGroupId;
      giveTo(desk, open, event.agentId);
      if (event.by === undefined) desk.deliveryBeat = event.at;
      return;
    case 'leave-message.converted':
      unpend(desk, open);
      return;
    case 'message.posted':
      post(desk, open, event);
      return;
    case 'conversation.scope-changed':
      open.scope = event.scope;
      open.robotServes = event.robot === true;
      open.lastItemSeq = desk.seq;
      return;
    case 'note.added':
      noteRecallable(desk, event);
      return;
    case 'conversation.rated':
    case 'message.recalled':
    case 'note.recalled':
      return;
    case 'conversation.identified':
      passOnPending(desk, open, () => {
        unlist(desk.openByCustomer, open.customerId, open.id);
        list(desk.openByCustomer, event.knownId, open.id);
        open.anonymousId = event.customerId;
        open.customerId = event.knownId;
      });
      return;
    case 'message.seen':
      open.seen = { ...open.seen, [event.by.kind]: Math.max(open.seen[event.by.kind], event.upTo) };
      return;
    case 'conversation.idle-warned':
      open.idleWarned = true;
      open.lastItemSeq = desk.seq;
      return;
  }
}

function openConversation(desk: Desk, event: EventOf<'conversation.opened'>): void {
  const { conversationId: id, customerId, scope, at } = event;
  const [robotServes, contacted] = [event.robot === true, event.by !== undefined];
  const about = { id, customerId, scope, openedAt: at, robotServes, contacted };
  desk.conversations.set(id, newConversation(about, desk.seq));
  list(desk.openByCustomer, customerId, id);
}

/** It has ended as it began. */
function refuseEntry(desk: Desk, { conversationId, customerId }: EventOf<'conversation.refused'>): void {
  const block = desk.blocked.get(customerId);
  if (block) desk.blocked.set(customerId, { ...block, refused: conversationId });
  remember(desk, conversationId, { customerId });
}

function endConversation(desk: Desk, open: OpenConversation): void {
  const { id, customerId, agentId } = open;
  const watchers = open.supervisors.map((one) => one.agentId);
  leaveWaiting(desk, open);
  desk.idle.delete(id);
  desk.orphans.delete(id);
  unlist(desk.openByCustomer, customerId, id);
  superviseNow(desk, open, { supervisors: [] });
  giveTo(desk, open, undefined);
  desk.conversations.delete(id);
  noteUnseen(desk, open);
  remember(desk, id, {
    customerId,
    ...(agentId === undefined ? {} : { agentId }),
    ...(open.attended ? { attended: true } : {}),
    ...(watchers.length === 0 ? {} : { watchers }),
  });
}

function remember(desk: Desk, id: string, ended: EndedConversation): void {
  desk.ended.set(id, ended);
  const oldest = desk.ended.size > rememberedEndings ? desk.ended.first() : undefined;
  if (oldest !== undefined) desk.ended.delete(oldest);
}

/** Groups are offered: at the door, or to somebody who asks about something else and has waited or been served already. */
function offer(desk: Desk, open: OpenConversation): void {
  const { queuedAt, queueOrder } = open;
  settle(desk, open, 'choosing');
  giveTo(desk, open, undefined);
  open.servingGroupId = undefined;
  // The choice costs nobody the time that they have waited.
  open.queuedAt = queuedAt;
  open.queueOrder = queueOrder;
}

function queue(desk: Desk, open: OpenConversation, event: EventOf<'conversation.queued'>): void {
  const order = open.queueOrder ?? desk.seq;
  const queuedAt = open.queuedAt ?? event.at;
  settle(desk, open, 'queued', desk.seq);
  giveTo(desk, open, undefined);
  open.groupId = event.groupId;
  open.servingGroupId = event.servingGroupId;
  // Who comes from another line keeps the place in time.
  open.queuedAt = queuedAt;
  open.queueOrder = order;
  desk.groups.edit(event.servingGroupId).line.join(open.id, order);
}

function post(desk: Desk, open: OpenConversation, event: EventOf<'message.posted'>): void {
  const { by, at } = event;
  open.lastItemSeq = desk.seq;
  if (by.kind === 'auto') {
    if (by.occasion !== 'first') open.autoRepliedFor = desk.agents.get(by.id)?.statusSeq ?? 0;
    return;
  }
  noteSent(open, authorKey(by), event, { seq: desk.seq, at });
  noteRecallable(desk, event);
  if (by.kind !== 'customer') open.answerSeq = desk.seq;
  if (by.kind === 'robot') {
    owe(open, undefined);
    return;
  }
  // Whoever writes has read what stands above.
  open.seen = { ...open.seen, [by.kind]: desk.seq };
  owe(open, by.kind === 'customer' ? (open.owedSince ?? at) : undefined);
  if (by.kind === 'agent' && by.id === open.agentId) open.ownerSpoke = true;
  if (open.ownerSpoke) noteServed(desk, open);
  // RT-01: the robot alone is no session, so what was said to it is no first message of one (AR-02).
  if (by.kind === 'customer' && open.state !== 'robot') open.greeted = true;
  if (by.kind !== 'customer' || open.firstTextAt !== undefined) return;
  open.firstTextAt = at;
  if (open.state === 'choosing' && open.autoChooseAt !== undefined)
    desk.choosers.set(open.id, open.autoChooseAt);
  if (open.state === 'leave-message' && open.agentId === undefined && open.groupId !== undefined) {
    pend(desk, open, open.groupId);
  }
}

/** The conversation comes to another state, which is seen as a notice if `noticeSeq` is given; whatever it waited for is over. */
function settle(
  desk: Desk,
  open: OpenConversation,
  state: OpenConversation['state'],
  noticeSeq?: number,
): void {
  leaveWaiting(desk, open);
  // The load counts assigned conversations: it changes with the state as well as with the owner.
  const held = open.agentId;
  if (held !== undefined && (open.state === 'assigned') !== (state === 'assigned')) {
    changeLoad(desk, held, state === 'assigned' ? 1 : -1);
  }
  // What the robot answered is no person's answer: that is owed from now on to whoever wrote.
  if (open.state === 'robot' && state !== 'robot') owe(open, open.firstTextAt);
  open.state = state;
  if (noticeSeq !== undefined) open.lastItemSeq = noticeSeq;
}

function owe(open: OpenConversation, since: number | undefined): void {
  open.owed = since !== undefined;
  open.owedSince = since;
}

/** An open choice, a place in a line and the wait for a delivery are over. */
function leaveWaiting(desk: Desk, open: OpenConversation): void {
  unpend(desk, open);
  if (open.options !== undefined) {
    open.options = undefined;
    open.autoChooseAt = undefined;
    desk.choosers.delete(open.id);
  }
  if (open.state === 'queued' && open.servingGroupId !== undefined) {
    desk.groups.edit(open.servingGroupId).line.leave(open.id);
    desk.queueLeases.delete(open.id);
  }
  open.queuedAt = undefined;
  open.queueOrder = undefined;
}

/** Who looks over it from now on. */
function superviseNow(
  desk: Desk,
  open: OpenConversation,
  { supervisors }: Pick<EventOf<'conversation.supervised'>, 'supervisors'>,
): void {
  const are = new Set(supervisors.map(({ agentId }) => agentId));
  const were = new Set(open.supervisors.map(({ agentId }) => agentId));
  for (const id of were) if (!are.has(id)) unlist(desk.supervised, id, open.id);
  for (const id of are) if (!were.has(id)) list(desk.supervised, id, open.id);
  open.supervisors = supervisors;
}

function giveTo(desk: Desk, open: OpenConversation, agentId: string | undefined): void {
  const { agentId: before } = open;
  if (before === agentId) return;
  const counts = open.state === 'assigned';
  if (before !== undefined) {
    unlist(desk.openByAgent, before, open.id);
    if (counts) {
      changeLoad(desk, before, -1);
      noteService(desk, open);
    }
  }
  open.agentId = undefined;
  open.assignedAt = undefined;
  open.ownerSpoke = false;
  if (agentId === undefined) return;
  open.agentId = agentId;
  list(desk.openByAgent, agentId, open.id);
  if (!counts) return;
  open.assignedAt = desk.at;
  changeLoad(desk, agentId, 1);
}

/**
 * The mean time with one agent of the group that served so far, each conversation counting an eighth: what expected waits
 * are made of.
 */
function noteService(desk: Desk, { servingGroupId, assignedAt }: Readonly<OpenConversation>): void {
  if (servingGroupId === undefined || assignedAt === undefined || !desk.groups.has(servingGroupId)) return;
  const group = desk.groups.edit(servingGroupId);
  const took = desk.at - assignedAt;
  group.serviceMs = group.serviceMs === null ? took : Math.round((7 * group.serviceMs + took) / 8);
}
