import { demoAgents, demoGroups, demoPassword, demoShop as shop } from '@shopbell/server/demo';
import type { ShopSeed } from './shopSeed.ts';

/** The shop that `npm start` shows, with its three agents and their groups. */
export const demoShop: ShopSeed = {
  shop,
  agents: demoAgents.map((agent) => ({ ...agent, password: demoPassword })),
  groups: demoGroups,
};
