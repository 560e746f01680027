import { describe, expect, test } from 'vitest';
import { MetricsSettings } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

type Settings = Parameters<ShopLog['settings']>[0];

/** A question and an answer of agent A. */
function served(shop: ShopLog, when: string, buyer = 'x', agent = 'A'): ShopLog {
  const answer = when.replace(/\d$/, '9');
  shop.chat(buyer).assigned(agent, when).customer(when).agent(agent, answer);
  return shop;
}

describe('inquiries', () => {
  test('IQ-01 30 ordered after the chat, 20 lost: 50', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 50; index += 1) {
      served(shop, '05-01 10:00:00', `x${index}`);
      if (index < 30) shop.order(`o${index}`, `x${index}`, '05-01 11:00:00');
    }
    for (const about of [{ agent: 'A' }, {}]) {
      expect(shop.figure('inquiries', { day: '05-01', ...about })).toBe(50);
      expect(shop.figure('confirmedOrderCustomers', { day: '05-01', ...about })).toBe(30);
      expect(shop.figure('inquiryLoss', { day: '05-01', ...about })).toBe(20);
      expect(shop.figure('inquiryConversion', { day: '05-01', ...about })).toBe(0.6);
    }
  });

  test('IQ-02 chat 1 May 10:00: order 2 May 23:59:59 is a success, 3 May 00:00:00 a loss', () => {
    const success = served(new ShopLog(), '05-01 10:00:00').order('o1', 'x', '05-02 23:59:59');
    expect(success.figure('confirmedOrderCustomers', { day: '05-01' })).toBe(1);
    const loss = served(new ShopLog(), '05-01 10:00:00').order('o1', 'x', '05-03 00:00:00');
    expect(loss.figure('inquiryLoss', { day: '05-01' })).toBe(1);
    expect(loss.figure('confirmedOrderCustomers', { day: '05-01' })).toBe(0);
  });

  test('IQ-02 D25 after is strictly later than the agent’s first word', () => {
    const shop = served(new ShopLog(), '05-01 10:00:00').order('o1', 'x', '05-01 10:00:09');
    expect(shop.figure('inquiries', { day: '05-01' })).toBe(0);
    // Unpaid, and nobody is confirmed for it: what the agent did was following up (AT-22).
    expect(shop.figure('receivedAssist', { day: '05-01' })).toBe(1);
  });

  test('IQ-03 order 10:00, chat 10:05: received, no inquiry', () => {
    const shop = served(new ShopLog().order('o1', 'x', '10:00:00'), '10:05:00');
    expect(shop.figure('received')).toBe(1);
    expect(shop.figure('inquiries')).toBe(0);
  });

  const aftersale = (chat: string, settings: Settings = {}, order?: string) => {
    const shop = new ShopLog().settings(settings);
    shop.order('o1', 'x', '05-01 09:59:00', { paid: '05-01 10:00:00' });
    served(shop, chat);
    if (order !== undefined) shop.order('o2', 'x', order);
    return shop;
  };

  test('IQ-04 paid 1 May 10:00, chat 20 May without a new order: after-sale, not in the conversion', () => {
    const shop = aftersale('05-20 12:00:00');
    expect(shop.figure('receivedAftersale', { day: '05-20' })).toBe(1);
    expect(shop.figure('inquiries', { day: '05-20' })).toBe(0);
    expect(shop.figure('inquiryConversion', { day: '05-20' })).toBeNull();
    for (const aftersaleDays of [0, 91])
      expect(MetricsSettings.safeParse({ aftersaleDays }).success).toBe(false);
    expect(MetricsSettings.parse({}).aftersaleDays).toBe(21);
  });

  test('IQ-05 chat 20 May, order 21 May: an inquiry, won', () => {
    const shop = aftersale('05-20 12:00:00', {}, '05-21 10:00:00');
    expect(shop.figure('confirmedOrderCustomers', { day: '05-20', agent: 'A' })).toBe(1);
    expect(shop.figure('receivedAftersale', { day: '05-20' })).toBe(0);
  });

  test('IQ-06 chat 20 May, order 22 May: after-sale', () => {
    const shop = aftersale('05-20 12:00:00', {}, '05-22 10:00:00');
    expect(shop.figure('receivedAftersale', { day: '05-20' })).toBe(1);
    expect(shop.figure('confirmedOrderCustomers', { day: '05-20' })).toBe(0);
  });

  test('IQ-06 D27 while the next day is not over, after-sale is pending, in no pending of inquiries', () => {
    const shop = aftersale('05-20 12:00:00');
    const at = { day: '05-20', now: '05-21 12:00:00' };
    expect(shop.cell('receivedAftersale', at)).toMatchObject({ value: 1, pending: 1, final: false });
    expect(shop.figure('inquiryPending', at)).toBe(0);
  });

  test('IQ-07 the window is half open: exactly 21 days later is pre-sale', () => {
    const chat = (when: string) => {
      const shop = new ShopLog().order('o1', 'x', '05-01 09:59:00', { paid: '05-01 10:00:09' });
      served(shop, when);
      return shop.figure('receivedAftersale', { day: '05-22' });
    };
    // The agent's first word is nine seconds after the question.
    expect(chat('05-22 10:00:00')).toBe(0);
    expect(chat('05-22 09:59:50')).toBe(1);
  });

  test('IQ-15 50 inquiries and 10 after-sale: the denominator is 50', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 60; index += 1) {
      if (index >= 50) shop.order(`p${index}`, `x${index}`, '04-30 10:00:00', { paid: '04-30 10:00:00' });
      served(shop, '05-01 10:00:00', `x${index}`);
      if (index < 25) shop.order(`o${index}`, `x${index}`, '05-01 11:00:00');
    }
    expect(shop.figure('inquiries', { day: '05-01' })).toBe(50);
    expect(shop.figure('inquiryConversion', { day: '05-01' })).toBe(0.5);
  });

  test('IQ-01 D2 lost with A, won with B: for the shop a success', () => {
    const shop = served(new ShopLog(), '05-01 10:00:00', 'x', 'A');
    served(shop, '05-03 10:00:00', 'x', 'B').order('o1', 'x', '05-03 11:00:00');
    expect(shop.figure('inquiryLoss', { day: '05-01', to: '05-03' })).toBe(1);
    expect(shop.figure('confirmedOrderCustomers', { day: '05-01', to: '05-03' })).toBe(1);
  });

  test('IQ-01 D26 asked, ordered, and answered too late: neither success nor loss', () => {
    const shop = new ShopLog();
    shop.chat('x').assigned('A', '10:00:00').customer('10:00:00');
    served(shop, '10:01:00', 'x', 'B').order('o1', 'x', '10:30:00');
    expect(shop.figure('inquiries', { agent: 'A' })).toBe(0);
    expect(shop.figure('inquiryUnserved', { agent: 'A' })).toBe(1);
    expect(shop.figure('inquiries')).toBe(1);
  });

  test('VM-06 received is the sum of the four classes: 10 + 2 + 5 + 3 = 20', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 20; index += 1) {
      const buyer = `x${index}`;
      const [assists, isAftersale, isBetween] = [
        index < 2,
        index >= 2 && index < 7,
        index >= 7 && index < 10,
      ];
      if (isAftersale) shop.order(`p${index}`, buyer, '04-30 10:00:00', { paid: '04-30 10:00:00' });
      if (isBetween) shop.order(`p${index}`, buyer, '05-01 09:00:00', { paid: '05-01 12:00:00' });
      served(shop, '05-01 10:00:00', buyer);
      if (!assists) continue;
      served(shop, '05-01 10:10:00', buyer, 'B').order(`o${index}`, buyer, '05-01 11:00:00');
    }
    const of = (figure: string) => shop.figure(figure, { day: '05-01', agent: 'A' });
    expect(of('receivedPresale')).toBe(10);
    expect(of('receivedAssist')).toBe(2);
    expect(of('receivedAftersale')).toBe(5);
    expect(of('receivedBetween')).toBe(3);
    expect(of('received')).toBe(20);
  });

  test('CF-02 an after-sale account has no inquiry, and what it receives is after-sale', () => {
    const shop = served(new ShopLog().account('A', { accountType: 'aftersale' }), '05-01 10:00:00');
    shop.order('o1', 'x', '05-01 11:00:00', { paid: '05-01 11:10:00' });
    const of = (figure: string) => shop.figure(figure, { day: '05-01', agent: 'A' });
    expect(of('received')).toBe(1);
    expect(of('receivedAftersale')).toBe(1);
    for (const figure of ['inquiries', 'sales', 'confirmedOrders', 'assistOrder']) expect(of(figure)).toBe(0);
  });
});

