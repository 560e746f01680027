import { expect, test } from 'vitest';
import { idOf, minute, Shop } from './shop.ts';
import { refusal, type Visitor } from './visitor.ts';

/** What a shop sets up under 分流设置 (001:17-69), and whom customers reach by it. */

const groupOf = (visitor: Visitor): string | undefined => visitor.conversation.group?.name;

test('RT-02 RT-08 RT-13 a group is made of a name, a scope and its agents, and is complete at once', async () => {
  // 001:21 新建分组-分组名称-接待范围选择-添加客服-确定提交; 001:37 默认允许自动分配; 001:43 权重值默认初始值为6
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const made = await shop.group('售后', [ming], { pages: ['order'] });
  expect(made).toMatchObject({ enabled: true, allowDefaultFallback: true, pages: ['order'] });
  expect(made.members).toEqual([{ agentId: idOf(ming), weight: 6 }]);

  const before = await shop.admin.groups();
  expect(await refusal(shop.group('  ', [ming], { pages: ['product'] }))).toBe('NAME_REQUIRED');
  expect(await refusal(shop.group('售后', [ming], { pages: ['product'] }))).toBe('NAME_TAKEN');
  expect(await refusal(shop.group('无人', [[ming, 11]], { pages: ['product'] }))).toBe('WEIGHT_OUT_OF_RANGE');
  expect(await refusal(shop.admin.createGroup({ name: '空', members: [] }))).toBe('INVALID_ARGUMENT');
  expect(await shop.admin.groups()).toEqual(before);
});

test('RT-03 RT-04 RT-07 AC-08 pages and goods lead to their groups, all else to the default group', async () => {
  // 001:27-31 a.页面:店铺页、商详页、订单详情页、物流跟踪页 b.商品:商品sku; 001:49 新增客服子账号后将自动分配至【默认客服组】
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  await shop.group('店铺', [ming], { pages: ['shop'] });
  await shop.group('商详', [ming], { pages: ['product'] });
  await shop.group('订单', [ming], { pages: ['order'] });
  await shop.group('物流', [ming], { pages: ['tracking'] });
  for (const [page, group] of [
    ['shop', '店铺'],
    ['product', '商详'],
    ['order', '订单'],
    ['tracking', '物流'],
  ] as const) {
    expect(groupOf(await shop.enters({ page }))).toBe(group);
  }
  await shop.group('乌龙', [ming], { skus: ['1001', '乌龙-52g'] });
  expect(groupOf(await shop.enters({ page: 'shop', sku: '乌龙-52g' }))).toBeUndefined(); // 店铺 or 乌龙: a choice
  const [first, shopPage] = await shop.admin.groups();
  if (shopPage?.name !== '店铺') throw new Error('is not in the order of creation');
  await shop.admin.deleteGroup(shopPage.id);
  expect(groupOf(await shop.enters({ page: 'shop', sku: '乌龙-52g' }))).toBe('乌龙');
  expect(groupOf(await shop.enters({ page: 'shop', sku: '9999' }))).toBe(first?.name);
  expect(first).toMatchObject({ isDefault: true, members: [{ agentId: idOf(ming), weight: 6 }] });
});

test('RT-05 RT-06 RT-24 a value is bound once in its type, and free again when its group is deleted', async () => {
  // 001:33 同一个类型下的接待范围仅支持绑定一个客服组,不允许重复绑定其他客服组; 001:65 客服组不可恢复
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const presale = await shop.group('售前', [ming], { pages: ['product'], skus: ['1', '2'] });
  const taken = shop.group('专家', [ming], { pages: ['product'], skus: ['2', '3'] });
  await expect(taken).rejects.toMatchObject({
    code: 'SCOPE_TAKEN',
    details: {
      taken: expect.arrayContaining([{ value: '2', groupId: presale.id, groupName: '售前' }]) as unknown,
    },
  });
  // The same value as another type is another value: the page of goods is not the goods.
  const other = await shop.group('专家', [ming], { skus: ['product', '3'] });
  expect(await refusal(shop.admin.editGroup(other.id, { skus: ['1'] }))).toBe('SCOPE_TAKEN');
  await shop.admin.deleteGroup(presale.id);
  await shop.admin.editGroup(other.id, { pages: ['product'], skus: ['1', '2', '3'] });
  expect(await refusal(shop.admin.group(presale.id))).toBe('NOT_FOUND');
  expect(await refusal(shop.admin.editGroup(presale.id, { enabled: true }))).toBe('NOT_FOUND');
});

