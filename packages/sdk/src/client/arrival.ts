import type { ShopbellError } from '../model/errors.ts';
import { aborted } from './clientErrors.ts';

/** Calls that wait until the client is online for the first time, or cannot be. */
export class Arrival {
  readonly #waiting = new Set<(error?: ShopbellError) => void>();

  wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        told(aborted(signal?.reason));
      };
      const told = (error?: ShopbellError): void => {
        this.#waiting.delete(told);
        signal?.removeEventListener('abort', onAbort);
        if (error) reject(error);
        else resolve();
      };
      this.#waiting.add(told);
      signal?.addEventListener('abort', onAbort);
    });
  }

  /** Without an error: it is online. */
  tell(error?: ShopbellError): void {
    for (const told of [...this.#waiting]) told(error);
  }
}
