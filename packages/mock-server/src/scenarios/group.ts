import type { DirectedCustomer } from '../director/directedCustomer.ts';
import type { DirectedGroup } from '../director/directedGroup.ts';
import { Cast, shopPage, type ScenarioOptions, type Theatre } from './cast.ts';
import type { ServiceScene } from './service.ts';

export interface GroupOptions extends ScenarioOptions {
  /** 老顾客群 if left out. */
  readonly name?: string;
}

/**
 * WB-07: a customer group (顾客群) with another customer in it. After `open`, `add(client.customerId)` takes the customer
 * under test in: a shop adds only customers whom it knows by a conversation.
 */
export async function customerGroup(
  theatre: Theatre,
  { name = '老顾客群', ...options }: GroupOptions = {},
): Promise<
  ServiceScene & {
    readonly other: DirectedCustomer;
    readonly group: DirectedGroup;
    add(customerId: string | undefined): Promise<void>;
  }
> {
  const cast = new Cast(theatre, options);
  const agent = await cast.first('customerGroup');
  const other = await cast.director.customers.arrive({ scope: shopPage, shopId: cast.shopId });
  const group = await agent.makesGroup(name, { customers: [other.client.customerId ?? ''] });
  return {
    scope: shopPage,
    agent,
    other,
    group,
    add: (customerId) => group.adds({ customers: [customerId ?? ''] }),
  };
}
