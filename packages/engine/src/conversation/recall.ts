import { deskLimits } from '@shopbell/sdk/model';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { notFound, Refused } from '../refused.ts';

/**
 * Takes an agent's own message or note back. Who wrote it decides, and when: not who has the conversation by now, whether
 * it goes on, or whether anybody read it. A repeat gets the first answer. It was an answer all the same: nothing is owed
 * again, and no time runs anew. Of what was written long ago the desk knows nothing (NOT_FOUND): the host does.
 */
export function recallMessage(
  draft: Draft,
  { conversationId, by, messageId }: Extract<Command, { type: 'message.recall' }>,
): CommandResult | Refused {
  const written = draft.base.recallable.get(messageId);
  if (written?.agentId !== by.id || written.conversationId !== conversationId) return notFound('message');
  const { at } = draft;
  if (written.recalled) return { kind: 'recalled', ...written.recalled };
  if (at - written.at > deskLimits.recall)
    return new Refused({ code: 'RECALL_TOO_LATE', details: { limit: deskLimits.recall } });
  const type = written.note ? 'note.recalled' : 'message.recalled';
  const seq = draft.emit({ type, conversationId, messageId, by: { ...by } });
  return { kind: 'recalled', seq, at };
}