test('RT-11 RT-12 the default group is there, cannot be deleted and has no scope', async () => {
  // 001:49 该组为系统自动生成,不可删除,不可修改接待范围
  const shop = await Shop.open();
  const [first, ...others] = await shop.admin.groups();
  expect(others).toEqual([]);
  if (!first) throw new Error('has no default group');
  expect(await refusal(shop.admin.deleteGroup(first.id))).toBe('DEFAULT_GROUP_FIXED');
  expect(await refusal(shop.admin.editGroup(first.id, { pages: ['shop'] }))).toBe('DEFAULT_GROUP_FIXED');
  expect(await refusal(shop.admin.editGroup(first.id, { skus: ['1'] }))).toBe('DEFAULT_GROUP_FIXED');
  expect(await shop.admin.groups()).toEqual([first]);
});

test('RT-19 a disabled group takes part in nothing, and does again when it is enabled', async () => {
  // 001:57 停用客服组的分流逻辑不生效
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const hong = await shop.hire('hong');
  const expert = await shop.group('专家', [hong], { skus: ['1'] });
  const [first] = await shop.admin.groups();
  if (!first) throw new Error('has no default group');
  await shop.admin.editGroup(first.id, { members: [{ agentId: idOf(ming) }] });
  expect((await shop.enters({ sku: '1' })).agent).toBe('hong');
  await shop.admin.editGroup(expert.id, { enabled: false });
  expect((await shop.enters({ sku: '1' })).agent).toBe('ming');
  await shop.admin.editGroup(expert.id, { enabled: true });
  expect((await shop.enters({ sku: '1' })).agent).toBe('hong');
});

test('RT-20 RT-21 RT-22 customers choose by the names as they are now, only where there is a choice', async () => {
  // 001:61 客户进线满足不同类型的接待范围时,将由客户手动选择…客户选择的展示内容与客服组名称保持一致
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const page = await shop.group('售前咨询', [ming], { pages: ['product'] });
  const goods = await shop.group('乌龙专家', [ming], { skus: ['1'] });
  const scope = { page: 'product', sku: '1' } as const;
  await shop.admin.editGroup(goods.id, { name: '岩茶 & <b>乌龙</b>' });

  const visitor = await shop.enters(scope);
  if (visitor.outcome?.kind !== 'choose') throw new Error('was not asked');
  expect(visitor.outcome.options.map(({ name }) => name).sort()).toEqual(
    ['售前咨询', '岩茶 & <b>乌龙</b>'].sort(),
  );
  expect(visitor.outcome.options.every(({ online, waiting }) => online && waiting === 0)).toBe(true);
  expect(await refusal(visitor.client.choose(visitor.conversationId, 'another'))).toBe('NOT_OFFERED');
  expect(await visitor.client.choose(visitor.conversationId, goods.id)).toMatchObject({
    kind: 'assigned',
    group: { id: goods.id },
  });

  await shop.admin.editGroup(page.id, { enabled: false });
  expect(groupOf(await shop.enters(scope))).toBe('岩茶 & <b>乌龙</b>');
});

test('RT-23 whoever writes without choosing comes to the group of the goods, in time', async () => {
  // 001:61 由客户手动选择决定分流至哪个客服组; what becomes of who does not choose, decisions.md says
  const shop = await Shop.open({ chooserTimeoutMs: 30_000 });
  const ming = await shop.hire('ming');
  await shop.group('售前', [ming], { pages: ['product'] });
  await shop.group('专家', [ming], { skus: ['1'] });
  const writes = await shop.enters({ page: 'product', sku: '1' });
  const silent = await shop.enters({ page: 'product', sku: '1' });
  await writes.say('在吗');
  expect(writes.conversation.state).toBe('choosing');
  await shop.pass(30_000);
  const settled = await writes.becomes(({ state }) => state === 'assigned');
  expect(settled.group?.name).toBe('专家');
  expect(settled.items).toContainEqual(
    expect.objectContaining({ notice: expect.objectContaining({ cause: 'auto-choice' }) as unknown }),
  );
  await shop.pass(5 * minute);
  expect(silent.conversation.state).toBe('choosing');
  await silent.say('还在');
  expect((await silent.becomes(({ state }) => state === 'assigned')).group?.name).toBe('专家');
});

