import { describe, expect, test } from 'vitest';
import { MetricsSettings } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

type Settings = Parameters<ShopLog['settings']>[0];

/** Chats of customer x: `A 10:00:00` is a word of agent A, with `?` a question before it, i.e. a round. */
function shopWith(settings: Settings, ...words: string[]): ShopLog {
  const shop = new ShopLog().settings(settings);
  for (const word of words) {
    const [agent = '', time = ''] = word.split(' ');
    const asked = new Date(t(time) - 1000 + 8 * 3_600_000).toISOString().slice(11, 19);
    shop
      .chat('x')
      .message('customer', 'x', asked, { agentId: agent })
      .message('agent', agent, time, { customerId: 'x' });
  }
  return shop;
}

const ordered = (shop: ShopLog, placed = '10:30:00', paid?: string) =>
  shop.order('o1', 'x', placed, paid === undefined ? {} : { paid });

/** Who is credited with the order. */
function creditsOf(shop: ShopLog) {
  const query = { now: t('12-31 00:00:00'), list: 'orders', from: '2026-05-04', to: '2026-05-04' };
  const [order] = shop.statistics.details(query).entries as {
    confirmedOrderAgentId?: string;
    confirmedPaymentAgentId?: string;
    ownerAgentId?: string;
  }[];
  return {
    order: order?.confirmedOrderAgentId,
    payment: order?.confirmedPaymentAgentId,
    owner: order?.ownerAgentId,
  };
}

describe('confirmed order and payment', () => {
  test('AT-01 a chat at 10:00 before an order at 10:30 is a candidate, one at 10:31 is not', () => {
    expect(creditsOf(ordered(shopWith({}, 'A 10:00:00'))).order).toBe('A');
    expect(creditsOf(ordered(shopWith({}, 'A 10:31:00'))).order).toBeUndefined();
    expect(creditsOf(ordered(shopWith({}, 'A 10:30:00'))).order).toBeUndefined();
  });

  test('AT-01 the look-back is the day of the order and the day before', () => {
    const on = (when: string) => {
      const shop = new ShopLog();
      shop
        .chat('x')
        .message('customer', 'x', when, { agentId: 'A' })
        .message('agent', 'A', when, { customerId: 'x' });
      return creditsOf(ordered(shop)).order;
    };
    expect(on('05-03 00:00:00')).toBe('A');
    expect(on('05-02 23:59:59')).toBeUndefined();
  });

  test('AT-02 a chat after the order and before the payment is a candidate for the payment', () => {
    const shop = ordered(shopWith({}, 'A 10:40:00'), '10:30:00', '10:50:00');
    expect(creditsOf(shop)).toEqual({ order: undefined, payment: 'A', owner: 'A' });
  });

  test('AT-03 judged by the last chat unless set', () => {
    expect(MetricsSettings.parse({}).judging).toBe('lastChat');
    expect(MetricsSettings.safeParse({ judging: 'loudest' }).success).toBe(false);
  });

  test('AT-04 A 10:00, B 10:20, order 10:30: B', () => {
    expect(creditsOf(ordered(shopWith({}, 'A 10:00:00', 'B 10:20:00'))).order).toBe('B');
  });

  test('AT-05 A 10:00, order 10:30, B 10:40, paid 10:50: B', () => {
    const shop = ordered(shopWith({}, 'A 10:00:00', 'B 10:40:00'), '10:30:00', '10:50:00');
    expect(creditsOf(shop)).toMatchObject({ order: 'A', payment: 'B' });
  });

  const rounds = { judging: 'rounds' } as const;
  const times = (agent: string, minutes: number[]) =>
    minutes.map((minute) => `${agent} 10:${String(minute).padStart(2, '0')}:00`);

  test('AT-06 by rounds: A 5, B 2 and later: A', () => {
    const words = [...times('A', [0, 1, 2, 3, 4]), ...times('B', [20, 21])];
    expect(creditsOf(ordered(shopWith(rounds, ...words))).order).toBe('A');
    expect(creditsOf(ordered(shopWith({}, ...words))).order).toBe('B');
  });

  test('AT-07 for the payment those before the order count too: A 3, B 2 + 2: B', () => {
    const words = [...times('A', [0, 1, 2]), ...times('B', [5, 6]), ...times('B', [35, 36])];
    const shop = ordered(shopWith(rounds, ...words), '10:30:00', '10:50:00');
    expect(creditsOf(shop)).toMatchObject({ order: 'A', payment: 'B' });
  });

  test('AT-08 as many rounds: who chatted last; then the lower id', () => {
    const words = [...times('A', [0, 1, 2]), ...times('B', [18, 19, 20])];
    expect(creditsOf(ordered(shopWith(rounds, ...words))).order).toBe('B');
    expect(creditsOf(ordered(shopWith(rounds, 'B 10:00:00', 'A 10:00:00'))).order).toBe('A');
    expect(creditsOf(ordered(shopWith({}, 'B 10:00:00', 'A 10:00:00'))).order).toBe('A');
  });

  test('AT-06 D33 rounds count by their reply, gaps over the limit too, questions before the look-back too', () => {
    const shop = new ShopLog().settings(rounds);
    shop
      .chat('x')
      .assigned('A', '05-02 20:00:00')
      .customer('05-02 23:59:00')
      .agent('A', '05-03 09:00:00')
      .customer('05-03 09:01:00')
      .agent('A', '05-03 10:00:00');
    shop.chat('x').assigned('B', '10:00:00').customer('10:00:00').agent('B', '10:00:05', '10:00:06');
    expect(creditsOf(ordered(shop)).order).toBe('A');
  });
});

