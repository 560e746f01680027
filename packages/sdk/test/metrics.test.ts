import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { CustomerClient, MetricsEvent } from '../src/index.ts';
import { MetricsEvent as Schema } from '../src/model.ts';
import { FakeBrowser } from './support/browser.ts';
import { customerOf, opened } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import { takesLogins } from './support/logins.ts';

const amy = { id: 'amy', name: 'Amy' };
const ben = { id: 'ben', name: 'Ben' };
const group = { id: 'default', name: '默认客服组' };
const phones = { id: 'phones', name: '手机组' };
const options = [group, phones].map((one) => ({ ...one, online: true, waiting: 0 }));

/** Every event as it is told, each of which the schema takes exactly, field by field. */
function metricsOf(client: CustomerClient): MetricsEvent[] {
  const told: MetricsEvent[] = [];
  client.on('metrics', (event) => {
    expect(Schema.parse(event)).toEqual(event);
    told.push(event);
  });
  return told;
}

/** Type and outcome, and what else an event says beside its conversation. */
function short(told: readonly MetricsEvent[]): unknown[] {
  return told.map((event) => {
    const { type, at: _at, ...rest } = event;
    if (!('conversationId' in rest)) return [type, rest];
    const { conversationId: _id, scope: _scope, outcome, ...more } = rest;
    return [`${type} (${outcome ?? ''})`, more];
  });
}

async function listening(): Promise<{
  server: FakeServer;
  client: CustomerClient;
  id: string;
  told: MetricsEvent[];
}> {
  const { server, client, id } = await opened();
  return { server, client, id, told: metricsOf(client) };
}

