import { ShopChange, shopbellError, type ShopSettings } from '@shopbell/sdk/model';
import type { ShopRow, Storage } from '../../storage/storage.ts';
import type { Origins } from '../origins.ts';
import type { OpenShops } from '../shop/openShops.ts';
import { parse } from './parse.ts';

/** Reads and changes what a shop is: its name, time zone, origins and notices. */
export class Settings {
  readonly #storage: Storage;
  readonly #shops: OpenShops;
  readonly #origins: Origins;

  constructor({ storage, shops, origins }: { storage: Storage; shops: OpenShops; origins: Origins }) {
    this.#storage = storage;
    this.#shops = shops;
    this.#origins = origins;
  }

  /** Rejects with NOT_FOUND. */
  async read(shopId: string): Promise<ShopSettings> {
    const shop = await this.#storage.findShop(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return settingsOf(shop);
  }

  /**
   * Takes effect at once: for new tokens and new sockets, and customers' sockets from origins that are not allowed any
   * more are closed. Rejects with INVALID_ARGUMENT, NOT_FOUND, or CHANGED_MEANWHILE if `ifVersion` is not the version
   * of now.
   */
  async change(shopId: string, input: ShopChange, ifVersion?: number): Promise<ShopSettings> {
    const { name, origins, timeZone, noticeChannel } = parse(ShopChange, input);
    const changed = await this.#storage.changeShop(shopId, {
      ...(ifVersion === undefined ? {} : { expectedVersion: ifVersion }),
      ...(name === undefined ? {} : { name }),
      ...(origins === undefined ? {} : { origins }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(noticeChannel === undefined ? {} : { noticeChannel }),
    });
    if (!changed) throw shopbellError('CHANGED_MEANWHILE', { version: (await this.read(shopId)).version });
    const shop = await this.#shops.of(shopId);
    shop?.changed(changed, (origin) => this.#origins.allowsCustomer(changed, origin));
    return settingsOf(changed);
  }

  /** Every shop of this server; for its operator. */
  async list(): Promise<ShopSettings[]> {
    return (await this.#storage.listShops()).map(settingsOf);
  }
}

function settingsOf({ shopId, name, timeZone, origins, noticeChannel, version }: ShopRow): ShopSettings {
  return { id: shopId, name, timeZone, origins: [...origins], noticeChannel, version };
}
