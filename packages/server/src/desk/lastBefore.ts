import type { Storage } from '../storage/storage.ts';

/** The last sequence of a shop, up to `upTo`, of which `isLater` does not hold; by halving: `at` never runs backwards within a shop. */
export async function lastBefore(
  storage: Pick<Storage, 'readJournal'>,
  shopId: string,
  upTo: number,
  isLater: (at: number) => boolean,
): Promise<number> {
  let low = 0;
  let high = upTo;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await storage.readJournal(shopId, { after: middle, limit: 1 });
    if (!row || isLater(row.at)) high = middle;
    else low = middle + 1;
  }
  return low;
}
