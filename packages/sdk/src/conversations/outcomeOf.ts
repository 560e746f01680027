import type { Conversation } from '../model/conversation.ts';
import type { RoutingOutcome } from '../model/outcome.ts';

/**
 * What an entry came to, read from its conversation; undefined while it is opening or queued, and once it has ended.
 * (A place in a queue is no part of the conversation: it comes with the answer to `open`.)
 */
export function outcomeOf(conversation: Conversation): RoutingOutcome | undefined {
  const { state, group, agent, options, autoChooseAt } = conversation;
  if (state === 'choosing' && options && autoChooseAt !== undefined)
    return { kind: 'choose', options, autoChooseAt };
  if (state === 'assigned' && group && agent) return { kind: 'assigned', group, agent };
  if (state === 'leave-message' && group) return { kind: 'leave-message', group };
  return undefined;
}
