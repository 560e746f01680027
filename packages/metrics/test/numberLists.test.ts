import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberLists } from '../src/numberLists.ts';
import { Stretches } from '../src/stretches.ts';

test('lists in one column are what lists of their own would be, whatever is done to them', () => {
  const step = fc.record({
    list: fc.nat(4),
    value: fc.integer({ min: -1000, max: 1000 }),
    drop: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const lists = new NumberLists();
      const plain = Array.from({ length: 5 }, (): number[] => []);
      for (const [number] of plain.entries()) expect(lists.begin()).toBe(number);
      for (const { list, value, drop } of steps) {
        const own = plain[list] ?? [];
        if (drop) lists.replace(list, own.splice(0).slice(1));
        else lists.push(list, value);
        plain[list] = lists.all(list);
        if (!drop) expect(plain[list]).toEqual([...own, value]);
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
