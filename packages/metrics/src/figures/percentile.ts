/** The least value that at least this part of all values does not exceed; null if there are none. */
export function percentile(values: Int32Array, part: number): number | null {
  const place = Math.max(0, Math.ceil(part * values.length) - 1);
  let greatest = 0;
  for (let index = 0; index < values.length; index += 1) greatest = Math.max(greatest, values[index] ?? 0);
  // Waits are whole seconds and bounded: a year of them is counted sooner than it is sorted.
  if (greatest > 4 * values.length) return values.toSorted()[place] ?? null;
  const counts = new Uint32Array(greatest + 1);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let below = 0;
  for (let value = 0; value <= greatest; value += 1) {
    below += counts[value] ?? 0;
    if (below > place) return value;
  }
  return null;
}
