import { agentsNeeded } from '@shopbell/metrics';
import fc from 'fast-check';
import { expect, it } from 'vitest';

it.each([
  [200, 50, 4],
  [201, 50, 5],
  [0, 50, 0],
  [1, 50, 1],
  [Number.MAX_SAFE_INTEGER, 2, 2 ** 52],
])('AC-09 %d customers a day, %d for each agent, need %d agents', (daily, perAgent, needed) => {
  expect(agentsNeeded(daily, perAgent)).toBe(needed);
});

it('AC-09 is the least number of agents who can receive them all', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 500 }), (daily, perAgent) => {
      const needed = agentsNeeded(daily, perAgent);
      expect(needed * perAgent).toBeGreaterThanOrEqual(daily);
      expect((needed - 1) * perAgent).toBeLessThan(Math.max(daily, 1));
    }),
  );
});

it.each([
  [-1, 50],
  [1.5, 50],
  [200, 0],
  [200, 2.5],
  [Number.NaN, 50],
])('AC-09 %d customers, %d for each agent is no question', (daily, perAgent) => {
  expect(() => agentsNeeded(daily, perAgent)).toThrow(RangeError);
});
