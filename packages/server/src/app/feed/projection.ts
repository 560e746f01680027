import { agentOf, outcomeOf, queueOf, type Desk, type MessageAuthor as Author } from '@shopbell/engine';
import type { Conversation, FeedEvent, GroupOption, Message, MessageAuthor } from '@shopbell/sdk/model';
import { isChatEvent } from '../../desk/chatAudiences.ts';
import { projectCustomerGroup } from './customerGroups.ts';
import type { Listener } from './listener.ts';
import { agentRef, groupRef } from './names.ts';
import { isStaffChatEvent, projectStaffChat } from './staffChats.ts';
import type { Told } from './told.ts';

/**
 * A journal event as a listener is told it; undefined if it is the desk's own affair. Names are those of today, and the
 * live facts of groups on offer are those of this moment.
 */
export function project(desk: Desk, listener: Listener, told: Told): FeedEvent | undefined {
  const { seq, event, text, parts } = told;
  if (isChatEvent(event)) {
    if (!isStaffChatEvent(event)) return projectCustomerGroup(desk, listener, event, told);
    // Whatever the way it came here: customers are never told of it.
    return listener.kind === 'agent' ? projectStaffChat(desk, listener.id, event, told) : undefined;
  }
  switch (event.type) {
    case 'shop.opened':
    case 'agent.lease-started':
    case 'agent.lease-voided':
    case 'queue.lease-started':
    case 'queue.lease-voided':
    case 'leave-message.converted':
      return undefined;
    case 'agent.status-changed':
      return { type: event.type, at: event.at, agentId: event.agentId, status: event.status };
    case 'agent.added':
    case 'agent.configured': {
      const agent = agentOf(desk, event.agentId);
      return agent && { type: 'agent.named', at: event.at, agent };
    }
    case 'shop.configured':
      return { type: 'setup.changed', at: event.at, what: 'settings' };
    case 'group.created':
    case 'group.edited':
    case 'group.deleted':
      return { type: 'setup.changed', at: event.at, what: 'group', id: event.groupId };
    case 'customer.erased':
      return { type: event.type, at: event.at, customerIds: [...event.customerIds] };
    case 'customer.blocked':
    case 'customer.unblocked':
      return { type: 'setup.changed', at: event.at, what: 'blocking', id: event.customerId };
    default: {
      const { at, conversationId } = event;
      const about = { at, conversationId };
      switch (event.type) {
        case 'conversation.opened':
          return { type: event.type, ...about, scope: event.scope, customer: { id: event.customerId } };
        case 'conversation.refused': {
          const notice = { kind: 'ended', by: 'desk', cause: 'blocked' } as const;
          const conversation: Conversation = {
            id: conversationId,
            scope: event.scope,
            customer: { id: event.customerId },
            state: 'ended',
            openedAt: at,
            endedAt: at,
            lastSeq: seq,
            seen: { customer: 0, agent: 0 },
            items: [{ kind: 'notice', seq, at, notice }],
            more: false,
          };
          return { type: 'conversation.joined', ...about, conversation };
        }
        case 'conversation.offered': {
          const options = event.options.map(({ groupId }) => groupId);
          return {
            type: event.type,
            ...about,
            options: optionsOn(desk, conversationId, options),
            autoChooseAt: event.autoChooseAt,
          };
        }
        case 'robot.started':
          return { type: event.type, ...about };
        case 'conversation.queued': {
          const { place, expectedWaitMs } = event;
          const then = { place, ...(expectedWaitMs === undefined ? {} : { expectedWaitMs }) };
          const queue = queueOf(desk, conversationId) ?? then;
          return { type: event.type, ...about, group: groupRef(desk, event.groupId), queue };
        }
        case 'conversation.transferred':
          return {
            type: event.type,
            ...about,
            from: agentRef(desk, event.fromAgentId),
            agent: agentRef(desk, event.agentId),
            group: groupRef(desk, event.servingGroupId),
            // Between colleagues only, as is what one said to the other.
            ...(listener.kind === 'agent' && event.takenOver ? { takenOver: true } : {}),
            ...(listener.kind === 'agent' && text !== undefined ? { note: text } : {}),
          };
        case 'conversation.supervised': {
          const agent = agentRef(desk, event.agentId);
          if (listener.kind === 'customer') {
            // They are told of those who may write to them, and of nobody who only reads.
            return event.shown ? { type: event.type, ...about, agent, how: event.how } : undefined;
          }
          const supervisors = event.supervisors.map((one) => ({
            agent: agentRef(desk, one.agentId),
            how: one.how,
          }));
          return { type: event.type, ...about, agent, how: event.how, supervisors };
        }
        case 'conversation.idle-warned':
          return { type: event.type, ...about, endsAt: event.endsAt };
        case 'conversation.assigned': {
          const { cause } = event;
          return {
            type: event.type,
            ...about,
            agent: agentRef(desk, event.agentId),
            group: groupRef(desk, event.groupId),
            cause,
          };
        }
        case 'leave-message.opened':
          return {
            type: event.type,
            ...about,
            group: groupRef(desk, event.groupId),
            ...(event.trace.steps.some(({ said }) => said === 'left-the-line') ? { leftLine: true } : {}),
          };
        case 'leave-message.delivered':
          return { type: event.type, ...about, agent: agentRef(desk, event.agentId) };
        case 'message.posted': {
          // A customer hears of their own conversations only, be it that they wrote before they logged in.
          const own =
            event.by.kind === listener.kind && (listener.kind === 'customer' || event.by.id === listener.id);
          return {
            type: event.type,
            ...about,
            message: {
              kind: 'message',
              id: event.messageId,
              seq,
              at,
              author: authorOf(desk, event.by),
              ...(event.by.kind === 'robot' ? { offersAgent: event.by.offersAgent } : {}),
              ...(own ? { clientId: event.clientId } : {}),
              ...wordsOf(text),
              ...(parts?.files === undefined ? {} : { files: [...parts.files] }),
              ...(parts?.card === undefined ? {} : { card: parts.card }),
            },
          };
        }
        case 'note.added': {
          // Whatever the way it came here: customers are never told of it.
          if (listener.kind !== 'agent') return undefined;
          const own = event.by.id === listener.id;
          return {
            type: 'message.posted',
            ...about,
            message: {
              kind: 'message',
              id: event.messageId,
              seq,
              at,
              author: authorOf(desk, event.by),
              ...(own ? { clientId: event.clientId } : {}),
              ...wordsOf(text),
              note: true,
            },
          };
        }
        case 'note.recalled':
          if (listener.kind !== 'agent') return undefined;
          return { type: 'message.recalled', ...about, messageId: event.messageId };
        case 'message.recalled':
          return { type: event.type, ...about, messageId: event.messageId };
        case 'conversation.scope-changed': {
          const card = parts?.card;
          return { type: event.type, ...about, scope: event.scope, ...(card === undefined ? {} : { card }) };
        }
        case 'conversation.identified':
          return { type: event.type, ...about, customer: { id: event.knownId } };
        case 'conversation.rated':
          return {
            type: event.type,
            ...about,
            grade: event.grade,
            ...(text === undefined || text === '' ? {} : { comment: text }),
          };
        case 'message.seen':
          return { type: event.type, ...about, by: event.by.kind, upTo: event.upTo };
        case 'conversation.ended': {
          const { cause } = event;
          return { type: event.type, ...about, by: event.by.kind, ...(cause === undefined ? {} : { cause }) };
        }
      }
    }
  }
}

/** What was erased was recalled, whether or not that event is among those that are read. */
function wordsOf(text: string | undefined): Pick<Message, 'text' | 'recalled'> {
  return text === undefined ? { text: '', recalled: true } : { text };
}

/** Names exactly as configured. Once the choice was made only the names are left to tell. */
function optionsOn(desk: Desk, conversationId: string, groupIds: readonly string[]): GroupOption[] {
  const now = outcomeOf(desk, conversationId);
  const live = now?.kind === 'choose' ? now.options : [];
  return groupIds.map(
    (id) => live.find((option) => option.id === id) ?? { ...groupRef(desk, id), online: false, waiting: 0 },
  );
}

function authorOf(desk: Desk, by: Author): MessageAuthor {
  const { kind, id } = by;
  return kind === 'agent' || kind === 'auto' ? { kind, ...agentRef(desk, id) } : { kind, id };
}
