import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentile } from '../src/figures/percentile.ts';
import { distinct, Values } from '../src/figures/values.ts';
import { Ids } from '../src/ids.ts';

/** Like those of a journal, of other systems, and some that only look so. */
const id = fc.oneof(
  fc.nat({ max: 50 }).map(String),
  fc.nat({ max: 3000 }).map((number) => `journal/${String(number)}`),
  fc.constantFrom(
    '07',
    '7',
    'x07',
    'x7',
    'x007',
    'x',
    '',
    '0',
    '00',
    'a1b2',
    '1-2',
    '−5',
    'x9007199254740993',
  ),
  fc.nat().map((number) => `m${String(number)}`),
  fc.uuid(),
  fc.string({ maxLength: 4 }),
);

describe('ids', () => {
  test('each has a place of its own, and its place its text', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 300 }), (told) => {
        const ids = new Ids();
        const plain = new Map<string, number>();
        for (const one of told) {
          expect(ids.find(one)).toBe(plain.get(one) ?? -1);
          if (!plain.has(one)) plain.set(one, plain.size);
          expect(ids.take(one)).toBe(plain.get(one));
          expect(ids.size).toBe(plain.size);
        }
        for (const [one, place] of plain) expect([ids.idOf(place), ids.find(one)]).toEqual([one, place]);
      }),
      { numRuns: 300 },
    );
  });

  test('a few far numbers take no room for all below them, nor do a hundred prefixes', () => {
    const ids = new Ids();
    const told = [
      ...Array.from({ length: 100 }, (_, place) => `${'ab'.repeat(place + 1)}${String(place)}`),
      ...Array.from({ length: 3000 }, (_, place) => `far${String(999_999_999_999_999 - place * 1_000_000)}`),
      ...Array.from({ length: 3000 }, (_, place) => `near${String(place)}`),
      'near3500',
    ];
    expect(told.map((one) => ids.take(one))).toEqual(told.map((_, place) => place));
    expect(told.map((one) => ids.take(one))).toEqual(told.map((_, place) => place));
    expect(told.map((_, place) => ids.idOf(place))).toEqual(told);
  });
});

describe('values of many subjects', () => {
  const added = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5000 })), { maxLength: 200 });

  test('stand together by subject, in their order, also those of several days', () => {
    fc.assert(
      fc.property(added, added, (one, two) => {
        const [values, former, latter] = [new Values(), new Values(), new Values()];
        for (const [subject, value] of one) former.add(subject, value);
        for (const [subject, value] of two) latter.add(subject, value);
        // Of the second day subject 0 is left out, the others stand one place higher here.
        values.fill([
          { values: former, there: [0, 1, 2, 3, 4, 5], here: [0, 1, 2, 3, 4, 5] },
          { values: latter, there: [1, 2, 3, 4, 5], here: [2, 3, 4, 5, 6] },
        ]);
        const all = [
          ...one,
          ...two.flatMap(([subject, value]) => (subject > 0 ? [[subject + 1, value]] : [])),
        ];
        for (let subject = 0; subject < 8; subject += 1) {
          const own = all.flatMap(([whose, value = 0]) => (whose === subject ? [value] : []));
          expect([...values.of(subject)]).toEqual(own);
          expect(distinct(values.of(subject))).toBe(new Set(own).size);
        }
        // Also if something is added when they were looked at.
        values.add(3, 17);
        expect(values.of(3).at(-1)).toBe(17);
        expect(values.of(4)).toHaveLength(all.filter(([whose]) => whose === 4).length);
      }),
    );
  });

  test('RS-01 the percentile is the least value that at least this part does not exceed', () => {
    const value = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 1_000_000 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 50 }), fc.constantFrom(0.5, 0.9), (values, part) => {
        const sorted = [...values].sort((left, right) => left - right);
        const least = sorted.find(
          (one) => sorted.filter((other) => other <= one).length >= part * sorted.length,
        );
        expect(percentile(Int32Array.from(values), part)).toBe(least ?? null);
      }),
    );
  });
});
