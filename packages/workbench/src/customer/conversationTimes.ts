import type { Conversation } from '@shopbell/sdk/agent';

/** When what happened, in milliseconds since 1970; left out where it did not happen, or is not known here. */
export interface ConversationTimes {
  readonly opened: number;
  readonly assigned?: number;
  readonly firstReply?: number;
  readonly ended?: number;
}

export function conversationTimes(conversation: Conversation): ConversationTimes {
  const assigned = conversation.items.findLast(
    (item) => item.kind === 'notice' && item.notice.kind === 'assigned',
  );
  // With older history not held, the first reply seen here need not be the first one.
  const firstReply = conversation.more
    ? undefined
    : conversation.items.find(
        (item) => item.kind === 'message' && item.author.kind === 'agent' && !item.note,
      );
  return {
    opened: conversation.openedAt,
    ...(assigned ? { assigned: assigned.at } : {}),
    ...(firstReply ? { firstReply: firstReply.at } : {}),
    ...(conversation.endedAt === undefined ? {} : { ended: conversation.endedAt }),
  };
}
