import type { DeskEvent } from '@shopbell/engine';
import { Fact, liveDay } from '@shopbell/metrics';
import { describe, expect, test } from 'vitest';
import { factOf } from '../src/app/figures/facts.ts';

const ten = Date.UTC(2026, 4, 4, 2);
const trace = { steps: [], decidedAt: 0 };
const inConversation = { conversationId: 'c1' };
const opened = (at: number): DeskEvent => ({
  type: 'conversation.opened',
  at,
  ...inConversation,
  customerId: 'x',
  scope: { page: 'product', sku: '1001', channel: 'web' },
});
const assigned = (
  at: number,
  agentId: string,
  cause: 'entry' | 'leave-message' | 'converted' | 'transfer',
): DeskEvent => ({
  type: 'conversation.assigned',
  at,
  ...inConversation,
  agentId,
  groupId: 'g1',
  servingGroupId: 'default',
  cause,
  trace,
});
const posted = (at: number, kind: 'customer' | 'agent', id: string): DeskEvent => ({
  type: 'message.posted',
  at,
  ...inConversation,
  messageId: `m${at}`,
  by: { kind, id },
  clientId: `k${at}`,
  digest: 'd',
  length: 3,
});
const leftAt = (at: number): DeskEvent => ({
  type: 'leave-message.opened',
  at,
  ...inConversation,
  groupId: 'g1',
  trace,
});
const deliveredAt = (at: number, agentId: string): DeskEvent => ({
  type: 'leave-message.delivered',
  at,
  ...inConversation,
  agentId,
  servingGroupId: 'g1',
  trace,
});

function figures(events: DeskEvent[], agentId?: string) {
  const live = liveDay('Asia/Shanghai');
  events.forEach((event, index) => {
    const fact = factOf(index + 1, event);
    if (fact) live.record([Fact.parse(fact)]);
  });
  const { day, values } = live.today(ten + 3_600_000, agentId);
  return { day, receptions: values.consultations, averageResponseSeconds: values.averageHumanResponse };
}

describe('facts of the journal', () => {
  test('RS-01, VM-07 a conversation becomes a reception and its gaps', () => {
    const events = [
      opened(ten),
      assigned(ten, 'amy', 'entry'),
      posted(ten, 'customer', 'x'),
      posted(ten + 10_000, 'customer', 'x'),
      posted(ten + 30_000, 'agent', 'amy'),
      posted(ten + 60_000, 'customer', 'x'),
      posted(ten + 70_000, 'agent', 'amy'),
      {
        type: 'conversation.ended',
        at: ten + 80_000,
        ...inConversation,
        by: { kind: 'agent', id: 'amy' },
      } as const,
    ];
    expect(figures(events, 'amy')).toEqual({ day: '2026-05-04', receptions: 1, averageResponseSeconds: 20 });
  });

  test('RS-13, LM-16 a leave message that an agent answers stays out of the response figures', () => {
    const events = [
      opened(ten),
      leftAt(ten),
      posted(ten, 'customer', 'x'),
      deliveredAt(ten + 90_000, 'amy'),
      assigned(ten + 95_000, 'amy', 'leave-message'),
      posted(ten + 95_000, 'agent', 'amy'),
    ];
    expect(figures(events)).toEqual({ day: '2026-05-04', receptions: 0, averageResponseSeconds: null });
  });

  test('LM-20 a customer who came back is a reception', () => {
    const events = [
      opened(ten),
      leftAt(ten),
      posted(ten, 'customer', 'x'),
      { type: 'leave-message.converted', at: ten + 60_000, ...inConversation } as const,
      assigned(ten + 60_000, 'amy', 'converted'),
      posted(ten + 61_000, 'customer', 'x'),
      posted(ten + 66_000, 'agent', 'amy'),
    ];
    expect(figures(events, 'amy')).toEqual({ day: '2026-05-04', receptions: 1, averageResponseSeconds: 5 });
  });

  test('a fact carries the sequence as its id, and both groups of an assignment', () => {
    expect(factOf(42, assigned(ten, 'amy', 'transfer'))).toEqual({
      type: 'session.assigned',
      id: '42',
      seq: 42,
      at: ten,
      conversationId: 'c1',
      agentId: 'amy',
      groupId: 'g1',
      servingGroupId: 'default',
      answers: 'entry',
    });
  });

  test('events that no figure looks at tell nothing', () => {
    expect(factOf(1, { type: 'agent.added', at: ten, agentId: 'amy', name: 'Amy' })).toBeUndefined();
    const by = { kind: 'agent', id: 'amy' } as const;
    expect(factOf(2, { type: 'message.seen', at: ten, ...inConversation, by, upTo: 3 })).toBeUndefined();
  });
});
