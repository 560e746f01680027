import { limits, type Card, type FileRef, type PendingLeaveMessage } from '@shopbell/sdk/model';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fitted } from '../src/app/requests/fitted.ts';
import { appHost, portHost, type Host } from './support/host.ts';
import { agent, customer, enter, openShop, password, say } from './support/shop.ts';
import type { TestSocket } from './support/testSocket.ts';

vi.setConfig({ testTimeout: 120_000 });

interface Page {
  readonly leaveMessages: readonly PendingLeaveMessage[];
  readonly total: number;
}

const list = (socket: TestSocket, page: object = {}) => socket.ask<Page>('leave-message.list', page);
const idsOf = ({ leaveMessages }: Page) => leaveMessages.map(({ conversationId }) => conversationId);
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/** A supervisor who serves nobody, and as many customers as there are texts, who each left one; the oldest first. */
async function left(
  host: Host,
  texts: readonly string[],
): Promise<{ boss: TestSocket; ids: readonly string[] }> {
  await openShop(host);
  const account = { shopId: host.shopId, agentId: 'chen', name: 'chen', displayName: '陈主管', password };
  await host.app.admin.addAgent({ ...account, roles: ['supervisor'] });
  const ids: string[] = [];
  for (const text of texts) {
    const { socket } = await customer(host);
    const { conversation, outcome } = await enter(socket, { page: 'product' });
    expect(outcome.kind).toBe('leave-message');
    await say(socket, conversation.id, text);
    ids.push(conversation.id);
    socket.hangUp();
    await host.clock.advance(1000);
  }
  const { socket: boss } = await agent(host, 'chen', { status: 'away' });
  return { boss, ids };
}