describe('whose sale it is', () => {
  const both = (settings: Settings = {}) =>
    ordered(shopWith(settings, 'A 10:00:00', 'B 10:40:00'), '10:30:00', '10:50:00');

  test('AT-09 by payment unless set', () => {
    expect(MetricsSettings.parse({}).ownership).toBe('payment');
    expect(creditsOf(both()).owner).toBe('B');
  });

  test('AT-10 order A, payment B, by payment: B', () => {
    expect(both({ ownership: 'payment' }).figure('sales', { agent: 'B' })).toBe(10_000);
    expect(both({ ownership: 'payment' }).figure('sales', { agent: 'A' })).toBe(0);
  });

  test('AT-11 order A, payment B, order first: A', () => {
    expect(creditsOf(both({ ownership: 'orderFirst' })).owner).toBe('A');
  });

  test('AT-12 order first without a confirmed order: the confirmed payment', () => {
    const shop = ordered(shopWith({ ownership: 'orderFirst' }, 'B 10:40:00'), '10:30:00', '10:50:00');
    expect(creditsOf(shop).owner).toBe('B');
  });

  test('AT-10 D34 the day of the payment says by which settings', () => {
    const shop = shopWith({}, 'A 23:00:00');
    shop.settings({ ownership: 'orderFirst' }, '2026-05-05', t('05-05 00:00:00'));
    shop.chat('x').message('agent', 'B', '05-05 00:10:00', { customerId: 'x' });
    shop.chat('x').message('customer', 'x', '05-05 00:10:10', { agentId: 'B' });
    shop.order('o1', 'x', '23:50:00', { paid: '05-05 00:20:00' });
    expect(creditsOf(shop)).toEqual({ order: 'A', payment: 'B', owner: 'A' });
  });

  test('AT-09 influenced (促成): who spoke last about a product of the order, within the hours', () => {
    const shop = new ShopLog().settings({ ownership: 'influenced', influencedHours: 2 });
    const about = (agent: string, time: string, sku?: string) =>
      shop.chat('x', shop.id('c'), sku).assigned(agent, time).customer(time).agent(agent, time);
    about('A', '10:00:00', '1001');
    about('B', '10:20:00');
    const items = [{ productId: '1001', quantity: 1, amount: 10_000 }];
    shop.order('o1', 'x', '10:30:00', { paid: '10:50:00', items });
    shop.order('o2', 'x', '10:31:00', { paid: '10:50:00' });
    // Spoke two hours before to the millisecond: no more within them.
    shop.order('o3', 'x', '12:20:00', { paid: '12:50:00' });
    expect(shop.figure('salesOrders', { agent: 'A' })).toBe(1);
    expect(shop.figure('salesOrders', { agent: 'B' })).toBe(1);
    expect(shop.figure('unattributedOrders')).toBe(1);
  });

  test('AT-25 amounts include shipping: goods 90 and 10 for shipping are 100', () => {
    const items = [{ productId: '1', quantity: 1, amount: 9000 }];
    const shop = new ShopLog().order('o1', 'x', '10:00:00', { paid: '10:05:00', amount: 10_000, items });
    expect(shop.figure('sales')).toBe(10_000);
  });

  test('AT-30 after-sale and frozen accounts are no candidates; CF-02 the pre-sale one before is', () => {
    for (const accountType of ['aftersale', 'frozen'] as const) {
      const shop = ordered(shopWith({}, 'B 10:00:00', 'A 10:20:00'), '10:30:00', '10:50:00');
      shop.account('A', { accountType });
      expect(creditsOf(shop)).toEqual({ order: 'B', payment: 'B', owner: 'B' });
    }
  });

  test('CF-01 a pre-sale account that chatted before the order can be credited', () => {
    const shop = ordered(shopWith({}, 'A 10:00:00'), '10:30:00', '10:50:00').account('A');
    expect(creditsOf(shop).owner).toBe('A');
  });

  test('AT-30 D3 a sale earned by an earlier chat stays with the agent who is frozen by now', () => {
    const shop = new ShopLog()
      .account('A')
      .account('A', { accountType: 'frozen', from: '2026-05-05', at: t('05-05 00:00:00') });
    shop.chat('x').assigned('A', '10:00:00').customer('10:00:00').agent('A', '10:00:05');
    shop.order('o1', 'x', '10:30:00', { paid: '05-05 10:00:00' });
    expect(shop.figure('sales', { agent: 'A', day: '05-05' })).toBe(10_000);
    expect(shop.figure('unattributedSales', { day: '05-05' })).toBe(0);
  });

  test('AT-31 automatic, robot, broadcast and filtered messages, and the customer’s alone, earn nothing', () => {
    const earned = (tell: (shop: ShopLog) => void) => {
      const shop = new ShopLog();
      tell(shop);
      return creditsOf(ordered(shop, '10:30:00', '10:50:00')).owner;
    };
    expect(earned((shop) => shop.chat('x').assigned('A', '10:00:00').customer('10:00:00'))).toBeUndefined();
    expect(
      earned((shop) =>
        shop.chat('x').assigned('A', '10:00:00').customer('10:00:00').says('auto', 'A', '10:00:01', '您好'),
      ),
    ).toBeUndefined();
    expect(
      earned((shop) => shop.chat('x').customer('10:00:00').message('robot', 'robot', '10:00:01')),
    ).toBeUndefined();
    expect(
      earned((shop) => {
        shop.settings({ filters: { broadcast: false } });
        shop
          .chat('x')
          .message('agent', 'A', '10:00:00', { broadcast: true, customerId: 'x' })
          .message('customer', 'x', '10:01:00', { agentId: 'A' });
      }),
    ).toBeUndefined();
    // A monologue is filtered (FL-16).
    expect(earned((shop) => shop.chat('x').assigned('A', '10:00:00').agent('A', '10:00:00'))).toBeUndefined();
  });
});

