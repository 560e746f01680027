import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStatistics, figureCatalogue, type Fact, type Profile } from '../src/index.ts';
import { daysOf, plus } from './naive/days.ts';
import { naiveFigures } from './naive/figures.ts';
import { agentIds, randomShop, type RandomShop } from './randomShop.ts';

const hour = 3_600_000;
/** At several moments: in the middle, when inquiries are open, when payments are, and long after. */
const nows = [20, 40, 55, 80, 2000] as const;

function told(facts: Iterable<Fact>, { timeZone }: RandomShop) {
  const statistics = createStatistics({ timeZone, currency: 'CNY' });
  statistics.add(facts);
  return statistics;
}

const daysIn = ({ timeZone, begins }: RandomShop): string[] => {
  const first = daysOf(timeZone).day(begins);
  return [0, 1, 2, 3, 4].map((offset) => plus(first, offset));
};

/** All figures of the shop or an agent on a day. */
function figures(
  statistics: ReturnType<typeof told>,
  ids: readonly string[],
  day: string,
  now: number,
  agent?: string,
  profile?: Profile,
) {
  const by = agent === undefined ? {} : ({ by: 'agent', ids: [agent] } as const);
  const override = profile ? { profile } : {};
  const { rows } = statistics.report({ now, from: day, to: day, figures: ids, ...by, ...override });
  const cells = Object.entries(rows[0]?.cells ?? {});
  return Object.fromEntries(cells.map(([id, cell]) => [id, cell.value]));
}

const chances = fc.infiniteStream(fc.nat());

function shuffled(facts: readonly Fact[], chance: Iterator<number>): Fact[] {
  const keys = new Map(facts.map((fact) => [fact, Number(chance.next().value)]));
  return [...facts].sort((left, right) => (keys.get(left) ?? 0) - (keys.get(right) ?? 0));
}

const ofAgents = figureCatalogue.filter(({ dimensions }) => dimensions.includes('agent')).map(({ id }) => id);
const ofShop = figureCatalogue.map(({ id }) => id);

