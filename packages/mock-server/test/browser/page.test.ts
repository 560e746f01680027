import { createCustomerClient, type CustomerClient } from '@shopbell/sdk';
import { createMockServer, scenarios } from '../../src/browser.ts';
import { sdkJourneys } from '../support/sdkJourneys.ts';
import { notices, texts } from '../support/texts.ts';
import { until } from '../support/until.ts';

const mock = createMockServer();
const clients: CustomerClient[] = [];

before(() => mock.start({ exposeAs: 'shopbellMock' }));
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  localStorage.clear();
  await mock.reset();
});
after(() => mock.stop());

function customer(): CustomerClient {
  const client = createCustomerClient({ server: mock.server, shopId: 'demo' });
  clients.push(client);
  return client;
}

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

describe('the SDK’s client over the mock server, in a page', () => {
  for (const { name, play } of sdkJourneys) {
    it(name, async () => {
      // One page has one storage: a device is one at a time, and another one begins with an empty storage.
      let device = '';
      await play({
        director: mock.director,
        customer(name) {
          if (name !== device) localStorage.clear();
          device = name;
          return customer();
        },
      });
    });
  }

  it('outbox: what a page had not sent when it was closed is sent by the next one, once', async () => {
    const amy = await mock.director.agents.online('amy');
    const first = customer();
    const { conversation } = await first.open();
    mock.director.dropSocket();
    await until(first, () => first.connection === 'offline');
    const { clientId } = first.send(conversation.id, '还在吗');
    first.destroy();
    const next = customer();
    await next.resumeIfKnown();
    await until(next, () => texts(next.conversations.get(conversation.id)).length === 1);
    equal(next.outgoing(conversation.id), []);
    const items = next.conversations.get(conversation.id)?.items ?? [];
    equal(
      items.flatMap((item) => (item.kind === 'message' ? item.clientId : [])),
      [clientId],
    );
    equal(texts(await amy.conversation(conversation.id)), ['还在吗']);
  });
});

describe('the mock server in a page', () => {
  it('is shown to whoever drives the page from outside, if asked to', () => {
    equal(Reflect.get(globalThis, 'shopbellMock') === mock, true);
  });

  it('blockWebSocket: makes do with a stream over HTTP', async () => {
    const amy = await mock.director.agents.online('amy');
    const client = customer();
    const { conversation } = await client.open();
    mock.director.blockWebSocket();
    await until(client, () => client.connection === 'offline');
    await until(client, () => client.connection === 'online');
    client.send(conversation.id, '你好');
    await amy.hears('你好');
    await amy.says('您好');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 2);
  });

  it('delay and offline: what is said meanwhile arrives afterwards', async () => {
    const amy = await mock.director.agents.online('amy');
    const client = customer();
    const { conversation } = await client.open();
    mock.director.delay('1h', { way: 'down' });
    await amy.says('一');
    const end = mock.director.offline();
    await until(client, () => client.connection === 'offline');
    await amy.says('二');
    mock.director.calm();
    end();
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 2);
    equal(texts(client.conversations.get(conversation.id)), ['一', '二']);
  });

  it('RT-46 plays a ready-made scenario', async () => {
    const { scope, assign } = await scenarios.queueThenAssigned(mock, { ahead: 1 });
    const client = customer();
    const { outcome, conversation } = await client.open(scope);
    equal([outcome.kind, 'place' in outcome && outcome.place], ['queued', 2]);
    await assign();
    await until(client, () => client.conversations.get(conversation.id)?.state === 'assigned');
  });

  it('RT-21 offers the groups that fit, and the one chosen serves', async () => {
    await mock.director.agents.online('amy');
    const bo = await mock.director.agents.online('bo');
    const client = customer();
    const { conversation, outcome } = await client.open({ page: 'product', sku: '1001' });
    equal(outcome.kind, 'choose');
    equal(conversation.options?.map(({ name }) => name).sort(), ['售前咨询', '帐篷专家']);
    const chosen = await client.choose(conversation.id, 'tents');
    equal(chosen.kind, 'assigned');
    equal((await bo.conversation()).id, conversation.id);
  });

  it('carries messages both ways', async () => {
    const amy = await mock.director.agents.online('amy');
    const client = customer();
    const { conversation } = await client.open();
    client.send(conversation.id, '你好');
    await until(amy.client, () => texts(amy.conversations[0]).length === 1);
    await amy.says('您好,请讲');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 2);
    equal(texts(client.conversations.get(conversation.id)), ['你好', '您好,请讲']);
    equal(client.outgoing(conversation.id), []);
  });

  it('resumes after a break without a hole or a repeat', async () => {
    const amy = await mock.director.agents.online('amy');
    const client = customer();
    const { conversation } = await client.open();
    mock.director.dropSocket();
    await until(client, () => client.connection === 'offline');
    await amy.says('一');
    client.send(conversation.id, '二');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 2);
    equal(texts(client.conversations.get(conversation.id)), ['一', '二']);
  });

  it('LM-04 delivers a leave message 90 s after an agent came', async () => {
    const client = customer();
    const { conversation, outcome } = await client.open({ page: 'tracking', trackingNo: 'SF1' });
    equal(outcome.kind, 'leave-message');
    client.send(conversation.id, '包裹到哪了?');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 1);
    const chen = await mock.director.agents.online('chen');
    await mock.director.advance('90s');
    equal(texts(await chen.conversation()), ['包裹到哪了?']);
    await until(client, () => notices(client.conversations.get(conversation.id)).includes('delivered'));
    equal(client.connection, 'online');
  });
});
