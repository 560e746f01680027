import type { ChangeQuery, ChangeRow, NewChangeRow } from '../changes.ts';
import { withoutReason } from '../erasure.ts';

/** Who changed what, of every shop, in memory. */
export class MemoryChanges {
  readonly #shops = new Map<string, NewChangeRow[]>();

  put(changes: readonly NewChangeRow[]): void {
    for (const change of changes) {
      const known = this.#shops.get(change.shopId);
      if (known) known.push(change);
      else this.#shops.set(change.shopId, [change]);
    }
  }

  list(shopId: string, query: ChangeQuery): ChangeRow[] {
    const { what, by, from = -Infinity, to = Infinity, before = Infinity, limit } = query;
    const all = this.#shops.get(shopId) ?? [];
    const found: ChangeRow[] = [];
    for (let seq = Math.min(all.length, before - 1); seq > 0 && found.length < limit; seq--) {
      const change = all[seq - 1];
      if (!change || change.at < from || change.at >= to) continue;
      if ((what ?? change.what) === change.what && (by ?? change.by) === change.by)
        found.push(rowOf(change, seq));
    }
    return found;
  }

  /** Why these customers were blocked. */
  eraseReasons(shopId: string, customerIds: readonly string[]): void {
    for (const [at, change] of this.#shops.get(shopId)?.entries() ?? []) {
      const { what, subjectId = '', fields, whole } = change;
      if (what !== 'blocked-customer' || !customerIds.includes(subjectId)) continue;
      const kept = whole === undefined ? {} : { whole: withoutReason(whole) };
      this.#shops.get(shopId)?.splice(at, 1, { ...change, fields: withoutReason(fields), ...kept });
    }
  }

  find(shopId: string, seq: number): ChangeRow | undefined {
    const change = this.#shops.get(shopId)?.[seq - 1];
    return change && { ...rowOf(change, seq), fields: change.whole ?? change.fields, cut: false };
  }
}

function rowOf({ shopId: _shop, whole, ...change }: NewChangeRow, seq: number): ChangeRow {
  return { ...change, seq, cut: whole !== undefined };
}
