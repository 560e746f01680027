import type { Command } from '../command.ts';
import { isOwner } from '../conversation/owner.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, notFound, Refused } from '../refused.ts';

/**
 * QS-01: the customer says how the service was, while it goes on or afterwards, for as long as the desk remembers it. Only
 * where a person took part (RT-01: a conversation with a robot alone is no session). The last rating counts (QS-03).
 */
export function rateConversation(
  draft: Draft,
  { conversationId, customerId, grade, commentId }: Extract<Command, { type: 'conversation.rate' }>,
): CommandResult | Refused {
  if (!Number.isInteger(grade) || grade < 1 || grade > 5) return issue('grade', 'a whole number from 1 to 5');
  if (commentId !== undefined && !isId(commentId)) return issue('commentId', 'an id');
  const by = { kind: 'customer', id: customerId } as const;
  const { base } = draft;
  const rated = base.conversations.get(conversationId) ?? base.ended.get(conversationId);
  // What they say of it would be words of theirs again.
  if (!rated || !isOwner(rated, by) || base.erased.has(rated.customerId)) return notFound('conversation');
  if (rated.attended !== true) return new Refused({ code: 'NOT_RATABLE', details: { reason: 'nobody' } });
  const { agentId } = rated;
  draft.emit({
    type: 'conversation.rated',
    conversationId,
    by,
    grade,
    ...(agentId === undefined ? {} : { agentId }),
    ...(commentId === undefined ? {} : { commentId }),
  });
  return { kind: 'done' };
}
