import type { Conversation } from '@shopbell/sdk/model';
import type { Host } from './host.ts';
import { agent, customer, enter, openShop, password, say, type Connected } from './shop.ts';

/** Amy serves Lin; su, who supervises, is there and offline; tan may come. */
export async function supervisedShop(makeHost: () => Promise<Host>) {
  const host = await makeHost();
  await openShop(host);
  for (const name of ['su', 'tan'])
    await host.app.admin.addAgent({
      shopId: host.shopId,
      agentId: name,
      name,
      displayName: name === 'su' ? '苏主管' : '谭主管',
      password,
      roles: ['supervisor'],
    });
  const amy = await agent(host, 'amy');
  const su = await agent(host, 'su', { status: '' });
  const lin = await customer(host);
  const { conversation } = await enter(lin.socket, { page: 'product' });
  await say(lin.socket, conversation.id, '可以退吗');
  const conversationId = conversation.id;
  const supervise = (how: string, socket: Connected['socket'] = su.socket) =>
    socket.ask<{ conversation?: Conversation }>('conversation.supervise', { conversationId, how });
  return { host, amy, su, lin, conversationId, supervise };
}
