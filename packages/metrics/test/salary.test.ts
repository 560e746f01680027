import { describe, expect, test } from 'vitest';
import { FormulaError, readSalaryFormula, SalaryTemplate, salariesOf } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

function paid(formula: string, now = '12-31 00:00:00', amount = 5_000_000, currency = 'CNY') {
  const shop = new ShopLog();
  shop.chat('x').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
  shop.order('o1', 'x', '10:30:00', { paid: '10:31:00', amount });
  const read = readSalaryFormula(formula);
  const query = {
    now: t(now),
    from: '2026-05-01',
    to: '2026-05-31',
    by: 'agent',
    figures: read.names,
  } as const;
  return salariesOf(read, shop.statistics.report(query), currency);
}

describe('salary templates', () => {
  test('SL-08 3000 and 1 % of sales of 50000 are 3500', () => {
    expect(paid('3000 + 0.01 * sales')).toEqual([{ agentId: 'a', pay: 350_000 }]);
  });

  test('SL-08 exact to the cent, rounded half up, in the currency’s smallest unit', () => {
    expect(paid('0.01 * sales', undefined, 150)[0]?.pay).toBe(2);
    expect(paid('0.01 * sales', undefined, 149)[0]?.pay).toBe(1);
    expect(paid('0.1 + 0.2')[0]?.pay).toBe(30);
    expect(paid('1000 + sales', undefined, 500, 'JPY')[0]?.pay).toBe(1500);
  });

  test('SL-08 comparisons, conditions and min, max, round, floor', () => {
    expect(paid('averageResponse < 40 ? 500 : 0')[0]?.pay).toBe(50_000);
    expect(paid('averageResponse >= 40 ? 500 : 100')[0]?.pay).toBe(10_000);
    expect(paid('max(100, min(sales, 200)) - (1 + 1)')[0]?.pay).toBe(19_800);
    expect(paid('round(10 / 3) + floor(1.9) - -1')[0]?.pay).toBe(500);
  });

  test('SL-08 only final figures pay: what is pending, missing or divided by zero says so', () => {
    expect(paid('10 * confirmedOrderCustomers', '05-31 12:00:00')[0]).toEqual({
      agentId: 'a',
      pay: null,
      problem: 'PENDING',
      figure: 'confirmedOrderCustomers',
    });
    expect(paid('10 * satisfaction')[0]).toMatchObject({
      pay: null,
      problem: 'NO_VALUE',
      figure: 'satisfaction',
    });
    expect(paid('sales / ratings')[0]).toMatchObject({ pay: null, problem: 'DIVISION_BY_ZERO' });
  });

  test.each([
    ['coffee * 2', 'There is no figure coffee.'],
    ['answerRate', 'There is no figure answerRate of agents: it is shown by shop.'],
    ['0.1 * ordersPlaced', 'There is no figure ordersPlaced of agents: it is shown by shop.'],
    ['if(sales > 1, 2, 3)', 'There are min, max, round and floor, and no if: write condition ? this : that.'],
    ['sales ** 2', undefined],
    ['sales +', undefined],
    ['constructor.constructor("return 1")()', undefined],
    ['alert(1)', 'There are min, max, round and floor, and no alert.'],
    ['toString(1)', 'There are min, max, round and floor, and no toString.'],
    ['"text"', 'Not a number: "text".'],
    ['1e999999999', undefined],
    ['[1, 2]', undefined],
    ['1; 2', undefined],
    ['', undefined],
    ['1 & 2', 'There is no operator &.'],
    ['!sales', 'There is no operator !.'],
    ['min()', 'min of nothing.'],
    [`1${' + 1'.repeat(400)}`, 'A formula has at most 1000 characters.'],
  ])('SL-08 refuses %s', (formula, message) => {
    const read = () => readSalaryFormula(formula);
    expect(read).toThrow(FormulaError);
    if (message !== undefined) expect(read).toThrow(message);
    expect(SalaryTemplate.safeParse({ id: 's1', name: 'Pay', formula }).success).toBe(false);
  });

  test('SL-08 a template is a formula with a name', () => {
    expect(SalaryTemplate.safeParse({ id: 's1', name: 'Pay', formula: '3000 + 0.01 * sales' }).success).toBe(
      true,
    );
  });
});
