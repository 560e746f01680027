import { isCount, isFlag, isText, optional, shape } from '../guards/shape.ts';
import type { Kept } from '../kept.ts';
import type { TokenGrant } from '../model/http.ts';
import type { KeyValueStorage } from '../platform.ts';

export const isGrant = shape<TokenGrant>({
  customerId: isText,
  token: isText,
  expiresAt: isCount,
  renewal: isText,
  known: optional(isFlag),
  linked: optional(isText),
});

/** Which shop: two servers may each have one of that name. */
export interface ShopAddress {
  readonly server: string;
  readonly shopId: string;
}

export function memoryKey({ server, shopId }: ShopAddress): string {
  return `shopbell:${shopId}@${server.replace(/\/+$/, '')}`;
}

/** A key of its own: what a tab notes here overwrites nothing that another was granted. */
const openKey = (shop: ShopAddress): string => `${memoryKey(shop)}:open`;

/**
 * Whether this device remembers an open conversation with a shop, or one that has ended and was not read to its end. Reads
 * one key and nothing else; false if the storage is missing or forbidden. For launchers that load the client only when it is
 * needed.
 */
export function knowsOpenConversation(
  shop: ShopAddress,
  storage?: Pick<KeyValueStorage, 'getItem'>,
): boolean {
  try {
    return !!(storage ?? globalThis.localStorage).getItem(openKey(shop));
  } catch {
    return false;
  }
}

/** One shop's customer on this device. */
export class CustomerMemory {
  readonly #kept: Kept;
  readonly #shop: ShopAddress;

  constructor(kept: Kept, shop: ShopAddress) {
    this.#kept = kept;
    this.#shop = shop;
  }

  /** The last grant. Whatever else lies there, of another version or another author, is as good as nothing. */
  read(): Partial<TokenGrant> {
    try {
      const found: unknown = JSON.parse(this.#kept.get(memoryKey(this.#shop)) ?? '');
      return isGrant(found) ? found : {};
    } catch {
      return {};
    }
  }

  /** Without an argument: leaves nothing. */
  write(remembered?: TokenGrant): void {
    this.#kept.set(memoryKey(this.#shop), remembered && JSON.stringify(remembered));
  }

  /** Whether there is a conversation that has not ended, or something unread in one that has. */
  get open(): boolean {
    return !!this.#kept.get(openKey(this.#shop));
  }

  set open(open: boolean) {
    if (open !== this.open) this.#kept.set(openKey(this.#shop), open ? '1' : undefined);
  }
}
