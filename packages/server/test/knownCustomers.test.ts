import type { Conversation, FoundCustomer, TokenGrant } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { keyPair, sign } from './support/customerJwt.ts';
import { askFor, foreignShop, keyOf } from './support/admin.ts';
import { appHost, portHost, shopOrigin, type Host } from './support/host.ts';
import { agent, customer, enter, grantOf, openShop, password, postJson, say } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

type Page = { readonly customers: FoundCustomer[]; readonly next?: number };

/** Logs somebody in whom the shop's back end names; `renewal` proves whom they were before. */
async function login(host: Host, sub: string, name: string, renewal?: string): Promise<TokenGrant> {
  const keys = await keyPair('ES256');
  const { customerKeys } = host.app.admin;
  const kid = 'back-end';
  if ((await customerKeys.list(host.shopId)).length === 0)
    await customerKeys.add(host.shopId, { kid, alg: 'ES256', publicKey: keys.pem });
  const exp = Math.floor(host.clock.now() / 1000) + 3600;
  const body = { shopId: host.shopId, identity: await sign(keys, kid, { sub, name, exp }), renewal };
  const response = await host.fetch('/v1/customer/token', postJson(body, { Origin: shopOrigin }));
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as TokenGrant;
}

describe.each([
  ['in memory', appHost],
  ['on a real port over SQLite', portHost],
])('a customer whom the shop knows, %s', (_, makeHost) => {
  /** Lin asked anonymously, was served, and has logged in since. */
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    const amy = await agent(host, 'amy');
    const anonymous = await grantOf(host);
    const before = await customer(host, anonymous.token);
    const { conversation: past } = await enter(before.socket, { page: 'product', sku: '1001' });
    await before.socket.ask('conversation.end', { conversationId: past.id });
    const lin = await customer(host, (await login(host, 'lin', 'Ｌin 林晓', anonymous.renewal)).token);
    const search = (text = '', after?: number) => amy.socket.ask<Page>('customer.search', { text, after });
    return { host, amy, anonymous, past, lin, search };
  };

  it('LM-23 is found by name, by id or by an order, once, with all that they began under any id', async () => {
    const { host, anonymous, past, lin, search } = await shop();
    const own = await enter(lin.socket, { page: 'order' });
    // A stranger of a like name, and one who never said theirs.
    const other = await customer(host, (await login(host, 'lu', '森林晓')).token);
    await enter(other.socket);
    await enter((await customer(host)).socket);
    const order = {
      id: 'A-1',
      version: 1,
      customerId: 'lin',
      placedAt: host.clock.now(),
      state: 'paid',
      total: { amount: 100, currency: 'CNY' },
      items: [{ productId: '1001', quantity: 1, amount: { amount: 100, currency: 'CNY' } }],
    };
    const erp = await keyOf(host, ['catalogue']);
    expect(await askFor(host, erp, '/orders', { body: { rows: [order] } })).toMatchObject({ stored: 1 });
    for (const text of ['Lin 林晓', 'lin', 'ＬＩＮ', 'A-1', anonymous.customerId, lin.id]) {
      expect((await search(text)).customers, text).toMatchObject([
        {
          customer: { id: lin.id, name: 'Ｌin 林晓', subject: 'lin' },
          conversations: [{ id: own.conversation.id }, { id: past.id }],
        },
      ]);
    }
    expect((await search('林晓')).customers).toEqual([]);
    expect((await search('森林')).customers).toMatchObject([{ customer: { id: other.id } }]);
    const { customers } = await search();
    expect(customers.map(({ customer: { id } }) => id).slice(1)).toEqual([other.id, lin.id]);
    expect(customers).toHaveLength(3);
  });

  it('LM-23 is told once, on whatever page they stand', async () => {
    const { host, lin, search } = await shop();
    for (let count = 0; count < 10; count++) await enter((await customer(host)).socket);
    await enter(lin.socket, { page: 'order' });
    const first = await search();
    expect(first.customers[0]?.customer.id).toBe(lin.id);
    const second = await search('', first.next);
    const all = [...first.customers, ...second.customers].map(({ customer: { id } }) => id);
    expect(new Set(all).size).toBe(11);
    expect(all).toHaveLength(11);
  });

  it('LM-23 is contacted under the id they have now, though all they had is from before they logged in', async () => {
    const { amy, anonymous, past, lin, search } = await shop();
    expect((await search('lin')).customers).toMatchObject([
      { customer: { id: lin.id, name: 'Ｌin 林晓' }, conversations: [{ id: past.id }] },
    ]);
    const start = (customerId: string) =>
      amy.socket.ask<{ conversation: Conversation }>('conversation.start', { customerId });
    const { conversation } = await start(lin.id);
    expect(conversation).toMatchObject({ customer: { id: lin.id }, scope: { page: 'product', sku: '1001' } });
    // Who they were is nobody any more: what is written there would be read by nobody.
    expect((await start(anonymous.customerId)).conversation.id).toBe(conversation.id);
    await say(amy.socket, conversation.id, '到货了');
    expect((await lin.socket.event('message.posted')).event).toMatchObject({ message: { text: '到货了' } });
  });

  it('LM-23 is a customer of one shop: no other finds them by name, or contacts them', async () => {
    const { host, lin, search } = await shop();
    const shopId = await foreignShop(host);
    const account = { shopId, agentId: 'eve', name: 'eve', displayName: 'Eve', password, roles: ['agent'] };
    await host.app.admin.addAgent(account);
    const eve = await agent({ ...host, shopId }, 'eve');
    expect((await search('lin')).customers).toHaveLength(1);
    expect(await eve.socket.ask('customer.search', { text: 'lin' })).toEqual({ customers: [] });
    expect(await eve.socket.refused('conversation.start', { customerId: lin.id })).toMatchObject({
      code: 'NOT_FOUND',
      details: { what: 'customer' },
    });
  });
});
