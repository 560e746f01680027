import { expect, test } from 'vitest';
import { idOf, minute, Shop } from './shop.ts';
import { holds, refusal, say, written } from './visitor.ts';

/** 转接: to whom it may go (003:42, 003:61), and whose it is then (000:60). */

const unavailable = (reason: string) => ({ code: 'TARGET_NOT_AVAILABLE', details: { reason } });

test('RT-48 ST-02 ST-04 a transfer goes to whoever is there, whatever else holds them back; others are refused with why', async () => {
  // 003:61 a) 最大接待量为0…可以转接给该客服 c) 其它状态不能分流也不能接受被转接; 001:43 权重值为0时…仅接待其他客服转接的会话
  const shop = await Shop.open({ capMode: 'capped' });
  const ming = await shop.hire('ming');
  const visitor = await shop.enters();
  const id = visitor.conversationId;
  const [first] = await shop.admin.groups();
  const targets = {
    weight: await shop.hire('weight'),
    none: await shop.hire('none'),
    'not-receiving': await shop.hire('not-receiving'),
    away: await shop.hire('away', 'away'),
    suspended: await shop.hire('suspended', 'suspended'),
    offline: await shop.hire('offline', 'offline'),
  };
  await shop.admin.configureAgent(idOf(targets.none), { capacity: 0 });
  await shop.admin.configureAgent(idOf(targets['not-receiving']), { receiving: false });
  await shop.group('乌龙', [[targets.weight, 0]], { skus: ['1'] });
  const to = (agent: typeof ming) => ({ kind: 'agent' as const, id: idOf(agent) });

  for (const reason of ['away', 'suspended', 'offline'] as const)
    await expect(ming.transfer(id, to(targets[reason]))).rejects.toMatchObject(unavailable(reason));
  await expect(ming.transfer(id, to(ming))).rejects.toMatchObject(unavailable('self'));
  expect(await refusal(ming.transfer(id, { kind: 'agent', id: 'of-another-shop' }))).toBe('NOT_FOUND');
  expect(await refusal(ming.transfer(id, { kind: 'group', id: 'of-another-shop' }))).toBe('NOT_FOUND');
  expect(await refusal(ming.transfer('no-conversation', to(targets.weight)))).toBe('NOT_FOUND');
  expect(visitor.conversation.agent?.name).toBe('ming');

  let owner = ming;
  for (const next of [targets.weight, targets.none, targets['not-receiving']]) {
    await owner.transfer(id, to(next));
    await holds(next, (all) => all.get(id)?.agent?.id === idOf(next));
    owner = next;
  }
  // Whoever passed it on has it no longer.
  expect(await refusal(ming.transfer(id, to(targets.weight)))).toBe('NOT_FOUND');
  await shop.admin.configure({ profile: 'rotation' });
  await owner.transfer(id, to(targets.away));
  await visitor.becomes(({ agent }) => agent?.name === 'away');
  expect(first?.isDefault).toBe(true);
});

test('RT-49 after a transfer it is the receiver’s and the receiver’s group’s, and all three see it', async () => {
  // 000:60 会话发生转接时,咨询量会统计到转入客服和咨询组的数据中
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const hong = await shop.hire('hong', 'suspended');
  const [first] = await shop.admin.groups();
  if (!first) throw new Error('has no default group');
  await shop.admin.editGroup(first.id, { members: [{ agentId: idOf(ming) }] });
  const after = await shop.group('售后', [hong], { pages: ['order'] });
  await hong.setStatus('online');
  const visitor = await shop.enters();
  await visitor.say('要退货');
  const id = visitor.conversationId;
  await ming.transfer(id, { kind: 'agent', id: idOf(hong) }, '要退货的顾客');

  const seen = await visitor.becomes(({ agent }) => agent?.name === 'hong');
  expect(seen.group?.name).toBe('售后');
  expect(JSON.stringify(seen)).not.toContain('要退货的顾客');
  await holds(hong, (all) => all.get(id)?.agent?.name === 'hong');
  const taken = hong.conversations.get(id);
  expect(taken && written(taken)).toEqual(['customer: 要退货']);
  expect(JSON.stringify(taken)).toContain('要退货的顾客');
  await holds(ming, (all) => all.get(id)?.agent?.name !== 'ming');
  await say(hong, id, '我来处理');
  expect(await refusal(say(ming, id, '我还在'))).toBe('NOT_FOUND');

  // Back to a group: to whose turn it is there, never to the one who has it.
  await expect(hong.transfer(id, { kind: 'group', id: after.id })).rejects.toMatchObject(
    unavailable('nobody'),
  );
  await hong.transfer(id, { kind: 'group', id: first.id });
  expect((await visitor.becomes(({ agent }) => agent?.name === 'ming')).group?.name).toBe(first.name);
  // Several days on, whoever looks for it finds the group it came through as well.
  const { outcomes } = await shop.admin.trace(id);
  expect(outcomes[0]?.group?.id).toBe(first.id);
});

test('RT-48 a supervisor passes on anybody’s, an agent only their own', async () => {
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const visitor = await shop.enters();
  const boss = await shop.hire('boss', 'suspended', ['supervisor']);
  const hong = await shop.hire('hong');
  const id = visitor.conversationId;
  expect(await refusal(hong.transfer(id, { kind: 'agent', id: idOf(hong) }))).toBe('NOT_FOUND');
  await boss.transfer(id, { kind: 'agent', id: idOf(hong) });
  await visitor.becomes(({ agent }) => agent?.name === 'hong');
  await holds(ming, (all) => all.get(id)?.agent?.name !== 'ming');
  expect(await refusal(boss.transfer(id, { kind: 'agent', id: idOf(boss) }))).toBe('TARGET_NOT_AVAILABLE');
});

test('RT-48 a note is a note: blank or endless ones are refused, and the conversation stays', async () => {
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const visitor = await shop.enters();
  const hong = await shop.hire('hong');
  const to = { kind: 'agent' as const, id: idOf(hong) };
  for (const note of [' ', 'x'.repeat(201)])
    expect(await refusal(ming.transfer(visitor.conversationId, to, note))).toBe('INVALID_ARGUMENT');
  await visitor.end();
  expect(await refusal(ming.transfer(visitor.conversationId, to))).toBe('CONVERSATION_ENDED');
  await shop.pass(minute);
  expect(hong.conversations.size).toBe(0);
});