describe('the statistics of random shops', () => {
  test('are those that an independent, plain computation finds', () => {
    fc.assert(
      fc.property(randomShop, fc.constantFrom(...nows), (shop, hours) => {
        const now = shop.begins + hours * hour;
        const naive = naiveFigures(shop.facts, shop.timeZone, now);
        const statistics = told(shop.facts, shop);
        for (const day of daysIn(shop))
          for (const agent of [undefined, ...agentIds]) {
            const expected = naive(day, agent);
            const found = figures(statistics, Object.keys(expected), day, now, agent);
            expect({ day, agent, ...found }).toEqual({ day, agent, ...expected });
          }
      }),
      { numRuns: 1000 },
    );
  });

  test('do not depend on the order in which facts become known, nor on their being told twice', () => {
    fc.assert(
      fc.property(randomShop, chances, (shop, chance) => {
        const now = shop.begins + 60 * hour;
        const one = told(shop.facts, shop);
        const two = told([...shuffled(shop.facts, chance), ...shop.facts.slice(0, 3)], shop);
        for (const day of daysIn(shop))
          expect(figures(two, ofShop, day, now)).toEqual(figures(one, ofShop, day, now));
      }),
      { numRuns: 100 },
    );
  });

  test('told bit by bit are the same as told at once: incremental = from scratch', () => {
    fc.assert(
      fc.property(
        randomShop,
        chances,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(60, 2000),
        (shop, chance, size, hours) => {
          const statistics = told([], shop);
          const facts = shuffled(shop.facts, chance);
          const now = shop.begins + hours * hour;
          const days = daysIn(shop);
          for (let start = 0; start < facts.length; start += size) {
            statistics.add(facts.slice(start, start + size));
            for (const day of days) figures(statistics, ['received', 'sales'], day, now);
          }
          const whole = told(shop.facts, shop);
          for (const day of days) {
            expect(figures(statistics, ofShop, day, now)).toEqual(figures(whole, ofShop, day, now));
            for (const agent of agentIds)
              expect(figures(statistics, ofAgents, day, now, agent)).toEqual(
                figures(whole, ofAgents, day, now, agent),
              );
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('AT-32 agents’ sales and what is nobody’s are the shop’s, whatever the settings', () => {
    fc.assert(
      fc.property(randomShop, (shop) => {
        const statistics = told(shop.facts, shop);
        const query = { now: shop.begins + 2000 * hour, from: '2026-01-01', to: '2026-12-31' } as const;
        const value = (figure: string, by?: 'agent') =>
          statistics
            .report({ ...query, figures: [figure], ...(by ? { by } : {}) })
            .rows.reduce((sum, { cells }) => sum + (cells[figure]?.value ?? 0), 0);
        expect(value('sales', 'agent') + value('unattributedSales')).toBe(value('sales'));
        const paid = shop.facts.filter((fact) => fact.type === 'order' && fact.paidAt !== undefined);
        expect(value('salesOrders')).toBe(paid.length);
      }),
      { numRuns: 200 },
    );
  });

  test('FL-17 VM-05 VM-06 received = consulted − filtered = the sum of its classes; the shop’s people are at most its agents’', () => {
    fc.assert(
      fc.property(randomShop, fc.constantFrom('official', 'thirdParty', 'sycm2024'), (shop, profile) => {
        const statistics = told(shop.facts, shop);
        const now = shop.begins + 2000 * hour;
        const classes = ['receivedPresale', 'receivedAssist', 'receivedBetween', 'receivedAftersale'];
        const people = ['consulted', 'received', 'filtered', 'unreplied', 'slowCustomers', ...classes];
        for (const day of daysIn(shop)) {
          const whole = figures(statistics, people, day, now, undefined, profile);
          const agents = agentIds.map((agent) => figures(statistics, people, day, now, agent, profile));
          for (const one of profile === 'sycm2024' ? [] : [whole, ...agents])
            expect(one['received']).toBe((one['consulted'] ?? 0) - (one['filtered'] ?? 0));
          const sum = (id: string) => agents.reduce((total, one) => total + (one[id] ?? 0), 0);
          for (const id of people) if (id !== 'filtered') expect(whole[id] ?? 0).toBeLessThanOrEqual(sum(id));
          for (const one of agents)
            expect(classes.reduce((total, id) => total + (one[id] ?? 0), 0)).toBe(one['received'] ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('SY-04 another profile and back gives the same figures', () => {
    fc.assert(
      fc.property(randomShop, (shop) => {
        const statistics = told(shop.facts, shop);
        const now = shop.begins + 60 * hour;
        const all = (profile: Profile) =>
          daysIn(shop).map((day) => figures(statistics, ofShop, day, now, undefined, profile));
        const before = all('thirdParty');
        all('sycm2024');
        expect(all('thirdParty')).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  test('CF-06 settings from a day on leave the figures of the days before as they were', () => {
    fc.assert(
      fc.property(randomShop, randomShop, (shop, other) => {
        const change = other.facts.find((fact) => fact.type === 'settings');
        const [first = '', second = ''] = daysIn(shop);
        const now = shop.begins + 2000 * hour;
        const at = daysOf(shop.timeZone).start(second);
        const later = change ? [{ ...change, id: 'later', at, from: second }] : [];
        // What a day's chats earn later may be judged by the later day's settings (D34): orders, payments, next days.
        const own = ['consulted', 'received', 'filtered', 'unreplied', 'threeMinuteRate', 'consultations'];
        const expectSame = (facts: readonly Fact[], ids: readonly string[]) => {
          expect(figures(told([...facts, ...later], shop), ids, first, now)).toEqual(
            figures(told(facts, shop), ids, first, now),
          );
        };
        expectSame(shop.facts, own);
        // An answer after midnight of whom the day knew nothing is judged by its own day, too.
        expectSame(
          shop.facts.filter((fact) => fact.at < at),
          ['averageResponse', 'rounds', 'firstResponse'],
        );
      }),
      { numRuns: 100 },
    );
  });
});
