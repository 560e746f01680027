import { describe, expect, test } from 'vitest';
import type { Fact } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

const login = (at = '10:20:00', knownId = 'x', id = 'login'): Fact => ({
  type: 'identity',
  id,
  at: t(at),
  customerId: 'guest',
  knownId,
});

/** A guest chats with a, and buys as x. */
function guestBuys(): ShopLog {
  const shop = new ShopLog();
  shop.chat('guest').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05').ended('10:05:00');
  return shop.order('o', 'x', '10:10:00', { paid: '10:30:00' });
}

describe('customers who log in after they chatted', () => {
  test('AT-01 AT-02 AT-09 their chats before the login earn their orders, once it is known whose they are', () => {
    const sales = (shop: ShopLog) => [
      shop.figure('sales', { agent: 'a' }),
      shop.figure('unattributedSales'),
      shop.figure('confirmedOrders', { agent: 'a' }),
      shop.figure('silentOrders'),
    ];
    expect(sales(guestBuys())).toEqual([0, 10_000, 0, 1]);
    expect(sales(guestBuys().add(login()))).toEqual([10_000, 0, 1, 0]);
  });

  test('AT-32 IQ-01 a login told late makes the inquiry a success, and as of before it nothing is known of it', () => {
    const shop = guestBuys();
    const figures = (now?: string) => {
      const as = now === undefined ? {} : { now };
      return [shop.figure('inquiryConversion', as), shop.figure('sales', { agent: 'a', ...as })];
    };
    expect(figures()).toEqual([0, 0]);
    shop.statistics.add([login('05-06 09:00:00')]);
    expect(figures()).toEqual([1, 10_000]);
    expect(figures('05-06 08:59:59')).toEqual([0, 0]);
    expect(shop.cell('inquiryConversion')).toMatchObject({ value: 1, former: 0 });
  });

  test('VM-01 VM-10 who is a guest and a known customer on one day is one person', () => {
    const shop = guestBuys().add(login());
    shop.chat('x').assigned('a', '11:00:00').customer('11:00:00').agent('a', '11:00:05');
    for (const [id, customerId] of ['guest', 'x'].entries())
      shop.add({ type: 'visit', id: String(id), at: t('10:00:00'), customerId, agentsOnline: true });
    expect(shop.figure('consulted')).toBe(1);
    expect(shop.figure('onlineVisitors')).toBe(1);
  });

  test('SY-06 what was recommended before the login is ordered after it', () => {
    const shop = new ShopLog().add(login());
    const product = { productId: 'kettle', quantity: 1, amount: 10_000 };
    const about = { customerId: 'guest', agentId: 'a', productId: 'kettle' };
    shop.add({ type: 'recommendation', id: 'r', at: t('10:00:00'), ...about });
    shop.order('o', 'x', '10:30:00', { items: [product] });
    expect(shop.figure('recommendedOrdered')).toBe(1);
  });

  test('a guest is one customer for ever: the earlier login counts, and the other one is reported', () => {
    const shop = guestBuys().add(login('10:20:00', 'x'), login('10:10:00', 'y', 'earlier'));
    expect(shop.figure('sales', { agent: 'a' })).toBe(0);
    expect(shop.statistics.problems()).toContainEqual({
      code: 'IDENTITY_CLASH',
      fact: 'identity',
      id: 'login',
    });
    // The earlier one is told anew, as later than the other: now that one is the earlier.
    const corrected = guestBuys().add(login('10:20:00', 'x'), login('10:30:00', 'y', 'earlier'));
    expect(corrected.figure('sales', { agent: 'a' })).toBe(10_000);
  });
});
