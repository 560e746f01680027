import type { Clock } from '@shopbell/sdk/model';

/** The longest that a timer of JavaScript waits; it would ring at once for anything longer. */
const longestWait = 2 ** 31 - 1;

/** Calls `run` once, at a moment however far away, never for Infinity; the returned function cancels it. */
export function atMoment(clock: Clock, moment: number, run: () => void): () => void {
  if (moment === Infinity) return () => {};
  let cancel: () => void = () => {};
  const wait = (): void => {
    const left = moment - clock.now();
    cancel = left > longestWait ? clock.after(longestWait, wait) : clock.after(Math.max(left, 0), run);
  };
  wait();
  return () => {
    cancel();
  };
}
