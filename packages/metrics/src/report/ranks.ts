/**
 * SY-11: dense ranks, from 1 for the best; equal values share a rank, what has no value has none.
 * @param better which values are better
 */
export function denseRanks(
  values: readonly (number | null)[],
  better: 'higher' | 'lower',
): readonly (number | null)[] {
  const sign = better === 'higher' ? -1 : 1;
  const found = [...new Set(values.filter((value) => value !== null))];
  found.sort((left, right) => sign * (left - right));
  return values.map((value) => (value === null ? null : found.indexOf(value) + 1));
}
