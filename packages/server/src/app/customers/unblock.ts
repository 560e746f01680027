import type { ChangesOf } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import { idsNow } from './customerSearch.ts';

/**
 * Serves a customer again, by every id that they had: a block follows the person over a login (WB-19), so what is left of
 * it under an earlier id would be back with the next one. The id of now is last: if it fails half-way, they are blocked
 * still.
 */
export async function unblock(
  { storage, desk }: { readonly storage: Storage; readonly desk: ShopDesk },
  customerId: string,
  changesOf: ChangesOf,
): Promise<void> {
  const [now = customerId, ...before] = await idsNow(storage, desk.shop.shopId, customerId);
  const left = before.filter((id) => desk.desk.blocked.has(id));
  for (const id of [...left, now]) await desk.submit({ type: 'customer.unblock', customerId: id }, changesOf);
}
