import type { ShopbellError } from '../model/errors.ts';
import { aborted } from './clientErrors.ts';

/** Calls that wait until the client is online for the first time, or cannot be. */
export class Arrival {
  #waiting: { resolve: () => void; reject: (error: ShopbellError) => void }[] = [];

  wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      signal?.addEventListener('abort', () => {
        reject(aborted(signal.reason));
      });
    });
  }

  /** Without an error: it is online. */
  tell(error?: ShopbellError): void {
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (error) reject(error);
      else resolve();
    }
  }
}
