import { expect, test } from 'vitest';
import type { Findings } from './audit/audit.ts';
import type { PlantedBug } from './host/plantedBug.ts';
import { isFlawless, type Outcome } from './settlement.ts';
import { World } from './world.ts';

/** An upper bound: processes are started here. */
const timeout = 300_000;

/** What somebody does that a bug shows at. */
type Scene = (world: World) => Promise<void>;

const scenes: Readonly<Record<PlantedBug, { readonly shows: keyof Findings; readonly play: Scene }>> = {
  'acknowledge-before-commit': {
    shows: 'lost',
    play: async (world) => {
      const [customer] = world.customers;
      customer?.write(5, 0);
      await world.quiet();
      await world.kill(0);
    },
  },
  'no-dedupe': {
    shows: 'doubled',
    play: async (world) => {
      const [customer] = world.customers;
      if (customer) await world.killBeforeAcknowledgement(customer);
    },
  },
  'resume-off-by-one': {
    shows: 'gaps',
    play: async (world) => {
      const [customer] = world.customers;
      // Whoever is away would be told later, all at once: then there is no frame to lose.
      await world.quiet();
      const missed = customer?.proxy.loseFrom((text) => text.includes('message.posted'));
      for (const agent of world.agents) agent.write(1, 0);
      await Promise.race([missed, world.quiet()]);
      customer?.proxy.cut();
      await world.quiet();
    },
  },
  'outbox-without-order': {
    shows: 'outOfOrder',
    play: (world) => world.killTab(8, 0, true),
  },
};

async function outcomeOf(plays: readonly Scene[], bug?: PlantedBug): Promise<Outcome> {
  const world = await World.open({ seed: 1, customers: 1, ...(bug ? { bug } : {}) });
  try {
    for (const play of plays) await play(world);
    return await world.settle();
  } finally {
    await world.close();
  }
}

test.each(Object.entries(scenes))(
  '%s is caught when it is planted',
  { timeout },
  async (bug, { shows, play }) => {
    const { findings } = await outcomeOf([play], bug as PlantedBug);
    expect(findings[shows]).not.toEqual([]);
  },
);

test('the same scenes show nothing in the product', { timeout }, async () => {
  const outcome = await outcomeOf(Object.values(scenes).map(({ play }) => play));
  expect(outcome.findings).toEqual({ lost: [], doubled: [], outOfOrder: [], gaps: [] });
  expect(outcome).toSatisfy(isFlawless);
});
