import type { AgentClient } from '@shopbell/sdk/agent';
import { expect, test } from 'vitest';
import { idOf, minute, Shop } from './shop.ts';
import { holds, refusal, say, written, type Visitor } from './visitor.ts';

/** 留言 (001:73-115): how they come about, the three ways in which they are given out, and what becomes of them. */

/** Customers, one second after another, each with a message of their own. */
async function leaveOneAfterAnother(shop: Shop, count: number, sku?: string): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  for (let number = 1; number <= count; number++) {
    const visitor = await shop.enters(sku === undefined ? {} : { sku });
    expect(visitor.outcome?.kind).toBe('leave-message');
    await visitor.say(`留言 ${String(number)}`);
    visitors.push(visitor);
    await shop.pass(1000);
  }
  return visitors;
}

/** When each was given to the agent, in minutes and seconds since then; in the order in which the agent got them. */
async function deliveriesOf(agent: AgentClient, count: number): Promise<{ text: string; at: number }[]> {
  await holds(agent, ({ size }) => size >= count);
  return [...agent.conversations.values()]
    .flatMap(({ items }) => {
      const given = items.filter((item) => item.kind === 'notice' && item.notice.kind === 'delivered').at(-1);
      const text = items.find((item) => item.kind === 'message')?.text;
      return given && text !== undefined ? { text, at: given.at } : [];
    })
    .sort((a, b) => a.at - b.at || a.text.localeCompare(b.text));
}

test('LM-01 LM-04 LM-05 LM-06 LM-17 whoever comes online gets three customers a time, the oldest first, 60 to 120 s apart', async () => {
  // 001:81 客服在线后,后台将自动向定向客服组的在线客服投递留言咨询,每隔1-2分钟投递一次,每次投递3个客户的留言
  const shop = await Shop.open();
  const hong = await shop.hire('hong', 'offline');
  await shop.group('乌龙', [hong], { skus: ['1'] });
  await leaveOneAfterAnother(shop, 8, '1');
  const opens = shop.clock.now();
  await hong.setStatus('online');
  await shop.pass(6 * minute);
  const given = await deliveriesOf(hong, 8);
  expect(given.map(({ text }) => text)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((one) => `留言 ${String(one)}`));
  const ticks = [...new Set(given.map(({ at }) => at))];
  expect(ticks.map((tick) => given.filter(({ at }) => at === tick).length)).toEqual([3, 3, 2]);
  const gaps = ticks.map((tick, index) => tick - (ticks[index - 1] ?? opens));
  expect(gaps[0]).toBeLessThanOrEqual(2 * minute);
  for (const gap of gaps.slice(1)) {
    expect(gap).toBeGreaterThanOrEqual(minute);
    expect(gap).toBeLessThanOrEqual(2 * minute);
  }
});

test('LM-07 LM-19 ST-07 all that a customer left moves together and counts as one', async () => {
  // 001:77 造成客户的消息无人可分配,该消息即为留言; 001:81 3个客户的留言
  const shop = await Shop.open();
  const lead = await shop.hire('lead', 'suspended', ['group-leader']);
  const hong = await shop.hire('hong', 'offline');
  await shop.group('乌龙', [hong], { skus: ['1'] });
  const visitors = await leaveOneAfterAnother(shop, 4, '1');
  const [first] = visitors;
  for (const more of ['还有', '还有一句', '最后一句']) await first?.say(more);
  expect((await lead.leaveMessages()).leaveMessages).toHaveLength(4);
  await hong.setStatus('online');
  await shop.pass(2 * minute);
  await holds(hong, ({ size }) => size >= 3);
  expect((await lead.leaveMessages()).leaveMessages).toHaveLength(1);
  const held = hong.conversations.get(first?.conversationId ?? '');
  expect(held && written(held)).toEqual([
    'customer: 留言 1',
    'customer: 还有',
    'customer: 还有一句',
    'customer: 最后一句',
  ]);
});

