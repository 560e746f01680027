import { isCount, isFlag, isText, optional, shape } from '../guards/shape.ts';
import type { TokenGrant } from '../model/http.ts';
import type { KeyValueStorage } from '../platform.ts';

/** What a device remembers of a shop's customer, as JSON under one key per shop: the last grant, and one thing more. */
export interface Remembered extends Partial<TokenGrant> {
  /** There is a conversation that has not ended. */
  readonly open?: boolean;
}

const isRemembered = shape<Remembered>({
  customerId: optional(isText),
  token: optional(isText),
  expiresAt: optional(isCount),
  renewal: optional(isText),
  known: optional(isFlag),
  linked: optional(isText),
  open: optional(isFlag),
});

export function isGrant(value: unknown): value is TokenGrant {
  if (!isRemembered(value)) return false;
  const { customerId, token, renewal, expiresAt } = value;
  return !!(customerId && token && renewal && expiresAt);
}

export function memoryKey(shopId: string): string {
  return `shopbell:${shopId}`;
}

/**
 * Whether this device remembers an open conversation with a shop. Reads that one key and nothing else; false if the
 * storage is missing or forbidden. For launchers that load the client only when it is needed.
 */
export function knowsOpenConversation(shopId: string, storage?: Pick<KeyValueStorage, 'getItem'>): boolean {
  try {
    return parse((storage ?? globalThis.localStorage).getItem(memoryKey(shopId))).open === true;
  } catch {
    return false;
  }
}

/** One shop's key; where the storage is missing, full or forbidden, it lives as long as the client. */
export class CustomerMemory {
  readonly #key: string;
  readonly #storage: () => KeyValueStorage | null;
  /** What could not be written. */
  #unwritten: Remembered | undefined;

  constructor(shopId: string, storage: () => KeyValueStorage | null) {
    this.#key = memoryKey(shopId);
    this.#storage = storage;
  }

  read(): Remembered {
    if (this.#unwritten) return this.#unwritten;
    try {
      return parse(this.#storage()?.getItem(this.#key) ?? null);
    } catch {
      return {};
    }
  }

  /** Without an argument: leaves nothing. */
  write(remembered: Remembered = {}): void {
    this.#unwritten = remembered;
    try {
      const storage = this.#storage();
      if (!storage) return;
      storage.setItem(this.#key, JSON.stringify(remembered));
      if (!remembered.renewal) storage.removeItem?.(this.#key);
      this.#unwritten = undefined;
    } catch {
      // Forbidden or full: kept here.
    }
  }
}

/** Whatever else lies under the key, of another version or another author, is as good as nothing. */
function parse(text: string | null): Remembered {
  const found: unknown = JSON.parse(text ?? '{}');
  return isRemembered(found) ? found : {};
}
