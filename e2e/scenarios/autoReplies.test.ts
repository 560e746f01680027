import { expect, test } from 'vitest';
import { idOf, minute, Shop } from './shop.ts';
import { holds, refusal, say, written } from './visitor.ts';

/** 自动回复: 第一次收到客户消息/离开状态/挂起状态三种 (003:64). */

const texts = { first: '在的亲,欢迎光临', away: '我离开一下', suspended: '稍后回复您' };

test('AR-01 AR-02 the greeting answers the first message of a conversation, and no other', async () => {
  const shop = await Shop.open({ autoReplies: texts });
  const ming = await shop.hire('ming');
  const visitor = await shop.enters();
  expect(written(visitor.conversation)).toEqual([]);
  for (const text of ['在吗', '有货吗', '多少钱']) await visitor.say(text);
  const greeted = await visitor.becomes(({ items }) => items.length === 5);
  expect(written(greeted)).toEqual([
    'customer: 在吗',
    'auto: 在的亲,欢迎光临',
    'customer: 有货吗',
    'customer: 多少钱',
  ]);
  await holds(ming, (all) => written(all.get(visitor.conversationId) ?? greeted).length === 4);
  await say(ming, visitor.conversationId, '有的');
  await visitor.end();
  await visitor.enter();
  await visitor.say('又来了');
  await visitor.becomes((now) => written(now).join() === 'customer: 又来了,auto: 在的亲,欢迎光临');
});

test('AR-01 AR-03 AR-04 the owner’s state at that moment says which text, at most one a message, once a period', async () => {
  const shop = await Shop.open({ autoReplies: texts });
  const ming = await shop.hire('ming');
  const visitor = await shop.enters();
  const auto = () => written(visitor.conversation).filter((line) => line.startsWith('auto'));
  await visitor.say('1');
  await ming.setStatus('away');
  await visitor.say('2');
  await visitor.say('3');
  await ming.setStatus('suspended');
  await visitor.say('4');
  await visitor.say('5');
  await ming.setStatus('online');
  await visitor.say('6');
  await ming.setStatus('away');
  await visitor.say('7');
  await visitor.becomes((now) => written(now).length === 11);
  expect(auto()).toEqual([
    `auto: ${texts.first}`,
    `auto: ${texts.away}`,
    `auto: ${texts.suspended}`,
    `auto: ${texts.away}`,
  ]);
  expect(written(visitor.conversation).at(-1)).toBe(`auto: ${texts.away}`);
  expect(idOf(ming)).toBe(visitor.conversation.agent?.id);
});

test('AR-01 each text or none; what is blank or endless is refused; a change holds from the next message on', async () => {
  const shop = await Shop.open({ autoReplies: { first: null, away: texts.away, suspended: null } });
  const ming = await shop.hire('ming');
  const visitor = await shop.enters();
  await visitor.say('1');
  await ming.setStatus('suspended');
  await visitor.say('2');
  for (const first of ['', '  ', 'x'.repeat(1001)])
    expect(await refusal(shop.admin.configure({ autoReplies: { first } }))).toBe('INVALID_ARGUMENT');
  const { settings } = await shop.admin.configure({ autoReplies: { suspended: '<i>稍等</i>' } });
  expect(settings.autoReplies).toEqual({ first: null, away: texts.away, suspended: '<i>稍等</i>' });
  await visitor.say('3');
  const now = await visitor.becomes((one) => written(one).length === 4);
  expect(written(now)).toEqual(['customer: 1', 'customer: 2', 'customer: 3', 'auto: <i>稍等</i>']);
});

test('AR-06 003:70 an automatic reply is no answer: the wait goes on until a person replies', async () => {
  // Q26 首次平均响应时间是否包含系统自动回复? 不包含
  const shop = await Shop.open({ autoReplies: texts, orphanGraceMs: minute });
  const ming = await shop.hire('ming');
  const visitor = await shop.enters();
  await visitor.say('在吗');
  await visitor.becomes((now) => written(now).length === 2);
  await shop.pass(25_000);
  await say(ming, visitor.conversationId, '在的');
  await shop.figured(ming, ({ averageResponseSeconds: seconds }) => seconds !== null);
  expect(ming.figures).toMatchObject({ receptions: 1, averageResponseSeconds: 25 });
  // Greeted only, and the agent goes: what is owed is not settled by a machine's word.
  const other = await shop.enters();
  await other.say('有货吗');
  await other.becomes((now) => written(now).length === 2);
  await shop.hire('hong');
  await ming.setStatus('offline');
  await shop.pass(2 * minute);
  expect((await other.becomes(({ agent }) => agent?.name === 'hong')).state).toBe('assigned');
});
