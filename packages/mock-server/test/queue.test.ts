import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMockServer } from '../src/node.ts';
import { People } from './support/people.ts';
import { texts } from './support/texts.ts';
import { until } from './support/until.ts';

const people = new People();
const mock = createMockServer();
const { director } = mock;

beforeAll(() => mock.start());
afterEach(async () => {
  people.goHome();
  await mock.reset();
});
afterAll(() => mock.stop());

describe('the line before the customer under test', () => {
  test('RT-46 is of real customers: whoever comes next stands behind them', async () => {
    await director.agents.online('amy');
    const ahead = await director.queue.fill(3);
    expect(ahead.map(({ place }) => place)).toEqual([1, 2, 3]);
    const client = people.customer(mock);
    const { outcome, conversation } = await client.open();
    expect(outcome).toMatchObject({ kind: 'queued', place: 4 });
    await ahead[1]?.leaves();
    await until(client, () => client.conversations.get(conversation.id)?.queue?.place === 3);
    expect(director.queue.waiting).toHaveLength(2);
    await ahead[0]?.ends();
    await until(client, () => client.conversations.get(conversation.id)?.queue?.place === 2);
  });

  test('RT-43 agents who take any number get full with what they have; others keep their capacity', async () => {
    await director.agents.capacity('bo', 2);
    await director.agents.online('amy');
    await director.agents.online('bo');
    await director.queue.fill(2);
    const agents = await mock.app.admin.routing.agents('demo');
    const amy = agents.find(({ id }) => id === 'amy');
    const bo = agents.find(({ id }) => id === 'bo');
    expect([amy?.capacity, bo?.capacity]).toEqual([amy?.load, 2]);
    expect(bo?.load).toBe(2);
  });

  test('RT-46 is served in order once there is room', async () => {
    const amy = await director.agents.online('amy');
    await director.queue.fill(2);
    const client = people.customer(mock);
    const { conversation } = await client.open();
    await director.agents.capacity('amy', null);
    await until(client, () => client.conversations.get(conversation.id)?.state === 'assigned');
    expect(director.queue.waiting).toEqual([]);
    // The one under test is meant, not the extras.
    expect((await amy.conversation()).id).toBe(conversation.id);
  });

  test('RT-46 those whose patience is over give up by the server’s clock; those without any stay', async () => {
    await director.agents.online('amy');
    await director.queue.fill(1, { patience: '45s' });
    await director.queue.fill(1);
    const client = people.customer(mock);
    const { conversation } = await client.open();
    await director.advance('44s');
    expect(director.queue.waiting).toHaveLength(2);
    await director.advance('2s');
    await until(client, () => client.conversations.get(conversation.id)?.queue?.place === 2);
    await director.advance('5m');
    expect(director.queue.waiting).toHaveLength(1);
  });

  test('one who closes the page without a word keeps the place for a while', async () => {
    await director.agents.online('amy');
    const [first] = await director.queue.fill(1);
    const client = people.customer(mock);
    const { conversation } = await client.open();
    first?.vanishes();
    await director.advance('60s');
    expect(client.conversations.get(conversation.id)?.queue?.place).toBe(2);
    await director.advance('61s');
    await until(client, () => client.conversations.get(conversation.id)?.queue?.place === 1);
  });

  test('leads where the scope leads', async () => {
    await director.agents.online('chen');
    await director.queue.fill(1, { scope: { page: 'order', orderId: 'A-1' } });
    const { outcome } = await people.customer(mock).open({ page: 'order', orderId: 'A-2' });
    expect(outcome).toMatchObject({ kind: 'queued', group: { id: 'aftersale' }, place: 2 });
  });

  test.each([
    ['nobody is online', [], {}, /leave messages/],
    ['two groups fit', ['amy', 'bo'], { page: 'product', sku: '1001' }, /Two groups fit/],
  ] as const)('NO_LINE when %s', async (_case, online, scope, says) => {
    for (const account of online) await director.agents.online(account);
    const refused = director.queue.fill(1, { scope });
    await expect(refused).rejects.toMatchObject({ name: 'DirectorError', code: 'NO_LINE' });
    await expect(refused).rejects.toThrow(says);
  });
});

describe('customers beside the one under test', () => {
  test('talk like anybody', async () => {
    const amy = await director.agents.online('amy');
    const li = await director.customers.arrive({ scope: { page: 'product' } });
    await li.says('还有货吗');
    await amy.says('有', li.conversationId);
    await until(li.client, () => texts(li.conversation).length === 2);
    await li.ends();
    expect(li.conversation?.state).toBe('ended');
    await expect(li.says('喂')).rejects.toMatchObject({ code: 'CONVERSATION_ENDED' });
  });

  test('know what came of it', async () => {
    const li = await director.customers.arrive();
    expect(li.conversation?.state).toBe('leave-message');
  });
});
