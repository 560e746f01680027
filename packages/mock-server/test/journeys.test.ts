import {
  createCustomerClient,
  type CustomerClient,
  type RoutingOutcome,
  type ScopeInput,
} from '@shopbell/sdk';
import { createAgentClient } from '@shopbell/sdk/agent';
import { isShopbellError } from '@shopbell/sdk/model';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMockServer } from '../src/node.ts';
import { notices, texts } from './support/texts.ts';
import { until } from './support/until.ts';

const mock = createMockServer();
const clients: { destroy(): void }[] = [];

beforeAll(() => mock.start());
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await mock.reset();
});
afterAll(() => mock.stop());

function customer(): CustomerClient {
  const client = createCustomerClient({ server: mock.server, shopId: 'demo' });
  clients.push(client);
  return client;
}

function nameOf(outcome: RoutingOutcome): unknown {
  if (outcome.kind === 'choose') return outcome.options.map(({ name }) => name).sort();
  return 'group' in outcome ? outcome.group.name : undefined;
}

describe('each kind of page', () => {
  test.each<[string, ScopeInput, string, unknown]>([
    ['RT-07 a shop page goes to the default group', { page: 'shop' }, 'assigned', '在线客服'],
    ['RT-07 a page that says nothing is a shop page', {}, 'assigned', '在线客服'],
    [
      'RT-03 a product page goes to the group of the page',
      { page: 'product', sku: 'OTHER' },
      'assigned',
      '售前咨询',
    ],
    [
      'RT-21 a page and a SKU of two groups: the customer chooses',
      { page: 'product', sku: '1001' },
      'choose',
      ['售前咨询', '帐篷专家'],
    ],
    ['RT-03 an order page goes to after-sale', { page: 'order', orderId: 'A-1' }, 'assigned', '售后与物流'],
    [
      'RT-03 a tracking page goes to after-sale',
      { page: 'tracking', trackingNo: 'SF1' },
      'assigned',
      '售后与物流',
    ],
  ])('%s', async (_title, scope, kind, name) => {
    for (const account of ['amy', 'bo', 'chen']) await mock.director.agents.online(account);
    const { outcome } = await customer().open(scope);
    expect(outcome.kind).toBe(kind);
    expect(nameOf(outcome)).toEqual(name);
  });

  test('RT-21 the group that was chosen serves', async () => {
    const bo = await mock.director.agents.online('bo');
    const client = customer();
    const { conversation } = await client.open({ page: 'product', sku: '1001' });
    const outcome = await client.choose(conversation.id, 'tents');
    expect(outcome).toEqual({
      kind: 'assigned',
      group: { id: 'tents', name: '帐篷专家' },
      agent: { id: 'bo', name: '阿博 Bo' },
    });
    expect((await bo.conversation()).scope).toEqual({ page: 'product', sku: '1001', channel: 'web' });
  });

  test('RT-09 a group with nobody online falls back to the default group', async () => {
    await mock.director.agents.online('bo');
    const { outcome } = await customer().open({ page: 'order' });
    expect(outcome).toEqual({
      kind: 'assigned',
      group: { id: 'aftersale', name: '售后与物流' },
      agent: { id: 'bo', name: '阿博 Bo' },
    });
  });
});

