/** What something took: on the wall, and of all cores together, the garbage collector's threads included. */
export interface Took {
  readonly wallMs: number;
  readonly cpuMs: number;
}

export function timed(run: () => void): Took {
  const [start, used] = [performance.now(), process.cpuUsage()];
  run();
  return { wallMs: performance.now() - start, cpuMs: process.cpuUsage(used).user / 1000 };
}

export async function timedLater(run: () => Promise<unknown>): Promise<Took> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await run();
  return { wallMs: performance.now() - start, cpuMs: process.cpuUsage(used).user / 1000 };
}

export const sum = (left: Took, right: Took): Took => ({
  wallMs: left.wallMs + right.wallMs,
  cpuMs: left.cpuMs + right.cpuMs,
});

/** By the wall: the others were disturbed. */
export const quickest = (runs: readonly Took[]): Took =>
  runs.reduce((best, took) => (took.wallMs < best.wallMs ? took : best));

export function line(what: string, { wallMs, cpuMs }: Took, beside = ''): void {
  const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0).padStart(7);
  console.log(`${what.padEnd(60)}${ms(wallMs)} ms${ms(cpuMs)} ms CPU  ${beside}`.trimEnd());
}
