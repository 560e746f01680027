import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberLists } from '../src/numberLists.ts';
import { Stretches } from '../src/stretches.ts';

test('lists in one column are what lists of their own would be, whatever is done to them', () => {
  const step = fc.record({
    list: fc.nat(4),
    value: fc.integer({ min: -1000, max: 1000 }),
    change: fc.constantFrom('push', 'push', 'replace', 'remove'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const lists = new NumberLists();
      const plain = Array.from({ length: 5 }, (): number[] => []);
      for (const [number] of plain.entries()) expect(lists.begin()).toBe(number);
      for (const { list, value, change } of steps) {
        const own = plain[list] ?? [];
        const [first] = own;
        if (change === 'push') {
          lists.push(list, value);
          own.push(value);
        } else if (change === 'replace') {
          own.shift();
          lists.replace(list, own);
        } else if (first !== undefined) {
          lists.remove(list, first);
          plain[list] = own.filter((one) => one !== first);
        }
        for (const [other, values] of plain.entries()) expect(lists.all(other)).toEqual(values);
      }
    }),
  );
});

test('stretches that are in use never overlap, and those that were given back are used again', () => {
  const stretches = new Stretches();
  const first = stretches.take(5);
  expect(stretches.take(3)).toBe(8);
  stretches.giveBack(first, 5);
  expect(stretches.take(7)).toBe(first);
  expect(stretches.take(8)).toBe(12);
  expect(stretches.end).toBe(20);
});
