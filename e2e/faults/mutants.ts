/** `pnpm --dir e2e run faults:mutants`: plants each bug, plays until it is caught, and fails if one is not. */
import { parseArgs } from 'node:util';
import { playEpisode } from './episode.ts';
import { plantedBugs, type PlantedBug } from './host/plantedBug.ts';
import { leaveAtTheEnd } from './leave.ts';
import { losePower } from './powerLoss/powerLoss.ts';
import { canRecord, record } from './powerLoss/recording.ts';

leaveAtTheEnd();

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    /** Episodes at most, for each bug. */
    episodes: { type: 'string', default: '12' },
  },
});

type Verdict = Readonly<Record<'caught' | 'by' | 'with', string>>;

async function playUntilCaught(bug: PlantedBug): Promise<Verdict> {
  const first = Number(values.seed);
  for (let episode = 0; episode < Number(values.episodes); episode++) {
    const seed = first + episode;
    try {
      await playEpisode({ seed, bug, customers: 4, steps: 60 });
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      const by =
        cause instanceof Error
          ? cause.message.replaceAll(/: .*$/gm, '').replaceAll('\n', ', ')
          : String(error);
      return { caught: 'yes', by, with: `seed ${seed}, episode ${episode + 1}` };
    }
  }
  return { caught: 'NO', by: '', with: `${values.episodes} episodes from seed ${first}` };
}

async function losePowerWith(weakSync: 'OFF' | 'NORMAL'): Promise<Verdict> {
  if (!canRecord()) return { caught: 'NOT TRIED', by: '', with: 'no strace on this machine' };
  const { broken, images } = await losePower(await record(50, { weakSync }), {
    every: 20,
    seed: Number(values.seed),
  });
  return {
    caught: broken.length > 0 ? 'yes' : 'NO',
    by: `${broken.length} of ${images} images`,
    with: broken[0] ?? '',
  };
}

const verdicts: Record<string, Verdict> = {};
for (const bug of plantedBugs) verdicts[bug] = await playUntilCaught(bug);
for (const level of ['OFF', 'NORMAL'] as const) verdicts[`synchronous=${level}`] = await losePowerWith(level);
console.table(verdicts);
if (Object.values(verdicts).some(({ caught }) => caught === 'NO')) process.exitCode = 1;
