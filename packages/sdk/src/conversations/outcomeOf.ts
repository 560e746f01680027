import type { Conversation } from '../model/conversation.ts';
import type { RoutingOutcome } from '../model/outcome.ts';

/**
 * What an entry came to, read from its conversation; undefined while it is opening, and once it has ended. (Answers
 * that fit the wait come on their own.)
 */
export function outcomeOf(conversation: Conversation): RoutingOutcome | undefined {
  const { state, group, agent, options, autoChooseAt, queue } = conversation;
  if (state === 'choosing' && options && autoChooseAt !== undefined)
    return { kind: 'choose', options, autoChooseAt };
  if (state === 'robot') return { kind: 'robot' };
  if (state === 'queued' && group && queue) return { kind: 'queued', group, ...queue, faq: [] };
  if (state === 'assigned' && group && agent) return { kind: 'assigned', group, agent };
  if (state === 'leave-message' && group) return { kind: 'leave-message', group };
  return undefined;
}
