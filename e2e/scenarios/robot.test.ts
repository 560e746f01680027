import { expect, test } from 'vitest';
import { idOf, minute, Shop } from './shop.ts';
import { refusal, say, written, type Visitor } from './visitor.ts';

/** JIMI 智能机器人 (003:71-77), 店长推荐 and 常见问题 (003:53). */

async function robotShop(): Promise<Shop> {
  const shop = await Shop.open({ robot: 'first' });
  await shop.admin.setRobot({ categories: ['茶叶'] });
  const rows = [
    { id: '1001', version: 1, title: '大红袍', category: '茶叶' },
    { id: '1002', version: 1, title: '肉桂', category: '茶叶' },
    { id: '2001', version: 1, title: '茶壶', category: '茶具' },
  ];
  const stored = await shop.fetch('/v1/admin/products', { method: 'POST', body: JSON.stringify({ rows }) });
  expect(await stored.json()).toMatchObject({ stored: 3, refused: [] });
  await shop.admin.replaceKnowledge({
    robotEntries: [
      {
        kind: 'pre-sale',
        sku: '1001',
        question: '怎么泡?',
        keywords: '泡法,冲泡',
        answer: '沸水,十秒出汤。',
      },
      { kind: 'after-sale', question: '茶具碎了', keywords: '碎了,破损', answer: '拍照给客服,免费补发。' },
      { kind: 'pre-sale', question: '有试喝装吗?', keywords: '试喝', answer: '要问客服。', needsAgent: true },
    ],
    intentAnswers: [
      { intent: 'shipping-fee', sku: '1001', answer: '大红袍包邮。' },
      { intent: 'shipping-fee', answer: '运费 8 元。' },
      { intent: 'returns', answer: '七天无理由退货。' },
    ],
  });
  return shop;
}

const onPage = (sku: string) => ({ page: 'product' as const, sku });

/** What the robot answers; the conversation stays with it. */
async function asks(
  visitor: Visitor,
  text: string,
): Promise<{ text: string; offersAgent?: boolean | undefined }> {
  const { seq } = await visitor.say(text);
  let answer: { text: string; offersAgent?: boolean | undefined } | undefined;
  await visitor.becomes(({ items }) => {
    const found = items.find(
      (item) => item.kind === 'message' && item.author.kind === 'robot' && item.seq > seq,
    );
    answer = found?.kind === 'message' ? found : undefined;
    return answer !== undefined;
  });
  if (!answer) throw new Error('was not answered');
  return answer;
}

test('RB-01 RB-03 before the sale it answers for the product, after it for all products alike', async () => {
  // 003:71 售前就是商品相关的,包括售前运费等,不同商品不一样;售后就是客户收到货后退换货,所有商品相同
  const shop = await robotShop();
  const red = await shop.enters(onPage('1001'));
  const cinnamon = await shop.enters(onPage('1002'));
  expect(red.outcome).toEqual({ kind: 'robot' });
  expect((await asks(red, '运费多少?')).text).toBe('大红袍包邮。');
  expect((await asks(cinnamon, '运费多少?')).text).toBe('运费 8 元。');
  expect((await asks(red, 'How much is shipping?')).text).toBe('大红袍包邮。');
  for (const visitor of [red, cinnamon])
    expect((await asks(visitor, '怎么退货')).text).toBe('七天无理由退货。');
  expect((await asks(red, '请问冲泡方法')).text).toBe('沸水,十秒出汤。');
  expect((await asks(cinnamon, '收到的破损了')).text).toBe('拍照给客服,免费补发。');
  // What the shop wrote itself comes before what the robot was taught (RB-03).
  await shop.admin.putKnowledge('robot-entry', {
    kind: 'pre-sale',
    question: '运费',
    keywords: '运费',
    answer: '今日全场包邮。',
  });
  expect((await asks(cinnamon, '运费多少?')).text).toBe('今日全场包邮。');
  const sku = { kind: 'after-sale' as const, sku: '1001', question: '保修', answer: '一年' };
  expect(await refusal(shop.admin.putKnowledge('robot-entry', sku))).toBe('INVALID_ARGUMENT');
});

test('RB-02 any number of the shop’s own questions, keywords parted by commas, one question each', async () => {
  // 003:72 输入条数没有限制,输入时请注意关键词用逗号分开,问题每次只能填写一条
  const shop = await robotShop();
  const entry = {
    kind: 'pre-sale' as const,
    question: '尺码?',
    keywords: '尺码,大小，码数',
    answer: '看尺码表',
  };
  const stored = await shop.admin.putKnowledge('robot-entry', entry);
  expect(stored.keywords).toEqual(['尺码', '大小', '码数']);
  const two = { ...entry, question: '尺码是多少?会缩水吗?' };
  expect(await refusal(shop.admin.putKnowledge('robot-entry', two))).toBe('INVALID_ARGUMENT');
  const robotEntries = Array.from({ length: 1500 }, (_, number) => ({
    kind: 'after-sale' as const,
    question: `第 ${String(number)} 个问题`,
    keywords: `编号${String(number)}号`,
    answer: `答案 ${String(number)}`,
  }));
  await shop.admin.replaceKnowledge({ robotEntries });
  const visitor = await shop.enters(onPage('1001'));
  expect((await asks(visitor, '我想问编号1234号')).text).toBe('答案 1234');
});

