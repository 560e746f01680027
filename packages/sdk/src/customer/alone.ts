import type { Platform } from '../platform.ts';

/** Milliseconds that another tab may keep the lock: one that is frozen would keep it for ever. */
const lockWithin = 5_000;

/**
 * Runs while no other tab runs anything of that name; all the same after a while, and where locks are missing, forbidden
 * or kept.
 */
export function alone<Result>(
  { locks, clock }: Platform,
  name: string,
  run: () => Promise<Result>,
): Promise<Result> {
  if (!locks) return run();
  return new Promise((resolve, reject) => {
    const waiting = new AbortController();
    const { signal } = waiting;
    let running: Promise<unknown> | undefined;
    const begin = (): Promise<unknown> => {
      cancel();
      // A lock that comes late, whatever it was told, has nothing to guard any more.
      return (running ??= run().then(resolve, reject));
    };
    const cancel = clock.after(lockWithin, () => {
      waiting.abort();
      void begin();
    });
    locks.request(name, { signal }, begin).catch(begin);
  });
}
