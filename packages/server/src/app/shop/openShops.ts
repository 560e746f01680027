import type { Desks } from '../../desk/desks.ts';
import { OpenShop, type OpenShopOptions } from './openShop.ts';

/** Every shop that somebody asked for since the start. */
export class OpenShops {
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
    return shop;
  }

  close(): void {
    this.#closed = true;
    for (const shop of this.#open.values()) shop.close();
  }
}
