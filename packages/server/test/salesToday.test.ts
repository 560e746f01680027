import { TestClock } from '@shopbell/sdk/testing';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { expect, it } from 'vitest';
import { SalesToday, type SalesTodayOptions } from '../src/app/figures/salesToday.ts';
import type { FactInput } from '../src/storage/administration.ts';
import { settled } from './support/deskUnderTest.ts';

const minute = 60_000;
const today = '2026-05-04';
const tomorrow = '2026-05-05';
const told = (id: string): FactInput => ({ id, mark: 'version', revision: 1, about: 1, data: '{}' });

/** Sales of a shop over a storage, whose report comes as the test says. */
function salesOver({ report = () => Promise.reject(new Error('too large')) }: Partial<Answers> = {}) {
  const clock = new TestClock();
  const storage = memoryStorage();
  const reads: string[] = [];
  /** When the report was asked for, in minutes. */
  const asked: number[] = [];
  const start = clock.now();
  const options: SalesTodayOptions = {
    clock,
    storage: {
      ...storage,
      readFacts: (...args) => {
        reads.push('readFacts');
        return storage.readFacts(...args);
      },
    },
    log: () => {},
    reports: {
      report: (...args) => {
        asked.push((clock.now() - start) / minute);
        return report(...args);
      },
    },
    onChanged: () => {},
  };
  const sales = new SalesToday('shop', options);
  /** The workbench looks every minute. */
  const look = async (minutes: number, day = today) => {
    for (let passed = 0; passed < minutes; passed += 1) {
      sales.of('amy', day);
      await settled();
      await clock.advance(minute);
    }
  };
  return { storage, sales, look, asked, reads };
}

type Answers = SalesTodayOptions['reports'];

const noSales: Answers['report'] = (_, { from, to }) =>
  Promise.resolve({ from, to, currency: 'CNY', rows: [] } as unknown as Awaited<
    ReturnType<Answers['report']>
  >);

it('WB-06 a shop of which nobody told an order is not counted, however much else was told of it', async () => {
  const { storage, sales, look, asked, reads } = salesOver({ report: noSales });
  const products = Array.from({ length: 1200 }, (_, at) => told(`p${String(at)}`));
  await storage.putFacts('shop', 'product', { at: 1, rows: products });
  await look(11);
  expect(asked).toEqual([]);
  await storage.putFacts('shop', 'order', { at: 2, rows: [told('o')] });
  await look(11);
  expect(asked).toEqual([20]);
  expect(sales.of('amy', today)).toEqual({ amount: 0, currency: 'CNY' });
  // Nothing was looked through for it.
  expect(reads).toEqual([]);
});

it('WB-06 what cannot be counted is asked for ever more seldom, up to once an hour', async () => {
  let isTooLarge = true;
  const { storage, sales, look, asked } = salesOver({
    report: (...args) => (isTooLarge ? Promise.reject(new Error('too large')) : noSales(...args)),
  });
  await storage.putFacts('shop', 'order', { at: 1, rows: [told('o')] });
  await look(180);
  expect(asked).toEqual([0, 20, 60, 120]);
  // A day that begins meanwhile is no reason to hurry.
  await look(30, tomorrow);
  expect(asked.slice(4)).toEqual([180]);
  isTooLarge = false;
  await look(61, tomorrow);
  expect(asked.slice(5)).toEqual([240, 250, 260, 270]);
  // The last amounts are told for half an hour, and no longer.
  isTooLarge = true;
  await look(29, tomorrow);
  expect(asked.slice(9)).toEqual([280]);
  expect(sales.of('amy', tomorrow)).toEqual({ amount: 0, currency: 'CNY' });
  await look(2, tomorrow);
  expect(asked.slice(10)).toEqual([300]);
  expect(sales.of('amy', tomorrow)).toBeUndefined();
});
