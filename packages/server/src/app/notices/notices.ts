import {
  NewNotices,
  noticeKinds,
  noticeLimits,
  shopbellError,
  type Clock,
  type NoticesTold,
  type ShopNotice,
} from '@shopbell/sdk/model';
import type { NoticeRow } from '../../storage/administration.ts';
import type { Storage } from '../../storage/storage.ts';
import { parse } from '../admin/parse.ts';
import { rolesAllow } from '../permissions/roles.ts';
import type { OpenShops } from '../shop/openShops.ts';
import { receiversOf } from './receivers.ts';

/** Notices of one shop that are kept: days of a busy shop. An id is known for as long. */
const kept = 1000;

/** What a shop's back end tells of orders, products and service tickets, and whom (AC-05). */
export class Notices {
  readonly #storage: Storage;
  readonly #shops: OpenShops;
  readonly #clock: Clock;

  constructor({ storage, shops, clock }: { storage: Storage; shops: OpenShops; clock: Clock }) {
    this.#storage = storage;
    this.#shops = shops;
    this.#clock = clock;
  }

  /**
   * Keeps what is new, and tells every connected agent whose account's roles want it; the others find it when they come.
   * Where the shop's channel is `none` nothing is kept and nobody told. Rejects with INVALID_ARGUMENT or NOT_FOUND.
   */
  async tell(shopId: string, input: NewNotices): Promise<NoticesTold> {
    const now = this.#clock.now();
    const sent = parse(NewNotices, input).notices.map((notice) => ({ ...notice, at: notice.at ?? now }));
    const shop = await this.#shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const { noticeChannel } = shop.desk.shop;
    if (noticeChannel === 'none') return { told: 0, known: 0, unwanted: sent.length };
    const ids = new Set(await this.#storage.putNotices(shopId, { rows: sent.map(rowOf), keep: kept }));
    const accounts = await this.#storage.listAccounts(shopId);
    // Of an id that was repeated in one request, the first is what was kept.
    const told = sent.filter(({ id }) => ids.delete(id));
    for (const kind of noticeKinds) {
      const some = told.filter((notice) => notice.kind === kind);
      if (some.length === 0) continue;
      for (const { agentId } of receiversOf(kind, noticeChannel, accounts)) shop.notify(agentId, some);
    }
    return { told: told.length, known: sent.length - told.length, unwanted: 0 };
  }

  /** What an agent may be told, the newest first: as their roles and the shop's channel are now. */
  async list(shopId: string, agentId: string): Promise<ShopNotice[]> {
    const shop = await this.#shops.of(shopId);
    const account = await this.#storage.findAccountOfAgent(shopId, agentId);
    if (!account || !shop || shop.desk.shop.noticeChannel === 'none') return [];
    const kinds = noticeKinds.filter((kind) => rolesAllow(account.roles, `notice.${kind}`));
    const rows = await this.#storage.listNotices(shopId, { kinds, limit: noticeLimits.listed });
    return rows.map(({ data }) => JSON.parse(data) as ShopNotice);
  }
}

function rowOf(notice: ShopNotice): NoticeRow {
  return { id: notice.id, kind: notice.kind, data: JSON.stringify(notice) };
}
