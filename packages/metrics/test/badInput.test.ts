import { describe, expect, test } from 'vitest';
import { Fact, readSalaryFormula, salariesOf } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

const codes = (shop: ShopLog) => shop.statistics.problems().map(({ code, id }) => `${code} ${id}`);
const figures = (shop: ShopLog, ...ids: string[]) => ids.map((id) => shop.figure(id));
/** A shop whose agent is known. */
const begin = () => new ShopLog().account('a');

describe('bad input: what becomes of it, and what is told', () => {
  test('RB-06 what a customer wrote before the session is one question, asked when an agent has it: nothing is odd', () => {
    const shop = begin();
    shop.chat('x', 'c').customer('09:58:00', '09:59:00').assigned('a', '10:00:00').agent('a', '10:00:20');
    expect(figures(shop, 'rounds', 'averageResponse', 'consulted')).toEqual([1, 20, 1]);
    expect(codes(shop)).toEqual([]);
  });

  test('a reply before the session: the session begins with it', () => {
    const shop = begin();
    shop.chat('x', 'c').agent('a', '09:59:00').assigned('a', '10:00:00').customer('10:00:01');
    expect(figures(shop, 'consultations', 'emptySessions', 'unansweredRounds')).toEqual([1, 0, 1]);
    expect(codes(shop)).toEqual(['REPLY_BEFORE_SESSION c']);
  });

  test('a message after the end: an agent’s begins a session, a customer’s alone is in no figure', () => {
    const shop = begin();
    const ended = (id: string) =>
      shop
        .chat(id, id)
        .assigned('a', '10:00:00')
        .customer('10:00:01')
        .agent('a', '10:00:05')
        .ended('10:01:00');
    ended('x').customer('10:02:00');
    ended('y').agent('a', '10:02:00').customer('10:03:00');
    expect(figures(shop, 'consultations', 'customerMessages', 'agentMessages')).toEqual([2, 2, 3]);
    expect(codes(shop)).toEqual(['MESSAGE_AFTER_END x', 'MESSAGE_AFTER_END y']);
  });

  test('messages alone that name no agent are in no figure', () => {
    const message = { type: 'message', conversationId: 'c', from: 'customer', length: 2 } as const;
    const told = (agentId?: string) =>
      begin().add({
        ...{ ...message, id: 'm', at: t('10:00:00'), authorId: 'x', customerId: 'x' },
        ...(agentId === undefined ? {} : { agentId }),
      });
    expect([told().figure('consulted'), told('a').figure('consulted')]).toEqual([0, 1]);
    expect([codes(told()), codes(told('a'))]).toEqual([['NO_RECIPIENT c'], []]);
  });

  test('CF-03 CF-07 replies of an agent who is there no more: in no figure, while the facts stay', () => {
    const shop = begin().account('gone').account('gone', { accountType: 'frozen', from: '2026-05-01' });
    shop.chat('x', 'c').assigned('gone', '10:00:00').customer('10:00:01').agent('gone', '10:00:05');
    expect(figures(shop, 'consulted', 'consultations', 'rounds')).toEqual([0, 0, 0]);
    expect(codes(shop)).toEqual(['AGENT_NOT_COUNTED gone']);
    // Nobody ever told of this one: it is counted, and told.
    shop.chat('y', 'd').assigned('who', '10:00:00').customer('10:00:01').agent('who', '10:00:05');
    expect(figures(shop, 'consulted', 'averageResponse')).toEqual([1, 4]);
    expect(codes(shop)).toEqual(['AGENT_NOT_LISTED who', 'AGENT_NOT_COUNTED gone']);
  });

  test('IQ-04 an order paid before it was placed: both moments as told, the sale on the day of the payment', () => {
    const shop = begin().order('o', 'x', '05-05 10:00:00', { paid: '05-04 10:00:00' });
    expect(figures(shop, 'sales', 'salesOrders')).toEqual([10_000, 1]);
    expect(shop.figure('ordersPlaced', { day: '05-05' })).toBe(1);
    expect(codes(shop)).toEqual(['PAID_BEFORE_PLACED o']);
  });

  test('AT-25 negative and fractional cents are refused, with the field that is wrong', () => {
    const order = { type: 'order', id: 'o', at: 0, customerId: 'x', currency: 'CNY' };
    for (const amount of [-1, 0.5, NaN, 2 ** 53]) {
      const { error } = Fact.safeParse({ ...order, amount });
      expect(error?.issues[0]?.path).toEqual(['amount']);
    }
  });

  test('SL-01 two currencies: the shop’s counts, the other one is in no figure, and its refunds neither', () => {
    const shop = begin()
      .order('yuan', 'x', '10:00:00', { paid: '10:01:00' })
      .order('dollars', 'x', '10:00:00', { paid: '10:01:00', currency: 'USD' });
    const about = { at: t('11:00:00'), amount: 700, revision: 0, completedAt: t('12:00:00') };
    shop.add({ type: 'refund', id: 'r', orderId: 'dollars', ...about });
    expect(figures(shop, 'sales', 'salesOrders', 'refundsApplied', 'refundCompletedAmount')).toEqual([
      10_000, 1, 0, 0,
    ]);
    expect(codes(shop)).toEqual(['FOREIGN_CURRENCY dollars']);
  });

  test('AT-25 refunds of more than was paid, and one completed before it was applied for, are told', () => {
    const shop = begin().order('o', 'x', '10:00:00', { paid: '10:01:00' });
    const refund = (id: string, amount: number, more: object = {}) =>
      shop.add({ type: 'refund', id, at: t('11:00:00'), orderId: 'o', amount, revision: 0, ...more });
    refund('r1', 6000);
    refund('r2', 9000, { withdrawnAt: t('12:00:00') });
    expect(codes(shop)).toEqual([]);
    refund('r3', 4001);
    refund('r4', 100, { completedAt: t('10:59:59') });
    expect(codes(shop)).toEqual(['REFUND_TOO_LARGE o', 'COMPLETED_BEFORE_APPLIED r4']);
  });

  test('QS-01 a rating of a conversation that nobody told of counts for whom it names, and is told', () => {
    const rating = { type: 'rating', id: 'r', at: t('10:05:00'), conversationId: 'who', grade: 5 } as const;
    const shop = begin().add(rating);
    expect(figures(shop, 'ratings', 'averageGrade')).toEqual([1, 5]);
    expect(codes(shop)).toEqual(['RATING_WITHOUT_CONVERSATION r']);
    shop.chat('x', 'who').assigned('a', '10:00:00').customer('10:00:00').ended('10:04:00');
    expect(codes(shop)).toEqual([]);
  });

  test('one id with two contents: the same one counts whatever came first', () => {
    const one = { type: 'rating', id: 'r', at: t('10:05:00'), conversationId: 'c' } as const;
    const told = (...grades: number[]) => {
      const shop = begin();
      shop.chat('x', 'c').assigned('a', '10:00:00').customer('10:00:00').ended('10:04:00');
      return shop.add(...grades.map((grade): Fact => ({ ...one, grade })));
    };
    for (const shop of [told(2, 5), told(5, 2)]) {
      expect(shop.figure('averageGrade')).toBe(2);
      expect(codes(shop)).toEqual(['DUPLICATE_ID r']);
    }
  });

  test('clocks out of step: the moments count, and the sequence that says otherwise is told', () => {
    const shop = begin();
    // The reply is told after the question, by a clock that is ten seconds behind.
    shop
      .chat('x', 'c')
      .assigned('a', '10:00:00')
      .customer('10:00:30')
      .agent('a', '10:00:20')
      .ended('10:01:00');
    expect(figures(shop, 'unansweredRounds', 'averageResponse', 'agentMessages')).toEqual([1, null, 1]);
    expect(codes(shop)).toEqual(['CLOCK_AGAINST_SEQUENCE c']);
  });

  test('31 February is no day, neither of a fact nor of a question', () => {
    const account = { type: 'agent', id: 'a', at: 0, agentId: 'a', from: '2026-02-31' };
    expect(Fact.safeParse(account).error?.issues[0]).toMatchObject({
      path: ['from'],
      message: 'a date of the calendar such as 2026-11-21',
    });
    expect(() => begin().figure('consulted', { day: '02-31' })).toThrow('No day of the calendar: 2026-02-31');
  });

  test('CF-06 a settings change in the past begins with its own day', () => {
    const shop = begin().settings({ maxWait: { minutes: 1 } }, '2026-05-01', t('05-05 09:00:00'));
    for (const day of ['05-04', '05-05'])
      shop
        .chat(day, day)
        .assigned('a', `${day} 10:00:00`)
        .customer(`${day} 10:00:00`)
        .agent('a', `${day} 10:02:00`);
    expect([shop.figure('abandonedGaps'), shop.figure('abandonedGaps', { day: '05-05' })]).toEqual([0, 1]);
    expect(codes(shop)).toEqual(['SETTINGS_TOO_LATE s2']);
  });

  test('SL-08 a formula that divides by zero pays nobody, and says why', () => {
    const shop = begin();
    shop.chat('x', 'c').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    const formula = readSalaryFormula('100 / (received - 1)');
    const day = { now: t('12-31 00:00:00'), from: '2026-05-04', to: '2026-05-04', by: 'agent' } as const;
    const report = shop.statistics.report({ ...day, figures: formula.names });
    const problem = 'DIVISION_BY_ZERO';
    expect(salariesOf(formula, report, 'CNY')).toEqual([{ agentId: 'a', pay: null, problem }]);
  });
});
