import { catchUp, loadDesk } from '../../desk/loadDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Log } from '../options.ts';
import type { ShopView, ShopViews } from './openShops.ts';

/** Desks as they are stored: each is loaded when it is first asked for, and brought up to date whenever it is. */
export class StoredShops implements ShopViews {
  readonly #storage: Storage;
  readonly #log: Log;
  readonly #views = new Map<string, Promise<ShopView | undefined>>();

  constructor(storage: Storage, log: Log) {
    this.#storage = storage;
    this.#log = log;
  }

  /** One question after another. What fails is forgotten and read anew. */
  of(shopId: string): Promise<ShopView | undefined> {
    const known = this.#views.get(shopId);
    const view = known ? known.then((before) => this.#renew(shopId, before)) : this.#renew(shopId, undefined);
    this.#views.set(shopId, view);
    view.catch(() => {
      if (this.#views.get(shopId) === view) this.#views.delete(shopId);
    });
    return view;
  }

  async #renew(shopId: string, before: ShopView | undefined): Promise<ShopView | undefined> {
    const shop = await this.#storage.findShop(shopId);
    if (!shop) return undefined;
    if (!before) return { desk: { shop, desk: (await loadDesk(this.#storage, shopId, this.#log)).desk } };
    const { desk } = before.desk;
    for await (const _ of catchUp(this.#storage, shopId, desk));
    return { desk: { shop, desk } };
  }
}
