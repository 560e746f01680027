import { isShopbellError } from '@shopbell/sdk/model';
import type { ShopAdmin } from '../app/admin/shopAdmin.ts';
import { demoPassword } from '../app/signIn/demoPassword.ts';

export { demoPassword };

export const demoShopId = 'demo';

export const demoShop = {
  shopId: demoShopId,
  name: '山野集',
  timeZone: 'Asia/Shanghai',
  defaultGroupName: '在线客服',
} as const;

export const demoAgents = [
  { agentId: 'amy', name: 'amy', displayName: '小艾 Amy', roles: ['supervisor'] },
  { agentId: 'bo', name: 'bo', displayName: '阿博 Bo', roles: ['agent'] },
  { agentId: 'chen', name: 'chen', displayName: '小陈 Chen', roles: ['agent'] },
] as const;

/** Sets everything that the others only use; serves nobody. */
export const demoManager = {
  agentId: 'manager',
  name: 'manager',
  displayName: '店长 Manager',
  roles: ['manager'],
} as const;

/** SKU 1001 belongs to a group of its own: on that page two groups match, and the customer picks (RT-21). */
export const demoGroups = [
  {
    groupId: 'presale',
    name: '售前咨询',
    pages: ['product'],
    members: [{ agentId: 'amy' }, { agentId: 'bo' }],
  },
  { groupId: 'tents', name: '帐篷专家', skus: ['1001'], members: [{ agentId: 'bo' }] },
  {
    groupId: 'aftersale',
    name: '售后与物流',
    pages: ['order', 'tracking'],
    members: [{ agentId: 'chen' }, { agentId: 'amy' }],
  },
] as const;

/** Makes the demo shop, or what is missing of it. */
export async function seedDemo(admin: ShopAdmin): Promise<void> {
  // The storefront's address is the host's to tell: it differs from start to start.
  await unlessThere(admin.createShop({ ...demoShop, origins: [] }));
  for (const agent of [...demoAgents, demoManager]) {
    await unlessThere(admin.addAgent({ shopId: demoShopId, password: demoPassword, ...agent }));
  }
  for (const group of demoGroups) await unlessThere(admin.createGroup({ shopId: demoShopId, ...group }));
}

async function unlessThere(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (!isShopbellError(error, 'ALREADY_EXISTS')) throw error;
  }
}
