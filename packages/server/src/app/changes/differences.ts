import type { FieldChange } from '@shopbell/sdk/model';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What became of each field: of values from what to what, of lists what came and what went. Objects are looked into; a
 * field that is the same in both is none. `undefined` stands for what was not there, or is not any more.
 */
export function differences(before: Fields | undefined, after: Fields | undefined): FieldChange[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => differenceOf(name, before?.[name], after?.[name]));
}

function differenceOf(field: string, from: unknown, to: unknown): FieldChange[] {
  if (Array.isArray(from) || Array.isArray(to)) return listDifference(field, listOf(from), listOf(to));
  if (isFields(from) || isFields(to)) {
    const inner = differences(isFields(from) ? from : undefined, isFields(to) ? to : undefined);
    // What was a value before, or is one now, is told as one.
    const value = differenceOf(field, isFields(from) ? undefined : from, isFields(to) ? undefined : to);
    return [...value, ...inner.map((each) => ({ ...each, field: `${field}.${each.field}` }))];
  }
  if (from === to) return [];
  return [{ field, ...(isScalar(from) ? { from } : {}), ...(isScalar(to) ? { to } : {}) }];
}

function listDifference(field: string, from: readonly string[], to: readonly string[]): FieldChange[] {
  const removed = without(from, to);
  const added = without(to, from);
  if (added.length + removed.length > 0)
    return [
      {
        field,
        ...(added.length === 0 ? {} : { added: { values: added, count: added.length } }),
        ...(removed.length === 0 ? {} : { removed: { values: removed, count: removed.length } }),
      },
    ];
  return from.every((value, n) => value === to[n]) ? [] : [{ field, reordered: true }];
}

/** What is in the first list more often than in the second. */
function without(values: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const value of others) left.set(value, (left.get(value) ?? 0) + 1);
  return values.filter((value) => {
    const times = left.get(value) ?? 0;
    if (times > 0) left.set(value, times - 1);
    return times === 0;
  });
}

function listOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((each: unknown) => (typeof each === 'string' ? each : JSON.stringify(each)));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