test('LM-08 LM-09 LM-10 the group goes before the default group, which helps only where it may', async () => {
  // 001:81 如该技能组客服均不在线会自动分配给兜底组在线客服,兜底和技能组都在线优先分给技能组客服
  const shop = await Shop.open();
  const hong = await shop.hire('hong', 'offline');
  const lan = await shop.hire('lan', 'offline');
  const ming = await shop.hire('ming', 'offline');
  const [first] = await shop.admin.groups();
  if (!first) throw new Error('has no default group');
  await shop.admin.editGroup(first.id, { members: [{ agentId: idOf(ming) }] });
  await shop.group('乌龙', [hong], { skus: ['1'] });
  await shop.group('普洱', [lan], { skus: ['2'], allowDefaultFallback: false });
  const [oolong] = await leaveOneAfterAnother(shop, 1, '1');
  const [puer] = await leaveOneAfterAnother(shop, 1, '2');
  await ming.setStatus('online');
  await shop.pass(3 * minute);
  expect((await oolong?.becomes(({ agent }) => agent !== undefined))?.agent?.name).toBe('ming');
  expect(puer?.conversation.agent).toBeUndefined();

  await ming.setStatus('offline');
  const [later] = await leaveOneAfterAnother(shop, 1, '1');
  await Promise.all([ming.setStatus('online'), hong.setStatus('online'), lan.setStatus('online')]);
  await shop.pass(3 * minute);
  expect((await later?.becomes(({ agent }) => agent !== undefined))?.agent?.name).toBe('hong');
  expect((await puer?.becomes(({ agent }) => agent !== undefined))?.agent?.name).toBe('lan');
});

test('LM-11 LM-12 LM-18 in the second way only those named get them, at least one, once it is saved', async () => {
  // 001:83 后台将向指定的客服投递留言…需要至少选择1个子账号且操作保存后生效
  const shop = await Shop.open();
  const hong = await shop.hire('hong', 'offline');
  const lan = await shop.hire('lan', 'offline');
  await shop.group('乌龙', [hong], { skus: ['1'] });
  const specified = { leaveMessageMode: 'specified' as const };
  expect(await refusal(shop.admin.configure(specified))).toBe('INVALID_ARGUMENT');
  expect(
    await refusal(shop.admin.configure({ ...specified, leaveMessageAgentIds: ['nobody'] })),
  ).toBeDefined();
  expect((await shop.admin.settings()).settings.leaveMessageMode).toBe('default');
  await shop.admin.configure({ ...specified, leaveMessageAgentIds: [idOf(lan)] });
  const visitors = await leaveOneAfterAnother(shop, 4, '1');
  await hong.setStatus('online');
  await shop.pass(5 * minute);
  expect(visitors.every(({ conversation }) => conversation.agent === undefined)).toBe(true);
  await lan.setStatus('online');
  await shop.pass(2 * minute);
  await holds(lan, ({ size }) => size === 3);
  await shop.pass(2 * minute);
  await holds(lan, ({ size }) => size === 4);
  expect(hong.conversations.size).toBe(0);
});

test('LM-13 LM-14 LM-15 ST-05 in the third way a supervisor hands them out, to whoever is signed in', async () => {
  // 001:85 需客服主管或客服组长手动选择留言…客服在线或挂起可被分配,客服离线状态不可被分配
  const shop = await Shop.open({ leaveMessageMode: 'manual' });
  const boss = await shop.hire('boss', 'offline', ['supervisor']);
  const lead = await shop.hire('lead', 'offline', ['group-leader']);
  const hong = await shop.hire('hong', 'offline');
  const gone = await shop.hire('gone', 'offline');
  const [one, two, three] = await leaveOneAfterAnother(shop, 3);
  if (!one || !two || !three) throw new Error('nobody came');
  await hong.setStatus('online');
  await shop.pass(10 * minute);
  expect((await boss.leaveMessages()).leaveMessages.map(({ text }) => text)).toEqual([
    '留言 1',
    '留言 2',
    '留言 3',
  ]);
  expect(await refusal(hong.leaveMessages())).toBe('FORBIDDEN');
  expect(await refusal(hong.assignLeaveMessage(one.conversationId, idOf(hong)))).toBe('FORBIDDEN');
  await expect(boss.assignLeaveMessage(one.conversationId, idOf(gone))).rejects.toMatchObject({
    code: 'TARGET_NOT_AVAILABLE',
    details: { reason: 'offline' },
  });
  await hong.setStatus('suspended');
  await boss.assignLeaveMessage(one.conversationId, idOf(hong));
  await holds(hong, (all) => all.has(one.conversationId));
  // Two supervisors take the same one at once: one of them is told.
  const both = await Promise.all(
    [boss, lead].map((by) => refusal(by.assignLeaveMessage(two.conversationId, idOf(hong)))),
  );
  expect(both.filter((code) => code === undefined)).toHaveLength(1);
  expect(both).toContain('ALREADY_ASSIGNED');
  expect((await lead.leaveMessages()).leaveMessages.map(({ conversationId }) => conversationId)).toEqual([
    three.conversationId,
  ]);
  // Back to the first way: the last one goes by itself.
  await shop.admin.configure({ leaveMessageMode: 'default' });
  await hong.setStatus('online');
  await shop.pass(2 * minute);
  await holds(hong, ({ size }) => size === 3);
});

