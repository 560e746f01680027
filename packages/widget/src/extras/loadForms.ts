import type { Kit } from './kit.ts';

let loading: Promise<void> | undefined;

/** Fetches them once for all who ask; after an attempt that failed the next who asks begins another. */
export function loadForms(kit: Kit): void {
  loading ??= kit.part('forms').then(
    ({ defineForms }) => {
      defineForms(kit);
    },
    () => {
      loading = undefined;
    },
  );
}
