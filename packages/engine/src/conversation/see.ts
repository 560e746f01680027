import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { unseenEndingOf } from '../desk/unseen.ts';
import type { Draft } from '../draft.ts';
import { issue, Refused } from '../refused.ts';
import { findOwn } from './owner.ts';

/**
 * How far a side has read: only forward, and never beyond the newest message or notice, so that a watermark does not run
 * after the event that it makes itself. Nothing happens if it says nothing new. After the end only a customer's reading
 * matters, who had not seen the last answer.
 */
export function seeMessages(
  draft: Draft,
  command: Extract<Command, { type: 'message.see' }>,
): CommandResult | Refused {
  const { conversationId, by } = command;
  if (!Number.isSafeInteger(command.upTo) || command.upTo < 0) return issue('upTo', 'a sequence');
  const { desk } = draft;
  const ending = by.kind === 'customer' ? unseenEndingOf(desk, by.id, conversationId) : undefined;
  if (ending) return seeUpTo(draft, command, ending.lastItemSeq, ending.seen);
  const open = findOwn(desk, conversationId, by);
  if (open instanceof Refused) return open.refusal.code === 'CONVERSATION_ENDED' ? { kind: 'done' } : open;
  return seeUpTo(draft, command, open.lastItemSeq, open.seen[by.kind]);
}

function seeUpTo(
  draft: Draft,
  { conversationId, by, upTo: asked }: Extract<Command, { type: 'message.see' }>,
  lastItemSeq: number,
  seen: number,
): CommandResult {
  const upTo = Math.min(asked, lastItemSeq);
  if (upTo > seen) draft.emit({ type: 'message.seen', conversationId, by: { ...by }, upTo });
  return { kind: 'done' };
}
