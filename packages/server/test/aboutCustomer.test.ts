import type { CustomerAbout } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { askFor, keyOf } from './support/admin.ts';
import { knownAs } from './support/customerJwt.ts';
import { appHost, portHost } from './support/host.ts';
import { agent, customer, enter, grantOf, openShop, say } from './support/shop.ts';
import type { TestSocket } from './support/testSocket.ts';

vi.setConfig({ testTimeout: 60_000 });

const money = { amount: 12_800, currency: 'CNY' };
const about = (socket: TestSocket, conversationId: string) =>
  socket.ask<CustomerAbout>('customer.about', { conversationId });

describe.each([
  ['in memory', appHost],
  ['on a real port over SQLite', portHost],
])('what an agent is told of a customer, %s', (_, makeHost) => {
  /** Lin asked anonymously, was served and rated, and has logged in since; amy serves them. */
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    const amy = await agent(host, 'amy');
    const anonymous = await grantOf(host);
    const before = await customer(host, anonymous.token);
    const past = (await enter(before.socket, { page: 'product', sku: '2002' })).conversation;
    await say(before.socket, past.id, '这款防水吗');
    await before.socket.ask('conversation.rate', { conversationId: past.id, grade: 4 });
    await before.socket.ask('conversation.end', { conversationId: past.id });
    const asLin = await knownAs(host, 'lin');
    const lin = await customer(host, (await asLin(anonymous.renewal)).token);
    const erp = await keyOf(host, ['catalogue']);
    const tell = (kind: string, rows: readonly object[]) =>
      askFor(host, erp, `/${kind}`, { method: 'POST', body: { rows } });
    const at = host.clock.now();
    const items = [{ productId: '2002', quantity: 1, amount: money }];
    await tell('products', [{ id: '2002', version: 1, title: '双峰帐篷', price: money }]);
    await tell('orders', [
      { id: 'A-1', version: 1, customerId: 'lin', placedAt: at - 2000, shippedAt: at, total: money, items },
      { id: 'A-2', version: 1, customerId: 'lin', placedAt: at - 1000, total: money, items },
      { id: 'B-1', version: 1, customerId: 'somebody', placedAt: at, total: money, items },
    ]);
    await tell('parcels', [
      { id: 'SF-1', version: 1, orderId: 'A-1', carrier: '顺丰', status: 'in-transit' },
    ]);
    return { host, amy, past, lin };
  };

  it('WB-21: what they look at, orders with state and parcel, and what they came for under any id', async () => {
    const { amy, past, lin } = await shop();
    const { conversation } = await enter(lin.socket, { page: 'order', orderId: 'A-1', sku: '2002' });
    const told = await about(amy.socket, conversation.id);
    expect(told.customer).toMatchObject({ subject: 'lin' });
    expect(told.viewing).toMatchObject([
      { kind: 'product', id: '2002', verified: true, title: '双峰帐篷' },
      { kind: 'order', id: 'A-1', verified: true, state: 'shipped' },
    ]);
    expect(told.orders.map(({ order, parcels }) => [order.id, parcels.map(({ id }) => id)])).toEqual([
      ['A-2', []],
      ['A-1', ['SF-1']],
    ]);
    expect(told.orders[1]?.parcels).toMatchObject([{ verified: true, status: 'in-transit' }]);
    expect(told.moreOrders).toBe(false);
    expect(told.earlier).toMatchObject([
      { id: past.id, state: 'ended', lastText: '这款防水吗', rating: { grade: 4 } },
    ]);
  });

  it('of somebody who only claims a number no order is told, and strangers’ conversations tell nothing', async () => {
    const { host, amy } = await shop();
    const stranger = await customer(host);
    const { conversation } = await enter(stranger.socket, { page: 'order', orderId: 'A-1' });
    expect(await about(amy.socket, conversation.id)).toEqual({
      customer: { id: expect.any(String) as string },
      viewing: [{ kind: 'order', id: 'A-1', verified: false }],
      orders: [],
      moreOrders: false,
      earlier: [],
    });
    const bo = await agent(host, 'bo');
    for (const id of [conversation.id, 'nothing'])
      await expect(about(bo.socket, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(about(stranger.socket, conversation.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells the latest ten orders, and that there are more', async () => {
    const { host, amy, lin } = await shop();
    const erp = await keyOf(host, ['catalogue']);
    const rows = Array.from({ length: 12 }, (_, index) => ({
      id: `N-${String(index)}`,
      version: 1,
      customerId: 'lin',
      placedAt: host.clock.now() + index,
      total: money,
      items: [],
    }));
    await askFor(host, erp, '/orders', { method: 'POST', body: { rows } });
    const { conversation } = await enter(lin.socket, { page: 'order' });
    const { orders, moreOrders } = await about(amy.socket, conversation.id);
    expect(orders.map(({ order }) => order.id)).toEqual(
      rows
        .slice(2)
        .map(({ id }) => id)
        .reverse(),
    );
    expect(moreOrders).toBe(true);
  });
});