describe('contacted by the agent', () => {
  const contacted = (settings: Settings, order?: { paid?: string }) => {
    const shop = new ShopLog().settings(settings);
    shop.chat('x').assigned('A', '05-01 10:00:00').agent('A', '05-01 10:00:00').customer('05-01 10:05:00');
    if (order) shop.order('o1', 'x', '05-01 11:00:00', order);
    return (figure: string) => shop.figure(figure, { day: '05-01', agent: 'A' });
  };
  const on = { agentContact: { noLoss: true } } as const;

  test('IQ-08 no order: off it is a loss, on it is neither', () => {
    expect(MetricsSettings.parse({}).agentContact).toEqual({ noLoss: false, replyDays: 1 });
    expect(contacted({})('inquiryLoss')).toBe(1);
    expect(contacted(on)('inquiryLoss')).toBe(0);
    expect(contacted(on)('inquiries')).toBe(0);
    expect(contacted(on)('inquiryExempt')).toBe(1);
  });

  test('IQ-08 D28 exempt only once the next day is over', () => {
    const shop = new ShopLog().settings(on);
    shop.chat('x').assigned('A', '05-01 10:00:00').agent('A', '05-01 10:00:00').customer('05-01 10:05:00');
    expect(shop.figure('inquiryPending', { day: '05-01', now: '05-02 12:00:00' })).toBe(1);
    shop.order('o1', 'x', '05-02 13:00:00');
    expect(shop.figure('confirmedOrderCustomers', { day: '05-01' })).toBe(1);
  });

  test('IQ-09 ordered and paid: the sale is the agent’s', () => {
    expect(contacted(on, { paid: '05-01 11:10:00' })('sales')).toBe(10_000);
  });

  test('IQ-10 ordered and not paid: a payment loss, no inquiry loss', () => {
    expect(contacted(on, {})('paymentLoss')).toBe(1);
    expect(contacted(on, {})('inquiryLoss')).toBe(0);
  });

  const firstReply = (when: string, replyDays = 1) => {
    const shop = new ShopLog().settings({ agentContact: { noLoss: true, replyDays } });
    shop.chat('x').assigned('A', '05-01 10:00:00').agent('A', '05-01 10:00:00').customer(when);
    return shop.figure('inquiryLoss', { day: when.slice(0, 5) });
  };

  test('IQ-11 contacted 1 May, first reply 2 May, no order: no loss with n = 1; 3 May is', () => {
    expect(firstReply('05-02 10:00:00')).toBe(0);
    expect(firstReply('05-03 10:00:00')).toBe(1);
    expect(firstReply('05-03 10:00:00', 2)).toBe(0);
    for (const replyDays of [0, 31])
      expect(MetricsSettings.safeParse({ agentContact: { replyDays } }).success).toBe(false);
  });

  test('IQ-11 D28 not the first word since the contact: normal', () => {
    const shop = new ShopLog().settings({ agentContact: { noLoss: true, replyDays: 2 } });
    shop.chat('x').assigned('A', '05-01 10:00:00').agent('A', '05-01 10:00:00');
    shop.chat('x').assigned('A', '05-02 10:00:00').customer('05-02 10:00:00', '05-03 10:00:00');
    expect(shop.figure('inquiryExempt', { day: '05-02' })).toBe(1);
    expect(shop.figure('inquiryLoss', { day: '05-03' })).toBe(1);
  });
});

