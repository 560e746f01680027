import { timedOut } from '../client/clientErrors.ts';
import { unlessAborted } from '../client/waiting.ts';

/** Milliseconds that a part may take. */
const loadWithin = 30_000;

/**
 * A part of the client that pages load when they first need it, and not before. One load for all who ask; after one that
 * failed or hangs the next who asks begins another. Rejects with TIMEOUT, which is worth another attempt, and with ABORTED for
 * whoever gives up.
 */
export function part<Part>(load: () => Promise<Part>): (signal?: AbortSignal) => Promise<Part> {
  let loading: Promise<Part> | undefined;
  return (signal) => {
    loading ??= new Promise<Part>((resolve, reject) => {
      // Keeps no process alive.
      AbortSignal.timeout(loadWithin).onabort = reject;
      load().then(resolve, reject);
    }).catch((): never => {
      loading = undefined;
      throw timedOut();
    });
    return unlessAborted(loading, signal);
  };
}
