import { createCustomerClient, isShopbellError, type CustomerClient, type MetricsEvent } from '@shopbell/sdk';
import { MetricsEvent as Metrics } from '@shopbell/sdk/model';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMockServer } from '../src/node.ts';
import { notices, texts } from './support/texts.ts';
import { until } from './support/until.ts';

const mock = createMockServer();
const clients: CustomerClient[] = [];

beforeAll(() => mock.start());
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await mock.reset();
});
afterAll(() => mock.stop());

function storage() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

function customer(device = storage()): CustomerClient {
  const client = createCustomerClient({
    server: mock.server,
    shopId: 'demo',
    platform: { storage: device, random: () => 0 },
  });
  clients.push(client);
  return client;
}

async function talking(device = storage()) {
  const amy = await mock.director.agents.online('amy');
  const client = customer(device);
  const { conversation } = await client.open({ page: 'product' });
  return { amy, client, id: conversation.id };
}

/** One pixel. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);

describe('a customer of the real app', () => {
  test('rates; the last one counts, and the agent is told', async () => {
    const { amy, client, id } = await talking();
    await amy.says('您好');
    await client.rate(id, { grade: 2 });
    await client.rate(id, { grade: 5, comment: '谢谢' });
    await until(client, () => client.conversations.get(id)?.rating?.grade === 5);
    await until(amy.client, () => amy.client.conversations.get(id)?.rating?.comment === '谢谢');
  });

  test('asks about something else: the scope is replaced, and a notice says so', async () => {
    const { client, id } = await talking();
    const { outcome } = await client.askAbout(id, { page: 'order', orderId: '42' });
    expect(outcome.kind).toBe('assigned');
    await until(client, () => notices(client.conversations.get(id)).includes('scope'));
    expect(client.conversations.get(id)?.scope).toMatchObject({ page: 'order', orderId: '42' });
    const other = await client.open({ page: 'tracking', trackingNo: '7' });
    const refused = await client
      .askAbout(id, { page: 'tracking', trackingNo: '7' })
      .catch((error: unknown) => error);
    expect(isShopbellError(refused, 'ALREADY_OPEN') && refused.details.conversationId).toBe(
      other.conversation.id,
    );
  });

  test('sends text, files and cards in order; both sides read the bytes', async () => {
    const { amy, client, id } = await talking();
    client.send(id, '看');
    client.send(id, {
      text: '这张',
      files: [
        new File([png], '图 1.png', { type: 'image/png' }),
        new File(['一'], 'a.txt', { type: 'text/plain' }),
      ],
    });
    client.send(id, { card: { kind: 'order', id: '42' } });
    client.send(id, '好了');
    await until(client, () => texts(client.conversations.get(id)).length === 4);
    expect(texts(client.conversations.get(id))).toEqual(['看', '这张', '', '好了']);
    const messages = (client.conversations.get(id)?.items ?? []).filter((item) => item.kind === 'message');
    expect(messages[1]?.files).toMatchObject([
      { name: '图 1.png', type: 'image/png', size: png.length, width: 1, height: 1 },
      { name: 'a.txt', type: 'text/plain', size: 3 },
    ]);
    expect(messages[2]?.card).toEqual({ kind: 'order', id: '42', verified: false });
    const [image, text] = await Promise.all((messages[1]?.files ?? []).map((file) => client.file(file.id)));
    expect(new Uint8Array((await image?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(png);
    expect(await text?.text()).toBe('一');
    await until(amy.client, () => texts(amy.client.conversations.get(id)).length === 4);
    // Nobody else reads them.
    const stranger = customer();
    await stranger.connect();
    const refused = await stranger.file(messages[1]?.files?.[0]?.id ?? '').catch((error: unknown) => error);
    expect(isShopbellError(refused, 'NOT_FOUND')).toBe(true);
  });

  test('a file that is not what it says fails its message by name, and holds up nothing', async () => {
    const { client, id } = await talking();
    client.send(id, { files: [new File(['no image'], 'x.png', { type: 'image/png' })] });
    client.send(id, 'next');
    await until(
      client,
      () => client.outgoing(id)[0]?.state === 'failed' && texts(client.conversations.get(id)).length === 1,
    );
    expect(isShopbellError(client.outgoing(id)[0]?.error, 'FILE_TYPE_NOT_ALLOWED')).toBe(true);
  });

  test('tells metrics that the schema takes, from the entry to the end', async () => {
    const client = customer();
    const told: MetricsEvent[] = [];
    client.on('metrics', (event) => told.push(event));
    const amy = await mock.director.agents.online('amy');
    const { conversation } = await client.open({ page: 'product', sku: 'A' });
    client.send(conversation.id, '在吗');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 1);
    await amy.says('在的');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 2);
    await client.rate(conversation.id, { grade: 4, comment: 'secret words' });
    await client.end(conversation.id);
    await until(client, () => client.conversations.get(conversation.id)?.state === 'ended');
    for (const event of told) expect(Metrics.parse(event)).toEqual(event);
    expect(told.map(({ type }) => type)).toEqual([
      'entry.opened',
      'conversation.assigned',
      'message.sent',
      'message.sent',
      'first-response',
      'rated',
      'conversation.ended',
    ]);
    expect(JSON.stringify(told)).not.toContain('secret');
  });
});

describe('a known customer of the real app', () => {
  test('goes on in mid-conversation, finds it on another device, and logs out', async () => {
    const { amy, client, id } = await talking();
    client.send(id, '登录前');
    await until(client, () => texts(client.conversations.get(id)).length === 1);
    let blank = false;
    client.on('reset', (all) => (blank ||= all.size === 0));
    const anonymous = client.customerId;
    await client.identify({ token: await mock.director.identity('li') });
    client.send(id, '登录后');
    await until(client, () => texts(client.conversations.get(id)).length === 2);
    expect(client.customerId).not.toBe(anonymous);
    expect([blank, client.outgoing(id)]).toEqual([false, []]);
    await amy.says('李女士您好');
    await until(client, () => texts(client.conversations.get(id)).length === 3);

    const device = storage();
    const phone = customer(device);
    await phone.identify({ token: await mock.director.identity('li') });
    await phone.connect();
    expect(phone.customerId).toBe(client.customerId);
    expect(texts(phone.conversations.get(id))).toEqual(['登录前', '登录后', '李女士您好']);
    await phone.logout();
    expect([phone.connection, phone.conversations.size, [...device.values.keys()]]).toEqual([
      'closed',
      0,
      [],
    ]);
    // That was one device only.
    client.send(id, '还在');
    await until(client, () => texts(client.conversations.get(id)).length === 4);
  });

  test('two anonymous pages become one customer: what the other one began joins', async () => {
    const { client, id } = await talking();
    await client.identify({ token: await mock.director.identity('li') });
    await until(client, () => client.connection === 'online');
    const { client: other, id: begun } = await talking();
    expect(begun).not.toBe(id);
    await other.identify({ token: await mock.director.identity('li') });
    await until(other, () => other.conversations.size === 2);
    await until(client, () => client.conversations.has(begun));
  });

  test('another person: the former’s message is sent, and nothing of them is left', async () => {
    const device = storage();
    const { client, id } = await talking(device);
    await client.identify({ token: await mock.director.identity('li') });
    await until(client, () => client.connection === 'online' && client.conversations.has(id));
    const li = client.customerId;
    client.send(id, '李的话');
    await client.identify({ token: await mock.director.identity('wang') });
    await until(client, () => client.connection === 'online');
    expect(client.customerId).not.toBe(li);
    expect(client.conversations.size).toBe(0);
    expect([...device.values.keys()]).toEqual([expect.stringMatching(/^shopbell:demo@[^ ]+$/)]);
    await client.identify({ token: await mock.director.identity('li') });
    await until(client, () => client.conversations.has(id));
    expect(texts(client.conversations.get(id))).toEqual(['李的话']);
  });

  test('a login that runs out is renewed, or ends by name', async () => {
    const { client, id } = await talking();
    let asked = 0;
    const renew = (): Promise<string> => {
      asked++;
      return mock.director.identity('li', { expiresIn: '2m' });
    };
    await client.identify({ token: await mock.director.identity('li', { expiresIn: '2m' }), renew });
    await until(client, () => client.connection === 'online');
    await mock.director.advance('130s');
    client.send(id, '还在吗');
    await until(client, () => texts(client.conversations.get(id)).length === 1);
    expect(asked).toBe(1);

    const forged = await client.identify({ token: 'a.b.c' }).catch((error: unknown) => error);
    expect(isShopbellError(forged, 'IDENTITY_REFUSED') && forged.details.reason).toBe('invalid');
    client.send(id, '在');
    await until(client, () => texts(client.conversations.get(id)).length === 2);
  });
});
