import { createCustomerClient } from '@shopbell/sdk';
import { TestClock } from '@shopbell/sdk/testing';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { createMockServer, demoShop, type MockServer } from '../src/node.ts';
import { until } from './support/until.ts';

let mock: MockServer;
afterEach(() => mock.stop());

async function started(options: Parameters<typeof createMockServer>[0] = {}): Promise<MockServer> {
  mock = createMockServer(options);
  await mock.start();
  return mock;
}

describe('the director', () => {
  test('knows the shop', async () => {
    const { director } = await started();
    expect(director.shop().shop.shopId).toBe('demo');
    expect(director.shop('demo').agents.map(({ name }) => name)).toEqual(['amy', 'bo', 'chen']);
    expect(() => director.shop('nowhere')).toThrow('No shop nowhere was set up; there is demo.');
  });

  test('names the agents there are when asked for another', async () => {
    const { director } = await started();
    await expect(director.agents.online('zoe')).rejects.toThrow(
      'Shop demo has no agent zoe; it has amy, bo, chen.',
    );
  });

  test('sets up shops of one’s own, and finds agents in each', async () => {
    const shopOf = (shopId: string) => ({
      shop: { shopId, name: shopId, timeZone: 'Europe/Berlin', defaultGroupName: 'Help' },
      agents: [
        {
          agentId: 'zoe',
          name: 'zoe',
          displayName: `Zoe of ${shopId}`,
          password: 'secret',
          roles: ['agent'],
        },
      ],
      groups: [],
    });
    const { director, server } = await started({
      server: 'https://desk.example/',
      shops: [shopOf('one'), shopOf('two')],
    });
    await director.agents.online('two:zoe');
    expect(server).toBe('https://desk.example');
    const outcomes = await Promise.all(
      ['one', 'two'].map(async (shopId) => {
        const client = createCustomerClient({ server, shopId });
        const { outcome } = await client.open();
        client.destroy();
        return outcome;
      }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['leave-message', 'assigned']);
    expect(outcomes[1]).toMatchObject({ agent: { name: 'Zoe of two' } });
  });

  test('lets agents do what people do, under the same checks', async () => {
    const { director, server } = await started();
    const amy = await director.agents.online('amy');
    const client = createCustomerClient({ server, shopId: 'demo' });
    const { conversation } = await client.open();
    const typing = new Promise((resolve) => client.on('typing', resolve));
    await amy.types();
    expect(await typing).toEqual({ conversationId: conversation.id, by: 'agent', on: true });
    await expect(amy.says('长'.repeat(4001))).rejects.toMatchObject({ code: 'TEXT_TOO_LONG' });
    await amy.says('您好', conversation.id);
    await amy.ends(conversation.id);
    await expect(amy.says('还在吗', conversation.id)).rejects.toMatchObject({ code: 'CONVERSATION_ENDED' });
    client.destroy();
  });

  test('puts time forward on a clock that stands still, with everybody connected', async () => {
    const clock = new TestClock();
    const { director, server } = await started({ clock });
    const began = clock.now();
    const client = createCustomerClient({ server, shopId: 'demo', platform: { clock } });
    await client.connect();
    const amy = await director.agents.online('amy');
    await director.advance('10m');
    expect(clock.now() - began).toBe(600_000);
    expect([client.connection, amy.client.connection]).toEqual(['online', 'online']);
    client.destroy();
  });

  test('begins anew after a reset', async () => {
    const { director, server } = await started();
    await director.agents.online('amy');
    await mock.reset();
    const client = createCustomerClient({ server, shopId: 'demo' });
    expect((await client.open()).outcome.kind).toBe('leave-message');
    expect(mock.director).toBe(director);
    client.destroy();
  });
});

describe('web origins', () => {
  test('a page of an origin that the shop allows may connect, one of another may not', async () => {
    const { shop, agents, groups } = demoShop;
    const shopOf = (shopId: string, origins?: string[]) => ({
      shop: { ...shop, shopId, ...(origins && { origins }) },
      agents,
      groups,
    });
    const shops = [shopOf('any'), shopOf('picky', ['https://shop.example'])];
    const { server } = await started({ origin: 'https://blog.example', shops });
    const welcome = createCustomerClient({ server, shopId: 'any' });
    expect((await welcome.open()).outcome.kind).toBe('leave-message');
    const stranger = createCustomerClient({ server, shopId: 'picky' });
    await expect(stranger.open()).rejects.toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
    for (const client of [welcome, stranger]) client.destroy();
  });
});

describe.each(['over MSW', 'on a port'])('an agent takes a message back, %s', (way) => {
  async function talking() {
    await started();
    const server = way === 'on a port' ? await mock.listen() : mock.server;
    const amy = await mock.director.agents.online('amy');
    const client = createCustomerClient({ server, shopId: 'demo', platform: { random: () => 0 } });
    const { conversation } = await client.open();
    onTestFinished(() => {
      client.destroy();
    });
    const shown = () =>
      (client.conversations.get(conversation.id)?.items ?? []).flatMap((item) =>
        item.kind === 'message' ? { text: item.text, recalled: item.recalled === true } : [],
      );
    return { amy, client, shown };
  }

  test('the last one, or one by its id: the customer sees that it was, and no words', async () => {
    const { amy, client, shown } = await talking();
    const first = await amy.says('one');
    await amy.says('two');
    expect(await amy.recalls()).toMatchObject({ text: '', recalled: true });
    await until(client, () => shown()[1]?.recalled === true);
    expect(shown()).toEqual([
      { text: 'one', recalled: false },
      { text: '', recalled: true },
    ]);
    expect(await amy.recalls(first.id)).toMatchObject({ id: first.id, recalled: true });
    await until(client, () => shown().every(({ recalled }) => recalled));
  });

  test('after two minutes, or a customer’s: refused as to a person', async () => {
    const { amy, client } = await talking();
    const { id } = await amy.says('one');
    const conversationId = (await amy.conversation()).id;
    client.send(conversationId, 'mine');
    const mine = await amy.hears('mine');
    await expect(amy.recalls(mine.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await mock.director.advance('3m');
    await expect(amy.recalls(id)).rejects.toMatchObject({ code: 'RECALL_TOO_LATE' });
  });
});
