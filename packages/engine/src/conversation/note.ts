import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, Refused } from '../refused.ts';
import { findWritable } from './owner.ts';

/**
 * Puts a note for colleagues into the conversation that its author holds, or has joined. It is no message: nobody is answered by it, no
 * time runs or stops, and its customer is never told of it.
 */
export function addNote(
  draft: Draft,
  command: Extract<Command, { type: 'note.add' }>,
): CommandResult | Refused {
  const { conversationId, by, messageId, clientId, digest } = command;
  if (!isId(messageId)) return issue('messageId', 'an id');
  if (!isId(clientId)) return issue('clientId', 'an id');
  const open = findWritable(draft.base, conversationId, by);
  if (open instanceof Refused) return open;
  const seq = draft.emit({ type: 'note.added', conversationId, messageId, by: { ...by }, clientId, digest });
  return { kind: 'message', messageId, seq, at: draft.at, repeated: false };
}
