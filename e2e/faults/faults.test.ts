import { expect, test } from 'vitest';
import { playEpisode } from './episode.ts';
import { tableOf } from './figures.ts';
import type { Outcome } from './settlement.ts';

/** The small size of what `pnpm --dir e2e run faults` does: a failure prints the seed to play again. */
const messages = 300;
const kills = 10;

test(
  'nothing is lost, doubled, out of order or silently missing on bad days',
  { timeout: 900_000 },
  async () => {
    const outcomes: Outcome[] = [];
    const sum = (count: (outcome: Outcome) => number) =>
      outcomes.reduce((total, outcome) => total + count(outcome), 0);
    const isEnough = () =>
      sum(({ figures }) => figures.messages) >= messages && sum(({ figures }) => figures.kills) >= kills;
    // The same bad days in every run: new ones are looked for by `run faults`.
    const seed = 1;
    while (!isEnough())
      outcomes.push(await playEpisode({ seed: seed + outcomes.length, customers: 4, steps: 60 }));
    expect(tableOf(outcomes)).toMatchObject({ lost: 0, doubled: 0, 'out of order': 0, gaps: 0 });
  },
);
