import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { liveDay, type ChatFact } from '../src/index.ts';
import { plainFigures } from './plainFigures.ts';
import { at, Story } from './story.ts';

const agentIds = ['a', 'b', 'c'] as const;
// At most 38 hours together: two days, as the live figures keep.
const step = fc.record({
  wait: fc.integer({ min: 0, max: 90 * 60_000 }),
  does: fc.constantFrom(
    'customer',
    'customer',
    'agent',
    'agent',
    'auto',
    'assigned',
    'left',
    'converted',
    'ended',
  ),
  who: fc.constantFrom(...agentIds),
});
const steps = fc.array(step, { maxLength: 25 });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function told(id: string, script: readonly Step[]): ChatFact[] {
  const story = new Story(id);
  let now = at('06:00:00');
  for (const { wait, does, who } of script) {
    now += wait;
    if (does === 'customer') story.customer(now);
    else if (does === 'agent') story.agent(now, who);
    else if (does === 'auto') story.auto(now, who);
    else if (does === 'assigned') story.assigned(now, who);
    else if (does === 'left') story.left(now);
    else if (does === 'converted') story.converted(now);
    else {
      story.ended(now);
      break;
    }
  }
  return story.facts;
}

function allFigures(facts: readonly ChatFact[], now: number) {
  const live = liveDay('Asia/Shanghai');
  for (const fact of facts) live.record(fact);
  return [undefined, ...agentIds].map((agent) => live.today(now, agent));
}

const noon = at('12:00:00');

describe('live figures', () => {
  test('equal those worked out anew from all facts, the plain way', () => {
    fc.assert(
      fc.property(steps, steps, (one, two) => {
        const facts = [...told('c1', one), ...told('c2', two)];
        expect(allFigures(facts, noon)).toEqual(plainFigures(facts, '2026-05-04', agentIds));
      }),
      { numRuns: 500 },
    );
  });

  test('do not depend on the order of facts of different conversations', () => {
    fc.assert(
      fc.property(steps, steps, fc.array(fc.boolean(), { maxLength: 50 }), (one, two, turns) => {
        const first = told('c1', one);
        const second = told('c2', two);
        const mixed: ChatFact[] = [];
        const [left, right] = [[...first], [...second]];
        for (const turn of turns) mixed.push(...(turn ? left : right).splice(0, 1));
        mixed.push(...right, ...left);
        expect(allFigures(mixed, noon)).toEqual(allFigures([...first, ...second], noon));
      }),
    );
  });

  test('agents together have as many receptions as the shop', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const [shop, ...agents] = allFigures(told('c1', script), noon);
        expect(agents.reduce((sum, agent) => sum + agent.receptions, 0)).toBe(shop?.receptions);
      }),
    );
  });
});
