import type { NoticeQuery, NoticeRow, NoticesPut } from '../administration.ts';

/** Notices of every shop in memory. */
export class MemoryNotices {
  /** By shop, oldest first. */
  readonly #shops = new Map<string, NoticeRow[]>();

  put(shopId: string, { rows, keep }: NoticesPut): string[] {
    const notices = this.#shops.get(shopId) ?? [];
    const ids = new Set(notices.map(({ id }) => id));
    const told: string[] = [];
    for (const row of rows) {
      if (ids.has(row.id)) continue;
      ids.add(row.id);
      notices.push(row);
      told.push(row.id);
    }
    this.#shops.set(shopId, notices.slice(-keep));
    return told;
  }

  list(shopId: string, { kinds, limit }: NoticeQuery): NoticeRow[] {
    const wanted = (this.#shops.get(shopId) ?? []).filter(({ kind }) => kinds.includes(kind));
    return limit === 0 ? [] : wanted.slice(-limit).reverse();
  }
}
