import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMockServer, demoShop, type ShopSeed } from '../src/node.ts';
import { People } from './support/people.ts';
import { texts } from './support/texts.ts';
import { until } from './support/until.ts';

const teaShop: ShopSeed = {
  shop: { shopId: 'tea', name: '茶铺', timeZone: 'Asia/Shanghai', defaultGroupName: '客服' },
  agents: [
    { agentId: 'zoe', name: 'zoe', displayName: 'Zoe', password: 'secret', roles: ['agent'], capacity: 1 },
  ],
  groups: [],
  settings: { robot: 'first' },
  robot: { categories: ['茶叶'] },
  products: [{ id: '1001', version: 1, title: '大红袍', category: '茶叶' }],
  knowledge: {
    robotEntries: [{ kind: 'pre-sale', question: '怎么泡?', keywords: '泡法', answer: '沸水,十秒出汤。' }],
    faq: [{ question: '运费?', answer: '包邮。' }],
  },
};

const people = new People();
const mock = createMockServer({ shops: [teaShop] });
const { director } = mock;

beforeAll(() => mock.start());
afterEach(async () => {
  people.goHome();
  await mock.reset();
});
afterAll(() => mock.stop());

describe('a shop that is furnished', () => {
  test('RB-02, RB-04, RT-43 by its seed: robot, knowledge, products, capacity', async () => {
    const client = people.customer(mock);
    const { conversation, outcome } = await client.open({ page: 'product', sku: '1001' });
    expect(outcome.kind).toBe('robot');
    client.send(conversation.id, '怎么泡?');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 2);
    expect(texts(client.conversations.get(conversation.id))[1]).toBe('沸水,十秒出汤。');
    expect((await client.answers({}, { queued: true })).faq.map(({ answer }) => answer)).toEqual(['包邮。']);
    await director.agents.online('zoe');
    expect((await client.handOver(conversation.id)).kind).toBe('assigned');
    const { outcome: second } = await people.customer(mock).open();
    expect(second.kind).toBe('robot');
  });

  test('while it is open: settings, knowledge and orders; the demo shop is as it was after a reset', async () => {
    await director.furnish({
      settings: { robot: 'off', autoReplies: { first: '这就来。' } },
      orders: [
        {
          id: 'A-1',
          version: 1,
          customerId: 'li',
          placedAt: 1,
          total: { amount: 100, currency: 'CNY' },
          items: [{ productId: '1001', quantity: 1, amount: { amount: 100, currency: 'CNY' } }],
        },
      ],
    });
    await director.agents.online('zoe');
    const client = people.customer(mock);
    await client.identify({ token: await director.identity('li', { name: '李女士' }) });
    const { conversation } = await client.open();
    client.send(conversation.id, { card: { kind: 'order', id: 'A-1' } });
    const messages = () =>
      (client.conversations.get(conversation.id)?.items ?? []).filter((item) => item.kind === 'message');
    await until(client, () => messages().length === 2);
    expect(messages()[0]?.card).toMatchObject({ kind: 'order', id: 'A-1', verified: true });
    expect(messages()[1]?.text).toBe('这就来。');
    await mock.reset();
    expect((await people.customer(mock).open()).outcome.kind).toBe('robot');
  });

  test('the demo shop is the one of the server', () => {
    expect(demoShop.shop.shopId).toBe('demo');
  });
});

describe('logging in', () => {
  test('an identity of the shop’s back end is believed, for as long as it says', async () => {
    const client = people.customer(mock);
    await client.identify({ token: await director.identity('li', { expiresIn: '1m' }) });
    await client.connect();
    const other = people.customer(mock);
    await other.identify({ token: await director.identity('li') });
    await other.connect();
    expect(other.customerId).toBe(client.customerId);
    const late = await director.identity('li', { expiresIn: '1m' });
    await director.advance('2m');
    const third = people.customer(mock);
    await third.identify({ token: late });
    await expect(third.connect()).rejects.toMatchObject({ code: 'IDENTITY_REFUSED' });
  });
});
