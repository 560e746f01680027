import type { Platform } from './platform.ts';

/** Texts that outlive the page, under keys. What the storage does not take lives as long as the client. */
export class Kept {
  readonly #platform: Platform;
  readonly #unwritten = new Map<string, string | undefined>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Null or undefined if there is nothing. */
  get(key: string): string | null | undefined {
    return this.#unwritten.has(key) ? this.#unwritten.get(key) : this.shared(key);
  }

  /** What other pages find there; undefined if it cannot be known, or is not what was written last. */
  shared(key: string): string | null | undefined {
    if (this.#unwritten.has(key)) return undefined;
    try {
      return this.#platform.storage?.getItem(key);
    } catch {
      return undefined;
    }
  }

  /** Without a text: leaves nothing. */
  set(key: string, text?: string): void {
    this.#unwritten.set(key, text);
    try {
      const { storage } = this.#platform;
      if (!storage) return;
      if (text === undefined && storage.removeItem) storage.removeItem(key);
      else storage.setItem(key, text ?? '');
      this.#unwritten.delete(key);
    } catch {
      // Forbidden or full: kept here.
    }
  }
}
