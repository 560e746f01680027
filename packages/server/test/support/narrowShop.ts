import { portHost, type Host } from './host.ts';
import { openShop } from './shop.ts';

/** A shop whose only agent for product pages, amy, takes one customer at a time. */
export async function narrowShop(): Promise<Host> {
  const host = await portHost();
  await openShop(host);
  await host.app.admin.routing.configureAgent(host.shopId, 'amy', { capacity: 1 });
  return host;
}
