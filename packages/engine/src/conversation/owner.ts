import type { Author } from '../command.ts';
import type { Desk, OpenConversation } from '../desk/desk.ts';
import { notFound, Refused } from '../refused.ts';

/**
 * The author's own open conversation: the customer's who opened it, or the agent's who holds it. Somebody else's is not
 * found, as one that never was; an own one that has ended says so.
 */
export function findOwn(
  desk: Desk,
  conversationId: string,
  by: Author,
): Readonly<OpenConversation> | Refused {
  const open = desk.conversations.get(conversationId);
  if (open && isOwner(open, by)) return open;
  const ended = desk.ended.get(conversationId);
  if (ended && isOwner(ended, by)) return new Refused({ code: 'CONVERSATION_ENDED' });
  return notFound('conversation');
}

/** The same, or a running one that the agent has joined; who only watches it is refused with FORBIDDEN. */
export function findWritable(
  desk: Desk,
  conversationId: string,
  by: Author,
): Readonly<OpenConversation> | Refused {
  const joined = by.kind === 'agent' ? joinedBy(desk, conversationId, by.id) : undefined;
  return joined ?? findOwn(desk, conversationId, by);
}

function joinedBy(
  desk: Desk,
  conversationId: string,
  agentId: string,
): Readonly<OpenConversation> | Refused | undefined {
  const open = desk.conversations.get(conversationId);
  if (!open || open.agentId === agentId) return undefined;
  const how = open.supervisors.find((one) => one.agentId === agentId)?.how;
  if (how === undefined) return undefined;
  return how === 'joined' && open.state === 'assigned' ? open : new Refused({ code: 'FORBIDDEN' });
}

export function isOwner(
  of: { readonly customerId: string; readonly agentId?: string | undefined },
  by: Author,
): boolean {
  return by.kind === 'customer' ? of.customerId === by.id : of.agentId !== undefined && of.agentId === by.id;
}
