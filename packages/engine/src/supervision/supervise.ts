import type { Command } from '../command.ts';
import { isOwner } from '../conversation/owner.ts';
import type { CommandResult } from '../decision.ts';
import type { OpenConversation, Supervisor } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { issue, notFound, Refused } from '../refused.ts';

type Supervise = Extract<Command, { type: 'conversation.supervise' }>;
type How = Supervise['how'];

const hows: readonly How[] = ['watching', 'joined', 'left'];

/**
 * Somebody of the shop watches a running conversation of a colleague, joins it to write in it, or leaves it; the host's
 * table decides who may. It stays its agent's: no place is taken, no turn, and no time runs anew. Asked again, nothing
 * happens.
 */
export function superviseConversation(draft: Draft, command: Supervise): CommandResult | Refused {
  const { desk } = draft;
  const { conversationId, agentId, how } = command;
  if (!hows.includes(how)) return issue('how', `one of ${hows.join(', ')}`);
  if (!desk.agents.has(agentId)) return notFound('agent');
  const open = desk.conversations.get(conversationId);
  if (how === 'left') {
    if (open) leave(draft, open, agentId);
    return { kind: 'done' };
  }
  if (!open) return desk.ended.has(conversationId) ? ended() : notFound('conversation');
  if (open.state !== 'assigned') return notFound('conversation');
  if (isOwner(open, { kind: 'agent', id: agentId }))
    return new Refused({ code: 'TARGET_NOT_AVAILABLE', details: { reason: 'self' } });
  if (howOf(open, agentId) !== how) note(draft, open, { agentId, how });
  return { kind: 'done' };
}

/** Whoever is gone, or may not any more, looks over nothing. */
export function endSupervision(draft: Draft, agentId: string): void {
  for (const conversationId of [...(draft.desk.supervised.get(agentId) ?? [])]) {
    const open = draft.desk.conversations.get(conversationId);
    if (open) leave(draft, open, agentId);
  }
}

/** Whoever was given a conversation in this decision has it, and looks over it no longer. */
export function endSupervisionByOwners(draft: Draft): void {
  for (const event of [...draft.events]) {
    if (
      event.type !== 'conversation.assigned' &&
      event.type !== 'conversation.transferred' &&
      event.type !== 'leave-message.delivered'
    )
      continue;
    const { conversationId, agentId } = event;
    const before = draft.base.conversations.get(conversationId);
    if (!before || !howOf(before, agentId)) continue;
    // Only now, since it is dear: as it stands by now. Somebody else may have left it earlier in this decision.
    const open = draft.desk.conversations.get(conversationId);
    if (open) leave(draft, open, agentId);
  }
}

/** How an agent looks over a conversation; undefined if not at all. */
function howOf(
  { supervisors }: Pick<Readonly<OpenConversation>, 'supervisors'>,
  agentId: string,
): Supervisor['how'] | undefined {
  return supervisors.find((one) => one.agentId === agentId)?.how;
}

function leave(draft: Draft, open: Readonly<OpenConversation>, agentId: string): void {
  if (howOf(open, agentId)) note(draft, open, { agentId, how: 'left' });
}

function note(
  draft: Draft,
  { id: conversationId, supervisors }: Readonly<OpenConversation>,
  { agentId, how }: { agentId: string; how: How },
): void {
  const others = supervisors.filter((one) => one.agentId !== agentId);
  draft.emit({
    type: 'conversation.supervised',
    conversationId,
    agentId,
    how,
    shown: how === 'joined',
    supervisors: how === 'left' ? others : [...others, { agentId, how }],
  });
}

function ended(): Refused {
  return new Refused({ code: 'CONVERSATION_ENDED' });
}
