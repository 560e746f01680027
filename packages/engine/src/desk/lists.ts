import type { Table } from './table.ts';

/** Conversations by whose they are: ids, in the order they came. */
export function list(openBy: Table<string[]>, owner: string, id: string): void {
  const ids = openBy.editIfAny(owner);
  if (ids) ids.push(id);
  else openBy.set(owner, [id]);
}

export function unlist(openBy: Table<string[]>, owner: string, id: string): void {
  const ids = openBy.editIfAny(owner);
  if (!ids) return;
  const at = ids.indexOf(id);
  if (at >= 0) ids.splice(at, 1);
  if (ids.length === 0) openBy.delete(owner);
}
