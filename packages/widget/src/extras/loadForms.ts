import type { Kit } from './kit.ts';

let loading: Promise<void> | undefined;
/** Before another attempt, in ms: longer each time. */
let pause = 1000;

/**
 * Fetches them once for all who ask. After an attempt that failed, the next who asks begins another; so does the network when
 * it is back, and time: what waits for them stands on the screen, empty.
 */
export function loadForms(kit: Kit): void {
  loading ??= kit.part('forms').then(
    ({ defineForms }) => {
      defineForms(kit);
    },
    () => {
      loading = undefined;
      const waiting = new AbortController();
      const again = () => {
        waiting.abort();
        loadForms(kit);
      };
      window.addEventListener('online', again, waiting);
      const timer = setTimeout(again, (pause *= 2));
      waiting.signal.addEventListener('abort', () => {
        clearTimeout(timer);
      });
    },
  );
}
