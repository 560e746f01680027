import type { KeyValueStorage } from '@shopbell/sdk';

/** What a device keeps, for Node, which keeps nothing. */
export function device(): KeyValueStorage & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