describe('messages', () => {
  test('go both ways and are seen', async () => {
    const amy = await mock.director.agents.online('amy');
    const client = customer();
    const { conversation } = await client.open({ page: 'product' });
    const sending = client.send(conversation.id, '这款茶还有货吗?');
    expect(sending.state).toBe('sending');
    await until(amy.client, () => texts(amy.conversations[0]).length === 1);
    const reply = await amy.says('有的,今天就能发货。');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 2);
    expect(texts(client.conversations.get(conversation.id))).toEqual([
      '这款茶还有货吗?',
      '有的,今天就能发货。',
    ]);
    expect(client.outgoing(conversation.id)).toEqual([]);
    client.markSeen(conversation.id, reply.seq);
    const seen = await until(amy.client, () => (amy.conversations[0]?.seen.customer ?? 0) >= reply.seq);
    expect(seen).toBe(true);
  });

  test('end with the conversation', async () => {
    const amy = await mock.director.agents.online('amy');
    const client = customer();
    const { conversation } = await client.open({ page: 'product' });
    await amy.ends();
    await until(client, () => client.conversations.get(conversation.id)?.state === 'ended');
    client.send(conversation.id, '还在吗?');
    const failed = await until(client, () =>
      client.outgoing(conversation.id).find(({ state }) => state === 'failed'),
    );
    expect(failed.error?.code).toBe('CONVERSATION_ENDED');
  });

  test('refused for good never block the ones behind them', async () => {
    await mock.director.agents.online('amy');
    const client = customer();
    const { conversation } = await client.open({ page: 'product' });
    client.send(conversation.id, '长'.repeat(4001));
    client.send(conversation.id, '短');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 1);
    expect(texts(client.conversations.get(conversation.id))).toEqual(['短']);
    expect(client.outgoing(conversation.id).map(({ state, error }) => [state, error?.code])).toEqual([
      ['failed', 'TEXT_TOO_LONG'],
    ]);
  });

  test('of another customer stay out of reach', async () => {
    await mock.director.agents.online('amy');
    const { conversation } = await customer().open({ page: 'product' });
    const stranger = customer();
    await stranger.connect();
    await expect(stranger.loadHistory(conversation.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.end(conversation.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    stranger.send(conversation.id, '你好');
    const failed = await until(stranger, () =>
      stranger.outgoing(conversation.id).find(({ state }) => state === 'failed'),
    );
    expect(failed.error?.code).toBe('NOT_FOUND');
  });
});

describe('a broken connection', () => {
  test('resumes without a hole or a repeat', async () => {
    const amy = await mock.director.agents.online('amy');
    const client = customer();
    const { conversation } = await client.open({ page: 'product' });
    await amy.says('一');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 1);
    let resets = 0;
    const heard: string[] = [];
    client.on('reset', () => resets++);
    client.on('message', ({ message }) => heard.push(message.text));

    mock.director.dropSocket();
    await until(client, () => client.connection === 'offline');
    const missed = [await amy.says('二'), await amy.says('三')];
    client.send(conversation.id, '四');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 4);

    expect(texts(client.conversations.get(conversation.id))).toEqual(['一', '二', '三', '四']);
    expect(heard).toEqual(['二', '三', '四']);
    expect(resets).toBe(0);
    expect(texts(await amy.conversation())).toEqual(['一', '二', '三', '四']);
    expect(missed).toHaveLength(2);
  });
});

describe('nobody online', () => {
  test('ST-07, LM-04, LM-05, LM-16 a message is left, delivered 90 s after an agent came, and answered', async () => {
    const client = customer();
    const { conversation, outcome } = await client.open({ page: 'order', orderId: 'A-1' });
    expect(outcome).toEqual({ kind: 'leave-message', group: { id: 'aftersale', name: '售后与物流' } });
    client.send(conversation.id, '请回电');
    client.send(conversation.id, '谢谢');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 2);

    const chen = await mock.director.agents.online('chen');
    expect(chen.conversations).toEqual([]);
    await mock.director.advance('90s');
    const delivered = await chen.conversation();
    expect(delivered.state).toBe('leave-message');
    expect(texts(delivered)).toEqual(['请回电', '谢谢']);
    expect(client.connection).toBe('online');

    await chen.says('已为您处理');
    await until(client, () => client.conversations.get(conversation.id)?.state === 'assigned');
    expect(notices(client.conversations.get(conversation.id))).toEqual([
      'leave-message',
      'delivered',
      'assigned',
    ]);
  });

  test('ST-07 an agent who went offline takes no more customers', async () => {
    await mock.director.agents.online('amy');
    await mock.director.agents.offline('amy');
    const { outcome } = await customer().open();
    expect(outcome.kind).toBe('leave-message');
  });
});

describe('an agent client', () => {
  test('signs in through MSW, keeps its session, and signs out', async () => {
    const agent = createAgentClient({ server: mock.server });
    clients.push(agent);
    expect(await agent.session()).toBeUndefined();
    await expect(agent.signIn({ account: 'demo:amy', password: 'wrong-one' })).rejects.toMatchObject({
      code: 'BAD_CREDENTIALS',
    });
    await agent.signIn({ account: 'demo:amy', password: 'shopbell' });
    expect(await agent.session()).toMatchObject({
      shop: { id: 'demo' },
      agent: { id: 'amy', name: '小艾 Amy' },
    });
    await agent.connect();
    await agent.setStatus('online');
    expect(agent.agents.map(({ id, status }) => [id, status])).toContainEqual(['amy', 'online']);

    const { conversation } = await customer().open();
    await until(agent, () => agent.conversations.has(conversation.id));
    await agent.signOut();
    expect(await agent.session()).toBeUndefined();
  });

  test('who has signed in is forgotten with everything else', async () => {
    const agent = createAgentClient({ server: mock.server });
    clients.push(agent);
    await agent.signIn({ account: 'demo:amy', password: 'shopbell' });
    const sent: (string | null)[] = [];
    const { fetch } = mock.app;
    expect(await agent.session()).toBeDefined();
    await mock.reset();
    const { app } = mock;
    app.fetch = (request, about) => {
      sent.push(request.headers.get('cookie'));
      return fetch(request, about);
    };
    await agent.session().catch(() => undefined);
    expect(sent).toEqual([null]);
  });

  test('is refused without a session', async () => {
    const agent = createAgentClient({ server: mock.server });
    clients.push(agent);
    const refusal = await agent.connect().catch((error: unknown) => error);
    expect(isShopbellError(refusal, 'UNAUTHENTICATED')).toBe(true);
  });
});
