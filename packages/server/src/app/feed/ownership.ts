import { chatOf, conversationOf, type Desk, type Supervisor } from '@shopbell/engine';
import type { Storage } from '../../storage/storage.ts';
import { isCustomersOwn } from '../customers/customerRef.ts';
import type { Listener } from './listener.ts';
import { toldOf } from './told.ts';

/** Whose a running conversation is at this moment, its customer's and the agent's who holds it, and who looks over it. */
function ownersNow(
  desk: Desk,
  conversationId: string,
):
  | { readonly customer: Listener; readonly agent?: Listener; readonly supervisors: readonly Supervisor[] }
  | undefined {
  const conversation = conversationOf(desk, conversationId);
  if (!conversation) return undefined;
  const { customerId, agentId, supervisors } = conversation;
  return {
    customer: { kind: 'customer', id: customerId },
    supervisors,
    ...(agentId === undefined ? {} : { agent: { kind: 'agent', id: agentId } }),
  };
}

/**
 * Who is told that somebody types in a running conversation: the other side, and of a customer whoever looks over it. Who
 * only watches it types nothing.
 */
export function whoHearsTyping(desk: Desk, from: Listener, conversationId: string): readonly Listener[] {
  const owners = ownersNow(desk, conversationId);
  if (!owners) return [];
  const { customer, agent, supervisors } = owners;
  if (from.kind === 'agent') {
    const joined = supervisors.some(({ agentId, how }) => agentId === from.id && how === 'joined');
    return joined || agent?.id === from.id ? [customer] : [];
  }
  if (customer.id !== from.id) return [];
  const watching = supervisors.map(({ agentId }): Listener => ({ kind: 'agent', id: agentId }));
  return agent ? [agent, ...watching] : watching;
}

/** Whether a running conversation is on the listener's screen: as one of the two sides, or looking over it. */
function hasNow(desk: Desk, { kind, id }: Listener, conversationId: string): boolean {
  const owners = ownersNow(desk, conversationId);
  if (owners?.[kind]?.id === id) return true;
  return kind === 'agent' && owners?.supervisors.some(({ agentId }) => agentId === id) === true;
}

/** Whether a role of the listener's carries what reading what others were given takes; of customers none does. */
export type Carries = (permission: 'cs.contact' | 'cs.records') => Promise<boolean>;

const carriesNothing: Carries = () => Promise.resolve(false);

/** Whether the listener may read one of the conversations at least, or is in one of the chats. */
export async function mayReadAny(
  where: Parameters<typeof mayRead>[0],
  listener: Listener,
  conversationIds: readonly string[],
  carries: Carries,
): Promise<boolean> {
  for (const id of conversationIds) {
    if (!listener.onlooks && chatOf(where.desk, id, listener)) return true;
    if (await mayRead(where, listener, id, carries)) return true;
  }
  return false;
}

/**
 * Whether the listener may read a conversation, ended or not: customers their own, agents what was ever given to
 * them, and what they look over. By `cs.contact` also whatever has ended (LM-23), by `cs.records` whatever no agent is serving
 * in: to look over that is an event of which the agent is told (docs/decisions/0032, 0052).
 */
export async function mayRead(
  { storage, shopId, desk }: { readonly storage: Storage; readonly shopId: string; readonly desk: Desk },
  listener: Listener,
  conversationId: string,
  carries: Carries = carriesNothing,
): Promise<boolean> {
  const { onlooks = false } = listener;
  if (!onlooks && hasNow(desk, listener, conversationId)) return true;
  if (listener.kind === 'customer') {
    const conversation = await storage.findConversation(shopId, conversationId);
    if (!conversation) return false;
    return isCustomersOwn(storage, shopId, { ownerId: conversation.customerId, customerId: listener.id });
  }
  if (!onlooks && (await wasGiven({ storage, shopId }, listener, conversationId))) return true;
  const running = conversationOf(desk, conversationId);
  if (running?.state === 'assigned') return false;
  if ((await storage.findConversation(shopId, conversationId)) === undefined) return false;
  return (!running && !onlooks && (await carries('cs.contact'))) || carries('cs.records');
}

/** Whether the conversation was ever the agent's. */
async function wasGiven(
  { storage, shopId }: { readonly storage: Storage; readonly shopId: string },
  { id }: Listener,
  conversationId: string,
): Promise<boolean> {
  const types = ['conversation.assigned', 'conversation.transferred', 'leave-message.delivered'];
  const rows = await storage.readConversation(shopId, conversationId, [{ types }]);
  return rows.some((row) => {
    const { event } = toldOf(row);
    return 'agentId' in event && event.agentId === id;
  });
}
