import type { Desk } from '@shopbell/engine';
import type { Desks } from '../../desk/desks.ts';
import type { ShopRow } from '../../storage/storage.ts';
import { Permissions } from '../permissions/callers.ts';
import { agentsInCustomerGroups, leaveUnlessServing } from './groupMembers.ts';
import { OpenShop, type OpenShopOptions } from './openShop.ts';

/** Where desks are only looked at: those at work, or as they are stored. */
export interface ShopViews {
  /** Undefined if there is no such shop. */
  of(shopId: string): Promise<ShopView | undefined>;
}

/** Where shops at work are found. */
export interface ShopsAtWork extends ShopViews {
  of(shopId: string): Promise<OpenShop | undefined>;
}

export interface ShopView {
  readonly desk: { readonly shop: ShopRow; readonly desk: Desk };
}

/** Every shop that somebody asked for since the start. */
export class OpenShops implements ShopsAtWork {
  readonly #desks: Desks;
  readonly #options: OpenShopOptions;
  readonly #open = new Map<string, OpenShop>();
  #closed = false;

  constructor(desks: Desks, options: OpenShopOptions) {
    this.#desks = desks;
    this.#options = options;
  }

  /** Undefined if there is no such shop. */
  async of(shopId: string): Promise<OpenShop | undefined> {
    const open = this.#open.get(shopId);
    if (open) return open;
    const desk = await this.#desks.of(shopId);
    // Somebody else may have asked meanwhile.
    const opened = this.#open.get(shopId);
    if (!desk || opened || this.#closed) return opened;
    const shop = new OpenShop(desk, this.#options);
    this.#open.set(shopId, shop);
    this.#lookThroughGroups(shop).catch((error: unknown) => {
      if (!this.#closed)
        this.#options.log({
          ...{ level: 'warn', shopId, error },
          message: 'Who is in customer groups could not be looked through.',
        });
    });
    return shop;
  }

  /** A server of before, or one that was stopped just then, may have left in groups whoever serves no more (WB-07). */
  async #lookThroughGroups({ desk }: OpenShop): Promise<void> {
    await leaveUnlessServing(desk, new Permissions(this.#options.storage), agentsInCustomerGroups(desk.desk));
  }

  close(): void {
    this.#closed = true;
    for (const shop of this.#open.values()) shop.close();
  }
}
