/**
 * Fetches something once for all who ask. After an attempt that failed, the next who asks begins another; so does the network
 * when it is back, and time: what waits for it stands on the screen, empty.
 */
export function comesLater<Given>(fetch: (given: Given) => Promise<void>): (given: Given) => void {
  let loading: Promise<void> | undefined;
  /** Before another attempt, in ms: longer each time. */
  let pause = 1000;
  return function load(given) {
    loading ??= fetch(given).catch(() => {
      loading = undefined;
      const waiting = new AbortController();
      const again = () => {
        waiting.abort();
        load(given);
      };
      window.addEventListener('online', again, waiting);
      const timer = setTimeout(again, (pause *= 2));
      waiting.signal.addEventListener('abort', () => {
        clearTimeout(timer);
      });
    });
  };
}
