/** Code units of one SKU; the server has the same limit. */
const skuLength = 128;

/** SKUs of one group. */
export const groupSkus = 50_000;

/** What came of adding SKUs to a group. */
export interface Added {
  readonly skus: readonly string[];
  readonly added: number;
  /** In the group already, or given twice. */
  readonly known: number;
  /** In other groups: shown, not added (RT-05). */
  readonly taken: readonly { readonly sku: string; readonly group: string }[];
  readonly tooLong: number;
}

/** SKUs out of a pasted text: one a line, or separated by commas, tabs or semicolons. Space within one belongs to it. */
function skusIn(text: string): readonly string[] {
  return text
    .split(/[\r\n\t,，;；、]+/u)
    .map((sku) => sku.trim())
    .filter((sku) => sku !== '');
}

export function addSkus(
  before: readonly string[],
  pasted: string,
  takenBy: (sku: string) => string | undefined,
): Added {
  const skus = new Set(before);
  const taken = new Map<string, string>();
  let [known, tooLong] = [0, 0];
  for (const sku of skusIn(pasted)) {
    const group = takenBy(sku);
    if (sku.length > skuLength) tooLong += 1;
    else if (group !== undefined) taken.set(sku, group);
    else if (skus.has(sku)) known += 1;
    else skus.add(sku);
  }
  return {
    skus: [...skus],
    added: skus.size - before.length,
    known,
    taken: Array.from(taken, ([sku, group]) => ({ sku, group })),
    tooLong,
  };
}

export function matchingSkus(skus: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' ? skus : skus.filter((sku) => sku.toLowerCase().includes(wanted));
}
