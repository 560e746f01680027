import { TestClock } from '@shopbell/sdk/testing';
import { outcomeOf, type CustomerClient, type RoutingOutcome } from '@shopbell/sdk';
import { afterEach, describe, expect, test } from 'vitest';
import { createMockServer, demoShop, scenarios, type MockServer, type ShopSeed } from '../src/node.ts';
import { People } from './support/people.ts';
import { notices, texts } from './support/texts.ts';
import { until } from './support/until.ts';

const people = new People();
let mock: MockServer;
afterEach(async () => {
  people.goHome();
  await mock.stop();
});

async function started(options: Parameters<typeof createMockServer>[0] = {}): Promise<CustomerClient> {
  mock = createMockServer(options);
  await mock.start();
  return people.customer(mock);
}

function outcome(client: CustomerClient, id: string): RoutingOutcome | undefined {
  const conversation = client.conversations.get(id);
  return conversation && outcomeOf(conversation);
}

const shown = (client: CustomerClient, id: string) => texts(client.conversations.get(id));

describe('ready-made scenarios, played by the real SDK', () => {
  test('RT-21 picker', async () => {
    const client = await started();
    const { scope, groups } = await scenarios.picker(mock);
    const { outcome: offered, conversation } = await client.open(scope);
    expect(offered.kind === 'choose' && offered.options.map(({ id }) => id).sort()).toEqual(
      groups.map(({ id }) => id).sort(),
    );
    const [, { id, agent }] = groups;
    expect(await client.choose(conversation.id, id)).toMatchObject({ kind: 'assigned', group: { id } });
    expect((await agent.conversation()).id).toBe(conversation.id);
  });

  test('WB-07 customer group', async () => {
    const client = await started();
    const { scope, group, other, add } = await scenarios.customerGroup(mock, { name: '会员日' });
    await client.open(scope);
    const groups = await client.customerGroups();
    expect(groups.all.size).toBe(0);
    await group.says('before');
    await add(client.customerId);
    await expect.poll(() => groups.all.get(group.id)?.name).toBe('会员日');
    client.send(group.id, '大家好');
    await group.hears('大家好');
    other.client.send(group.id, '你好');
    await group.hears('你好');
    await group.says('欢迎');
    await expect.poll(() => groups.unread).toBe(2);
    await groups.load(group.id);
    const said = groups
      .timeline(group.id)
      ?.items.flatMap((item) => (item.kind === 'message' ? item.text : []));
    expect(said).toEqual(['大家好', '你好', '欢迎']);
    await group.renames('双十一');
    await expect.poll(() => groups.all.get(group.id)?.name).toBe('双十一');
    await group.takesOut(client.customerId ?? '');
    await expect.poll(() => groups.all.size).toBe(0);
    await add(client.customerId);
    await expect.poll(() => groups.all.size).toBe(1);
    await group.leaves();
    await expect.poll(() => groups.all.size).toBe(0);
    client.send(group.id, '还在吗');
    await expect.poll(() => client.outgoing(group.id)[0]?.error?.code).toBe('NOT_FOUND');
  });

  test('RT-46 queue then assigned', async () => {
    const client = await started();
    const { scope, agent, ahead, moveUp, assign } = await scenarios.queueThenAssigned(mock, { ahead: 3 });
    const { outcome: first, conversation } = await client.open(scope);
    const { id } = conversation;
    expect(first).toMatchObject({ kind: 'queued', place: 4 });
    expect(ahead.map(({ place }) => place)).toEqual([1, 2, 3]);
    await moveUp();
    await until(client, () => client.conversations.get(id)?.queue?.place === 3);
    expect(await assign()).toBe(agent);
    await until(client, () => client.conversations.get(id)?.state === 'assigned');
    await agent.says('久等了');
    await until(client, () => shown(client, id).length === 1);
  });

  test('RT-46 queue then assigned, with nobody before', async () => {
    const client = await started();
    const { scope, ahead, assign } = await scenarios.queueThenAssigned(mock, { ahead: 0 });
    const { outcome: first, conversation } = await client.open(scope);
    expect([first, ahead]).toMatchObject([{ kind: 'queued', place: 1 }, []]);
    await assign();
    await until(client, () => outcome(client, conversation.id)?.kind === 'assigned');
  });

  test('RT-46, LM-05 queue then message: the customer gives up', async () => {
    const client = await started();
    const { scope, deliver } = await scenarios.queueThenMessage(mock);
    const { outcome: first, conversation } = await client.open(scope);
    const { id } = conversation;
    expect(first).toMatchObject({ kind: 'queued', place: 3 });
    client.send(id, '不等了,请回电');
    await until(client, () => shown(client, id).length === 1);
    await client.leaveQueue(id, 'leave-message');
    await until(client, () => outcome(client, id)?.kind === 'leave-message');
    const agent = await deliver();
    await agent.hears('不等了,请回电', id);
    await until(client, () => notices(client.conversations.get(id)).includes('delivered'));
  });

  test('RT-46, LM-05 queue then message: everybody goes home', async () => {
    const client = await started();
    const { scope, closeDown, deliver } = await scenarios.queueThenMessage(mock, { ahead: 1 });
    const { conversation } = await client.open(scope);
    const { id } = conversation;
    await closeDown();
    await until(client, () => outcome(client, id)?.kind === 'leave-message');
    client.send(id, '请回电');
    await until(client, () => shown(client, id).length === 1);
    await (await deliver()).hears('请回电', id);
  });

  test('ST-07, LM-04, LM-05 nobody online', async () => {
    const client = await started();
    const { scope, agentComes } = await scenarios.nobodyOnline(mock);
    const { outcome: first, conversation } = await client.open(scope);
    expect(first.kind).toBe('leave-message');
    client.send(conversation.id, '有人吗');
    await until(client, () => shown(client, conversation.id).length === 1);
    const agent = await agentComes();
    await agent.hears('有人吗');
    await agent.says('在的');
    await until(client, () => outcome(client, conversation.id)?.kind === 'assigned');
  });

  test('RT-52 agent drops', async () => {
    const client = await started();
    const { scope, agent, drop } = await scenarios.agentDrops(mock);
    const { conversation } = await client.open(scope);
    const { id } = conversation;
    client.send(id, '在吗');
    await agent.hears('在吗');
    const colleague = await drop();
    expect(await colleague.hears('在吗', id)).toMatchObject({ text: '在吗' });
    await until(client, () => client.conversations.get(id)?.agent?.name === colleague.name);
    expect(client.connection).toBe('online');
  });

  test('RT-52 agent drops: what has just been written is waited for, and the colleague has it', async () => {
    const client = await started();
    const { scope, drop } = await scenarios.agentDrops(mock);
    const { conversation } = await client.open(scope);
    client.send(conversation.id, '在吗');
    const colleague = await drop();
    expect(colleague.conversations.map(({ id }) => id)).toEqual([conversation.id]);
  });

  test('RT-52 agent drops where nobody waits for an answer: the test is told so, and the agent is still there', async () => {
    const client = await started();
    const { scope, agent, drop } = await scenarios.agentDrops(mock);
    const early = { name: 'DirectorError', code: 'NO_ANSWER_OWED' };
    await expect(drop()).rejects.toMatchObject(early);
    const { conversation } = await client.open(scope);
    await expect(drop()).rejects.toMatchObject(early);
    client.send(conversation.id, '在吗');
    await agent.hears('在吗');
    await agent.says('在的');
    await expect(drop()).rejects.toMatchObject(early);
    expect(agent.client.connection).toBe('online');
  });

  test('RT-48 transfer', async () => {
    const client = await started();
    const { scope, agent, pass } = await scenarios.transfer(mock);
    const { conversation } = await client.open(scope);
    const colleague = await pass('要发票');
    await until(client, () => client.conversations.get(conversation.id)?.agent?.name === colleague.name);
    expect(colleague.name).not.toBe(agent.name);
    expect(JSON.stringify(await colleague.conversation())).toContain('要发票');
    expect(JSON.stringify(client.conversations.get(conversation.id))).not.toContain('要发票');
  });

  test('RB-05 robot hand-over', async () => {
    const client = await started();
    const { scope, agent, question, answer } = await scenarios.robotHandOver(mock);
    const { outcome: first, conversation } = await client.open(scope);
    expect(first.kind).toBe('robot');
    client.send(conversation.id, question);
    await until(client, () => shown(client, conversation.id).length === 2);
    expect(shown(client, conversation.id)).toEqual([question, answer]);
    expect((await client.handOver(conversation.id)).kind).toBe('assigned');
    await agent.hears(question);
  });

  test('slow network, on a clock that stands still', async () => {
    const clock = new TestClock();
    const client = await started({ clock });
    const { scope, agent, faster } = await scenarios.slowNetwork(mock, { by: '1s' });
    const opening = client.open(scope);
    // The token, the hello and the entry, each a second up and a second down.
    let seconds = 0;
    for (; client.conversations.size === 0; seconds++) await mock.director.advance('1s');
    expect(seconds).toBeGreaterThanOrEqual(5);
    faster();
    await mock.director.advance('1s');
    const { conversation } = await opening;
    client.send(conversation.id, '好慢');
    await agent.hears('好慢');
  });

  test('server restart', async () => {
    const client = await started();
    const { scope, agent, restart } = await scenarios.serverRestart(mock);
    const { conversation } = await client.open(scope);
    const { id } = conversation;
    await agent.says('一');
    await until(client, () => shown(client, id).length === 1);
    await restart(async () => {
      await until(client, () => client.connection === 'offline');
      client.send(id, '二');
    });
    await agent.hears('二');
    await agent.says('三');
    await until(client, () => shown(client, id).length === 3);
    expect(shown(client, id)).toEqual(['一', '二', '三']);
  });

  test('one after another, with a reset in between', async () => {
    await started();
    for (const play of Object.values(scenarios)) {
      await play(mock);
      await mock.reset();
    }
  });
});

describe('a shop that does not fit', () => {
  const empty: ShopSeed = {
    shop: { shopId: 'empty', name: 'Empty', timeZone: 'Europe/Berlin', defaultGroupName: 'Help' },
    agents: [],
    groups: [],
  };

  test.each(Object.entries(scenarios))(
    '%s on a shop without agents says what it needs',
    async (name, play) => {
      await started({ shops: [empty] });
      const refused = play(mock);
      await expect(refused).rejects.toMatchObject({ name: 'DirectorError', code: 'SHOP_NOT_FITTING' });
      await expect(refused).rejects.toThrow(new RegExp(`The scenario ${name} needs .*; shop empty has none`));
    },
  );

  test('picker on a shop with one group only', async () => {
    await started({ shops: [{ ...demoShop, groups: demoShop.groups.slice(0, 1) }] });
    await expect(scenarios.picker(mock)).rejects.toMatchObject({ code: 'SHOP_NOT_FITTING' });
  });

  test('a shop that was not set up', async () => {
    await started();
    await expect(scenarios.transfer(mock, { shopId: 'nowhere' })).rejects.toMatchObject({
      code: 'UNKNOWN_SHOP',
    });
  });
});
