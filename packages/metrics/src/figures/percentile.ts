/** The least value that at least this part of all values does not exceed; null if there are none. */
export function percentile(values: readonly number[], part: number): number | null {
  const inOrder = new Float64Array(values).sort();
  return inOrder[Math.max(0, Math.ceil(part * inOrder.length) - 1)] ?? null;
}
