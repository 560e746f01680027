import { agentOf, agentsOf, chatsOf, type Desk } from '@shopbell/engine';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Permissions } from '../permissions/callers.ts';

/** Whoever serves nobody any more hears no customer: they leave every customer group, with its last agent it is gone (WB-07). */
export async function leaveCustomerGroups(desk: ShopDesk, agentId: string): Promise<void> {
  if (!agentOf(desk.desk, agentId)) return;
  await desk.submit({ type: 'customer-group.leave-all', by: { kind: 'agent', id: agentId } });
}

/** Those of the agents who do not serve (any more) leave. Returns them. */
export async function leaveUnlessServing(
  desk: ShopDesk,
  permissions: Pick<Permissions, 'agentCarries'>,
  agentIds: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const left = new Set<string>();
  for (const agentId of new Set(agentIds)) {
    if (await permissions.agentCarries(desk.shop.shopId, agentId, 'cs.online')) continue;
    await leaveCustomerGroups(desk, agentId);
    left.add(agentId);
  }
  return left;
}

/** Every agent who is in some customer group. */
export function agentsInCustomerGroups(desk: Desk): string[] {
  const isIn = (id: string) => chatsOf(desk, { kind: 'agent', id }, 'customer-group').length > 0;
  return agentsOf(desk).flatMap(({ id }) => (isIn(id) ? id : []));
}
