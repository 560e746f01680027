import fc, { type Arbitrary } from 'fast-check';
import type * as z from 'zod';

/** Values that a schema of the model accepts, as they lie on the wire. Made from the schema itself, so none is forgotten. */
export function arbitraryOf(schema: z.core.$ZodType): Arbitrary<unknown> {
  const { def } = schema._zod as unknown as { def: Def };
  switch (def.type) {
    case 'string':
      // Texts with a pattern are ids, scope values and currencies: all take three capitals.
      return limit(def, 'string_format') ? fc.stringMatching(/^[A-Z]{3}$/) : fc.string();
    case 'number': {
      const min = limit(def, 'greater_than')?.value ?? 0;
      const max = limit(def, 'less_than')?.value;
      if (max !== undefined) return fc.integer({ min, max });
      if (def.format === 'safeint') return fc.maxSafeNat().map((n) => Math.max(n, min));
      return fc.double({ min, noNaN: true, noDefaultInfinity: true });
    }
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'unknown':
      return fc.jsonValue();
    case 'array':
      return fc.array(arbitraryOf(def.element), {
        minLength: limit(def, 'min_length')?.minimum ?? 0,
        maxLength: 3,
      });
    case 'record':
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), arbitraryOf(def.valueType), { maxKeys: 3 });
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf));
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType), { nil: null });
    case 'optional':
    case 'default':
      return arbitraryOf(def.innerType);
    case 'object': {
      const entries = Object.entries(def.shape);
      const requiredKeys = entries.flatMap(([key, field]) =>
        ['optional', 'default'].includes(field._zod.def.type) || field._zod.def.type === 'unknown' ? [] : key,
      );
      return fc.record(Object.fromEntries(entries.map(([key, field]) => [key, arbitraryOf(field)])), {
        requiredKeys,
      });
    }
  }
}

interface Limit {
  check: string;
  value?: number;
  minimum?: number;
}

function limit({ checks = [] }: { checks?: { _zod: { def: Limit } }[] }, check: string): Limit | undefined {
  return checks.map(({ _zod }) => _zod.def).find((found) => found.check === check);
}

type Def = { checks?: { _zod: { def: Limit } }[] } & (
  | { type: 'string' | 'boolean' | 'unknown' }
  | { type: 'number'; format?: string }
  | { type: 'literal'; values: (string | number)[] }
  | { type: 'enum'; entries: Record<string, string> }
  | { type: 'array'; element: z.core.$ZodType }
  | { type: 'record'; valueType: z.core.$ZodType }
  | { type: 'union'; options: z.core.$ZodType[] }
  | { type: 'nullable' | 'optional' | 'default'; innerType: z.core.$ZodType }
  | { type: 'object'; shape: Record<string, z.core.$ZodType> }
);

/** The value with one spot of it changed in kind: another type of JSON, a negative or broken number, or left out. */
export function mutated(value: unknown): Arbitrary<unknown> {
  return fc.constantFrom(...spots(value)).chain((path) => {
    const old = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
    const others = [null, 'text', true, { kind: 'x' }, [1], 7].filter(
      (other) => kindOf(other) !== kindOf(old),
    );
    const news = typeof old === 'number' ? [...others, -1, 1.5, 2 ** 60] : others;
    return fc
      .constantFrom<unknown>(...news, leaveOut)
      .map((replacement) => replaced(value, path, replacement));
  });
}

const leaveOut = Symbol('left out');

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function spots(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => spots(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: string[], replacement: unknown): unknown {
  if (key === undefined) return replacement === leaveOut ? undefined : replacement;
  if (Array.isArray(value))
    return value.map((inner: unknown, n) => (String(n) === key ? replaced(inner, rest, replacement) : inner));
  const fields = Object.entries(value as Record<string, unknown>);
  const changed = fields.map(
    ([name, inner]) => [name, name === key ? replaced(inner, rest, replacement) : inner] as const,
  );
  return Object.fromEntries(changed.filter(([, inner]) => inner !== undefined));
}
