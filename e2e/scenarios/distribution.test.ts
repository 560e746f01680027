import type { ScopeInput } from '@shopbell/sdk';
import { expect, test } from 'vitest';
import { hour, idOf, minute, shares, Shop } from './shop.ts';
import { say, type Visitor } from './visitor.ts';

/** 同一个客服组下的客服,权重值越高,则被分配的客户咨询越多 (001:43), and 轮询+熟客机制 (003:61). */

const agentFor = async (visitor: Visitor, scope: ScopeInput) => {
  await visitor.enter(scope);
  return visitor.agent;
};
const names = (visitors: readonly Visitor[]) => visitors.map(({ agent }) => agent);

async function enterOneByOne(shop: Shop, count: number, scope: ScopeInput = {}): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  for (let number = 0; number < count; number++) visitors.push(await shop.enters(scope));
  return visitors;
}

test('RT-15 weights of 10, 5 and 1 are shares, exact after a round and near at every moment', async () => {
  const shop = await Shop.open();
  const people = [await shop.hire('ten'), await shop.hire('five'), await shop.hire('one')] as const;
  await shop.group(
    '乌龙',
    [
      [people[0], 10],
      [people[1], 5],
      [people[2], 1],
    ],
    { skus: ['1'] },
  );
  const weights: Record<string, number> = { ten: 10, five: 5, one: 1 };
  const visitors = await enterOneByOne(shop, 48, { sku: '1' });
  for (let count = 1; count <= visitors.length; count++) {
    const got = shares(names(visitors.slice(0, count)));
    for (const [name, weight] of Object.entries(weights))
      expect(Math.abs((got[name] ?? 0) - (count * weight) / 16)).toBeLessThanOrEqual(0.75);
  }
  expect(shares(names(visitors))).toEqual({ ten: 30, five: 15, one: 3 });
});

test('RT-16 RT-17 AC-04 a weight of 0 gets nobody new, and belongs to the group, not to the agent', async () => {
  // 001:43 当客服权重值为0时,将不分流新会话,仅接待其他客服转接的会话
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const hong = await shop.hire('hong');
  await shop.group(
    '乌龙',
    [
      [ming, 0],
      [hong, 1],
    ],
    { skus: ['1'] },
  );
  await shop.group('普洱', [[ming, 10]], { skus: ['2'] });
  const oolong = await enterOneByOne(shop, 4, { sku: '1' });
  expect(names(oolong)).toEqual(['hong', 'hong', 'hong', 'hong']);
  expect((await shop.enters({ sku: '2' })).agent).toBe('ming');
  const [first] = oolong;
  if (!first) throw new Error('nobody came');
  await hong.transfer(first.conversationId, { kind: 'agent', id: idOf(ming) });
  expect((await first.becomes(({ agent }) => agent?.name === 'ming')).state).toBe('assigned');
});

test('RT-30 RT-31 RT-39 RT-40 in rotation the head of each group takes one and goes to the tail', async () => {
  // 003:61 a) 最大接待量为0,不直接分配 b) 大于0,直接参与 d-iii 每一个店铺咨询组一个客服队列…分配完毕后,客服被调整至队列末尾
  const shop = await Shop.open({ profile: 'rotation' });
  const people = [];
  for (const name of ['a', 'b', 'c', 'none']) people.push(await shop.hire(name));
  const [a, b, c, none] = people;
  if (!a || !b || !c || !none) throw new Error('nobody was hired');
  await shop.admin.configureAgent(idOf(none), { capacity: 0 });
  await shop.group('乌龙', people, { skus: ['1'] });
  await shop.group('普洱', people, { skus: ['2'] });
  const oolong = names(await enterOneByOne(shop, 7, { sku: '1' }));
  const [head, second, third] = oolong;
  expect([head, second, third].sort()).toEqual(['a', 'b', 'c']);
  expect(oolong).toEqual([head, second, third, head, second, third, head]);
  // The other group's turns were not taken.
  expect(names(await enterOneByOne(shop, 3, { sku: '2' }))).toEqual([head, second, third]);
});