describe('silent orders', () => {
  test('AT-13 no chat at all: silent order, silent payment, fully silent', () => {
    const shop = ordered(new ShopLog(), '10:30:00', '10:50:00');
    for (const figure of ['silentOrders', 'silentPayments', 'fullySilentOrders'])
      expect(shop.figure(figure)).toBe(1);
    const between = ordered(shopWith({}, 'A 10:40:00'), '10:30:00', '10:50:00');
    expect(between.figure('silentOrders')).toBe(1);
    expect(between.figure('silentPayments')).toBe(0);
    expect(between.figure('fullySilentOrders')).toBe(0);
  });

  test('AT-14 fully silent orders are nobody’s: agents 0, shop 100', () => {
    const shop = ordered(new ShopLog(), '10:30:00', '10:50:00');
    expect(MetricsSettings.parse({}).followUp).toEqual({
      byBuyer: { on: false, minutes: 10 },
      byAgent: { on: false, minutes: 10 },
    });
    expect(shop.figure('sales')).toBe(10_000);
    expect(shop.figure('unattributedSales')).toBe(10_000);
  });

  const followed = (settings: Settings, ...messages: [who: string, agent: string, time: string][]) => {
    const shop = new ShopLog().settings(settings).order('o1', 'x', '09:50:00', { paid: '10:00:00' });
    for (const [who, agent, time] of messages) {
      const chat = shop.chat('x');
      if (who === 'x') chat.message('customer', 'x', time, { agentId: agent });
      else chat.message('agent', agent, time, { customerId: 'x' });
    }
    return creditsOf(shop).owner;
  };
  const byBuyer = { followUp: { byBuyer: { on: true } } } as const;
  const byAgent = { followUp: { byAgent: { on: true } } } as const;
  const off = {};

  test('AT-15 paid 10:00, the buyer writes to A at 10:09, A answers 10:10 … 10:09:59: A', () => {
    const inside: [string, string, string][] = [
      ['x', 'A', '10:09:00'],
      ['A', 'A', '10:09:59'],
    ];
    expect(followed(byBuyer, ...inside)).toBe('A');
    expect(followed(byAgent, ...inside)).toBeUndefined();
    // The example of AT-15 gives the order to A, who answers at 10:10 sharp. D35 decides otherwise: the window is half
    // open, as all windows are, so that 10:10 is outside.
    expect(followed(byBuyer, ['x', 'A', '10:09:00'], ['A', 'A', '10:10:00'])).toBeUndefined();
  });

  test('AT-15 each kind of contact has its own window, though the other’s is longer', () => {
    const both = {
      followUp: { byBuyer: { on: true, minutes: 10 }, byAgent: { on: true, minutes: 60 } },
    } as const;
    expect(followed(both, ['x', 'A', '10:09:00'], ['A', 'A', '10:10:00'])).toBeUndefined();
    expect(followed(both, ['x', 'A', '10:09:00'], ['A', 'A', '10:09:59.999'])).toBe('A');
    expect(followed(both, ['A', 'A', '10:09:00'], ['x', 'A', '10:59:59'])).toBe('A');
  });

  test('AT-16 paid 10:00, A writes at 10:05, the buyer at 10:08: A', () => {
    const inside: [string, string, string][] = [
      ['A', 'A', '10:05:00'],
      ['x', 'A', '10:08:00'],
    ];
    expect(followed(byAgent, ...inside)).toBe('A');
    expect(followed(byBuyer, ...inside)).toBeUndefined();
  });

  test('AT-17 A writes at 10:05, the buyer at 10:11: nobody', () => {
    expect(followed(byAgent, ['A', 'A', '10:05:00'], ['x', 'A', '10:11:00'])).toBeUndefined();
  });

  test('AT-18 A at 10:03 and B at 10:04, both valid: A; an agent who fails is skipped', () => {
    const b: [string, string, string][] = [
      ['B', 'B', '10:04:00'],
      ['x', 'B', '10:06:00'],
    ];
    expect(followed(byAgent, ['A', 'A', '10:03:00'], ['x', 'A', '10:05:00'], ...b)).toBe('A');
    expect(followed(byAgent, ['A', 'A', '10:03:00'], ...b)).toBe('B');
  });

  test('AT-19 off: nobody, whoever was in touch', () => {
    expect(followed(off, ['x', 'A', '10:09:00'], ['A', 'A', '10:09:30'])).toBeUndefined();
  });

  test('AT-15 the window is 1 to 1440 minutes, and as long as it is open the sale is pending', () => {
    for (const minutes of [0, 1441]) {
      expect(MetricsSettings.safeParse({ followUp: { byBuyer: { minutes } } }).success).toBe(false);
      expect(MetricsSettings.safeParse({ followUp: { byAgent: { minutes } } }).success).toBe(false);
    }
    const shop = new ShopLog().settings(byBuyer).order('o1', 'x', '09:50:00', { paid: '10:00:00' });
    expect(shop.cell('unattributedSales', { now: '10:09:59' })?.pending).toBe(1);
    expect(shop.cell('unattributedSales', { now: '10:10:00' })?.pending).toBe(0);
  });
});

