import type { ShopRow } from '../storage/storage.ts';

/** Whether pages of this origin may carry the shop's bell although the shop does not list it: the host's own knowledge. */
export type AlsoAllows = (shopId: string, origin: string) => boolean;

/**
 * Which web pages may talk to the server. Programs that are no browser send no Origin and are told apart by what they
 * show instead (a token, a cookie, a ticket).
 */
export class Origins {
  readonly #workbench: ReadonlySet<string>;
  readonly #alsoAllows: AlsoAllows;

  constructor(workbench: readonly string[] = [], alsoAllows: AlsoAllows = () => false) {
    this.#workbench = new Set(workbench);
    this.#alsoAllows = alsoAllows;
  }

  allowsCustomer(shop: ShopRow, origin: string | undefined): boolean {
    return origin === undefined || shop.origins.includes(origin) || this.#alsoAllows(shop.shopId, origin);
  }

  allowsAgent(origin: string | undefined): boolean {
    return origin === undefined || this.#workbench.has(origin);
  }
}
