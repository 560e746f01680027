import { describe, expect, test } from 'vitest';
import { createStatistics, Fact, MetricsSettings } from '../src/index.ts';
import { at, Story } from './story.ts';

const now = at('10:00:00');
const order = {
  type: 'order',
  id: 'o1',
  revision: 1,
  at: now,
  customerId: 'x',
  amount: 100,
  currency: 'CNY',
  items: [{ productId: '1001', quantity: 2, amount: 100 }],
} as const satisfies Fact;
const agent = {
  type: 'agent',
  id: 'a1',
  at: now,
  agentId: 'a',
  from: '2026-05-04',
  accountType: 'presale',
} as const;

const others: readonly Fact[] = [
  order,
  { type: 'refund', id: 'r1', revision: 0, at: now, orderId: 'o1', amount: 100, withdrawnAt: now },
  agent,
  { type: 'customer', id: 'u1', at: now, customerId: 'x', account: 'other-shop' },
  { type: 'identity', id: 'l1', at: now, customerId: 'guest', knownId: 'x' },
  { type: 'visit', id: 'v1', at: now, customerId: 'x', agentsOnline: true },
  { type: 'sign-in', id: 'i1', at: now, agentId: 'a' },
  { type: 'rating', id: 'g1', at: now, conversationId: 'c1', grade: 5 },
  { type: 'recommendation', id: 'p1', at: now, customerId: 'x', agentId: 'a', productId: '1001' },
  { type: 'settings', id: 's1', at: now, from: '2026-05-04', settings: MetricsSettings.parse({}) },
];

describe('the schema of facts', () => {
  test('takes every kind of fact', () => {
    const story = new Story()
      .entry(now)
      .left(now)
      .customer(now)
      .delivered(now, 'a')
      .converted(now)
      .queued(now)
      .released(now)
      .assigned(now, 'a')
      .transferred(now, 'a', 'b')
      .agent(now, 'b')
      .ended(now);
    const facts = [...story.facts, ...others];
    for (const fact of facts) expect(Fact.parse(fact)).toEqual(fact);
    const kinds = new Set(facts.map((fact) => fact.type));
    expect(kinds.size).toBe(Fact.options.reduce((sum, option) => sum + ('options' in option ? 0 : 1), 0));
  });

  test('refuses what is none', () => {
    const message = new Story().customer(now).facts[0];
    expect(Fact.safeParse({ ...message, from: 'ghost' }).success).toBe(false);
    expect(Fact.safeParse({ ...message, length: -1 }).success).toBe(false);
    expect(Fact.safeParse({ ...message, at: 0.5 }).success).toBe(false);
    expect(Fact.safeParse({ ...message, type: 'coffee' }).success).toBe(false);
  });

  test.each([
    ['negative cents', { ...order, amount: -1 }],
    ['fractions of a cent', { ...order, amount: 0.5 }],
    ['half an item', { ...order, items: [{ productId: '1', quantity: 0.5, amount: 1 }] }],
    ['no currency', { ...order, currency: 'yuan' }],
    ['31 February', { ...agent, from: '2026-02-31' }],
    ['no date at all', { ...agent, from: 'soon' }],
    ['a sixth grade', { type: 'rating', id: 'g1', at: now, conversationId: 'c1', grade: 6 }],
  ])('refuses %s', (_what, fact) => {
    expect(Fact.safeParse(fact).success).toBe(false);
  });
});

describe('odd facts are told of', () => {
  const problems = (...facts: Fact[]) => {
    const statistics = createStatistics({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
    statistics.add(facts);
    return statistics.problems().map(({ code, id }) => `${code} ${id}`);
  };

  test('the same fact twice is one, without a word', () => {
    expect(problems(order, order, { ...order })).toEqual([]);
  });

  test('one id with different content: reported, and the same one counts whatever came first', () => {
    const message = new Story().assigned(now, 'a').customer(now).facts[1];
    const other: Fact = { ...(message as Extract<Fact, { type: 'message' }>), length: 3 };
    expect(problems(message!, other)).toEqual(['DUPLICATE_ID c1-1', 'NO_RECIPIENT c1']);
    expect(problems(other, message!)).toEqual(['DUPLICATE_ID c1-1', 'NO_RECIPIENT c1']);
  });

  test('a newer revision replaces an older one, whatever came first; two of one revision clash', () => {
    const newer = { ...order, revision: 2, paidAt: now };
    expect(problems(order, newer)).toEqual([]);
    expect(problems(order, { ...order, amount: 99 })).toEqual(['REVISION_CLASH o1']);
  });

  test('orders: another currency, paid before they were placed; refunds of unknown orders', () => {
    expect(problems({ ...order, currency: 'USD' })).toEqual(['FOREIGN_CURRENCY o1']);
    expect(problems({ ...order, paidAt: now - 1 })).toEqual(['PAID_BEFORE_PLACED o1']);
    expect(problems({ type: 'refund', id: 'r1', revision: 0, at: now, orderId: 'o9', amount: 1 })).toEqual([
      'REFUND_WITHOUT_ORDER r1',
    ]);
  });

  test('an agent that no fact names, and a conversation without a customer', () => {
    const told = new Story().assigned(now, 'a').agent(now, 'a').facts;
    expect(problems(...told)).toEqual(['AGENT_NOT_LISTED a', 'NO_CUSTOMER c1']);
    expect(problems(...told, agent)).toEqual(['NO_CUSTOMER c1']);
  });

  test('CF-06 settings for a day that was over begin with the day of the change', () => {
    const settings = MetricsSettings.parse({ maxWait: { minutes: 5 } });
    expect(problems({ type: 'settings', id: 's1', at: now, from: '2026-05-03', settings })).toEqual([
      'SETTINGS_TOO_LATE s1',
    ]);
  });
});