describe('a chat across midnight', () => {
  const across = (crossDayOnce: boolean, before = '05-01 23:50:00', after = '05-02 00:09:59') => {
    const shop = new ShopLog().settings({ crossDayOnce, maxWait: { on: false } });
    shop
      .chat('x')
      .assigned('A', before)
      .customer(before)
      .agent('A', before)
      .customer(after)
      .agent('A', after);
    return [shop.figure('inquiryLoss', { day: '05-01' }), shop.figure('inquiryLoss', { day: '05-02' })];
  };

  test('IQ-12 no order: off two losses, on one, on the second day', () => {
    expect(MetricsSettings.parse({}).crossDayOnce).toBe(false);
    expect(across(false)).toEqual([1, 1]);
    expect(across(true)).toEqual([0, 1]);
  });

  test('IQ-13 23:52 and 00:07 are one chat, 23:45 and 00:07 are two; the windows are half open (D29)', () => {
    expect(across(true, '05-01 23:52:00', '05-02 00:07:00')).toEqual([0, 1]);
    expect(across(true, '05-01 23:45:00', '05-02 00:07:00')).toEqual([1, 1]);
    expect(across(true, '05-01 23:52:00', '05-02 00:10:00')).toEqual([1, 1]);
  });

  test('IQ-12 an order on the third day wins the second day; the first is lost on none', () => {
    const shop = new ShopLog().settings({ crossDayOnce: true });
    shop
      .chat('x')
      .assigned('A', '05-01 23:55:00')
      .customer('05-01 23:55:00')
      .agent('A', '05-01 23:55:10')
      .customer('05-02 00:01:00')
      .agent('A', '05-02 00:01:10');
    shop.order('o1', 'x', '05-03 10:00:00');
    expect(shop.figure('inquiryLoss', { day: '05-01', to: '05-02' })).toBe(0);
    expect(shop.figure('confirmedOrderCustomers', { day: '05-01', to: '05-02' })).toBe(1);
  });
});

