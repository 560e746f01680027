import { describe, expect, test } from 'vitest';
import { createStatistics, type Fact } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

/** Asks before and after more became known: what was counted by then must not stay. */
function lateFacts(shop: ShopLog, tell: (more: ShopLog) => void, ask: () => unknown): [unknown, unknown] {
  const { statistics } = shop;
  const before = ask();
  const more = new ShopLog();
  // Ids of their own.
  more.facts.length = shop.facts.length;
  tell(more);
  statistics.add(more.facts.slice(shop.facts.length));
  return [before, ask()];
}

describe('what late facts change', () => {
  test('IQ-12 FL-05 that the agent was off duty when another customer’s chat went on, the day before', () => {
    const shop = new ShopLog().settings({ crossDayOnce: true });
    shop
      .chat('y')
      .assigned('a', '23:55:00')
      .customer('23:55:00')
      .agent('a', '23:56:00')
      .customer('05-05 00:03:00');
    const lost = () => shop.figure('inquiryLoss');
    // The agent wrote to somebody else at 00:01, and to nobody after it: at 00:03 it was off duty, and the chat is filtered.
    const tell = (more: ShopLog) =>
      more.chat('x').assigned('a', '05-05 00:00:30').agent('a', '05-05 00:01:00');
    expect(lateFacts(shop, tell, lost)).toEqual([0, 1]);
  });

  test('QS-03 a later rating replaces the one that was counted, on its own day', () => {
    const shop = new ShopLog();
    shop.chat('x', 'c').assigned('a', '10:00:00').customer('10:00:00').rated(3, '10:05:00');
    const grades = () => [shop.figure('averageGrade'), shop.figure('averageGrade', { day: '05-05' })];
    const tell = (more: ShopLog) =>
      more.add({ type: 'rating', id: 'late', at: t('05-05 09:00:00'), conversationId: 'c', grade: 5 });
    expect(lateFacts(shop, tell, grades)).toEqual([
      [3, null],
      [null, 5],
    ]);
  });

  test('SY-08 nothing but time: with a window of a week, who may still come again is pending until it is over', () => {
    const shop = new ShopLog().settings({ repeatHours: 168 });
    shop.order('o', 'x', '05-01 09:00:00', { paid: '05-01 09:00:00' });
    shop.chat('x').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05').ended('10:05:00');
    const pending = (now: string) => shop.cell('repeatCustomers', { now })?.pending;
    expect(pending('05-10 12:00:00')).toBe(1);
    expect(pending('05-12 12:00:00')).toBe(0);
  });
});

describe('who a report shows', () => {
  test('VM-18 agents with chats in the range have a row, whatever is asked for and was asked for before', () => {
    const shop = new ShopLog();
    shop.chat('x').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    const query = { now: t('12-31 00:00:00'), from: '2026-05-04', to: '2026-05-04', by: 'agent' } as const;
    const sales = () =>
      shop.statistics
        .report({ ...query, figures: ['sales'] })
        .rows.map(({ subject, cells }) => [subject.id, cells['sales']?.value]);
    expect(sales()).toEqual([['a', 0]]);
    shop.statistics.report({ ...query, figures: ['averageResponse', 'received'] });
    expect(sales()).toEqual([['a', 0]]);
  });
});

describe('refunds that are withdrawn', () => {
  const refunded = (withdrawn: { withdrawnAt?: number } = {}, revision = 0): Fact => ({
    ...{ type: 'refund', id: 'r', revision, at: t('12:00:00'), orderId: 'o', amount: 4000 },
    ...withdrawn,
  });
  const shop = (...facts: Fact[]) =>
    new ShopLog().order('o', 'x', '10:10:00', { paid: '10:30:00' }).add(...facts);
  const applied = (log: ShopLog, now?: string) => {
    const as = now === undefined ? {} : { now };
    return [log.figure('refundsApplied', as), log.figure('refundAppliedAmount', as)];
  };

  test('AT-29 a refund that was withdrawn counts no more, from its withdrawal on', () => {
    const log = shop(refunded({ withdrawnAt: t('05-06 09:00:00') }));
    expect(applied(log)).toEqual([0, 0]);
    expect(applied(log, '05-06 08:59:59')).toEqual([1, 4000]);
    expect(log.statistics.details({ ...all, list: 'refundsApplied' }).total).toBe(0);
  });

  test('AT-29 told late it is taken off the day on which it was applied for, which says what it had shown', () => {
    const log = shop(refunded());
    expect(applied(log)).toEqual([1, 4000]);
    log.statistics.add([refunded({ withdrawnAt: t('05-06 09:00:00') }, 1)]);
    expect(log.cell('refundAppliedAmount')).toMatchObject({ value: 0, former: 4000 });
    log.statistics.add([refunded({}, 2)]);
    expect(applied(log)).toEqual([1, 4000]);
  });

  test('AT-29 withdrawn after it was completed: in no figure, and reported', () => {
    const odd = { ...refunded({ withdrawnAt: t('14:00:00') }), completedAt: t('13:00:00') } as Fact;
    const log = shop(odd);
    expect(log.figure('refundCompletedAmount')).toBe(0);
    const problem = { code: 'WITHDRAWN_AFTER_COMPLETION', fact: 'refund', id: 'r' };
    expect(log.statistics.problems()).toContainEqual(problem);
  });
});

const all = { now: t('12-31 00:00:00'), from: '2026-05-04', to: '2026-05-04' } as const;

describe('counting that fails', () => {
  test('a day is never left half counted: what failed is counted anew when it is asked for again', () => {
    const log = new ShopLog().order('o', 'x', '10:10:00', { paid: '10:30:00' });
    log.chat('x').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    let broken = true;
    const items = new Proxy([], {
      get: (target, name) => {
        if (broken) throw new Error('broken');
        return Reflect.get(target, name) as unknown;
      },
    });
    const [order] = log.facts.filter((fact) => fact.type === 'order');
    const statistics = createStatistics({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
    if (order) statistics.add([...log.facts.filter((fact) => fact !== order), { ...order, items }]);
    const figures = ['consulted', 'sales', 'confirmedOrders'];
    const report = () => statistics.report({ ...all, figures }).rows[0]?.cells;
    expect(report).toThrow('broken');
    // Another part of the day is counted meanwhile, and finds nothing of what failed.
    expect(statistics.report({ ...all, figures: ['consulted'] }).rows[0]?.cells['consulted']?.value).toBe(1);
    expect(report).toThrow('broken');
    broken = false;
    expect(report()).toMatchObject({
      consulted: { value: 1 },
      sales: { value: 10_000 },
      confirmedOrders: { value: 1 },
    });
  });
});
