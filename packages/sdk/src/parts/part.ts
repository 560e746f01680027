import { timedOut } from '../client/clientErrors.ts';

/**
 * A part of the client that pages load when they first need it, and not before. One load for all who ask; after one that
 * failed the next who asks begins another. Rejects with TIMEOUT, which is worth another attempt.
 */
export function part<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined;
  return () =>
    (loading ??= load().catch((): never => {
      loading = undefined;
      throw timedOut();
    }));
}
