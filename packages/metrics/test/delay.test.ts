import { describe, expect, test } from 'vitest';
import { ShopLog, t } from './shopLog.ts';

const served = (shop: ShopLog, when: string, buyer = 'x') => {
  shop.chat(buyer).assigned('a', when).customer(when).agent('a', when.replace(/\d$/, '5'));
  return shop;
};

describe('when figures are final', () => {
  const chat = () => served(new ShopLog(), '05-01 10:00:00');

  test('DL-01 on 2 May the inquiry conversion of 1 May is pending, on 3 May final', () => {
    const cell = (now: string) => chat().cell('inquiryConversion', { day: '05-01', now });
    expect(cell('05-02 23:59:59')).toMatchObject({ value: null, final: false, pending: 1 });
    expect(cell('05-03 00:00:00')).toEqual({
      value: 0,
      final: true,
      finalFrom: t('05-03 00:00:00'),
      pending: 0,
    });
  });

  test('DL-02 on 3 May the final conversion of 1 May is pending, on 4 May final', () => {
    const shop = chat().order('o1', 'x', '05-02 23:00:00');
    const cell = (now: string) => shop.cell('finalConversion', { day: '05-01', now });
    expect(cell('05-03 12:00:00')).toMatchObject({ final: false, pending: 1 });
    expect(cell('05-03 23:30:00')).toMatchObject({ final: false, pending: 0 });
    expect(cell('05-04 00:00:00')).toMatchObject({ value: 0, final: true, pending: 0 });
  });

  test('DL-03 1–2 May asked on 3 May is delayed, 1–1 May is shown', () => {
    const shop = served(chat(), '05-02 10:00:00', 'y');
    const cell = (to: string) => shop.cell('inquiryConversion', { day: '05-01', to, now: '05-03 12:00:00' });
    expect(cell('05-02')).toMatchObject({ final: false, finalFrom: t('05-04 00:00:00') });
    expect(cell('05-01')).toMatchObject({ final: true, value: 0 });
  });

  test('DL-04 chat 1 May, on 2 May at 12:00 not ordered: pending, no loss', () => {
    const now = '05-02 12:00:00';
    expect(chat().figure('inquiryPending', { day: '05-01', now })).toBe(1);
    expect(chat().figure('inquiryLoss', { day: '05-01', now })).toBe(0);
    expect(chat().figure('consultedNotOrdered', { day: '05-01', now })).toBe(1);
  });

  test('DL-05 ordered 1 May 10:00, at 20:00 unpaid: pending', () => {
    const shop = served(new ShopLog(), '05-01 09:00:00').order('o1', 'x', '05-01 10:00:00');
    const at = (now: string) => [
      shop.figure('paymentPending', { day: '05-01', now }),
      shop.figure('paymentLoss', { day: '05-01', now }),
    ];
    expect(at('05-01 20:00:00')).toEqual([1, 0]);
    expect(at('05-02 09:59:59')).toEqual([1, 0]);
    expect(at('05-02 10:00:00')).toEqual([0, 1]);
  });

  test('DL-06 pending, ordered 2 May 13:00: success, and a later cancellation does not bring pending back', () => {
    const shop = chat().order('o1', 'x', '05-02 13:00:00', { cancelledAt: t('05-02 14:00:00') });
    const at = (now: string) =>
      ['inquiryPending', 'confirmedOrderCustomers', 'inquiryLoss'].map((figure) =>
        shop.figure(figure, { day: '05-01', now }),
      );
    expect(at('05-02 12:59:59')).toEqual([1, 0, 0]);
    expect(at('05-02 13:00:00')).toEqual([0, 1, 0]);
    expect(at('05-02 14:00:00')).toEqual([0, 1, 0]);
    expect(at('05-10 00:00:00')).toEqual([0, 1, 0]);
  });

  test('DL-07 what an agent sold is there the moment the payment is told: no half hour late', () => {
    const shop = served(new ShopLog(), '09:00:00').order('o1', 'x', '09:30:00', { paid: '10:00:00' });
    expect(shop.figure('sales', { agent: 'a', now: '09:59:59' })).toBe(0);
    expect(shop.figure('sales', { agent: 'a', now: '10:00:00' })).toBe(10_000);
  });

  test('DL-08 10 won, 5 lost, 5 pending: 10 of 15, 5 pending, not final', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 10; index += 1)
      served(shop, '05-01 10:00:00', `w${index}`).order(`o${index}`, `w${index}`, '05-01 11:00:00');
    for (let index = 0; index < 5; index += 1) served(shop, '05-01 10:00:00', `l${index}`);
    for (let index = 0; index < 5; index += 1) served(shop, '05-02 10:00:00', `p${index}`);
    const cell = shop.cell('inquiryConversion', { day: '05-01', to: '05-02', now: '05-03 12:00:00' });
    expect(cell).toMatchObject({ value: 10 / 15, pending: 5, final: false });
  });

  describe('D15 a question that nobody answers, in a session that nobody ends', () => {
    const asked = () => {
      const shop = new ShopLog().settings({ maxWait: { on: false }, filters: { offDuty: false } });
      const told = { agentId: 'a' };
      shop.chat('x', 'c').message('customer', 'x', '10:00:00', told).agent('a', '10:00:20');
      shop.chat('y', 'd').message('customer', 'y', '23:59:59', told);
      shop.chat('z').assigned('a', '05-06 09:00:00').agent('a', '05-06 09:00:00');
      return shop;
    };

    test('DL-08 waits until the end of the next day; then it is unanswered, and the figure is final', () => {
      const cell = (figure: string, now: string) => asked().cell(figure, { now });
      for (const figure of ['averageHumanResponse', 'averageResponse'])
        for (const about of [{}, { agent: 'a' }]) {
          const at = (now: string) => asked().cell(figure, { ...about, now });
          expect(at('05-05 23:59:59')).toMatchObject({ value: 20, final: false, pending: 1 });
          expect(at('05-06 00:00:00')).toMatchObject({ value: 20, final: true, pending: 0 });
          expect(at('11-30 00:00:00')).toMatchObject({ value: 20, final: true, pending: 0 });
        }
      expect(cell('unansweredRounds', '05-05 23:59:59')).toMatchObject({ value: 0, pending: 1 });
      expect(cell('unansweredRounds', '05-06 00:00:00')).toMatchObject({ value: 1, final: true });
    });

    test('DL-08 an answer that comes later is a late fact: the figure changes, and says what it was', () => {
      const shop = asked();
      const cell = () => shop.cell('averageHumanResponse', { now: '11-30 00:00:00' });
      expect(cell()).toMatchObject({ value: 20, final: true });
      const about = { type: 'message', from: 'agent', authorId: 'a', length: 2 } as const;
      shop.statistics.add([{ ...about, id: 'late', at: t('05-07 00:00:19'), conversationId: 'd' }]);
      expect(cell()).toMatchObject({ value: (20 + 48 * 3600 + 20) / 2, final: true, former: 20 });
    });
  });

  test('DL-08 facts after now are not seen', () => {
    const shop = served(new ShopLog(), '05-01 10:00:00');
    expect(shop.figure('consulted', { day: '05-01', now: '05-01 09:59:59' })).toBe(0);
    expect(shop.figure('unreplied', { day: '05-01', now: '05-01 10:00:04' })).toBe(1);
    expect(shop.figure('unreplied', { day: '05-01', now: '05-01 10:00:05' })).toBe(0);
  });
});
