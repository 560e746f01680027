import { describe, expect, it } from 'vitest';
import { agentClient, become, customerClient, tell, textsOf } from './support/clients.ts';
import { portHost } from './support/host.ts';
import { shopWithRobot, wrote } from './support/robotShop.ts';
import { agent, customer, enter, openShop, say } from './support/shop.ts';

describe('the robot at the door', () => {
  it('RB-03 RB-05 answers first, offers a person where it cannot, and hands over with all that was said', async () => {
    const host = await shopWithRobot('first');
    const amy = await agentClient(host, 'amy');
    const lin = customerClient(host);
    const { outcome, conversation } = await lin.open({ page: 'shop' });
    expect(outcome).toEqual({ kind: 'robot' });
    expect(conversation.state).toBe('robot');
    await tell(lin, conversation.id, '尺码大小怎么看');
    const first = await become(lin, conversation.id, wrote('robot', 1));
    expect(textsOf(first)).toEqual(['customer: 尺码大小怎么看', 'robot: 请看尺码表。']);
    await tell(lin, conversation.id, '运费多少');
    await become(lin, conversation.id, wrote('robot', 2));
    await tell(lin, conversation.id, '物流到哪了');
    const third = await become(lin, conversation.id, wrote('robot', 3));
    expect(third.items.at(-1)).toMatchObject({ text: '请把单号发给客服。', offersAgent: true });
    expect([...amy.conversations.values()]).toEqual([]);

    expect(await lin.handOver(conversation.id)).toMatchObject({ kind: 'assigned' });
    const atDesk = await become(amy, conversation.id, ({ state }) => state === 'assigned');
    expect(textsOf(atDesk)).toHaveLength(6);
    await tell(lin, conversation.id, '尺码');
    await tell(amy, conversation.id, '我来看看');
    expect(
      textsOf(lin.conversations.get(conversation.id)).filter((text) => text.startsWith('robot')),
    ).toHaveLength(3);
  });

  it('RB-05 who asks for a person in words is handed over at once', async () => {
    const host = await shopWithRobot('first');
    const amy = await agentClient(host, 'amy');
    const lin = customerClient(host);
    const { conversation } = await lin.open({ page: 'shop' });
    await tell(lin, conversation.id, '转人工');
    await become(lin, conversation.id, ({ agent: owner }) => owner?.id === 'amy');
    await become(amy, conversation.id, ({ state }) => state === 'assigned');
  });

  it('RB-04 on product pages only where the category is on the shop’s list', async () => {
    const host = await shopWithRobot('first');
    const { knowledge, backOffice } = host.app.admin;
    await agentClient(host, 'amy');
    await backOffice.take(host.shopId, 'product', {
      rows: [
        { id: '2002', version: 1, title: '水壶', category: '餐具' },
        { id: '2003', version: 1, title: '背包', category: '箱包' },
      ],
    });
    await knowledge.setRobotSettings(host.shopId, { categories: ['餐具'] });
    const kinds: string[] = [];
    for (const sku of ['2002', '2003', '2004'])
      kinds.push((await customerClient(host).open({ page: 'product', sku })).outcome.kind);
    expect(kinds).toEqual(['robot', 'assigned', 'assigned']);
  });

  it('RB-06 the time with the robot is in nobody’s figures: the clock starts at the hand-over', async () => {
    const host = await shopWithRobot('first');
    const amy = await agent(host, 'amy');
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, { page: 'shop' });
    await say(lin.socket, conversation.id, '尺码');
    await lin.socket.event(
      'message.posted',
      ({ event }) => 'message' in event && event.message.author.kind === 'robot',
    );
    const stay = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 10_000) {
        await host.clock.advance(10_000);
        for (const { socket } of [amy, lin]) await socket.settled();
      }
    };
    await stay(300_000);
    await lin.socket.ask('robot.hand-over', { conversationId: conversation.id });
    await stay(20_000);
    await say(amy.socket, conversation.id, '您好');
    expect(await amy.socket.ask('figures.today')).toMatchObject({
      receptions: 1,
      averageResponseSeconds: 20,
    });
  });
});

describe('the robot where nobody is free', () => {
  it('RB-05 RT-46 stands in only then, and hands over into the line of the group', async () => {
    const host = await shopWithRobot('nobody-free');
    await host.app.admin.routing.configureAgent(host.shopId, 'amy', { capacity: 1 });
    const amy = await agentClient(host, 'amy');
    // Nobody knows the category of a page that names no product.
    const lin = customerClient(host);
    const [first, second] = [
      await lin.open({ page: 'order' }),
      await customerClient(host).open({ page: 'order' }),
    ];
    expect(first.outcome.kind).toBe('assigned');
    expect(second.outcome.kind).toBe('robot');
    const wei = customerClient(host);
    const { conversation } = await wei.open({ page: 'order' });
    await tell(wei, conversation.id, '运费多少');
    await become(wei, conversation.id, wrote('robot', 1));
    const handed = await wei.handOver(conversation.id);
    expect(handed).toMatchObject({ kind: 'queued', place: 1 });
    await amy.end(first.conversation.id);
    const served = await become(amy, conversation.id, ({ state }) => state === 'assigned');
    expect(textsOf(served)).toEqual(['customer: 运费多少', 'robot: 满 99 包邮。']);
  });
});

describe('answers on pages', () => {
  it('RB-07 RB-08 RT-47 recommendations and FAQ show where they belong, those of the product first', async () => {
    const host = await portHost();
    await openShop(host);
    const { knowledge, routing } = host.app.admin;
    await knowledge.replace(host.shopId, {
      faq: [
        { id: 'all', question: '包邮吗', answer: '满 99 包邮' },
        { id: 'tent', question: '防水吗', answer: '3000 毫米', sku: '1001' },
      ],
      recommendations: [{ id: 'new', title: '新品', sku: '1001' }],
    });
    const lin = customerClient(host);
    await lin.connect();
    const shown = async (scope: Parameters<typeof lin.answers>[0], queued = false) => {
      const { faq, recommendations } = await lin.answers(scope, { queued });
      return [...faq, ...recommendations].map(({ id }) => id);
    };
    expect(await shown({ page: 'product', sku: '1001' })).toEqual(['tent', 'all']);
    expect(await shown({ page: 'product', sku: '2002' })).toEqual(['all']);
    expect(await shown({ page: 'shop' })).toEqual(['new']);
    expect(await shown({ page: 'order' })).toEqual(['new']);
    expect(await shown({ page: 'tracking' })).toEqual([]);
    expect(await shown({ page: 'tracking' }, true)).toEqual(['all']);

    await routing.configureAgent(host.shopId, 'amy', { capacity: 1 });
    await agentClient(host, 'amy');
    await customerClient(host).open({ page: 'product' });
    const { outcome } = await customerClient(host).open({ page: 'product', sku: '2002' });
    expect(outcome).toMatchObject({ kind: 'queued', faq: [{ id: 'all', question: '包邮吗' }] });
    await knowledge.delete(host.shopId, 'faq', 'all');
    expect(await shown({ page: 'product', sku: '2002' })).toEqual([]);
  });
});
