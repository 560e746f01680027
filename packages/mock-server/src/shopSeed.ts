import type { NewAgent, NewGroup, NewShop, ShopAdmin } from '@shopbell/server/app';

/** A shop to begin with. No id is left out: tests name them. */
export interface ShopSeed {
  readonly shop: Omit<NewShop, 'origins'> & {
    /** Web origins that may carry the widget; the mock server's own if left out. */
    readonly origins?: readonly string[];
  };
  readonly agents: readonly AgentSeed[];
  readonly groups: readonly GroupSeed[];
}

export interface AgentSeed extends Omit<NewAgent, 'shopId'> {
  readonly agentId: string;
}

export interface GroupSeed extends Omit<NewGroup, 'shopId'> {
  readonly groupId: string;
}

/** Sets the shop up by the same commands and under the same checks as a real one. */
export async function plant(admin: ShopAdmin, seed: ShopSeed, origins: readonly string[]): Promise<void> {
  const { shopId } = seed.shop;
  await admin.createShop({ origins, ...seed.shop });
  for (const agent of seed.agents) await admin.addAgent({ ...agent, shopId });
  for (const group of seed.groups) await admin.createGroup({ ...group, shopId });
}
