import { isShopbellError } from '@shopbell/sdk/admin';

/** Something of the server's that a screen shows: read when needed, and again when it changed. */
export class Resource<T> {
  readonly #read: () => Promise<T>;
  readonly #changed: () => void;
  #asked = 0;

  value: T | undefined;
  failed = false;
  /** The account may not see it. */
  forbidden = false;

  constructor(read: () => Promise<T>, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
  }

  get wanted(): boolean {
    return this.#asked > 0;
  }

  /** The latest answer counts, whatever order they come in. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const value = await this.#read();
      if (asked !== this.#asked) return;
      this.value = value;
      this.failed = false;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.failed = true;
      this.forbidden = isShopbellError(error, 'FORBIDDEN') || isShopbellError(error, 'UNAUTHENTICATED');
    }
    this.#changed();
  }

  /** What a change answered with. An older answer that is still under way counts no more. */
  put(value: T): void {
    this.#asked += 1;
    this.value = value;
    this.failed = false;
    this.#changed();
  }
}
