import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Chance } from './support/chance.ts';
import { agent, customer, Scene } from './support/scene.ts';

const scope = { sku: '1' } as const;

function shop(weights: readonly number[]): { scene: Scene; ids: string[] } {
  const ids = weights.map((_, n) => `A${n}`);
  const scene = new Scene()
    .agents(...ids)
    .group('G', { skus: ['1'], members: Object.fromEntries(ids.map((id, n) => [id, weights[n]])) })
    .online(...ids);
  return { scene, ids };
}

describe('shares through the whole desk', { timeout: 120_000 }, () => {
  test('RT-15 weights 10, 5 and 1, 16 arrivals: exactly 10, 5 and 1, and never more than 0.75 from the share', () => {
    const { scene, ids } = shop([10, 5, 1]);
    const got = new Map<string, number>();
    for (let n = 1; n <= 16; n++) {
      const owner = scene.ownerOf(scene.enter(`X${n}`, scope)) ?? '';
      got.set(owner, (got.get(owner) ?? 0) + 1);
      for (const [index, weight] of [10, 5, 1].entries())
        expect(Math.abs((got.get(ids[index] ?? '') ?? 0) - (n * weight) / 16)).toBeLessThanOrEqual(0.75);
    }
    expect(ids.map((id) => got.get(id))).toEqual([10, 5, 1]);
  });

  test('RT-15 RT-43 A (3 of 4 shares) takes one at a time: each time it is there it has its share, no more', () => {
    const { scene } = shop([9, 3]);
    scene.capacity({ A0: 1 });
    let due = 0;
    for (let n = 0; n < 200; n++) {
      const free = scene.desk.agents.get('A0')?.load === 0;
      const owner = scene.ownerOf(scene.enter(`X${n}`, scope));
      if (free) due += 0.75 - (owner === 'A0' ? 1 : 0);
      const [held] = scene.desk.openByAgent.get('A0') ?? [];
      if (owner !== 'A0' && held !== undefined) scene.ends(agent('A0'), held);
      expect(Math.abs(due)).toBeLessThanOrEqual(1);
    }
  });

  test('RT-15 at every prefix, for any weights, whatever ends, is said, or is handed to an agent meanwhile', () => {
    const weightsOf = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(weightsOf, fc.nat(), (weights, seed) => {
        const chance = new Chance(seed);
        const { scene, ids } = shop(weights);
        const sum = weights.reduce((a, b) => a + b, 0);
        const k = weights.length;
        const got = new Map<string, number>();
        const open: [string, string][] = [];
        for (let n = 1; n <= 120; n++) {
          const id = scene.enter(`X${n}`, scope);
          const owner = scene.ownerOf(id) ?? '';
          open.push([id, `X${n}`]);
          got.set(owner, (got.get(owner) ?? 0) + 1);
          const [other, customerId] = chance.pick(open);
          const holder = scene.desk.conversations.get(other)?.agentId;
          if (holder === undefined) continue;
          const what = chance.below(9);
          if (what < 3) scene.ends(agent(holder), other);
          else if (what < 5) scene.says(customer(customerId), other);
          else if (what < 6) {
            // A transfer to an agent is no turn.
            const to = { kind: 'agent', id: ids.find((one) => one !== holder) ?? '' } as const;
            scene.ask({ type: 'conversation.transfer', conversationId: other, agentId: holder, to });
          }
          // |n·w/W − got| ≤ 1 − 1/(2k−2), in whole numbers.
          for (const [index, weight] of weights.entries()) {
            const off = Math.abs((got.get(ids[index] ?? '') ?? 0) * sum - n * weight);
            expect(off * (2 * k - 2)).toBeLessThanOrEqual(sum * (2 * k - 3));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  // Measured, not proven: hence the fixed seed. One and a half million steps with other seeds came to 2.44.
  test('RT-15 RT-43 capacity makes agents eligible and ineligible all the time: nobody strays further than 2.5', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const chance = new Chance(seed);
        const weights = Array.from({ length: 2 + chance.below(8) }, () => 1 + chance.below(10));
        expect(worstWithCapacity(chance, weights, 250)).toBeLessThanOrEqual(2.5);
      }),
      { numRuns: 40, seed: 43 },
    );
  });
});

/** Plays arrivals and ends with little capacity; says how far anybody strayed from the shares of those moments. */
function worstWithCapacity(chance: Chance, weights: readonly number[], steps: number): number {
  const { scene, ids } = shop(weights);
  for (const id of ids) scene.capacity({ [id]: chance.pick([1, 1, 2, 3, null]) });
  const due = new Map<string, number>();
  const open: string[] = [];
  let worst = 0;
  for (let n = 0; n < steps; n++) {
    if (open.length > 0 && chance.once(2)) {
      const id = open.splice(chance.below(open.length), 1)[0] ?? '';
      const holder = scene.desk.conversations.get(id)?.agentId;
      if (holder !== undefined) scene.ends(agent(holder), id);
      continue;
    }
    const free = ids.filter((id) => {
      const { capacity = null, load = 0 } = scene.desk.agents.get(id) ?? {};
      return capacity === null || load < capacity;
    });
    if (free.length === 0) continue;
    const weightOf = (id: string): number => weights[ids.indexOf(id)] ?? 0;
    const sum = free.reduce((total, id) => total + weightOf(id), 0);
    const id = scene.enter(`X${n}`, scope);
    open.push(id);
    const owner = scene.ownerOf(id) ?? '';
    for (const one of free) {
      const owed = (due.get(one) ?? 0) + weightOf(one) / sum - (one === owner ? 1 : 0);
      due.set(one, owed);
      worst = Math.max(worst, Math.abs(owed));
    }
  }
  return worst;
}
