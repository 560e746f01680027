/** The least value that at least this part of all values does not exceed; null if there are none. */
export function percentile(times: ReadonlyMap<number, number>, part: number): number | null {
  let total = 0;
  for (const count of times.values()) total += count;
  let seen = 0;
  for (const value of [...times.keys()].sort((left, right) => left - right)) {
    seen += times.get(value) ?? 0;
    if (seen >= part * total) return value;
  }
  return null;
}
