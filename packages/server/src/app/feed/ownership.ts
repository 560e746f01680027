import { conversationOf, type Desk } from '@shopbell/engine';
import type { Storage } from '../../storage/storage.ts';
import { isCustomersOwn } from '../customers/customerRef.ts';
import type { Listener } from './listener.ts';
import { toldOf } from './projection.ts';

/** Whose a running conversation is at this moment: its customer's, and the agent's who holds it; on a desk that has it. */
function ownersNow(
  desk: Desk,
  conversationId: string,
): { readonly customer: Listener; readonly agent?: Listener } | undefined {
  const conversation = conversationOf(desk, conversationId);
  if (!conversation) return undefined;
  const { customerId, agentId } = conversation;
  return {
    customer: { kind: 'customer', id: customerId },
    ...(agentId === undefined ? {} : { agent: { kind: 'agent', id: agentId } }),
  };
}

/** The other side of the listener's own running conversation; undefined if it is not theirs, or nobody is there yet. */
export function otherSideOf(desk: Desk, listener: Listener, conversationId: string): Listener | undefined {
  if (!ownsNow(desk, listener, conversationId)) return undefined;
  const owners = ownersNow(desk, conversationId);
  return listener.kind === 'agent' ? owners?.customer : owners?.agent;
}

/** Whether the listener is one of the two sides of a running conversation at this moment. */
function ownsNow(desk: Desk, { kind, id }: Listener, conversationId: string): boolean {
  return ownersNow(desk, conversationId)?.[kind]?.id === id;
}

/** Whether the listener may read one of the conversations at least. */
export async function mayReadAny(
  where: Parameters<typeof mayRead>[0],
  listener: Listener,
  conversationIds: readonly string[],
): Promise<boolean> {
  for (const id of conversationIds) if (await mayRead(where, listener, id)) return true;
  return false;
}

/**
 * Whether the listener may read a conversation, ended or not: customers their own, agents what was ever given to them;
 * `alsoEnded`: whether a role lets this agent read whatever has ended (LM-23).
 */
export async function mayRead(
  { storage, shopId, desk }: { readonly storage: Storage; readonly shopId: string; readonly desk: Desk },
  listener: Listener,
  conversationId: string,
  alsoEnded: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<boolean> {
  if (ownsNow(desk, listener, conversationId)) return true;
  if (listener.kind === 'customer') {
    const conversation = await storage.findConversation(shopId, conversationId);
    if (!conversation) return false;
    return isCustomersOwn(storage, shopId, { ownerId: conversation.customerId, customerId: listener.id });
  }
  const types = ['conversation.assigned', 'conversation.transferred', 'leave-message.delivered'];
  const rows = await storage.readConversation(shopId, conversationId, [{ types }]);
  const wasGiven = rows.some((row) => {
    const { event } = toldOf(row);
    return 'agentId' in event && event.agentId === listener.id;
  });
  if (wasGiven) return true;
  if (conversationOf(desk, conversationId)) return false;
  return (await storage.findConversation(shopId, conversationId)) !== undefined && alsoEnded();
}
