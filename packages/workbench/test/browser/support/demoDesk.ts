import { conversation } from './conversations.ts';
import type { FakeAgentClient } from './fakeAgentClient.ts';

const second = 1000;
const minute = 60 * second;

/** Three ongoing conversations, one leave message, one ended. `now` is the test's clock. */
export function demoDesk(client: FakeAgentClient, now: number): void {
  client.figures = { day: '2026-05-04', receptions: 37, averageResponseSeconds: 23.4 };
  const conversations = [
    conversation({
      id: 'replied',
      name: '王建国',
      openedAt: now - 26 * minute,
      said: [
        ['customer', now - 25 * minute, '有优惠券吗'],
        ['agent', now - 24 * minute, '有的，满 199 减 20。'],
      ],
    }),
    conversation({
      id: 'short',
      name: '小满',
      scope: { page: 'order', orderId: '20261119-000483920' },
      openedAt: now - 2 * minute,
      seenByAgent: 1,
      said: [['customer', now - 30 * second, '订单显示已签收，但我没有收到']],
    }),
    conversation({
      id: 'long',
      name: '桃子',
      scope: { page: 'product', sku: 'TEA-WHITE-100G' },
      openedAt: now - 5 * minute,
      seenByAgent: 1,
      said: [
        ['customer', now - 90 * second, '这款白茶是今年的新茶吗？'],
        ['customer', now - 10 * second, '想送长辈'],
      ],
    }),
    conversation({
      id: 'leave',
      name: '阿禾',
      state: 'leave-message',
      scope: { page: 'order', orderId: '20261117-000470011' },
      openedAt: now - 9 * 60 * minute,
      seenByAgent: 0,
      said: [['customer', now - 9 * 60 * minute, '茶具少了一个杯子，麻烦补发']],
    }),
    conversation({
      id: 'over',
      name: '老周',
      state: 'ended',
      openedAt: now - 90 * minute,
      said: [['customer', now - 89 * minute, '好的，谢谢']],
    }),
  ];
  client.conversations = new Map(conversations.map((one) => [one.id, one]));
}
