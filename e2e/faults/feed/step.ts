import fc from 'fast-check';
import type { Shop } from './shop.ts';

/** Something that somebody does. */
export interface Step {
  run(shop: Shop): Promise<unknown> | void;
  /** How it is written out. */
  [fc.toStringMethod](): string;
}

/** Picks one of so many, whoever or whatever there is. */
export const which = fc.nat(11);

export function pick<T>(of: readonly T[], index: number): T | undefined {
  return of[index % of.length];
}

/** A step with what it is done with, under the name by which it is written out. */
export function step<Args extends unknown[]>(
  name: string,
  args: { [Index in keyof Args]: fc.Arbitrary<Args[Index]> },
  run: (shop: Shop, ...args: Args) => Promise<unknown> | void,
): fc.Arbitrary<Step> {
  return fc.tuple<Args>(...args).map((given) => ({
    run: (shop) => run(shop, ...given),
    [fc.toStringMethod]: () => `${name}(${given.map(String).join(', ')})`,
  }));
}
