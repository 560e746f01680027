import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { issue, Refused } from '../refused.ts';
import { findOwn } from './owner.ts';

/**
 * How far a side has read: only forward, and never beyond the newest message or notice, so that a watermark does not run
 * after the event that it makes itself. Nothing happens if it says nothing new, or if the conversation has ended.
 */
export function seeMessages(
  draft: Draft,
  command: Extract<Command, { type: 'message.see' }>,
): CommandResult | Refused {
  const { conversationId, by } = command;
  if (!Number.isSafeInteger(command.upTo) || command.upTo < 0) return issue('upTo', 'a sequence');
  const open = findOwn(draft.desk, conversationId, by);
  if (open instanceof Refused) return open.refusal.code === 'CONVERSATION_ENDED' ? { kind: 'done' } : open;
  const upTo = Math.min(command.upTo, open.lastItemSeq);
  if (upTo > open.seen[by.kind]) draft.emit({ type: 'message.seen', conversationId, by: { ...by }, upTo });
  return { kind: 'done' };
}
