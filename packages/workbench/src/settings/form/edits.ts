/** What is being edited: what the server had, and what was changed of it here. */
export interface Edits<T extends object> {
  readonly base: T;
  readonly version: number;
  readonly mine: Partial<T>;
  /** Changed here, and meanwhile by somebody else too. */
  readonly contested: ReadonlySet<keyof T>;
}

export function startEdits<T extends object>(base: T, version: number): Edits<T> {
  return { base, version, mine: {}, contested: new Set() };
}

/** As it would be once saved. */
export function edited<T extends object>({ base, mine }: Edits<T>): T {
  return { ...base, ...mine };
}

export function isDirty({ mine }: { readonly mine: object }): boolean {
  return Object.keys(mine).length > 0;
}

/** A value that is the server's again is no change. */
export function edit<T extends object, K extends keyof T>(edits: Edits<T>, key: K, value: T[K]): Edits<T> {
  const mine = { ...edits.mine, [key]: value };
  if (isSame(value, edits.base[key])) Reflect.deleteProperty(mine, key);
  return { ...edits, mine };
}

/** What comes of a value that both changed. */
export interface Merged<V> {
  readonly value: V;
  /** Some part of it both changed, each otherwise: there it is mine. */
  readonly contested: boolean;
}

/** A value that both changed, with the changes of both; undefined if it is not made of parts: then it is mine. */
export type Merge<T> = <K extends keyof T>(
  key: K,
  of: { readonly before: T[K]; readonly mine: T[K]; readonly theirs: T[K] },
) => Merged<T[K]> | undefined;

/** The same changes upon what the server has by now: what was not touched here is as somebody else left it. */
export function rebase<T extends object>(
  edits: Edits<T>,
  base: T,
  version: number,
  merge?: Merge<T>,
): Edits<T> {
  let next = startEdits(base, version);
  const contested = new Set(edits.contested);
  for (const key of Object.keys(edits.mine) as (keyof T)[]) {
    const of = { before: edits.base[key], mine: edited(edits)[key], theirs: base[key] };
    const changedByBoth = !isSame(of.before, of.theirs);
    const both = changedByBoth ? merge?.(key, of) : undefined;
    const merged = both ?? { value: of.mine, contested: changedByBoth };
    next = edit(next, key, merged.value);
    if (merged.contested) contested.add(key);
    if (!(key in next.mine)) contested.delete(key);
  }
  return { ...next, contested };
}

/** Settings are plain data, told in the same order each time; a number that is none is JSON's null, but no null. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Object.is(a, b);
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