describe('metrics events', () => {
  // Loaded once, when somebody listens for the first time: loading takes the time of a disk, which no clock here counts.
  beforeAll(async () => {
    metricsOf(customerOf(new FakeServer()));
    await vi.dynamicImportSettled();
  });

  test('an entry', async () => {
    const server = new FakeServer();
    const { client } = await opened({}, server);
    const told = metricsOf(client);
    void client.open({ page: 'product', sku: 'B-2' });
    await server.settle();
    expect(short(told)).toEqual([
      ['entry.opened ()', {}],
      ['conversation.assigned (assigned)', { agent: amy, group, cause: 'entry' }],
    ]);
    expect(told[0]).toMatchObject({
      conversationId: 'conversation-2',
      scope: { page: 'product', sku: 'B-2' },
    });
    expect(told[0]?.at).toBe(server.clock.now());
  });

  test('choosing, a line, and who answers how soon', async () => {
    const { server, client, id, told } = await listening();
    server.happen(id, { type: 'conversation.offered', options, autoChooseAt: 1 });
    server.happen(id, { type: 'conversation.queued', group: phones, queue: { place: 3, expectedWaitMs: 9 } });
    client.send(id, '在吗？');
    await server.settle();
    await server.clock.advance(5_000);
    server.happen(id, { type: 'conversation.assigned', agent: amy, group: phones, cause: 'queue' });
    await server.clock.advance(2_000);
    server.says(id, 'hello');
    server.says(id, 'hello again');
    await server.settle();
    expect(short(told)).toEqual([
      ['group.offered (choose)', { groups: [group, phones] }],
      ['group.chosen (queued)', { group: phones }],
      ['queue.joined (queued)', { group: phones, place: 3, expectedWaitMs: 9 }],
      ['message.sent (queued)', { by: 'customer', length: 3, files: 0 }],
      ['queue.left (assigned)', { group: phones, how: 'assigned', waitedMs: 5_000 }],
      ['conversation.assigned (assigned)', { agent: amy, group: phones, cause: 'queue' }],
      ['message.sent (assigned)', { by: 'agent', length: 5, files: 0 }],
      ['first-response (assigned)', { agent: amy, ms: 7_000 }],
      ['message.sent (assigned)', { by: 'agent', length: 11, files: 0 }],
    ]);
  });

  test('the robot, a leave message, a transfer, a rating, another scope, the end', async () => {
    const { server, client, id, told } = await listening();
    server.happen(id, { type: 'robot.started' });
    client.send(id, { text: 'x', card: { kind: 'product', id: 'A' } });
    await server.settle();
    server.happen(id, { type: 'leave-message.opened', group });
    server.happen(id, { type: 'conversation.assigned', agent: ben, group, cause: 'converted' });
    server.happen(id, {
      type: 'conversation.transferred',
      from: ben,
      agent: amy,
      group: phones,
      note: 'words',
    });
    server.happen(id, { type: 'conversation.rated', grade: 4, comment: 'words' });
    server.happen(id, {
      type: 'conversation.scope-changed',
      scope: { page: 'order', orderId: '7', channel: 'web' },
    });
    await server.clock.advance(1_000);
    server.happen(id, { type: 'conversation.ended', by: 'desk', cause: 'idle' });
    await server.settle();
    const former = { page: 'product', sku: 'A-1', channel: 'web' };
    expect(short(told)).toEqual([
      ['robot.started (robot)', {}],
      ['message.sent (robot)', { by: 'customer', length: 1, files: 0, card: 'product' }],
      ['robot.handed-over (leave-message)', {}],
      ['message.left (leave-message)', { group }],
      ['conversation.assigned (assigned)', { agent: ben, group, cause: 'converted' }],
      ['conversation.transferred (assigned)', { from: ben, agent: amy, group: phones }],
      ['rated (assigned)', { grade: 4 }],
      ['scope.changed (assigned)', { former }],
      ['conversation.ended (assigned)', { by: 'desk', cause: 'idle', durationMs: 1_000 }],
    ]);
    expect(JSON.stringify(told)).not.toContain('words');
  });

  test('waiting no longer, for whatever reason; and a message left at once', async () => {
    const { server, client, id, told } = await listening();
    server.happen(id, { type: 'conversation.queued', group, queue: { place: 1 } });
    server.happen(id, { type: 'leave-message.opened', group });
    client.send(id, 'call me');
    client.send(id, 'please');
    await server.settle();
    server.happen(id, { type: 'conversation.queued', group, queue: { place: 1 } });
    server.happen(id, { type: 'conversation.ended', by: 'customer', cause: 'solved' });
    await server.settle();
    expect(short(told).map((one) => (one as [string])[0])).toEqual([
      'queue.joined (queued)',
      'queue.left (leave-message)',
      'message.sent (leave-message)',
      'message.left (leave-message)',
      'message.sent (leave-message)',
      'queue.joined (queued)',
      'queue.left (queued)',
      'conversation.ended (queued)',
    ]);
    expect(told.filter(({ type }) => type === 'queue.left')).toMatchObject([
      { how: 'leave-message' },
      { how: 'solved' },
    ]);
  });

  test('nothing that a snapshot replays; what happened during a break, once', async () => {
    const { server, client, id, told } = await listening();
    server.socket.cut();
    server.says(id, 'while you were away');
    await server.advance(2_000);
    expect(told.map(({ type }) => type)).toEqual(['message.sent', 'first-response']);
    server.resumable = false;
    server.socket.cut();
    server.says(id, 'and again');
    await server.advance(5_000);
    expect(client.conversations.get(id)?.items.length).toBe(3);
    expect(told).toHaveLength(2);
  });

  test('who the customer is, once; and errors', async () => {
    const { server, client, told } = await listening();
    takesLogins(server);
    void client.identify({ token: 'li.1' });
    await server.advance(2_000);
    void client.identify({ token: 'li.2' });
    await server.advance(2_000);
    server.socket.server.close(4003, '');
    await server.settle();
    expect(short(told)).toEqual([
      ['identified', { customerId: 'known-li' }],
      ['error', { code: 'ORIGIN_NOT_ALLOWED' }],
    ]);
  });

  test('told by the tab that leads alone', async () => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server);
    const tabs = await browser.tabs(3);
    const told = tabs.map(({ client }) => metricsOf(client));
    const opening = tabs[2]?.client.open();
    await server.settle();
    const id = (await opening)?.conversation.id ?? '';
    server.says(id, 'hi');
    await server.settle();
    tabs[0]?.kill();
    await server.advance(10_000);
    server.says(id, 'still there?');
    await server.settle();
    takesLogins(server);
    void tabs[2]?.client.identify({ token: 'li' });
    await server.advance(10_000);
    expect(told.flat().map(({ type }) => type)).toEqual([
      'entry.opened',
      'conversation.assigned',
      'message.sent',
      'first-response',
      'message.sent',
      'identified',
    ]);
  });

  test('no throw of a listener reaches the client', async () => {
    const { server, client, id } = await opened();
    const reported: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (error) => reported.push(error);
    client.on('metrics', () => {
      throw new Error('mine');
    });
    server.says(id, 'hi');
    await server.settle();
    globalThis.reportError = reportError;
    expect(reported).toHaveLength(2);
    expect(client.conversations.get(id)).toEqual(server.conversation(id));
  });
});