describe('payments', () => {
  test('IQ-14 ordered 10:00 and closed unpaid: a payment loss', () => {
    const shop = served(new ShopLog(), '05-01 09:00:00');
    shop.order('o1', 'x', '05-01 10:00:00', { cancelledAt: t('05-01 12:00:00') });
    const of = (now: string) => [
      shop.figure('paymentLoss', { day: '05-01', now }),
      shop.figure('paymentPending', { day: '05-01', now }),
    ];
    expect(of('05-01 11:59:59')).toEqual([0, 1]);
    expect(of('05-01 12:00:00')).toEqual([1, 0]);
  });

  test('D26 silent on the day, spoke on the next before the order, which another won: unserved, no assistance', () => {
    const shop = new ShopLog();
    const late = shop.chat('x').assigned('a', '10:00:00').customer('10:00:00', '05-05 08:59:50');
    late.agent('a', '05-05 09:00:00');
    shop.chat('x').assigned('b', '05-05 10:00:00').customer('05-05 10:00:00').agent('b', '05-05 10:00:05');
    shop.order('o', 'x', '05-05 11:00:00');
    expect(shop.figure('inquiryUnserved', { agent: 'a' })).toBe(1);
    expect(shop.figure('receivedAssist', { agent: 'a' })).toBe(0);
    expect(shop.figure('receivedAssist', { agent: 'a', day: '05-05' })).toBe(1);
  });

  test('D2 IQ-14 one agent’s order is paid, another’s open or lost: the customer is paid, then pending', () => {
    const shop = (paid?: string) => {
      const log = new ShopLog();
      log.chat('x').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
      log.order('o1', 'x', '10:30:00', { cancelledAt: t('10:40:00') });
      log.chat('x').assigned('b', '11:00:00').customer('11:00:00').agent('b', '11:00:05');
      return log.order('o2', 'x', '11:30:00', paid === undefined ? {} : { paid });
    };
    const became = (log: ShopLog, about = {}) =>
      ['inquiryPaid', 'paymentPending', 'paymentLoss'].map((figure) =>
        log.figure(figure, { now: '12:00:00', ...about }),
      );
    expect(became(shop('11:40:00'))).toEqual([1, 0, 0]);
    expect(became(shop())).toEqual([0, 1, 0]);
    expect(became(shop(), { agent: 'a' })).toEqual([0, 0, 1]);
    expect(became(shop(), { agent: 'b' })).toEqual([0, 1, 0]);
  });

  test('IQ-14 paid exactly 24 hours after it was placed is too late, a millisecond before is not', () => {
    const became = (paid: string) => {
      const shop = new ShopLog();
      shop.chat().assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
      shop.order('o', 'x', '11:00:00', { paid });
      return [shop.figure('inquiryPaid'), shop.figure('paymentLoss')];
    };
    expect(became('05-05 10:59:59.999')).toEqual([1, 0]);
    expect(became('05-05 11:00:00')).toEqual([0, 1]);
  });

  test('IQ-14 not paid within 24 hours: a payment loss, which a later payment does not undo (DL-06)', () => {
    const shop = served(new ShopLog(), '05-01 09:00:00');
    shop.order('o1', 'x', '05-01 10:00:00', { paid: '05-02 12:00:00' });
    expect(shop.figure('paymentLoss', { day: '05-01', now: '05-02 09:59:59' })).toBe(0);
    expect(shop.figure('paymentLoss', { day: '05-01', now: '05-02 10:00:00' })).toBe(1);
    expect(shop.figure('paymentLoss', { day: '05-01' })).toBe(1);
    expect(shop.figure('sales', { day: '05-02' })).toBe(10_000);
  });

  test('IQ-16 every loss is listed with customer, agent, chat and order', () => {
    const shop = served(new ShopLog(), '05-01 10:00:00', 'x');
    served(shop, '05-01 10:00:00', 'y').order('o1', 'y', '05-01 11:00:00');
    const query = { now: t('05-10 00:00:00'), list: 'losses', from: '2026-05-01', to: '2026-05-01' };
    expect(shop.statistics.details(query)).toMatchObject({
      total: 2,
      entries: [
        { customerId: 'x', agentId: 'A', chatAt: t('05-01 10:00:09'), outcome: 'loss', orderIds: [] },
        { customerId: 'y', agentId: 'A', outcome: 'success', payment: 'loss', orderIds: ['o1'] },
      ],
    });
  });
});
