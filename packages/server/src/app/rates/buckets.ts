import type { Clock } from '@shopbell/sdk/model';

/** A token bucket: this many at once, and so many more each second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

interface Level {
  tokens: number;
  at: number;
}

/** Above this many keys, those whose bucket is full again are forgotten: they say nothing. */
const keysToSweepAt = 1000;

/** One bucket for each key: an address, an account, a customer. */
export class Buckets {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #levels = new Map<string, Level>();
  #sweepAt = keysToSweepAt;

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Milliseconds until one may be taken; 0 if one may be taken now. */
  wait(key: string): number {
    const tokens = this.#tokens(key);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.#rate.perSecond) * 1000);
  }

  take(key: string): void {
    this.#set(key, this.#tokens(key) - 1);
  }

  /** Puts one back that turned out not to count. */
  giveBack(key: string): void {
    this.#set(key, Math.min(this.#rate.burst, this.#tokens(key) + 1));
  }

  #tokens(key: string): number {
    const level = this.#levels.get(key);
    if (!level) return this.#rate.burst;
    const elapsed = Math.max(0, this.#clock.now() - level.at);
    return Math.min(this.#rate.burst, level.tokens + (elapsed / 1000) * this.#rate.perSecond);
  }

  #set(key: string, tokens: number): void {
    this.#levels.set(key, { tokens, at: this.#clock.now() });
    if (this.#levels.size < this.#sweepAt) return;
    for (const known of this.#levels.keys())
      if (this.#tokens(known) >= this.#rate.burst) this.#levels.delete(known);
    this.#sweepAt = Math.max(keysToSweepAt, this.#levels.size * 2);
  }
}

/**
 * Takes one from every bucket, or from none: an attempt that one bucket refuses never spends another, so that whoever
 * floods cannot use up what is shared. Returns milliseconds to wait; 0 if they were taken.
 */
export function takeFromAll(buckets: readonly (readonly [Buckets, string])[]): number {
  const wait = Math.max(0, ...buckets.map(([bucket, key]) => bucket.wait(key)));
  if (wait === 0) for (const [bucket, key] of buckets) bucket.take(key);
  return wait;
}
