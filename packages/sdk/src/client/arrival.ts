import type { ShopbellError } from '../model/errors.ts';
import { unlessAborted } from './waiting.ts';

/** Calls that wait until the client is online for the first time, or cannot be. */
export class Arrival {
  #waiting: Promise<void> | undefined;
  #told: ((error?: ShopbellError) => void) | undefined;

  wait(signal: AbortSignal | undefined): Promise<void> {
    this.#waiting ??= new Promise((resolve, reject) => {
      this.#told = (error) => {
        if (error) reject(error);
        else resolve();
      };
    });
    return unlessAborted(this.#waiting, signal);
  }

  /** Without an error: it is online. */
  tell(error?: ShopbellError): void {
    this.#waiting = undefined;
    this.#told?.(error);
  }
}
