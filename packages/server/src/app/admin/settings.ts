import { ShopChange, shopbellError, type Changer, type Clock, type ShopSettings } from '@shopbell/sdk/model';
import type { ShopRowChange } from '../../storage/administration.ts';
import type { ShopRow, Storage } from '../../storage/storage.ts';
import { changeRows, operator } from '../changes/changeRow.ts';
import type { Origins } from '../origins.ts';
import type { ShopsAtWork } from '../shop/openShops.ts';
import { parse } from './parse.ts';
import { isRepeat } from './repeats.ts';

/** Reads and changes what a shop is: its name, time zone, origins and notices. */
export class Settings {
  readonly #storage: Storage;
  readonly #shops: ShopsAtWork;
  readonly #origins: Origins;
  readonly #clock: Clock;

  constructor({
    storage,
    shops,
    origins,
    clock,
  }: {
    storage: Storage;
    shops: ShopsAtWork;
    origins: Origins;
    clock: Clock;
  }) {
    this.#clock = clock;
    this.#storage = storage;
    this.#shops = shops;
    this.#origins = origins;
  }

  /** Rejects with NOT_FOUND. */
  async read(shopId: string): Promise<ShopSettings> {
    return settingsOf(await this.#row(shopId));
  }

  /**
   * Takes effect at once: for new tokens and new sockets, and customers' sockets from origins that are not allowed any
   * more are closed. The same change asked again is answered again. Rejects with INVALID_ARGUMENT, NOT_FOUND, or
   * CHANGED_MEANWHILE if `ifVersion` is not the version of now.
   */
  async change(
    shopId: string,
    input: ShopChange,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<ShopSettings> {
    const given = Object.entries(parse(ShopChange, input)).filter(([, value]) => value !== undefined);
    const change: Omit<ShopRowChange, 'expectedVersion'> = Object.fromEntries(given);
    const changed = await this.#write(shopId, change, ifVersion, by);
    const shop = await this.#shops.of(shopId);
    shop?.changed(changed, (origin) => this.#origins.allowsCustomer(changed, origin));
    return settingsOf(changed);
  }

  /** At the version that the difference is told from, or, where no version was asked for, again. */
  async #write(
    shopId: string,
    change: Omit<ShopRowChange, 'expectedVersion'>,
    ifVersion: number | undefined,
    by: Changer,
  ): Promise<ShopRow> {
    for (;;) {
      const row = await this.#row(shopId);
      const { version, ...before } = settingsOf(row);
      if (ifVersion !== undefined && ifVersion !== version) {
        if (isRepeat({ version: ifVersion, given: change }, { version, value: before })) return row;
        throw shopbellError('CHANGED_MEANWHILE', { version });
      }
      const about = { shopId, at: this.#clock.now(), by, what: 'shop' } as const;
      const rows = changeRows(about, { before, after: { ...before, ...change } });
      const asked = { ...change, expectedVersion: version };
      const changed = await this.#storage.writeLogged(rows, 'changeShop', shopId, asked);
      if (changed) return changed;
    }
  }

  async #row(shopId: string): Promise<ShopRow> {
    const shop = await this.#storage.findShop(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return shop;
  }

  /** Every shop of this server; for its operator. */
  async list(): Promise<ShopSettings[]> {
    return (await this.#storage.listShops()).map(settingsOf);
  }
}

function settingsOf({ shopId, name, timeZone, origins, noticeChannel, version }: ShopRow): ShopSettings {
  return { id: shopId, name, timeZone, origins: [...origins], noticeChannel, version };
}
