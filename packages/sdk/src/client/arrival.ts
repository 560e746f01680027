import type { ShopbellError } from '../model/errors.ts';
import { aborted } from './clientErrors.ts';

/** Calls that wait until the client is online for the first time, or cannot be. */
export class Arrival {
  #waiting: { resolve: () => void; reject: (error: ShopbellError) => void }[] = [];

  wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        reject(aborted(signal?.reason));
      };
      const end = (): void => {
        signal?.removeEventListener('abort', onAbort);
      };
      this.#waiting.push({
        resolve: () => {
          end();
          resolve();
        },
        reject: (error) => {
          end();
          reject(error);
        },
      });
      signal?.addEventListener('abort', onAbort);
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
