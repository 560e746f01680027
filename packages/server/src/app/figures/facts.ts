import type { DeskEvent } from '@shopbell/engine';
import type { ChatFact } from '@shopbell/metrics';

/** The fact that an event of the journal records, if it records any. */
export function factOf(seq: number, event: DeskEvent): ChatFact | undefined {
  if (!('conversationId' in event)) return undefined;
  const { at, conversationId } = event;
  const about = { id: String(seq), seq, at, conversationId };
  switch (event.type) {
    case 'conversation.opened':
      return { type: 'entry.opened', ...about, customerId: event.customerId, scope: event.scope };
    case 'conversation.assigned': {
      const { agentId, groupId, servingGroupId, cause } = event;
      const answers = cause === 'leave-message' ? 'leave-message' : 'entry';
      return { type: 'session.assigned', ...about, agentId, groupId, servingGroupId, answers };
    }
    case 'leave-message.opened':
      return { type: 'session.left', ...about, groupId: event.groupId };
    case 'leave-message.delivered':
      return { type: 'session.delivered', ...about, agentId: event.agentId };
    case 'leave-message.converted':
      return { type: 'session.converted', ...about };
    case 'conversation.transferred': {
      const { agentId, servingGroupId, fromAgentId } = event;
      return { type: 'session.transferred', ...about, fromAgentId, agentId, groupId: servingGroupId };
    }
    case 'conversation.queued':
      return { type: 'session.queued', ...about, groupId: event.groupId };
    case 'message.posted':
      return { type: 'message', ...about, from: event.by.kind, authorId: event.by.id, length: event.length };
    case 'conversation.ended':
      return { type: 'session.ended', ...about, by: event.by.kind };
    // WB-19: not counted.
    case 'conversation.refused':
    case 'note.added':
    case 'conversation.supervised': // Whoever writes is counted by what they write.
    case 'message.recalled': // It was an answer, as it was given.
    case 'note.recalled':
    case 'conversation.offered':
    case 'conversation.idle-warned':
    case 'conversation.scope-changed':
    case 'conversation.rated':
    case 'conversation.identified':
    case 'queue.lease-started':
    case 'queue.lease-voided':
    case 'robot.started':
    case 'message.seen':
      return undefined;
  }
}

/** Whether sessions look other with this event than without it. */
export const concernsSessions = (event: DeskEvent): boolean =>
  event.type === 'conversation.offered' ||
  event.type === 'conversation.identified' ||
  factOf(0, event) !== undefined;