test('RT-25 RT-26 what was given stays given when a group changes or goes', async () => {
  // 001:65 删除后的客服组分流逻辑自动失效; 001:69 可修改客服人员的接待范围、客服人员增减、客服人员的权重值
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const hong = await shop.hire('hong');
  const group = await shop.group('售后', [ming, hong], { pages: ['order'] });
  const four = [];
  for (let count = 0; count < 4; count++) four.push(await shop.enters({ page: 'order' }));
  expect(four.map(({ agent }) => agent).sort()).toEqual(['hong', 'hong', 'ming', 'ming']);
  const owners = four.map(({ agent }) => agent);

  await shop.admin.editGroup(group.id, {
    members: [
      { agentId: idOf(ming), weight: 0 },
      { agentId: idOf(hong), weight: 6 },
    ],
  });
  for (let count = 0; count < 3; count++) expect((await shop.enters({ page: 'order' })).agent).toBe('hong');
  await shop.admin.deleteGroup(group.id);
  await shop.pass(minute);
  expect(four.map(({ conversation }) => conversation.agent?.name)).toEqual(owners);
  expect(four.every(({ conversation }) => conversation.state === 'assigned')).toBe(true);
});

test('RT-09 RT-10 RT-28 LM-02 nobody of the group is there: the default group helps out, if it may', async () => {
  // 001:39 允许自动分配 → 默认客服组的在线客服承接;不允许 → 自动进入留言队列,待该组有客服在线接待后分配
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const hong = await shop.hire('hong', 'offline');
  const lends = await shop.group('乌龙', [hong], { skus: ['1'] });
  const alone = await shop.group('普洱', [hong], { skus: ['2'], allowDefaultFallback: false });

  const helped = await shop.enters({ sku: '1' });
  expect(helped.agent).toBe('ming');
  expect(helped.conversation.group?.id).toBe(lends.id);
  const left = await shop.enters({ sku: '2' });
  expect(left.outcome).toEqual({ kind: 'leave-message', group: { id: alone.id, name: '普洱' } });
  await left.say('普洱怎么泡?');
  await shop.pass(5 * minute);
  expect(left.conversation.agent).toBeUndefined();
  expect([...ming.conversations.keys()]).toEqual([helped.conversationId]);

  await hong.setStatus('online');
  await shop.pass(2 * minute);
  expect((await left.becomes(({ agent }) => agent !== undefined)).agent?.name).toBe('hong');
});

test('RT-29 RT-27 AC-10 why an agent gets nobody, in the order in which the shop would look', async () => {
  // 001:95-107 ① 状态是否为【在线】② 客服组及接待范围 ③ 接待状态开启、权重值不为0
  const shop = await Shop.open();
  const ming = await shop.hire('ming', 'suspended');
  const id = idOf(ming);
  const group = await shop.group('普洱', [[ming, 0]], { skus: ['2'], allowDefaultFallback: false });
  await shop.admin.configureAgent(id, { receiving: false });
  const entry = { page: 'shop', sku: '2' } as const;
  const failed = async () => [
    (await shop.admin.explain(id, entry)).failed,
    (await ming.explain(entry)).failed,
  ];

  expect(await failed()).toEqual(['status', 'status']);
  await ming.setStatus('online');
  expect((await shop.admin.explain(id, { sku: '3' })).failed).not.toBe('status');
  expect(await failed()).toEqual(['receiving', 'receiving']);
  await shop.admin.configureAgent(id, { receiving: true });
  expect(await failed()).toEqual(['weight', 'weight']);
  await shop.admin.editGroup(group.id, { members: [{ agentId: id, weight: 1 }] });
  expect(await failed()).toEqual([undefined, undefined]);
  expect((await shop.enters(entry)).agent).toBe('ming');
  // A group keeps somebody (RT-02): another takes the place.
  expect(await refusal(shop.admin.editGroup(group.id, { members: [] }))).toBe('INVALID_ARGUMENT');
  const hong = await shop.hire('hong');
  await shop.admin.editGroup(group.id, { members: [{ agentId: idOf(hong) }] });
  expect((await shop.admin.explain(id, entry)).failed).toBe('scope');
});
