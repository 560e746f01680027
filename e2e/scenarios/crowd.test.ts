import { expect, test } from 'vitest';
import { idOf, minute, shares, Shop } from './shop.ts';
import { holds, say, written } from './visitor.ts';

/** Many at once, and more than there are places for: 最大接待量 and 排队 (003:53, 003:59, 003:61). */

test('RT-50 RT-15 fifty customers in the same second have one agent each, in the shares of the weights', async () => {
  const shop = await Shop.open();
  const weights = { a: 10, b: 8, c: 4, d: 3 };
  const people = [];
  for (const [name, weight] of Object.entries(weights)) people.push([await shop.hire(name), weight] as const);
  await shop.group('乌龙', people, { skus: ['1'] });
  const crowd = Array.from({ length: 50 }, () => shop.visitor());
  await Promise.all(crowd.map(({ client }) => client.connect()));
  await Promise.all(crowd.map((visitor) => visitor.enter({ sku: '1' })));
  expect(new Set(crowd.map(({ conversationId }) => conversationId)).size).toBe(50);
  expect(new Set(crowd.map(({ conversation }) => conversation.openedAt)).size).toBe(1);
  const got = shares(crowd.map(({ agent }) => agent));
  expect(got).toEqual({ a: 20, b: 16, c: 8, d: 6 });
  for (const [agent] of people) await holds(agent, ({ size }) => size === got[agent.me?.name ?? '']);
  const held = people.flatMap(([agent]) => [...agent.conversations.keys()]);
  expect(held.sort()).toEqual(crowd.map(({ conversationId }) => conversationId).sort());
});

test('RT-43 RT-46 RT-47 more than there are places for wait in one line, and a free place goes to its head', async () => {
  // 003:59 最大接待量; 003:53 如果客户进入咨询时排队,也会显示常见问题
  const shop = await Shop.open();
  const a = await shop.hire('a');
  const b = await shop.hire('b');
  await shop.group('乌龙', [a, b], { skus: ['1'] });
  for (const agent of [a, b]) await shop.admin.configureAgent(idOf(agent), { capacity: 5 });
  await shop.admin.putKnowledge('faq', { question: '多久发货?', answer: '48 小时内。' });
  const crowd = Array.from({ length: 50 }, () => shop.visitor());
  await Promise.all(crowd.map(({ client }) => client.connect()));
  await Promise.all(crowd.map((visitor) => visitor.enter({ page: 'product', sku: '1' })));

  const served = crowd.filter(({ outcome }) => outcome?.kind === 'assigned');
  const waiting = crowd.flatMap((visitor) =>
    visitor.outcome?.kind === 'queued'
      ? { visitor, place: visitor.outcome.place, faq: visitor.outcome.faq }
      : [],
  );
  expect(shares(served.map(({ agent }) => agent))).toEqual({ a: 5, b: 5 });
  waiting.sort((one, other) => one.place - other.place);
  expect(waiting.map(({ place }) => place)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect(waiting.every(({ faq }) => faq.length === 1)).toBe(true);

  // Ten go; the ten longest in the line come, in its order, and whoever enters meanwhile is behind everybody.
  const late = shop.visitor();
  await late.client.connect();
  await Promise.all([...served.map((visitor) => visitor.end()), late.enter({ page: 'product', sku: '1' })]);
  const heads = waiting.slice(0, 10).map(({ visitor }) => visitor);
  await Promise.all(heads.map((visitor) => visitor.becomes(({ state }) => state === 'assigned')));
  await shop.pass(2000);
  await waiting[10]?.visitor.becomes(({ queue }) => queue?.place === 1);
  expect(waiting.slice(10).every(({ visitor }) => visitor.conversation.state === 'queued')).toBe(true);
  await late.becomes(({ queue }) => queue?.place === 31);
  const agents = await shop.admin.agents();
  expect(agents.filter(({ load }) => load > 0).map(({ load }) => load)).toEqual([5, 5]);
});

test('RT-44 RT-45 customers of the app do not wait; with the option nobody does; a maximum of 0 stays 0', async () => {
  // 003:59 客户是通过个人版或者京东客户端进入的咨询,是不受最大接待量的限制,后期…所有的端口都将不受限制
  const shop = await Shop.open();
  const a = await shop.hire('a');
  const none = await shop.hire('none');
  await shop.admin.configureAgent(idOf(a), { capacity: 1 });
  await shop.admin.configureAgent(idOf(none), { capacity: 0 });
  expect((await shop.enters()).agent).toBe('a');
  expect((await shop.enters({ channel: 'app' })).agent).toBe('a');
  expect((await shop.enters({ channel: 'personal' })).agent).toBe('a');
  const waits = await shop.enters({ channel: 'web' });
  expect(waits.outcome?.kind).toBe('queued');
  await shop.admin.configure({ capMode: 'capped' });
  expect((await shop.enters({ channel: 'app' })).outcome).toMatchObject({ kind: 'queued', place: 2 });
  await shop.admin.configure({ capMode: 'uncapped' });
  await waits.becomes(({ state }) => state === 'assigned');
  expect((await shop.enters({ channel: 'web' })).agent).toBe('a');
});

test('RT-46 waiting no longer: a message is left with all that was written, or the answer was found', async () => {
  const shop = await Shop.open();
  const a = await shop.hire('a');
  await shop.admin.configureAgent(idOf(a), { capacity: 1 });
  const served = await shop.enters();
  const [leaves, solved, stays] = [await shop.enters(), await shop.enters(), await shop.enters()];
  await leaves.say('请回电');
  await leaves.client.leaveQueue(leaves.conversationId, 'leave-message');
  const left = await leaves.becomes(({ state }) => state === 'leave-message');
  expect(written(left)).toEqual(['customer: 请回电']);
  await solved.client.leaveQueue(solved.conversationId, 'solved');
  expect((await solved.becomes(({ state }) => state === 'ended')).state).toBe('ended');
  await shop.pass(2000);
  await stays.becomes(({ queue }) => queue?.place === 1);
  await expect(served.client.leaveQueue(served.conversationId, 'leave-message')).rejects.toMatchObject({
    code: 'NOT_QUEUED',
  });

  // The last who could serve the line goes: who waits is offered a message at once, with the draft kept.
  await stays.say('还在等');
  await a.setStatus('offline');
  const offered = await stays.becomes(({ state }) => state === 'leave-message');
  expect(written(offered)).toEqual(['customer: 还在等']);
});

test('RT-46 whoever closes the page gives the place up after a while, and comes back to it before', async () => {
  const shop = await Shop.open({ queueAbsenceMs: 2 * minute });
  const a = await shop.hire('a');
  await shop.admin.configureAgent(idOf(a), { capacity: 1 });
  const served = await shop.enters();
  const back = await shop.enters();
  const gone = await shop.enters();
  const last = await shop.enters();
  for (const visitor of [back, gone]) visitor.leave();
  await shop.pass(minute);
  back.comeBack();
  expect(await back.enter()).toMatchObject({ kind: 'queued', place: 1 });
  await shop.pass(2 * minute);
  await last.becomes(({ queue }) => queue?.place === 2);
  await served.end();
  await back.becomes(({ agent }) => agent?.name === 'a');
  await say(a, back.conversationId, '您好');
});
