import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { Refused } from '../refused.ts';
import { findOwn } from './owner.ts';

/** Either side ends the conversation. Ending an ended one is harmless. */
export function endConversation(
  draft: Draft,
  command: Extract<Command, { type: 'conversation.end' }>,
): CommandResult | Refused {
  const { conversationId, by } = command;
  const open = findOwn(draft.desk, conversationId, by);
  if (open instanceof Refused) return open.refusal.code === 'CONVERSATION_ENDED' ? { kind: 'done' } : open;
  draft.emit({ type: 'conversation.ended', conversationId, by: { ...by } });
  return { kind: 'done' };
}
