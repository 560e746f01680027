import { describe, expect, test } from 'vitest';
import { denseRanks, MetricsSettings } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

const served = (shop: ShopLog, when: string, buyer = 'x', agent = 'a', sku?: string) => {
  shop
    .chat(buyer, shop.id('c'), sku)
    .assigned(agent, when)
    .customer(when)
    .agent(agent, when.replace(/\d$/, '5'))
    .ended(when.replace(/\d\d$/, '30'));
  return shop;
};

describe('the live panel', () => {
  const shop = () => {
    const log = new ShopLog().account('a', { teamId: 't1' });
    served(log, '10:00:00', 'x');
    log.chat('y').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:09').rated(5, '10:01:00');
    return log.order('o1', 'y', '10:30:00');
  };

  test('SY-01 five figures by team, group and agent: fifteen', () => {
    const figures = [
      'satisfaction',
      'averageResponse',
      'firstResponse',
      'consultedNotOrdered',
      'orderedNotPaid',
    ];
    const expected = [1, 7, 7, 1, 1];
    for (const about of [{ team: 't1' }, { group: 'g1' }, { agent: 'a' }])
      expect(figures.map((figure) => shop().figure(figure, { ...about, now: '11:00:00' }))).toEqual(expected);
  });

  test('SY-02 SY-03 six lists, each row with the conversation and the order concerned', () => {
    const log = shop().order('o2', 'z', '10:30:00');
    log
      .chat('z', 'cz')
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .agent('a', '10:04:00')
      .rated(1, '10:05:00');
    log.order('o3', 'z', '10:31:00', { paid: '10:32:00' });
    const list = (id: string) =>
      log.statistics.details({ now: t('11:00:00'), list: id, from: '2026-05-04', to: '2026-05-04' });
    expect(list('receptions').total).toBe(3);
    expect(list('receptions').entries[2]).toMatchObject({
      customerId: 'z',
      conversationIds: ['cz'],
      agentId: 'a',
    });
    expect(list('ratings').entries).toContainEqual(
      expect.objectContaining({ conversationId: 'cz', grade: 1 }),
    );
    expect(list('threeMinuteMisses').entries).toMatchObject([
      { conversationId: 'cz', customerId: 'z', wait: 240 },
    ]);
    expect(list('agentPayments').entries).toMatchObject([
      { orderId: 'o3', customerId: 'z', ownerAgentId: 'a', conversationIds: ['cz'] },
    ]);
    expect(list('consultedNotOrdered').entries).toMatchObject([{ customerId: 'x', orderIds: [] }]);
    expect(list('orderedNotPaid').entries).toMatchObject([{ customerId: 'y', orderIds: ['o1'] }]);
  });

  test('SY-03 lists come in pages', () => {
    const query = { now: t('11:00:00'), list: 'receptions', from: '2026-05-04', to: '2026-05-04' };
    const page = shop().statistics.details({ ...query, skip: 1, limit: 5 });
    expect(page).toMatchObject({ total: 2, entries: [{ customerId: 'y' }] });
    expect(() => shop().statistics.details({ ...query, list: 'coffee' })).toThrow(RangeError);
  });

  test('SY-04 another profile and back: the same figures', () => {
    const log = shop();
    log.chat('u').assigned('a', '10:00:00').agent('a', '10:00:00').customer('10:05:00');
    log.chat('v').assigned('a', '10:00:00').customer('10:00:00');
    const all = (profile: 'official' | 'sycm2024') =>
      ['consulted', 'received', 'averageResponse'].map((figure) => log.figure(figure, { profile }));
    const before = all('official');
    expect(all('sycm2024')).not.toEqual(before);
    expect(all('official')).toEqual(before);
  });
});

