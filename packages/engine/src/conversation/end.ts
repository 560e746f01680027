import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { warns } from '../desk/idleness.ts';
import type { OpenConversation } from '../desk/desk.ts';
import { freedPlaces } from '../queue/freed.ts';
import { serveWith } from '../queue/serve.ts';
import { Refused } from '../refused.ts';
import { findOwn } from './owner.ts';

/** Either side ends the conversation. Ending an ended one is harmless. A place that becomes free goes to who waits (RT-46). */
export function endConversation(
  draft: Draft,
  command: Extract<Command, { type: 'conversation.end' }>,
): CommandResult | Refused {
  const { base } = draft;
  const { conversationId, by } = command;
  const open = findOwn(base, conversationId, by);
  if (open instanceof Refused) return open.refusal.code === 'CONVERSATION_ENDED' ? { kind: 'done' } : open;
  draft.emit({ type: 'conversation.ended', conversationId, by: { ...by } });
  if (open.state === 'assigned' && open.agentId !== undefined) {
    serveWith(draft, base, open.agentId, freedPlaces(base, open.agentId, 1));
  }
  return { kind: 'done' };
}

/** Conversations without their customer: a warning first, then the end. */
export function endIdle(draft: Draft): void {
  for (const { id, at } of draft.desk.idle.due(draft.at)) {
    const { desk } = draft;
    const open = desk.conversations.get(id);
    if (open) endOrWarn(draft, open, at);
  }
}

function endOrWarn(draft: Draft, open: Readonly<OpenConversation>, dueAt: number): void {
  const { id: conversationId, agentId, state } = open;
  const { desk } = draft;
  if (warns(desk, open) && !open.idleWarned) {
    // A tick that comes late still leaves the customer the whole of the warning.
    const endsAt = Math.max(dueAt, draft.at) + desk.settings.idleWarningMs;
    draft.emit({ type: 'conversation.idle-warned', conversationId, endsAt });
    return;
  }
  draft.emit({ type: 'conversation.ended', conversationId, by: { kind: 'desk' }, cause: 'idle' });
  if (state !== 'assigned' || agentId === undefined) return;
  const after = draft.desk;
  serveWith(draft, after, agentId, freedPlaces(after, agentId, 0));
}
