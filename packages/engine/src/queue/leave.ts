import type { Command } from '../command.ts';
import { findOwn } from '../conversation/owner.ts';
import type { CommandResult } from '../decision.ts';
import type { OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { openLeaveMessage } from '../leaveMessage/entry.ts';
import { Refused } from '../refused.ts';

/**
 * The customer waits no longer: to leave a message of the same group instead, with all that was written, or because the
 * answer was found. Asking again is harmless.
 */
export function leaveQueue(
  draft: Draft,
  command: Extract<Command, { type: 'queue.leave' }>,
): CommandResult | Refused {
  const { conversationId, customerId, to } = command;
  const by = { kind: 'customer', id: customerId } as const;
  const done: CommandResult = { kind: 'conversation', conversationId };
  const open = findOwn(draft.desk, conversationId, by);
  if (open instanceof Refused) {
    return to === 'solved' && open.refusal.code === 'CONVERSATION_ENDED' ? done : open;
  }
  if (to === 'leave-message' && open.state === 'leave-message') return done;
  if (open.state !== 'queued') return new Refused({ code: 'NOT_QUEUED' });
  if (to === 'solved') draft.emit({ type: 'conversation.ended', conversationId, by, cause: 'solved' });
  else becomeMessage(draft, open);
  return done;
}

/** The places of customers who showed no live page for too long: what they wrote is kept as a message, else it ends. */
export function giveUpPlaces(draft: Draft): void {
  for (const { id } of draft.desk.queueLeases.due(draft.at)) {
    const open = draft.desk.conversations.get(id);
    if (open?.state !== 'queued') continue;
    if (open.firstTextAt !== undefined) becomeMessage(draft, open);
    else
      draft.emit({
        type: 'conversation.ended',
        conversationId: id,
        by: { kind: 'desk' },
        cause: 'absent',
      });
  }
}

function becomeMessage(draft: Draft, open: Readonly<OpenConversation>): void {
  if (open.groupId === undefined) return;
  openLeaveMessage(draft, open, open.groupId, [
    { rule: 'RT-46', said: 'left-the-line', groupId: open.groupId },
  ]);
}
