import { conversationOf, explainAgent, groupOf, pendingLeaveMessagesOf, type Desk } from '@shopbell/engine';
import { shopbellError, type PendingLeaveMessage } from '@shopbell/sdk/model';
import type { ChangesOf } from '../../desk/request.ts';
import { deskChangesBy } from '../changes/deskChanges.ts';
import { agentRef } from '../feed/names.ts';
import { customerRefOf } from '../customers/customerRef.ts';
import { besideOf } from '../../desk/rows.ts';
import { explanationOf } from './explanation.ts';
import { handler, type Asking, type Handlers } from './handler.ts';

/** What agents do beside talking. */
export const serviceHandlers: Handlers<
  | 'conversation.transfer'
  | 'leave-message.list'
  | 'leave-message.assign'
  | 'customer.block'
  | 'customer.unblock'
  | 'explain.me'
  | 'status.set'
  | 'figures.today'
> = {
  'conversation.transfer': handler('conversation.transfer', async (asking, { conversationId, to, note }) => {
    const { caller, shop } = asking;
    const supervises = await mayAssign(asking);
    await shop.desk.submit({
      type: 'conversation.transfer',
      conversationId,
      agentId: caller.id,
      supervises,
      to,
      ...(note === undefined ? {} : { note, noteId: crypto.randomUUID() }),
    });
    return {};
  }),

  'leave-message.list': handler('leave-message.list', async (asking, { skip, limit }) => {
    const { desk } = asking.shop.desk;
    const waiting = pendingLeaveMessagesOf(desk);
    const total = waiting.length;
    const leaveMessages = await Promise.all(
      waiting
        .slice(skip, skip + limit)
        .map(({ conversationId, groupId }) => leaveMessage(asking, desk, conversationId, groupId)),
    );
    return { leaveMessages: leaveMessages.flatMap((one) => one ?? []), total };
  }),

  'leave-message.assign': handler(
    'leave-message.assign',
    async ({ caller, shop }, { conversationId, agentId }) => {
      await shop.desk.submit({ type: 'leave-message.assign', conversationId, agentId, by: caller.id });
      return {};
    },
  ),

  'customer.block': handler('customer.block', async (asking, { customerId, reason }) => {
    const { caller, shop } = asking;
    // Whoever is no supervisor blocks only whom they serve.
    if (!serves(shop.desk.desk, caller.id, customerId) && !(await mayAssign(asking)))
      throw shopbellError('FORBIDDEN');
    await shop.desk.submit(
      { type: 'customer.block', customerId, agentId: caller.id, reason },
      changesBy(asking),
    );
    return {};
  }),

  'customer.unblock': handler('customer.unblock', async (asking, { customerId }) => {
    await asking.shop.desk.submit({ type: 'customer.unblock', customerId }, changesBy(asking));
    return {};
  }),

  'explain.me': handler('explain.me', ({ caller, shop }, { scope }) => {
    const { desk } = shop.desk;
    const explanation = explainAgent(desk, caller.id, scope);
    return explanation
      ? Promise.resolve(explanationOf(desk, explanation))
      : Promise.reject(shopbellError('NOT_FOUND', { what: 'agent' }));
  }),

  'status.set': handler('status.set', async ({ caller, shop }, { status, conversations }) => {
    await shop.desk.submit({
      type: 'agent.set-status',
      agentId: caller.id,
      status,
      ...(conversations === undefined ? {} : { conversations }),
    });
    return {};
  }),

  'figures.today': handler('figures.today', ({ caller, shop }) => shop.figures.today(caller.id)),
};

/** The asking agent's roles let them dispose of conversations that are not their own. */
function mayAssign({ caller, services }: Asking): Promise<boolean> {
  return services.permissions.carries(caller, 'cs.assign');
}

/** What an agent changes over the socket is on record as what a manager changes. */
function changesBy({ caller, shop }: Asking): ChangesOf {
  const { name } = agentRef(shop.desk.desk, caller.id);
  return deskChangesBy({ kind: 'account', id: caller.id, name }, caller.shopId);
}

function serves(desk: Desk, agentId: string, customerId: string): boolean {
  const held = desk.openByAgent.get(agentId) ?? [];
  return held.some((id) => conversationOf(desk, id)?.customerId === customerId);
}

async function leaveMessage(
  { services, shop }: Asking,
  desk: Desk,
  conversationId: string,
  groupId: string,
): Promise<PendingLeaveMessage | undefined> {
  const open = conversationOf(desk, conversationId);
  const group = groupOf(desk, groupId);
  if (!open || !group) return undefined;
  const { shopId } = shop.desk.shop;
  const newest = { types: ['message.posted'], limit: 1 };
  const rows = await services.storage.readConversation(shopId, conversationId, [newest]);
  const newestRow = rows.at(-1);
  const { files, card } = (newestRow && besideOf(newestRow).parts) ?? {};
  return {
    conversationId,
    group,
    customer: await customerRefOf(services.storage, shopId, open.customerId),
    scope: open.scope,
    at: open.firstTextAt ?? open.openedAt,
    text: newestRow?.text ?? '',
    ...(files === undefined ? {} : { files: [...files] }),
    ...(card === undefined ? {} : { card }),
  };
}
