import { describe, expect, test } from 'vitest';
import { ShopLog, t } from './shopLog.ts';

const item = (quantity: number) => ({ productId: `p${quantity}`, quantity, amount: 100 });

describe('sales of the shop', () => {
  test('SL-01 by the moment of payment: paid 30 April 23:59:59 is April’s', () => {
    const shop = new ShopLog().order('o1', 'x', '04-30 23:00:00', { paid: '04-30 23:59:59' });
    shop.order('o2', 'x', '04-30 23:00:00', { paid: '05-01 00:00:00', amount: 500 });
    shop.order('o3', 'x', '04-30 23:00:00');
    expect(shop.figure('sales', { day: '04-01', to: '04-30' })).toBe(10_000);
    expect(shop.figure('sales', { day: '05-01', to: '05-31' })).toBe(500);
  });

  test('SL-02 SL-03 SL-04 X pays twice: one customer, 2 + 3 = 5 items, two orders', () => {
    const shop = new ShopLog()
      .order('o1', 'x', '10:00:00', { paid: '10:00:00', items: [item(2)] })
      .order('o2', 'x', '05-05 10:00:00', { paid: '05-05 10:00:00', items: [item(1), item(2)] });
    expect(shop.figure('salesCustomers', { to: '05-05' })).toBe(1);
    expect(shop.figure('salesItems', { to: '05-05' })).toBe(5);
    expect(shop.figure('salesOrders', { to: '05-05' })).toBe(2);
  });

  test('SL-05 SL-06 1000 by 8 customers is 125.00 each, 20 items by 8 are 2.5; without customers none', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 8; index += 1)
      shop.order(`o${index}`, `x${index}`, '10:00:00', {
        paid: '10:00:00',
        amount: 12_500,
        items: [item(index < 4 ? 2 : 3)],
      });
    expect(shop.figure('sales')).toBe(100_000);
    expect(shop.figure('salesPerCustomer')).toBe(12_500);
    expect(shop.figure('itemsPerCustomer')).toBe(2.5);
    expect(shop.figure('salesPerCustomer', { day: '05-05' })).toBeNull();
    expect(shop.figure('itemsPerCustomer', { day: '05-05' })).toBeNull();
  });

  test('SL-07 the shop’s total is the same whatever the settings say of agents', () => {
    for (const settings of [
      {},
      { judging: 'rounds' },
      { ownership: 'orderFirst' },
      { ownership: 'influenced' },
      { followUp: { byBuyer: { on: true } } },
    ] as const) {
      const shop = new ShopLog().settings(settings).account('A', { accountType: 'frozen' });
      shop.chat('x').assigned('A', '09:00:00').customer('09:00:00').agent('A', '09:00:05');
      shop.order('o1', 'x', '10:00:00', { paid: '10:00:00' });
      shop.order('o2', 'y', '10:00:00', { paid: '10:05:00' });
      expect(shop.figure('sales')).toBe(20_000);
    }
  });

  test('two currencies: an order in another one is in no figure, nor are its refunds', () => {
    const shop = new ShopLog()
      .order('o1', 'x', '10:00:00', { paid: '10:00:00' })
      .order('o2', 'y', '10:00:00', { paid: '10:00:00', currency: 'USD' })
      .add({ type: 'refund', id: 'r1', revision: 0, at: t('11:00:00'), orderId: 'o2', amount: 1 });
    expect(shop.figure('sales')).toBe(10_000);
    expect(shop.figure('salesCustomers')).toBe(1);
    expect(shop.figure('ordersPlaced')).toBe(1);
    expect(shop.figure('refundsApplied')).toBe(0);
  });

  test('an order paid before it was placed is a sale of the day of its payment', () => {
    const shop = new ShopLog().order('o1', 'x', '10:00:00', { paid: '05-03 10:00:00' });
    expect(shop.figure('sales', { day: '05-03' })).toBe(10_000);
    expect(shop.figure('ordersPlaced')).toBe(1);
  });
});
