import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStatistics, liveDay, liveFigures, type Fact } from '../src/index.ts';
import { agentIds, randomShop, type RandomShop } from './randomShop.ts';

const hour = 3_600_000;
const who = [undefined, ...agentIds];

/** What a report of the day shows. */
function reported({ timeZone }: RandomShop, facts: readonly Fact[], now: number) {
  const statistics = createStatistics({ timeZone, currency: 'CNY' });
  statistics.add(facts);
  const day = new Intl.DateTimeFormat('sv', { timeZone }).format(now);
  return who.map((agent) => {
    const by = agent === undefined ? {} : ({ by: 'agent', ids: [agent] } as const);
    const { rows } = statistics.report({ now, from: day, to: day, figures: liveFigures, ...by });
    const cells = Object.entries(rows[0]?.cells ?? {});
    return { day, values: Object.fromEntries(cells.map(([id, { value }]) => [id, value])) };
  });
}

const begin = ({ timeZone }: RandomShop) => liveDay(timeZone);

describe('live figures', () => {
  test('WB-05 SY-01 told as they happen are those of a report of the day, at every moment', () => {
    fc.assert(
      fc.property(randomShop, fc.integer({ min: 1, max: 12 }), (shop, size) => {
        const live = begin(shop);
        const facts = [...shop.facts].sort((left, right) => left.at - right.at);
        for (let start = 0; start < facts.length; start += size) {
          const news = facts.slice(start, start + size);
          live.record(news);
          const last = Math.max(news.at(-1)?.at ?? 0, shop.begins);
          const known = facts.slice(0, start + size);
          // At once, when a first question has waited too long, and on the next day.
          for (const now of [last, last + 30_999, last + 31_000, last + 10_000, last + 20 * hour])
            expect(who.map((agent) => live.today(now, agent))).toEqual(reported(shop, known, now));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('do not depend on the order in which facts are told', () => {
    fc.assert(
      fc.property(randomShop, fc.infiniteStream(fc.nat()), (shop, chance) => {
        const now = shop.begins + 60 * hour;
        const keys = new Map(shop.facts.map((fact) => [fact, Number(chance.next().value)]));
        const mixed = [...shop.facts].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        const [one, two] = [begin(shop), begin(shop)];
        for (const fact of mixed) one.record([fact]);
        two.record(shop.facts);
        for (const agent of who) expect(one.today(now, agent)).toEqual(two.today(now, agent));
      }),
      { numRuns: 100 },
    );
  });

  test('VM-08 agents together have as many receptions as the shop', () => {
    fc.assert(
      fc.property(randomShop, (shop) => {
        const live = begin(shop);
        live.record(shop.facts);
        for (const hours of [10, 30, 60]) {
          const [whole, ...agents] = who.map(
            (agent) => live.today(shop.begins + hours * hour, agent).values.consultations ?? 0,
          );
          expect(agents.reduce((sum, one) => sum + one, 0)).toBe(whole);
        }
      }),
    );
  });
});
