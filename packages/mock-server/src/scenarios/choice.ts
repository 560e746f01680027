import type { ScopeInput } from '@shopbell/sdk';
import type { DirectedAgent } from '../director/directedAgent.ts';
import { Cast, type ScenarioOptions, type Theatre } from './cast.ts';

/** A group that the customer is offered, and who serves there. */
export interface OfferedGroup {
  readonly id: string;
  readonly name: string;
  readonly agent: DirectedAgent;
}

export interface PickerScene {
  /** The page on which two groups fit: open with it. */
  readonly scope: ScopeInput;
  /** The group of the page, and the one of the SKU. */
  readonly groups: readonly [OfferedGroup, OfferedGroup];
}

/**
 * RT-21: two groups fit the page, and the customer picks. Agents of both are online. Needs a group for product pages and
 * another for a SKU.
 */
export async function picker(theatre: Theatre, options?: ScenarioOptions): Promise<PickerScene> {
  const cast = new Cast(theatre, options);
  const { groups } = cast.seed;
  const ofPage = groups.find(({ pages, members }) => pages?.includes('product') && members.length > 0);
  const ofSku = groups.find(({ skus, members }) => skus?.length && members.length > 0);
  const sku = ofSku?.skus?.[0];
  if (!ofPage || !ofSku || ofPage === ofSku || sku === undefined)
    throw cast.notFitting('picker', 'a group for product pages and another one for a SKU, with members');
  const offered = async ({ groupId: id, name, members }: typeof ofPage): Promise<OfferedGroup> => {
    const agent = await cast.director.agents.online(cast.account(members[0]?.agentId ?? ''));
    return { id, name, agent };
  };
  return { scope: { page: 'product', sku }, groups: [await offered(ofPage), await offered(ofSku)] };
}