test('ST-01 ST-02 RT-41 away counts as there in rotation, not by weight; a passed-over place is kept', async () => {
  // 003:61 c) 客服状态为在线和离开才可以直接分配; 001:99 在线即可被分流,不在线不可被分流
  const shop = await Shop.open({ profile: 'rotation' });
  const a = await shop.hire('a');
  const b = await shop.hire('b');
  const c = await shop.hire('c');
  await shop.group('乌龙', [a, b, c], { skus: ['1'] });
  const turns = names(await enterOneByOne(shop, 3, { sku: '1' }));
  const byName = new Map([
    ['a', a],
    ['b', b],
    ['c', c],
  ]);
  const head = byName.get(turns[0] ?? '');
  if (!head) throw new Error('nobody came');
  await head.setStatus('away');
  expect((await shop.enters({ sku: '1' })).agent).toBe(turns[0]);
  await enterOneByOne(shop, 2, { sku: '1' });
  await head.setStatus('suspended');
  expect(names(await enterOneByOne(shop, 1, { sku: '1' }))).toEqual([turns[1]]);
  await head.setStatus('online');
  expect(names(await enterOneByOne(shop, 2, { sku: '1' }))).toEqual([turns[0], turns[2]]);

  await shop.admin.configure({ profile: 'weighted' });
  await head.setStatus('away');
  expect(names(await enterOneByOne(shop, 6, { sku: '1' }))).not.toContain(turns[0]);
});

test('RT-33 RT-34 RT-35 RT-37 RT-38 a customer of the last 48 hours comes to the same agent of the same group', async () => {
  // 003:61 ii 顾客48小时内重复进入咨询同一个组,优先分配给48小时内接待过并且在线的客服,分配成功后,客服被调整至队列末尾
  const shop = await Shop.open({ profile: 'rotation' });
  const people = new Map([
    ['a', await shop.hire('a')],
    ['b', await shop.hire('b')],
    ['c', await shop.hire('c')],
  ]);
  await shop.group('乌龙', [...people.values()], { skus: ['1'] });
  await shop.group('普洱', [...people.values()], { skus: ['2'] });

  const [regular, silent, third] = await enterOneByOne(shop, 3, { sku: '1' });
  if (!regular || !silent || !third) throw new Error('nobody came');
  const order = names([regular, silent, third]);
  const served = people.get(order[0] ?? '');
  if (!served) throw new Error('nobody served');
  await regular.say('有货吗?');
  await say(served, regular.conversationId, '有的');
  for (const visitor of [regular, silent, third]) await visitor.end();

  // The head of the line is the first again: another takes that turn, so that the regular is out of turn.
  expect((await shop.enters({ sku: '1' })).agent).toBe(order[0]);
  await shop.pass(minute);
  expect(await agentFor(regular, { sku: '2' })).toBe(order[0]); // 普洱: its own line, at its head
  await regular.end();
  expect(await agentFor(regular, { sku: '1' })).toBe(order[0]);
  await regular.end();
  // Nobody ever answered the silent one, who goes by turns like everybody.
  expect((await shop.enters({ sku: '1' })).agent).toBe(order[1]);
  expect(await agentFor(silent, { sku: '1' })).toBe(order[2]);
  // The regular's second agent in a row took a turn each time: nobody else's turn was lost by it.
  expect(await agentFor(regular, { sku: '1' })).toBe(order[0]);
  expect(names(await enterOneByOne(shop, 3, { sku: '1' }))).toEqual([order[1], order[2], order[0]]);
});

test('RT-34 RT-36 just within 48 hours it is the same agent, at 48 hours it is whoever’s turn it is', async () => {
  const shop = await Shop.open({ profile: 'rotation' });
  const everybody = ['a', 'b', 'c', 'd'];
  const seats = new Map<string, Awaited<ReturnType<Shop['hire']>>>();
  for (const name of everybody) seats.set(name, await shop.hire(name));
  await shop.group('乌龙', [...seats.values()], { skus: ['1'] });
  const early = await shop.enters({ sku: '1' });
  const late = await shop.enters({ sku: '1' });
  const spoken = shop.clock.now();
  for (const visitor of [early, late]) {
    const agent = seats.get(visitor.agent ?? '');
    if (!agent) throw new Error('nobody served');
    await say(agent, visitor.conversationId, '您好');
    await visitor.end();
  }
  const agents = names([early, late]);
  // Two days in which everybody goes home.
  for (const agent of seats.values()) await agent.signOut();
  for (const visitor of [early, late]) visitor.leave();
  await shop.clock.advance(48 * hour - 1 - (shop.clock.now() - spoken));
  // They take their seats one after another: that is the line now (RT-42).
  const line = [agents[0], ...everybody.filter((name) => !agents.includes(name)), agents[1]];
  for (const name of line) await (await shop.seat(name ?? '')).setStatus('online');
  expect((await shop.enters({ sku: '1' })).agent).toBe(line[0]);
  for (const visitor of [early, late]) visitor.comeBack();
  await early.enter({ sku: '1' });
  expect(early.agent).toBe(agents[0]);
  await shop.clock.advance(1);
  await late.enter({ sku: '1' });
  expect(late.agent).toBe(line[1]);
});