describe('assisting', () => {
  test('AT-20 A, B, C before the order, B confirmed: A and C assist', () => {
    const shop = ordered(shopWith({}, 'A 10:00:00', 'C 10:10:00', 'B 10:20:00'));
    expect(shop.figure('assistOrder', { agent: 'A' })).toBe(1);
    expect(shop.figure('assistOrder', { agent: 'C' })).toBe(1);
    expect(shop.figure('assistOrder', { agent: 'B' })).toBe(0);
    expect(shop.figure('assistOrder')).toBe(1);
    expect(shop.figure('receivedAssist', { agent: 'A' })).toBe(1);
    expect(shop.figure('receivedPresale', { agent: 'B' })).toBe(1);
  });

  test('AT-21 before the order and not confirmed: assistOrder', () => {
    const shop = ordered(shopWith({}, 'A 10:00:00', 'B 10:20:00'));
    expect(shop.figure('assistOrder', { agent: 'A' })).toBe(1);
    expect(shop.figure('assistFollow', { agent: 'A' })).toBe(0);
  });

  test('AT-22 after the order, unpaid: assistFollow', () => {
    const shop = ordered(shopWith({}, 'B 10:00:00', 'A 10:40:00'));
    expect(shop.figure('assistFollow', { agent: 'A' })).toBe(1);
    expect(shop.figure('assistPay', { agent: 'A' })).toBe(0);
    expect(shop.figure('receivedAssist', { agent: 'A' })).toBe(1);
  });

  test('AT-23 after the order, B confirmed for the payment: assistPay', () => {
    const shop = ordered(shopWith({}, 'A 10:35:00', 'B 10:40:00'), '10:30:00', '10:50:00');
    expect(shop.figure('assistPay', { agent: 'A' })).toBe(1);
    expect(shop.figure('assistPay', { agent: 'B' })).toBe(0);
    expect(shop.figure('assistFollow', { agent: 'A' })).toBe(0);
    expect(shop.figure('receivedAssist', { agent: 'A' })).toBe(1);
    // Confirmed for the payment and not for the order: a chat between the two (VM-06).
    expect(shop.figure('receivedBetween', { agent: 'B' })).toBe(1);
  });

  test('AT-24 after the payment it is after-sale, not assisting', () => {
    const shop = ordered(shopWith({}, 'B 10:00:00', 'C 11:00:00'), '10:30:00', '10:50:00');
    for (const figure of ['assistOrder', 'assistFollow', 'assistPay', 'receivedAssist'])
      expect(shop.figure(figure, { agent: 'C' })).toBe(0);
    expect(shop.figure('receivedAftersale', { agent: 'C' })).toBe(1);
  });
});