test('RB-04 on product pages it is there for the categories that are switched on', async () => {
  // 003:74 商详页JIMI是逐步开放,按照商品三级分类逐渐覆盖
  const shop = await robotShop();
  await shop.hire('ming');
  expect((await shop.enters(onPage('1001'))).outcome?.kind).toBe('robot');
  expect((await shop.enters(onPage('2001'))).outcome?.kind).toBe('assigned');
  expect((await shop.enters(onPage('unknown'))).outcome?.kind).toBe('assigned');
  await shop.admin.setRobot({ categories: ['茶具'] });
  expect((await shop.enters(onPage('1002'))).outcome?.kind).toBe('assigned');
  expect((await shop.enters(onPage('2001'))).outcome?.kind).toBe('robot');
});

test('RB-05 RB-06 what it cannot know it says, with the offer of a person, who has it all to read', async () => {
  // 003:75 JIMI还有答案是让联系客服: 部分信息不能通过接口数据获取; 003:76 不会影响客服指标
  const shop = await robotShop();
  const ming = await shop.hire('ming');
  const visitor = await shop.enters(onPage('1001'));
  expect(await asks(visitor, '有试喝装吗')).toMatchObject({ text: '要问客服。', offersAgent: true });
  expect((await asks(visitor, '量子力学')).offersAgent).toBe(true);
  await shop.pass(5 * minute);
  expect(await visitor.client.handOver(visitor.conversationId)).toMatchObject({ kind: 'assigned' });
  const live = await visitor.becomes(({ state }) => state === 'assigned');
  expect(live.agent?.id).toBe(idOf(ming));
  expect(written(live)[0]).toBe('customer: 有试喝装吗');
  // The person's clock starts when the customer was handed over, not minutes ago.
  await shop.pass(20_000);
  await say(ming, visitor.conversationId, '有的,给您寄一份');
  await shop.figured(ming, ({ averageResponseSeconds: seconds }) => seconds !== null);
  expect(ming.figures).toMatchObject({ receptions: 1, averageResponseSeconds: 20 });
});

test('RB-05 whoever asks for a person gets one, or may leave a message', async () => {
  const shop = await robotShop();
  const visitor = await shop.enters(onPage('1001'));
  await visitor.say('转人工');
  const left = await visitor.becomes(({ state }) => state !== 'robot');
  expect(left.state).toBe('leave-message');
  await shop.hire('ming');
  await shop.pass(3 * minute);
  expect((await visitor.becomes(({ agent }) => agent !== undefined)).agent?.name).toBe('ming');
});

test('several questions in one breath are all answered', async () => {
  const shop = await robotShop();
  const visitor = await shop.enters(onPage('1001'));
  const questions = ['运费多少?', '怎么退货', '怎么冲泡'];
  await Promise.all(questions.map((question) => visitor.say(question)));
  const all = await visitor.becomes(({ items }) => {
    const answers = items.filter((item) => item.kind === 'message' && item.author.kind === 'robot');
    return answers.length >= questions.length;
  });
  const answers = written(all).filter((line) => line.startsWith('robot'));
  expect(answers.sort()).toEqual(
    ['robot: 七天无理由退货。', 'robot: 大红袍包邮。', 'robot: 沸水,十秒出汤。'].sort(),
  );
});

test('RB-07 RB-08 RT-47 recommendations from shop and order pages, questions on product pages and in the line', async () => {
  // 003:53 店长推荐…从店铺首页…或者订单详情页; 常见问题…从产品详情页…如果客户进入咨询时排队,也会显示常见问题
  const shop = await Shop.open();
  await shop.admin.replaceKnowledge({
    faq: [
      { question: '怎么保存?', answer: '阴凉干燥。' },
      { question: '产地?', answer: '武夷山。', sku: '1001' },
    ],
    recommendations: [{ title: '春茶上新', url: 'https://tea.example/spring' }],
  });
  const { client } = shop.visitor();
  const shown = async (scope: Parameters<typeof client.answers>[0], queued = false) => {
    const { faq, recommendations } = await client.answers(scope, { queued });
    return { faq: faq.map(({ question }) => question), recommendations: recommendations.length };
  };
  expect(await shown({ page: 'shop' })).toEqual({ faq: [], recommendations: 1 });
  expect(await shown({ page: 'order' })).toEqual({ faq: [], recommendations: 1 });
  expect(await shown({ page: 'tracking' })).toEqual({ faq: [], recommendations: 0 });
  expect(await shown({ page: 'product', sku: '1001' })).toEqual({
    faq: ['产地?', '怎么保存?'],
    recommendations: 0,
  });
  expect(await shown({ page: 'product', sku: '1002' })).toEqual({ faq: ['怎么保存?'], recommendations: 0 });
  expect(await shown({ page: 'shop' }, true)).toEqual({ faq: ['怎么保存?'], recommendations: 1 });
  const bad = { title: '旧站', url: 'http://tea.example' };
  expect(await refusal(shop.admin.putKnowledge('recommendation', bad))).toBe('INVALID_ARGUMENT');
});
