import { isShopbellError } from '@shopbell/sdk/model';

/**
 * Whether a change that names an older version than there is now asks for what is there already: it is asked again, because
 * its answer was lost, or somebody else has made the same one. Then it is answered with what is there: nothing is to be done,
 * so nothing can be overwritten.
 */
export function isRepeat(asked: { readonly version: number; readonly given: unknown }, now: Read): boolean {
  return now.version > asked.version && holds(now.value, asked.given);
}

/** What was read, and at which version. */
interface Read {
  readonly version: number;
  readonly value: unknown;
}

export function asRead({ version, ...value }: { readonly version: number }): Read {
  return { version, value };
}

/** Waits for a change; one that was made already is settled as the first time. Rejects as the change does. */
export async function once(
  { ifVersion, given }: { readonly ifVersion: number | undefined; readonly given: unknown },
  change: Promise<unknown>,
  now: () => Read,
): Promise<void> {
  try {
    await change;
  } catch (error) {
    const overtaken = ifVersion !== undefined && isShopbellError(error, 'CHANGED_MEANWHILE');
    if (!overtaken || !isRepeat({ version: ifVersion, given }, now())) throw error;
  }
}

/** Whether a value has all that is given of it; what is left out, or undefined, may be anything. */
export function holds(value: unknown, given: unknown): boolean {
  if (given === undefined) return true;
  if (Array.isArray(given)) {
    if (!Array.isArray(value)) return false;
    // Who names a value twice is not told it twice.
    const [kept, wanted] = [[...new Set<unknown>(value)], [...new Set<unknown>(given)]];
    return kept.length === wanted.length && wanted.every((each, at) => holds(kept[at], each));
  }
  if (isObject(given))
    return isObject(value) && Object.entries(given).every(([key, each]) => holds(value[key], each));
  return Object.is(value, given);
}

/** Whether both are the same: what one leaves out the other does not have. */
export function isSame(value: unknown, other: unknown): boolean {
  return holds(value, other) && holds(other, value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