describe('refunds', () => {
  const sold = () => ordered(shopWith({}, 'B 10:00:00'), '10:30:00', '10:50:00');
  const refund = (shop: ShopLog, id: string, applied: string, completed?: string, told: object = {}) =>
    shop.add({
      type: 'refund',
      id,
      revision: 0,
      at: t(applied),
      orderId: 'o1',
      amount: 2000,
      ...(completed === undefined ? {} : { completedAt: t(completed) }),
      ...told,
    });

  test('AT-26 sales contain what was refunded later: sales 100, refund 100', () => {
    const shop = refund(sold(), 'r1', '05-05 10:00:00', '05-05 11:00:00', { amount: 10_000 });
    expect(shop.figure('sales')).toBe(10_000);
    expect(shop.figure('refundCompletedAmount', { day: '05-05' })).toBe(10_000);
  });

  test('AT-27 refunds are charged to whom the sale went', () => {
    const shop = refund(sold(), 'r1', '05-05 10:00:00', '05-05 11:00:00');
    expect(shop.figure('refundCompletedAmount', { day: '05-05', agent: 'B' })).toBe(2000);
    expect(shop.figure('refundCompletedAmount', { day: '05-05', group: 'g1' })).toBe(0);
  });

  test('AT-28 in-sale 20 and after-sale 30 are 50', () => {
    const shop = new ShopLog().order('o1', 'x', '10:30:00', {
      paid: '10:50:00',
      receivedAt: t('05-06 12:00:00'),
    });
    refund(shop, 'r1', '05-05 10:00:00', '05-10 10:00:00', { amount: 2000 });
    refund(shop, 'r2', '05-07 10:00:00', '05-10 11:00:00', { amount: 3000 });
    expect(shop.figure('refundInSaleAmount', { day: '05-10' })).toBe(2000);
    expect(shop.figure('refundAfterSaleAmount', { day: '05-10' })).toBe(3000);
    expect(shop.figure('refundCompletedAmount', { day: '05-10' })).toBe(5000);
  });

  test('AT-29 applied 1 May, completed 5 May: one each on its own day', () => {
    const shop = refund(sold(), 'r1', '05-05 10:00:00', '05-09 10:00:00');
    expect(shop.figure('refundsApplied', { day: '05-05' })).toBe(1);
    expect(shop.figure('refundsCompleted', { day: '05-05' })).toBe(0);
    expect(shop.figure('refundsCompleted', { day: '05-09' })).toBe(1);
    expect(shop.figure('refundsApplied', { day: '05-09' })).toBe(0);
  });
});
