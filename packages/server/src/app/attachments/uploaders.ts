import { audienceOf } from '../../desk/audiences.ts';
import type { Storage } from '../../storage/storage.ts';
import { idsOfCustomer } from '../customers/customerRef.ts';
import type { Caller } from '../permissions/callers.ts';

/** As whom somebody uploaded what is theirs: a known customer also as the anonymous one that they were. */
export async function uploadersOf(
  storage: Pick<Storage, 'listLinks'>,
  { kind, shopId, id }: Caller,
): Promise<string[]> {
  const ids = kind === 'customer' ? await idsOfCustomer(storage, shopId, id) : [id];
  return ids.map((one) => audienceOf({ kind, id: one }));
}
