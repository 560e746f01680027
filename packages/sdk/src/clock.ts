/** Time as a dependency, so that tests can set it. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Calls `run` once, `ms` from now; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

// Every platform has timers, but no pure room has a platform's types: rooms without DOM compile this file too.
declare function setTimeout(run: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
