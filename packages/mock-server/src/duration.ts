const milliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A length of time: milliseconds, or a number with its unit: `'500ms'`, `'90s'`, `'2m'`, `'1.5h'`, `'1d'`. */
export type Duration = number | `${number}${keyof typeof milliseconds}`;

/**
 * In milliseconds.
 * @throws TypeError if it is no length of time, or a negative one
 */
export function inMilliseconds(duration: Duration): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration)) ?? [];
  const known = Object.entries(milliseconds).find(([name]) => name === unit);
  const ms = typeof duration === 'number' ? duration : Number(amount) * (known?.[1] ?? NaN);
  if (!Number.isFinite(ms) || ms < 0)
    throw new TypeError(`No length of time: ${String(duration)}. Say '90s' or '2m'.`);
  return ms;
}
