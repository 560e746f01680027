import fc from 'fast-check';
import { stepsOf, type Model } from './commands.ts';
import { isFlawless, type Outcome } from './settlement.ts';
import { World, type WorldOptions } from './world.ts';

export interface EpisodeOptions extends WorldOptions {
  /** Steps at most. */
  readonly steps: number;
  /** For how many ms a failure is made smaller; not at all if left out. */
  readonly shrinkFor?: number;
  /** A smaller failure to play again: both are printed with it. */
  readonly replay?: { readonly path: string; readonly replayPath: string };
}

/**
 * Plays the day that a seed makes up, and compares everything in the end. Rejects with the steps, as few as were found
 * in time, with the seed, and with what was wrong. The steps are the same for the same seed; how the machine deals its
 * time to the processes is not.
 */
export async function playEpisode(options: EpisodeOptions): Promise<Outcome> {
  const { seed, steps, shrinkFor = 0, replay } = options;
  let outcome: Outcome | undefined;
  let shrinkUntil = Infinity;
  const day = fc.asyncProperty(stepsOf(steps, replay?.replayPath), async (commands) => {
    // Enough was tried: what is left counts as right, so that the smallest failure stays the last.
    if (performance.now() > shrinkUntil) return;
    const world = await World.open(options);
    try {
      const model: Model = { tabs: world.customers.map(() => 1) };
      await fc.asyncModelRun(() => ({ model, real: world }), commands);
      outcome = await world.settle();
      if (!isFlawless(outcome)) throw new Error(wrongsOf(outcome));
    } catch (error) {
      shrinkUntil = Math.min(shrinkUntil, performance.now() + shrinkFor);
      throw error;
    } finally {
      await world.close();
    }
  });
  await fc.assert(day, { seed, numRuns: 1, ...(replay ? { path: replay.path } : {}) });
  if (!outcome) throw new Error('Nothing was played.');
  return outcome;
}

function wrongsOf({ findings, disagreements, unsettled }: Outcome): string {
  const all: Readonly<Record<string, readonly string[]>> = { ...findings, disagreements, unsettled };
  return Object.entries(all)
    .filter(([, wrongs]) => wrongs.length > 0)
    .map(([kind, wrongs]) => `${kind}: ${wrongs.slice(0, 10).join('; ')} (${wrongs.length} in all)`)
    .join('\n');
}
