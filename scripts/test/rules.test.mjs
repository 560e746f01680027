import { expect, test } from 'vitest';
import { faultsOf, rulesIn, titlesOf } from '../rules.mjs';

test('titles are those of tests that run, with the rows of each', () => {
  const source = `
    // it('RT-01 a comment')
    const text = 'RT-02 a text';
    it('RT-03 one', () => { expect('RT-04').toBe(x); });
    test.only(\`RT-05 \${name} two\`, () => {});
    describe('RT-06 three', () => { it.skip('RT-07 skipped', () => {}); it.todo('RT-08 later'); });
    it.each([['RT-09 row', 1], ['plain', 2]])('%s is told', () => {});
    it.each([{ rule: 'RT-10' }])('without rows', () => {});
    test.concurrent.each([1])("AC-01 number %d", () => {});
    other('RT-11 no runner');
  `;
  expect(titlesOf(source)).toEqual([
    'RT-03 one',
    'RT-05 … two',
    'RT-06 three',
    '%s is told',
    'RT-09 row',
    'without rows',
    'AC-01 number %d',
  ]);
});

test('rules are named by their ids alone', () => {
  expect(rulesIn('RT-24, RT-25 (RT-24) XRT-01 RT-1 RT-123 ZZ-01 utf-08 LM-05')).toEqual([
    'RT-24',
    'RT-25',
    'LM-05',
  ]);
});

test('an unknown rule is a fault, and an untested one of a complete family', () => {
  const rules = [
    { id: 'RT-01', family: 'RT' },
    { id: 'RT-02', family: 'RT' },
    { id: 'LM-01', family: 'LM' },
  ];
  const tests = new Map([
    ['RT-01', new Map([['a.test.ts', ['RT-01 x']]])],
    ['RT-99', new Map([['b.test.ts', ['RT-99 y']]])],
  ]);
  const unknown = 'b.test.ts: a title names RT-99, which is no rule';
  expect(faultsOf({ rules }, tests, [])).toEqual([unknown]);
  expect(faultsOf({ rules }, tests, ['RT'])).toEqual([unknown, 'RT-02 has no test']);
});
