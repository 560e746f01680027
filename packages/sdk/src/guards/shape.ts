/** Says whether a value can be relied on. Small on purpose: this is what customers' browsers load instead of schemas. */
export type Check = (value: unknown) => boolean;

type Keys<T> = T extends unknown ? keyof T : never;

export const isText: Check = (value) => typeof value === 'string';
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isNumber: Check = (value) => Number.isFinite(value);
/** Sequences, instants and counts: whole and not negative. */
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function is(literal: string | number): Check {
  return (value) => value === literal;
}

export function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/**
 * An object whose named fields pass. Fields that are not named are ignored, so newer servers may add some. The type
 * argument ties the names to the model: a field that it does not have does not compile.
 */
export function shape<T>(fields: { readonly [Name in Keys<T>]?: Check }): (value: unknown) => value is T {
  const checks = Object.entries<Check | undefined>(fields);
  return (value): value is T =>
    isRecord(value) && checks.every(([name, check]) => check?.(value[name]) ?? true);
}

/**
 * One of several shapes, told apart by a field. A kind that nobody here knows passes if `unknownKinds` says so: such
 * values are left out where they are used.
 */
export function variants(tag: string, shapes: Readonly<Record<string, Check>>, unknownKinds = false): Check {
  return (value) => {
    if (!isRecord(value)) return false;
    const kind = value[tag];
    if (typeof kind !== 'string') return false;
    return Object.hasOwn(shapes, kind) ? shapes[kind]?.(value) === true : unknownKinds;
  };
}
