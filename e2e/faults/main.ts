/** `pnpm --dir e2e run faults`: bad days, one after another, until so much was said through so many kills. */
import { parseArgs } from 'node:util';
import { playEpisode } from './episode.ts';
import { tableOf } from './figures.ts';
import { leaveAtTheEnd } from './leave.ts';
import type { Outcome } from './settlement.ts';

leaveAtTheEnd();

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '200' },
    customers: { type: 'string', default: '6' },
    steps: { type: 'string', default: '120' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    /** How long a failure is made smaller, in seconds. */
    shrink: { type: 'string', default: '0' },
    /** What a failure printed, to play that one alone. */
    path: { type: 'string' },
    'replay-path': { type: 'string' },
    /** What is in `dist` instead of the sources. */
    built: { type: 'boolean', default: false },
  },
});
const { path, 'replay-path': replayPath, built } = values;
const firstSeed = Number(values.seed);
const common = {
  customers: Number(values.customers),
  steps: Number(values.steps),
  shrinkFor: Number(values.shrink) * 1000,
  built,
};

if (path !== undefined && replayPath !== undefined) {
  const outcome = await playEpisode({ ...common, seed: firstSeed, replay: { path, replayPath } });
  console.table(tableOf([outcome]));
} else {
  const outcomes: Outcome[] = [];
  const reached = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const messages = () => reached(({ figures }) => figures.messages);
  const kills = () => reached(({ figures }) => figures.kills);
  while (messages() < Number(values.messages) || kills() < Number(values.kills)) {
    const seed = firstSeed + outcomes.length;
    outcomes.push(await playEpisode({ ...common, seed }));
    console.log(`seed ${seed}: in all ${messages()} messages through ${kills()} kills`);
  }
  console.table(tableOf(outcomes));
}
