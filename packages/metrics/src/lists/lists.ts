import { chatLists } from './chatLists.ts';
import type { DetailList } from './detailList.ts';
import { serviceLists } from './serviceLists.ts';
import { tradeLists } from './tradeLists.ts';

const all = [...chatLists, ...tradeLists, ...serviceLists] as const;

export type DetailListId = (typeof all)[number]['id'];

/** Every detail list there is. */
export const detailLists: readonly (DetailList & { readonly id: DetailListId })[] = all;

const byId = new Map<string, DetailList>(all.map((list) => [list.id, list]));

/** @throws RangeError if there is no such list */
export function listOf(id: string): DetailList {
  const list = byId.get(id);
  if (!list) throw new RangeError(`There is no list ${id}.`);
  return list;
}