describe('products', () => {
  test('SY-05 consulted 20, inquiries 12, ordered 6: 50 %', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 20; index += 1) {
      const buyer = `x${index}`;
      if (index >= 12) shop.order(`p${index}`, buyer, '05-01 09:00:00', { paid: '05-01 09:00:00' });
      served(shop, '10:00:00', buyer, 'a', '1001');
      const items = [{ productId: index < 6 ? '1001' : '2002', quantity: 1, amount: 1 }];
      if (index < 8) shop.order(`o${index}`, buyer, '11:00:00', { items });
    }
    const about = { product: '1001' };
    expect(shop.figure('consulted', about)).toBe(20);
    expect(shop.figure('inquiries', about)).toBe(12);
    expect(shop.figure('confirmedOrderCustomers', about)).toBe(6);
    expect(shop.figure('inquiryConversion', about)).toBe(0.5);
    // Who ordered something else was won all the same, for the agent.
    expect(shop.figure('confirmedOrderCustomers', { agent: 'a' })).toBe(8);
    expect(shop.figure('consulted', { product: '3003' })).toBe(0);
  });

  const recommended = () => {
    const shop = new ShopLog();
    for (let index = 0; index < 10; index += 1) {
      const about = {
        type: 'recommendation',
        customerId: `x${index}`,
        agentId: 'a',
        productId: '1001',
      } as const;
      shop.add(
        { ...about, id: `r${index}`, at: t('10:00:00') },
        { ...about, id: `s${index}`, at: t('10:05:00') },
      );
      const items = [{ productId: '1001', quantity: 1, amount: 1 }];
      if (index < 3) shop.order(`o${index}`, `x${index}`, '05-05 11:00:00', { items });
      if (index === 3) shop.order(`o${index}`, `x${index}`, '05-06 11:00:00', { items });
    }
    return shop;
  };

  test('SY-06 recommended to 10, ordered by 3: 30 %, by product, agent and shop', () => {
    for (const about of [{ product: '1001' }, { agent: 'a' }, {}]) {
      expect(recommended().figure('recommendedCustomers', about)).toBe(10);
      expect(recommended().figure('recommendationConversion', about)).toBe(0.3);
    }
    expect(recommended().cell('recommendationConversion', { now: '05-05 12:00:00' })).toMatchObject({
      pending: 7,
      final: false,
    });
  });

  test('SL-01 SL-03 sales by product are its items’', () => {
    const items = [
      { productId: '1', quantity: 2, amount: 300 },
      { productId: '2', quantity: 1, amount: 700 },
    ];
    const shop = new ShopLog().order('o1', 'x', '10:00:00', { paid: '10:00:00', items });
    expect(shop.figure('sales', { product: '1' })).toBe(300);
    expect(shop.figure('salesItems', { product: '1' })).toBe(2);
    expect(shop.figure('salesOrders', { product: '2' })).toBe(1);
  });
});

describe('after-sale service', () => {
  const bought = (buyers: number) => {
    const shop = new ShopLog();
    for (let index = 0; index < buyers; index += 1) {
      shop.order(`p${index}`, `x${index}`, '05-01 09:00:00', { paid: '05-01 09:00:00' });
      served(shop, '10:00:00', `x${index}`);
    }
    return shop;
  };

  test('SY-07 five after-sale customers are five, for the agent and the shop', () => {
    expect(bought(5).figure('receivedAftersale')).toBe(5);
    expect(bought(5).figure('receivedAftersale', { agent: 'a' })).toBe(5);
  });

  const again = (when: string, settings: Parameters<ShopLog['settings']>[0] = {}) =>
    served(bought(1).settings(settings), when, 'x0', 'b').figure('repeatCustomers');

  test('SY-08 again after 20 h is a repeat; after 24 h it is none; the window is 1 h to 7 d', () => {
    expect(again('05-05 06:00:00')).toBe(1);
    expect(again('05-05 10:00:04')).toBe(1);
    // The last message of the first session was at 10:00:05 (D38).
    expect(again('05-05 10:00:05')).toBe(0);
    expect(again('05-05 06:00:00', { repeatHours: 19 })).toBe(0);
    for (const repeatHours of [0, 169])
      expect(MetricsSettings.safeParse({ repeatHours }).success).toBe(false);
  });

  test('SY-08 as long as it is time, it is pending', () => {
    const cell = (now: string) => bought(1).cell('firstContactResolution', { now });
    expect(cell('05-05 10:00:04')).toMatchObject({ pending: 2, final: false });
    expect(cell('05-06 00:00:00')).toMatchObject({ value: 1, pending: 0, final: true });
  });

  test('SY-09 20 received, 4 of them again: 80 % solved at first', () => {
    const shop = bought(20);
    for (let index = 0; index < 4; index += 1) served(shop, '12:00:00', `x${index}`, 'b');
    expect(shop.figure('repeatCustomers', { agent: 'a' })).toBe(4);
    expect(shop.figure('firstContactResolution', { agent: 'a' })).toBe(0.8);
  });

  test('SY-10 first session, agent, repeat time, repeat agent and its conversation', () => {
    const shop = new ShopLog().order('p1', 'x', '05-01 09:00:00', { paid: '05-01 09:00:00' });
    shop
      .chat('x', 'c1')
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .agent('a', '10:00:05')
      .ended('10:05:00');
    shop.chat('x', 'c2').assigned('b', '12:00:00').customer('12:00:00').agent('b', '12:00:05');
    const query = { now: t('11:00:00'), list: 'repeats', from: '2026-05-04', to: '2026-05-04' };
    expect(shop.statistics.details({ ...query, now: t('05-10 00:00:00') }).entries).toMatchObject([
      {
        sessionId: 'c1',
        agentId: 'a',
        repeatAt: t('12:00:00'),
        repeatAgentId: 'b',
        repeatSessionId: 'c2',
        repeatConversationId: 'c2',
      },
    ]);
    expect(shop.statistics.details(query).total).toBe(0);
  });
});

describe('ranks', () => {
  test('SY-11 90, 90, 70 and none are 1, 1, 2 and none; for times the lower is better', () => {
    expect(denseRanks([90, 90, 70, null], 'higher')).toEqual([1, 1, 2, null]);
    expect(denseRanks([40, 20, null, 20], 'lower')).toEqual([2, 1, null, 1]);
    expect(denseRanks([], 'lower')).toEqual([]);
  });
});
