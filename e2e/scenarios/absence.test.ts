import { expect, test } from 'vitest';
import { minute, shares, Shop } from './shop.ts';
import { say, written, type Visitor } from './visitor.ts';

/** Who comes, goes, and comes again (001:99, 003:37, 003:61). */

test('RT-42 RT-41 an agent who flaps between online and offline gets no more for it, and nobody is lost', async () => {
  // 003:61 d-iii 轮询; 001:99 在线即可被分流,不在线不可被分流
  const shop = await Shop.open();
  const flaps = await shop.hire('flaps', 'offline');
  const b = await shop.hire('b');
  const c = await shop.hire('c');
  await shop.group(
    '乌龙',
    [
      [flaps, 10],
      [b, 5],
      [c, 5],
    ],
    { skus: ['1'] },
  );
  const owners: (string | undefined)[] = [];
  for (let round = 0; round < 15; round++) {
    await flaps.setStatus('offline');
    for (let number = 0; number < 4; number++) owners.push((await shop.enters({ sku: '1' })).agent);
    await flaps.setStatus('online');
    for (let number = 0; number < 4; number++) owners.push((await shop.enters({ sku: '1' })).agent);
  }
  expect(owners).not.toContain(undefined);
  const there = owners.filter((_, index) => index % 8 >= 4);
  // Half of the weight while there: never more than that by a turn for each return, and no credit for absence.
  expect(shares(there)['flaps']).toBeLessThanOrEqual(30);
  expect(shares(owners.filter((_, index) => index % 8 < 4))['flaps']).toBeUndefined();
  for (let start = 0; start < 15; start++) {
    const back = owners.slice(start * 8 + 4, start * 8 + 8).join(' ');
    expect(back).not.toContain('flaps flaps flaps');
  }
  const others = shares(owners);
  expect(Math.abs((others['b'] ?? 0) - (others['c'] ?? 0))).toBeLessThanOrEqual(2);
});

test('RT-42 who was away for a hundred customers is not given a run of them', async () => {
  const shop = await Shop.open();
  const a = await shop.hire('a');
  const b = await shop.hire('b');
  const c = await shop.hire('c');
  await shop.group(
    '乌龙',
    [
      [a, 10],
      [b, 5],
      [c, 5],
    ],
    { skus: ['1'] },
  );
  await shop.enters({ sku: '1' });
  await a.setStatus('offline');
  const away = await Promise.all(Array.from({ length: 100 }, () => shop.enters({ sku: '1' })));
  expect(shares(away.map(({ agent }) => agent))).toEqual({ b: 50, c: 50 });
  await a.setStatus('online');
  const back: (string | undefined)[] = [];
  for (let number = 0; number < 20; number++) back.push((await shop.enters({ sku: '1' })).agent);
  expect(back.join('')).not.toContain('aaa');
  expect(shares(back)['a']).toBeLessThanOrEqual(11);
  expect(shares(back)['a']).toBeGreaterThanOrEqual(9);
});

test('RT-42 in rotation whoever comes online goes to the tail of the line, every time', async () => {
  const shop = await Shop.open({ profile: 'rotation' });
  const flaps = await shop.hire('flaps');
  const b = await shop.hire('b');
  const c = await shop.hire('c');
  await shop.group('乌龙', [flaps, b, c], { skus: ['1'] });
  const owners: (string | undefined)[] = [];
  for (let round = 0; round < 8; round++) {
    await flaps.setStatus('offline');
    await flaps.setStatus('online');
    owners.push((await shop.enters({ sku: '1' })).agent);
  }
  // Always behind two others, and so never at the head: coming back is no way to be given more.
  expect(shares(owners)).toEqual({ b: 4, c: 4 });
});

test('ST-03 ST-06 a suspended agent gets nobody new and keeps those it has', async () => {
  // 003:37 挂起后客户还能进入吗?不会
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const kept = [await shop.enters(), await shop.enters(), await shop.enters()];
  await ming.setStatus('suspended');
  const left = await shop.enters();
  expect(left.outcome?.kind).toBe('leave-message');
  const hong = await shop.hire('hong');
  expect((await shop.enters()).agent).toBe('hong');
  await shop.pass(minute);
  for (const visitor of kept) {
    expect(visitor.conversation.agent?.name).toBe('ming');
    await visitor.say('还在吗');
    await say(ming, visitor.conversationId, '在的');
  }
  expect(hong.conversations.size).toBe(1);
});

async function servedBy(name: string, shop: Shop): Promise<Visitor> {
  for (;;) {
    const visitor = await shop.enters();
    if (visitor.agent === name) return visitor;
  }
}

test('RT-52 what is owed to a customer goes to somebody else when the agent is gone for the grace time', async () => {
  // 003:61 客服状态…其它状态不能分流; what becomes of those it had, decisions.md says
  const shop = await Shop.open({ orphanGraceMs: minute });
  const ming = await shop.hire('ming');
  await shop.hire('hong');
  const writes = await servedBy('ming', shop);
  const silent = await servedBy('ming', shop);
  await writes.say('有货吗?');
  await ming.setStatus('offline');
  await writes.say('在吗?');
  await shop.pass(50_000);
  expect(writes.conversation.agent?.name).toBe('ming');
  await shop.pass(20_000);
  const moved = await writes.becomes(({ agent }) => agent?.name === 'hong');
  expect(written(moved)).toEqual(['customer: 有货吗?', 'customer: 在吗?']);
  expect(silent.conversation.agent?.name).toBe('ming');
  await silent.say('我也问一下');
  expect((await silent.becomes(({ agent }) => agent?.name === 'hong')).state).toBe('assigned');
});

test('RT-52 ST-07 where nobody else is there it becomes a leave message with all that was written', async () => {
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  const visitor = await shop.enters();
  await visitor.say('有货吗?');
  await ming.setStatus('offline');
  await shop.pass(2 * minute);
  const left = await visitor.becomes(({ state }) => state === 'leave-message');
  expect(written(left)).toEqual(['customer: 有货吗?']);
  await ming.setStatus('online');
  await shop.pass(2 * minute);
  expect((await visitor.becomes(({ agent }) => agent !== undefined)).agent?.name).toBe('ming');
});

test('RT-52 an agent whose network breaks has a minute to come back, and then nothing has happened', async () => {
  const shop = await Shop.open();
  const ming = await shop.hire('ming');
  await shop.hire('hong');
  const visitor = await servedBy('ming', shop);
  await visitor.say('有货吗?');
  await shop.wireOf(ming).hangUp();
  await shop.pass(30_000);
  expect(ming.connection).toBe('online');
  await shop.pass(3 * minute);
  expect(visitor.conversation.agent?.name).toBe('ming');
  expect(ming.me?.status).toBe('online');
  await say(ming, visitor.conversationId, '有的');

  // One that stays away is offline after that, and what is owed goes on.
  await visitor.say('多少钱?');
  ming.destroy();
  await shop.pass(4 * minute);
  expect((await visitor.becomes(({ agent }) => agent?.name === 'hong')).state).toBe('assigned');
});