describe.each([
  ['in memory', appHost],
  ['on a real port over SQLite', portHost],
])('leave messages that nobody has yet, %s', (_, makeHost) => {
  it('LM-13 are told page by page, the oldest first, with how many there are', async () => {
    const host = await makeHost();
    const { boss, ids } = await left(host, ['一', '二', '三', '四', '五']);
    const all = await list(boss);
    expect(all.total).toBe(5);
    expect(idsOf(all)).toEqual(ids);
    expect(all.leaveMessages.map(({ text }) => text)).toEqual(['一', '二', '三', '四', '五']);
    expect(all.leaveMessages.every(({ cut }) => cut === undefined)).toBe(true);
    for (const [skip, limit, told] of [
      [0, 2, ids.slice(0, 2)],
      [2, 2, ids.slice(2, 4)],
      [4, 2, ids.slice(4)],
      [4, 1, ids.slice(4)],
      [0, 5, ids],
      [0, 100, ids],
      // Beyond the end there is nothing, and that is no fault.
      [5, 2, []],
      [Number.MAX_SAFE_INTEGER, 1, []],
    ] as const)
      expect(await list(boss, { skip, limit }).then((page) => [idsOf(page), page.total])).toEqual([told, 5]);
  });

  it('LM-13 refuses pages that make no sense, by name', async () => {
    const host = await makeHost();
    const { boss } = await left(host, []);
    for (const [page, path] of [
      [{ limit: 0 }, 'limit'],
      [{ limit: -1 }, 'limit'],
      [{ limit: 101 }, 'limit'],
      [{ limit: 201 }, 'limit'],
      [{ limit: 1.5 }, 'limit'],
      [{ limit: '10' }, 'limit'],
      [{ skip: -1 }, 'skip'],
      [{ skip: 0.5 }, 'skip'],
      [{ skip: 2 ** 60 }, 'skip'],
    ] as const)
      await expect(list(boss, page)).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        details: { issues: [{ path }] },
      });
    expect(await list(boss)).toEqual({ leaveMessages: [], total: 0 });
    const bo = await agent(host, 'bo', { status: '' });
    await expect(list(bo.socket)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('LM-13 what is handed out between two pages makes those behind it move up, and the total says so', async () => {
    const host = await makeHost();
    const { boss, ids } = await left(host, ['一', '二', '三', '四', '五']);
    const first = await list(boss, { limit: 2 });
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    const bo = await agent(host, 'bo', { status: 'away' });
    await boss.ask('leave-message.assign', { conversationId: ids[0], agentId: 'bo' });
    await bo.socket.event('conversation.joined');
    const second = await list(boss, { skip: 2, limit: 2 });
    // The third has become the second: who sees that there are fewer asks again.
    expect([idsOf(second), second.total]).toEqual([ids.slice(3), 4]);
    expect(await list(boss, { limit: 2 }).then(idsOf)).toEqual(ids.slice(1, 3));
  });
});

it('LM-13 LM-19 what one customer left in one group is one, named by where it began and told by its newest words', async () => {
  const host = await appHost();
  const { boss, ids } = await left(host, ['一']);
  const { socket } = await customer(host);
  const began = [];
  for (const [sku, text] of [
    ['7', '先问'],
    ['8', '再问'],
  ] as const) {
    const { conversation } = await enter(socket, { page: 'product', sku });
    await say(socket, conversation.id, text);
    began.push(conversation.id);
    await host.clock.advance(1000);
  }
  const all = await list(boss);
  expect([idsOf(all), all.total]).toEqual([[ids[0], began[0]], 2]);
  expect(all.leaveMessages[1]).toMatchObject({ text: '再问', scope: { sku: '7' } });
});

it('LM-13 is told by what the customer said last, not by what the shop said after it (AR-02)', async () => {
  const host = await appHost();
  const { boss } = await left(host, []);
  await host.app.admin.routing.configure(host.shopId, { autoReplies: { first: '您好，这就来。' } });
  const { socket: amy } = await agent(host, 'amy');
  const { socket } = await customer(host);
  const { conversation, outcome } = await enter(socket, { page: 'product' });
  expect(outcome.kind).toBe('assigned');
  await say(socket, conversation.id, '防水吗？');
  await amy.ask('status.set', { status: 'offline', conversations: 're-route' });
  const { leaveMessages } = await list(boss);
  expect(leaveMessages).toMatchObject([{ conversationId: conversation.id, text: '防水吗？' }]);
});

it('LM-13 a page of the longest there can be leaves half of what a peer may have unread', async () => {
  const host = await appHost();
  const text = '😀'.repeat(limits.text / 2);
  const { boss } = await left(
    host,
    Array.from({ length: 101 }, () => text),
  );
  const page = await list(boss, { limit: 100 });
  expect([page.leaveMessages.length, page.total]).toEqual([100, 101]);
  expect(bytesOf(page)).toBeLessThanOrEqual(512 * 1024);
  for (const { text: told, cut } of page.leaveMessages) {
    expect(cut).toBe(true);
    // As much as fits, and no character in half.
    expect(text.startsWith(told)).toBe(true);
    expect(told.length).toBeGreaterThan(2000);
  }
  const [whole] = (await list(boss, { limit: 50 })).leaveMessages;
  expect(whole).toMatchObject({ text });
  expect(whole?.cut).toBeUndefined();
});

describe('what of a leave message fits', () => {
  const words = (max: number) => fc.string({ unit: 'binary', maxLength: max });
  const file = fc.record<FileRef>({
    id: fc.uuid(),
    name: words(120),
    type: fc.constant('image/png'),
    size: fc.nat(),
  });
  const item = { productId: '1', title: '帐'.repeat(200), imageUrl: `https://a.example/${'x'.repeat(2000)}` };
  const order: Card = {
    kind: 'order',
    id: 'A-7',
    verified: true,
    state: 'paid',
    items: Array.from({ length: 10 }, () => ({
      ...item,
      quantity: 1,
      amount: { amount: 1, currency: 'CNY' },
    })),
  };
  const message = fc.record<PendingLeaveMessage>(
    {
      conversationId: fc.uuid(),
      group: fc.constant({ id: 'g', name: '组'.repeat(100) }),
      customer: fc.constant({ id: 'c', name: '林'.repeat(100) }),
      scope: fc.constant({ page: 'product', channel: 'web', sku: '货'.repeat(128) }),
      at: fc.nat(),
      text: words(4000),
      files: fc.array(file, { minLength: 1, maxLength: 10 }),
      card: fc.constant(order),
    },
    { requiredKeys: ['conversationId', 'group', 'customer', 'scope', 'at', 'text'] },
  );

  it('is whole where it may be, and never more than there is room for', () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 2000, max: 40_000 }), (one, bytes) => {
        const told = fitted(one, bytes);
        expect(bytesOf(told)).toBeLessThanOrEqual(bytes);
        if (bytesOf(one) <= bytes) expect(told).toEqual(one);
        else {
          expect(told.cut).toBe(true);
          expect(one.text.startsWith(told.text)).toBe(true);
          expect(one.files?.slice(0, told.files?.length ?? 0)).toEqual(
            one.files ? (told.files ?? []) : undefined,
          );
          expect(told.card === undefined).toBe(one.card === undefined);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shares the room between a long text and what was sent with it', () => {
    const files = Array.from({ length: 10 }, (_, at) => {
      return { id: `f${String(at)}`, name: '图'.repeat(116), type: 'image/png', size: 1 };
    });
    const about = { group: { id: 'g', name: '组' }, customer: { id: 'c' }, at: 1 } as const;
    const scope = { page: 'shop', channel: 'web' } as const;
    const one = { ...about, scope, conversationId: 'x', text: '"'.repeat(4000), files, card: order };
    const told = fitted(one, 5000);
    expect(told).toMatchObject({ card: { kind: 'order', id: 'A-7', state: 'paid' }, cut: true });
    expect(told.card).not.toHaveProperty('items');
    expect(told.files?.length).toBeGreaterThan(3);
    expect(told.text.length).toBeGreaterThan(1000);
    expect(bytesOf(told)).toBeGreaterThan(4900);
  });
});
