import { conversationOf, explainAgent, type Desk } from '@shopbell/engine';
import { shopbellError } from '@shopbell/sdk/model';
import type { ChangesOf } from '../../desk/request.ts';
import { deskChangesBy } from '../changes/deskChanges.ts';
import { unblock } from '../customers/unblock.ts';
import { explanationOf } from './explanation.ts';
import { changerOf, handler, type Asking, type Handlers } from './handler.ts';

/** What agents do beside talking. */
export const serviceHandlers: Handlers<
  'conversation.transfer' | 'customer.block' | 'customer.unblock' | 'explain.me' | 'status.set'
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
    const { services, shop } = asking;
    await unblock({ storage: services.storage, desk: shop.desk }, customerId, changesBy(asking));
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
};

/** The asking agent's roles let them dispose of conversations that are not their own. */
function mayAssign({ caller, services }: Asking): Promise<boolean> {
  return services.permissions.carries(caller, 'cs.assign');
}

/** What an agent changes over the socket is on record as what a manager changes. */
function changesBy(asking: Asking): ChangesOf {
  return deskChangesBy(changerOf(asking), asking.caller.shopId);
}

function serves(desk: Desk, agentId: string, customerId: string): boolean {
  const held = desk.openByAgent.get(agentId) ?? [];
  return held.some((id) => conversationOf(desk, id)?.customerId === customerId);
}
