const first = 1000;
const longest = 30_000;

/** Milliseconds before something that failed is tried again, by how often it has failed: one second, then ever longer. */
export function retryAfter(failures: number): number {
  return Math.min(first * 2 ** Math.max(failures - 1, 0), longest);
}