test('LM-16 a delivered message lies in its own list until it is answered', async () => {
  // 001:111 留言将在【接待】模块左侧会话列表【留言】中展示
  const shop = await Shop.open();
  const hong = await shop.hire('hong', 'offline');
  const [left] = await leaveOneAfterAnother(shop, 1);
  if (!left) throw new Error('nobody came');
  await hong.setStatus('online');
  await shop.pass(2 * minute);
  await holds(hong, (all) => all.get(left.conversationId)?.state === 'leave-message');
  await say(hong, left.conversationId, '您好,现在有人了');
  const live = await left.becomes(({ state }) => state === 'assigned');
  expect(live.agent?.name).toBe('hong');
  expect(written(live)).toEqual(['customer: 留言 1', 'agent: 您好,现在有人了']);
});

test('LM-20 whoever comes back while somebody is there is served at once, with all that was written', async () => {
  // 001:77 无人可分配; on coming back somebody can be: decisions.md
  const shop = await Shop.open();
  const lead = await shop.hire('lead', 'suspended', ['group-leader']);
  const hong = await shop.hire('hong', 'offline');
  const [left] = await leaveOneAfterAnother(shop, 1);
  if (!left) throw new Error('nobody came');
  left.leave();
  await hong.setStatus('online');
  left.comeBack();
  expect(await left.enter()).toMatchObject({ kind: 'assigned', agent: { name: 'hong' } });
  expect(written(left.conversation)).toEqual(['customer: 留言 1']);
  expect((await lead.leaveMessages()).leaveMessages).toEqual([]);
  await shop.pass(5 * minute);
  const notices = left.conversation.items.map((item) =>
    item.kind === 'notice' ? item.notice.kind : 'message',
  );
  expect(notices).not.toContain('delivered');
});

test('LM-05 a tick that comes late, or whose server was gone, loses nothing and gives nothing twice', async () => {
  const shop = await Shop.open();
  const hong = await shop.hire('hong', 'offline');
  const visitors = await leaveOneAfterAnother(shop, 7);
  for (const visitor of visitors) visitor.leave();
  await hong.setStatus('online');
  // The clock goes on while no server runs.
  shop.clock.jumpTo(shop.clock.now() + 15_000);
  await shop.restart();
  await shop.pass(30_000);
  expect(hong.connection).toBe('online');
  await shop.pass(5 * minute);
  const given = await deliveriesOf(hong, 7);
  expect(given.map(({ text }) => text)).toEqual([1, 2, 3, 4, 5, 6, 7].map((one) => `留言 ${String(one)}`));
  const ticks = [...new Set(given.map(({ at }) => at))];
  expect(ticks.map((tick) => given.filter(({ at }) => at === tick).length)).toEqual([3, 3, 1]);
  for (const [index, tick] of ticks.entries())
    if (index > 0) expect(tick - (ticks[index - 1] ?? 0)).toBeGreaterThanOrEqual(minute);
  const notices = [...hong.conversations.values()].map(
    ({ items }) => items.filter((item) => item.kind === 'notice' && item.notice.kind === 'delivered').length,
  );
  expect(notices).toEqual([1, 1, 1, 1, 1, 1, 1]);
});
